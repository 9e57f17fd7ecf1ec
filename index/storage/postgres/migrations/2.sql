-- From format 1 to 2. Postings were rows, of words that had numbers; they are derived anew. Tables are altered, and not
-- made anew, so that who may read them still may.
TRUNCATE postings, lexicon;
ALTER TABLE lexicon DROP COLUMN id;
ALTER TABLE postings
    DROP CONSTRAINT postings_pkey,
    DROP COLUMN passage, DROP COLUMN word, DROP COLUMN frequency, DROP COLUMN length,
    ADD COLUMN word TEXT COLLATE "C" NOT NULL,
    ADD COLUMN block BIGINT NOT NULL,
    ADD COLUMN packed BYTEA NOT NULL,
    ADD PRIMARY KEY (word, block);
ALTER TABLE postings ALTER COLUMN packed SET STORAGE PLAIN;
DROP FUNCTION IF EXISTS rounded(INTEGER);
