-- From format 1 to 2. Some folders of format 1 have the first of these tables already: hence IF NOT EXISTS.

-- What a person says of a text, in place of what it states; kept by the text's id even when the text is taken out.
CREATE TABLE IF NOT EXISTS corrections (
    communique TEXT NOT NULL,
    fact TEXT NOT NULL,                    -- title, source or date
    value TEXT,                            -- NULL: not known, says the person
    stated TEXT, stated_origin TEXT, stated_start INTEGER, stated_end INTEGER,  -- what it took the place of
    PRIMARY KEY (communique, fact)
) STRICT;

-- Texts taken out, whole, until they are brought back or erased.
CREATE TABLE IF NOT EXISTS withdrawn AS SELECT * FROM communiques LIMIT 0;
CREATE UNIQUE INDEX IF NOT EXISTS withdrawn_by_id ON withdrawn (id);

-- What a list is searched and sorted by, apart from the texts, which are long to walk through.
CREATE TABLE IF NOT EXISTS listed (
    place INTEGER PRIMARY KEY,             -- rowid of communiques
    title TEXT, source TEXT,               -- in lower case, without accents or punctuation
    day INTEGER                            -- the last that it may be of
) STRICT;
CREATE TRIGGER IF NOT EXISTS listed_in AFTER INSERT ON communiques BEGIN INSERT INTO listed VALUES (new.rowid, folded(new.title), folded(new.source), new.last_day); END;
CREATE TRIGGER IF NOT EXISTS listed_anew AFTER UPDATE OF title, source, last_day ON communiques BEGIN UPDATE listed SET title = folded(new.title), source = folded(new.source), day = new.last_day WHERE place = new.rowid; END;
CREATE TRIGGER IF NOT EXISTS listed_out AFTER DELETE ON communiques BEGIN DELETE FROM listed WHERE place = old.rowid; END;
INSERT OR IGNORE INTO listed SELECT rowid, folded(title), folded(source), last_day FROM communiques;

-- What less trusted places say otherwise of a source or a date: shown beside it, never searched.
CREATE TABLE IF NOT EXISTS other_facts (
    communique TEXT NOT NULL,
    fact TEXT NOT NULL,                    -- source or date
    value TEXT NOT NULL, origin TEXT NOT NULL, start INTEGER, "end" INTEGER,
    PRIMARY KEY (communique, fact, value, origin)
) STRICT;

-- The files that `dixit backup` wrote, so that an erasure can say where a text may still lie.
CREATE TABLE backups (file TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT;

-- A seal for each row: index/storage/folder/checksums.py makes the triggers that keep it.
CREATE TABLE seals (of TEXT NOT NULL, place INTEGER NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY (of, place)) STRICT, WITHOUT ROWID;
-- Where each text came from: a path within a folder, or a name by itself, under the folder ''.
CREATE TABLE IF NOT EXISTS origins (
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    folder TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (communique, folder, path)
) STRICT;
CREATE INDEX IF NOT EXISTS origins_by_place ON origins (folder, path);
INSERT OR IGNORE INTO origins SELECT id, '', file_name FROM communiques;

-- The files of folders as they were last read, so that those that did not change are not read again.
CREATE TABLE IF NOT EXISTS folder_files (
    folder TEXT NOT NULL, path TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL,  -- nanoseconds; 0 for one too fresh to be trusted
    digest TEXT NOT NULL,                  -- of its bytes
    texts INTEGER NOT NULL,                -- how many communiqués it gave; 0 for one that was refused
    spared INTEGER NOT NULL DEFAULT 0,     -- 1: gone with all the others at once, which is not followed
    PRIMARY KEY (folder, path)
) STRICT;

-- The least shingles of each text, and which texts are versions of one another (each pair both ways).
CREATE TABLE IF NOT EXISTS sketches (
    shingle INTEGER NOT NULL,
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    PRIMARY KEY (shingle, communique)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sketches_by_communique ON sketches (communique);
CREATE TABLE IF NOT EXISTS versions (
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    PRIMARY KEY (communique, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS versions_by_other ON versions (other);
