-- The one truth. Dates are ISO 8601 with the precision that is known; spans are code points of `text`.
CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE communiques (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    title TEXT, title_origin TEXT, title_start INTEGER, title_end INTEGER,
    source TEXT, source_origin TEXT, source_start INTEGER, source_end INTEGER,
    date TEXT, date_origin TEXT, date_start INTEGER, date_end INTEGER,
    first_day INTEGER, last_day INTEGER,  -- proleptic ordinals, for the filter by period
    file_name TEXT NOT NULL,
    original BLOB NOT NULL                -- the bytes as they came
) STRICT;
CREATE INDEX communiques_by_source ON communiques (source);
CREATE INDEX communiques_by_day ON communiques (first_day, last_day);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- an id is never used twice
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,                   -- search words, in order, separated by spaces
    vector BLOB NOT NULL,                  -- half precision
    added INTEGER NOT NULL                 -- the change that brought it
) STRICT;
CREATE INDEX passages_by_communique ON passages (communique);
CREATE INDEX passages_by_change ON passages (added);

CREATE TABLE sigles (
    word TEXT NOT NULL,                    -- the sigle and its meaning, both in search words
    meaning TEXT NOT NULL,
    communique TEXT NOT NULL REFERENCES communiques (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX sigles_by_communique ON sigles (communique);

-- What left, so that views can forget it, and so that a text taken out is not brought back by seeds/.
CREATE TABLE removed_passages (id INTEGER PRIMARY KEY, removed INTEGER NOT NULL) STRICT;
CREATE INDEX removed_by_change ON removed_passages (removed);
CREATE TABLE removed_communiques (id TEXT PRIMARY KEY) STRICT;
