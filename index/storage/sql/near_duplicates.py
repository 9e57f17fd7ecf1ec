"""Texts that nearly repeat one another: re-posts, corrected versions.

A text is a set of shingles, each of three words in a row. Two whose sets are alike (Jaccard) are versions of one
another. Candidates share some of their least hashes: the bottom-k sketch of Broder, « On the resemblance and
containment of documents » (1997). What a sketch proposes, the sets decide.
"""

import functools
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Collection, Sequence, Set
from itertools import accumulate

from index.storage.sql.database import Connection
from index.values.communique import CommuniqueId

_ALIKE = 0.5  # Jaccard similarity, from which two texts are versions of one another
_WORDS = 3  # of a shingle
_SKETCH = 16  # least hashes kept of each text
_SHARED = 2  # of them, from which two texts are compared
_COMPARED = 20  # texts, at most, with one that comes
_OF_ONE = 50  # texts that are looked at for one hash: what very many share tells little
_FEWEST = 12  # shingles: shorter texts say too little to be told apart

_WORD = re.compile(r"\w+")


def shingles(text: str) -> set[int]:
    """The hashes of its word triples, whatever the case and the accents.

    >>> len(shingles("Non à la réforme des retraites"))
    4
    """
    return _hashes(_words(text))


def are_versions(first: Set[object], second: Set[object]) -> bool:
    """Whether two sets of shingles are of versions of one text."""
    both = len(first & second)
    return both >= _ALIKE * (len(first) + len(second) - both)


def link(db: Connection, communique: CommuniqueId, text: str) -> None:
    """Keeps the sketch of a text that has just come, and links it with its versions."""
    words = _words(text)
    hashes = _hashes(words)
    if len(hashes) < _FEWEST:
        return
    mine = _triples(words)
    sketch = sorted(hashes)[:_SKETCH]
    shared = Counter(candidate for (candidate,) in db.execute(_holders(len(sketch)), sketch))
    for candidate, common in shared.most_common(_COMPARED):
        if common >= _SHARED and candidate != communique:
            (text_of_other,) = db.execute("SELECT text FROM communiques WHERE id = ?", (candidate,)).fetchone()
            if are_versions(mine, _triples(_words(text_of_other))):
                db.insert("versions", [(communique, candidate), (candidate, communique)], "ON CONFLICT DO NOTHING")
    db.insert("sketches", [(shingle, communique) for shingle in sketch], "ON CONFLICT DO NOTHING")


@functools.cache
def _holders(shingles: int) -> str:
    """In one query, for it is asked of every text: those that hold each of so many shingles."""
    holder = f"SELECT * FROM (SELECT communique FROM sketches WHERE shingle = ? LIMIT {_OF_ONE})"
    return " UNION ALL ".join([holder] * shingles)


def versions_of(db: Connection, ids: Collection[CommuniqueId]) -> list[tuple[CommuniqueId, CommuniqueId]]:
    """Each of these texts that has versions with each of them, the newest first, undated ones last."""
    query = """
    SELECT v.communique, v.other FROM versions v JOIN communiques c ON c.id = v.other
    WHERE v.communique {among} ORDER BY c.last_day DESC NULLS LAST, c.rowid DESC
    """
    return [(CommuniqueId(id), CommuniqueId(version)) for id, version in db.execute(query, (list(ids),))]


def _words(text: str) -> list[bytes]:
    return [word for piece in text.split() for word in _words_of(piece)]


@functools.lru_cache(maxsize=200_000)
def _words_of(piece: str) -> tuple[bytes, ...]:
    """Those of what stands between two spaces, in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", piece.lower())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(word.encode() for word in _WORD.findall(plain))


def _triples(words: Sequence[bytes]) -> Set[object]:
    """The shingles as they are: to compare two texts, four times faster than hashes that are the same everywhere."""
    return set(zip(words, words[1:], words[2:], strict=False))


def _hashes(words: Sequence[bytes]) -> set[int]:
    """Of each triple, 64 bits that are the same on every machine, cheaply: two checksums of its words with a space
    between, the second of its bytes reversed.
    """
    raw = b" ".join(words)
    back, size, checksum = raw[::-1], len(raw) + 1, zlib.crc32
    ends = list(accumulate([len(word) + 1 for word in words]))  # with the space that follows
    triples = zip([0, *ends], ends[_WORDS - 1 :], strict=False)
    return {
        checksum(raw[start : end - 1]) << 31 ^ checksum(back[size - end : size - 1 - start]) for start, end in triples
    }
