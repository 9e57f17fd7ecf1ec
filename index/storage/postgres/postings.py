"""What a transaction derives from what it wrote, before it commits: the list as it is searched, and the postings.

The triggers of schema.sql note which rows; all are done at once, since one statement over many rows costs a hundredth
of as many statements.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from index.storage.postgres.packed_postings import BLOCK, Key, pack, without
from index.storage.sql.listing import folded

if TYPE_CHECKING:
    from index.storage.postgres.connection import Connection

_AT_ONCE = 8 * BLOCK  # passages, of which the words are in memory
_KEYS = 4 * BLOCK  # rows of postings that are read to be written anew, of 6 kB at most

_CAME = f"""
WITH came AS (DELETE FROM unposted WHERE passage IN (
    SELECT passage FROM unposted WHERE passage > ? ORDER BY passage LIMIT {_AT_ONCE}
) RETURNING passage)
SELECT p.id, p.words FROM came JOIN passages p ON p.id = came.passage
"""
_LEFT = f"""
DELETE FROM leaving WHERE passage IN (
    SELECT passage FROM leaving WHERE passage > ? ORDER BY passage LIMIT {_AT_ONCE}
) RETURNING passage, words
"""  # from that of before: the index of a table walks again past what this transaction has deleted
_POST = """
INSERT INTO postings SELECT * FROM unnest(?::text[], ?::bigint[], ?::bytea[])
ON CONFLICT (word, block) DO UPDATE SET packed = postings.packed || excluded.packed
"""
_TAKE = """
DELETE FROM postings p USING unnest(?::text[], ?::bigint[]) AS these (word, block)
WHERE p.word = these.word AND p.block = these.block RETURNING p.word, p.block, p.packed
"""
_COUNT = """
INSERT INTO lexicon SELECT * FROM unnest(?::text[], ?::integer[])
ON CONFLICT (word) DO UPDATE SET frequency = lexicon.frequency + excluded.frequency
"""
_FORGET = "DELETE FROM lexicon WHERE word = ANY(?) AND frequency <= 0"
_TOTAL = "UPDATE totals SET passages = passages + ?, words = words + ?"
_UNLISTED = """
WITH these AS (DELETE FROM unlisted RETURNING place)
SELECT c.rowid, c.title, c.source, c.last_day FROM these JOIN communiques c ON c.rowid = these.place
"""
_LIST = """
INSERT INTO listed VALUES (?, ?, ?, ?)
ON CONFLICT (place) DO UPDATE SET title = excluded.title, source = excluded.source, day = excluded.day
"""

Words = Mapping[int, Mapping[str, int]]
"""Passages, and how often each holds its words."""


def derive(db: "Connection") -> None:
    """Brings what is derived to what this transaction has written."""
    for leaving in _some_at_once(_LEFT, db):
        _take_out(leaving, db)
    for coming in _some_at_once(_CAME, db):
        _put_in(coming, db)
    rows = db.execute(_UNLISTED).fetchall()
    if rows:
        db.executemany(_LIST, [(place, folded(title), folded(source), day) for place, title, source, day in rows])


def derive_again(db: "Connection") -> None:
    """Makes the postings and the list anew; others see the old ones until this transaction ends.

    It is a change: who remembers how frequent words are must ask again.
    """
    db.execute("UPDATE manifest SET value = CAST(value AS BIGINT) + 1 WHERE name = 'change'")
    db.execute("DELETE FROM postings")
    db.execute("DELETE FROM lexicon")
    db.execute("UPDATE totals SET passages = 0, words = 0")
    db.execute("INSERT INTO unposted SELECT id FROM passages ON CONFLICT DO NOTHING")
    db.execute("INSERT INTO unlisted SELECT rowid FROM communiques ON CONFLICT DO NOTHING")
    derive(db)


def _some_at_once(query: str, db: "Connection") -> Iterator[Words]:
    last = -1
    while passages := dict(db.execute(query, (last,)).fetchall()):
        last = max(passages)
        yield {passage: Counter(words.split()) for passage, words in passages.items()}


def _put_in(passages: Words, db: "Connection") -> None:
    _post(pack(passages), db)
    _count(passages, 1, db)


def _take_out(passages: Words, db: "Connection") -> None:
    places: dict[Key, set[int]] = defaultdict(set)
    for passage, times in passages.items():
        block, place = divmod(passage, BLOCK)
        for word in times:
            places[word, block].add(place)
    keys = sorted(places)
    for batch in (keys[start : start + _KEYS] for start in range(0, len(keys), _KEYS)):
        rows = db.execute(_TAKE, ([word for word, _ in batch], [block for _, block in batch])).fetchall()
        rest = {(word, block): without(packed, places[word, block]) for word, block, packed in rows}
        _post({key: packed for key, packed in rest.items() if packed}, db)
    _count(passages, -1, db)


def _post(rows: Mapping[Key, bytes], db: "Connection") -> None:
    """In the order of the key: pages are written one after the other."""
    keys = sorted(rows)
    db.execute(_POST, ([word for word, _ in keys], [block for _, block in keys], [rows[key] for key in keys]))


def _count(passages: Words, sign: int, db: "Connection") -> None:
    holders = Counter(word for times in passages.values() for word in times)
    words = sorted(holders)
    db.execute(_COUNT, (words, [sign * holders[word] for word in words]))
    if sign < 0:
        db.execute(_FORGET, (words,))
    db.execute(_TOTAL, (sign * len(passages), sign * sum(sum(times.values()) for times in passages.values())))
