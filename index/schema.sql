-- The one truth. Dates are ISO 8601 with the precision that is known; spans are code points of `text`.
CREATE TABLE IF NOT EXISTS manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS communiques (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    title TEXT, title_origin TEXT, title_start INTEGER, title_end INTEGER,
    source TEXT, source_origin TEXT, source_start INTEGER, source_end INTEGER,
    date TEXT, date_origin TEXT, date_start INTEGER, date_end INTEGER,
    first_day INTEGER, last_day INTEGER,  -- proleptic ordinals, for the filter by period
    file_name TEXT NOT NULL,
    original BLOB NOT NULL                -- the bytes as they came
) STRICT;
CREATE INDEX IF NOT EXISTS communiques_by_source ON communiques (source);
CREATE INDEX IF NOT EXISTS communiques_by_day ON communiques (first_day, last_day);

CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- an id is never used twice
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,                   -- search words, in order, separated by spaces
    vector BLOB NOT NULL,                  -- half precision
    added INTEGER NOT NULL                 -- the change that brought it
) STRICT;
CREATE INDEX IF NOT EXISTS passages_by_communique ON passages (communique);
CREATE INDEX IF NOT EXISTS passages_by_change ON passages (added);

CREATE TABLE IF NOT EXISTS sigles (
    word TEXT NOT NULL,                    -- the sigle and its meaning, both in search words
    meaning TEXT NOT NULL,
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX IF NOT EXISTS sigles_by_communique ON sigles (communique);

-- What left, so that views can forget it, and so that a text taken out is not brought back by seeds/.
CREATE TABLE IF NOT EXISTS removed_passages (id INTEGER PRIMARY KEY, removed INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS removed_by_change ON removed_passages (removed);
CREATE TABLE IF NOT EXISTS removed_communiques (id TEXT PRIMARY KEY) STRICT;

-- What less trusted places say otherwise of a source or a date: shown beside it, never searched.
CREATE TABLE IF NOT EXISTS other_facts (
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    fact TEXT NOT NULL,                    -- source or date
    value TEXT NOT NULL, origin TEXT NOT NULL, start INTEGER, "end" INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS other_facts_by_communique ON other_facts (communique);
