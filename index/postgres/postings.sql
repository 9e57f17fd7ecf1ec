-- BM25: which passages hold a word, how often, and how long they are: index/postgres/packing.py. What is derived here is
-- made anew by another form of it. One row of `totals` for the whole corpus.
CREATE TABLE lexicon (
    word TEXT COLLATE "C" PRIMARY KEY,
    frequency INTEGER NOT NULL             -- passages that hold it
) WITH (fillfactor = 70);
CREATE TABLE postings (
    word TEXT COLLATE "C" NOT NULL,
    block BIGINT NOT NULL,                 -- of passages whose ids follow each other
    packed BYTEA NOT NULL,                 -- six bytes for each of them that holds the word
    PRIMARY KEY (word, block)
);
ALTER TABLE postings ALTER COLUMN packed SET STORAGE PLAIN;  -- 6 kB at most: in its row, as it is
CREATE TABLE totals (passages BIGINT NOT NULL, words BIGINT NOT NULL);
INSERT INTO totals VALUES (0, 0);
