"""What a transaction derives from what it wrote, before it commits: the list as it is searched, and the postings.

The triggers of schema.sql note which rows; all are done at once, since one statement over many rows costs a hundredth
of as many statements.
"""

from typing import TYPE_CHECKING

from index.truth.listing import folded

if TYPE_CHECKING:
    from index.postgres.connection import Connection

_LEAVE = """
WITH gone AS (DELETE FROM leaving RETURNING passage, words),
held AS (SELECT passage, w AS word, count(*) AS times FROM gone, unnest(string_to_array(words, ' ')) w
         WHERE w <> '' GROUP BY passage, w),
counted AS (SELECT word, count(*) AS passages FROM held GROUP BY word),
out AS (DELETE FROM postings p USING held h JOIN lexicon l ON l.word = h.word
        WHERE p.word = l.id AND p.passage = h.passage),
forgotten AS (DELETE FROM lexicon l USING counted c WHERE l.word = c.word AND l.frequency <= c.passages),
fewer AS (UPDATE lexicon l SET frequency = l.frequency - c.passages FROM counted c
          WHERE l.word = c.word AND l.frequency > c.passages)
UPDATE totals SET passages = passages - (SELECT count(*) FROM gone),
                  words = words - (SELECT coalesce(sum(times), 0) FROM held)
"""
_NEW_WORDS = """
INSERT INTO lexicon (word, frequency)
SELECT DISTINCT w, 0 FROM unposted u JOIN passages p ON p.id = u.passage, unnest(string_to_array(p.words, ' ')) w
WHERE w <> '' AND NOT EXISTS (SELECT FROM lexicon l WHERE l.word = w)
"""
_POST = """
WITH came AS (DELETE FROM unposted RETURNING passage),
held AS (SELECT p.id AS passage, w AS word, count(*) AS times
         FROM came JOIN passages p ON p.id = came.passage, unnest(string_to_array(p.words, ' ')) w
         WHERE w <> '' GROUP BY p.id, w),
long AS (SELECT passage, sum(times)::INTEGER AS words FROM held GROUP BY passage),
posted AS (INSERT INTO postings (passage, word, frequency, length)
           SELECT h.passage, l.id, least(h.times, 32767), least(rounded(long.words), 32767)
           FROM held h JOIN lexicon l ON l.word = h.word JOIN long ON long.passage = h.passage
           ORDER BY l.id, h.passage),  -- as the key has them: pages are written one after the other
counted AS (UPDATE lexicon l SET frequency = l.frequency + c.passages
            FROM (SELECT word, count(*) AS passages FROM held GROUP BY word) c WHERE l.word = c.word)
UPDATE totals SET passages = passages + (SELECT count(*) FROM came),
                  words = words + (SELECT coalesce(sum(words), 0) FROM long)
"""
_UNLISTED = """
WITH these AS (DELETE FROM unlisted RETURNING place)
SELECT c.rowid, c.title, c.source, c.last_day FROM these JOIN communiques c ON c.rowid = these.place
"""
_LIST = """
INSERT INTO listed VALUES (?, ?, ?, ?)
ON CONFLICT (place) DO UPDATE SET title = excluded.title, source = excluded.source, day = excluded.day
"""


def derive(db: "Connection") -> None:
    """Brings what is derived to what this transaction has written."""
    if db.execute("SELECT 1 FROM leaving LIMIT 1").fetchone():
        db.execute(_LEAVE)
    if db.execute("SELECT 1 FROM unposted LIMIT 1").fetchone():
        db.execute(_NEW_WORDS)
        db.execute(_POST)
    rows = db.execute(_UNLISTED).fetchall()
    if rows:
        db.executemany(_LIST, [(place, folded(title), folded(source), day) for place, title, source, day in rows])


def derive_again(db: "Connection") -> None:
    """Makes the postings anew and drops the index of the vectors; others see the old ones until this transaction ends.

    It is a change, since words have other numbers then: who remembers them must ask again.
    """
    db.execute("UPDATE manifest SET value = CAST(value AS BIGINT) + 1 WHERE name = 'change'")
    db.execute("DELETE FROM postings")
    db.execute("DELETE FROM lexicon")
    db.execute("UPDATE totals SET passages = 0, words = 0")
    db.execute("INSERT INTO unposted SELECT id FROM passages ON CONFLICT DO NOTHING")
    db.execute("INSERT INTO unlisted SELECT rowid FROM communiques ON CONFLICT DO NOTHING")
    for (name,) in db.execute("SELECT indexname FROM pg_indexes WHERE indexname ^@ 'passages_by_vector_'").fetchall():
        db.execute(f"DROP INDEX {name}")
