"""What is wrong in the database, as far as Dixit can tell: the server checks its own pages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import groupby

from index.storage.postgres.connection import Connection
from index.storage.postgres.packed_postings import BLOCK, in_order, pack

_CHANGED = (
    "SELECT id FROM communiques WHERE id <> left(encode(sha256(convert_to(text, 'UTF8')), 'hex'), 16) ORDER BY id"
)
_TOLD = "SELECT id, words FROM passages ORDER BY id"
_POSTED = "SELECT block, word, packed FROM postings ORDER BY block, word"
_COUNTED = """
SELECT count(*) FROM lexicon l
FULL JOIN (SELECT word, sum(octet_length(packed)) / 6 AS passages FROM postings GROUP BY word) p ON p.word = l.word
WHERE l.frequency IS DISTINCT FROM p.passages
"""

Block = tuple[int, Mapping[str, bytes]]
"""A block, and the postings of each word in it."""


def faults(db: Connection) -> list[str]:
    """Texts that are not what was stored, and postings that do not tell the words of the passages, in French.

    `db` is a snapshot: what is told and what is posted must be of one moment.
    """
    faults = [f"Le texte du communiqué « {id} » n’est plus ce qui a été écrit." for (id,) in db.execute(_CHANGED)]
    differing = sum(_differing(_told(db), _posted(db)))
    miscounted = db.one(_COUNTED)
    if differing or miscounted:
        faults.append(
            f"L’index des mots diffère des textes en {max(differing, miscounted)} endroits : reconstruisez-le."
        )
    return faults


def _told(db: Connection) -> Iterator[Block]:
    """As the passages tell them."""
    for block, group in groupby(db.stream(_TOLD), lambda row: row[0] // BLOCK):
        counts = {id: Counter(words.split()) for id, words in group}
        yield block, {word: in_order(packed) for (word, _), packed in pack(counts).items()}


def _posted(db: Connection) -> Iterator[Block]:
    """As they are stored."""
    for block, group in groupby(db.stream(_POSTED), lambda row: row[0]):
        yield block, {word: in_order(packed) for _, word, packed in group}


def _differing(expected: Iterator[Block], posted: Iterator[Block]) -> Iterator[int]:
    """For each block, of how many words the postings are not those that are told."""
    for _, same in groupby(merge(expected, posted, key=lambda block: block[0]), lambda block: block[0]):
        rows = Counter((word, packed) for _, words in same for word, packed in words.items())
        yield len({word for (word, _), times in rows.items() if times != 2})
