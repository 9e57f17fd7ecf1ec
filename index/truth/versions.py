"""Texts that nearly repeat one another: re-posts, corrected versions.

A text is a set of shingles, each of three words in a row. Two whose sets are alike (Jaccard) are versions of one
another. Candidates share some of their least hashes: the bottom-k sketch of Broder, « On the resemblance and
containment of documents » (1997). What a sketch proposes, the sets decide.
"""

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Collection

from index.communique import CommuniqueId
from index.truth.database import Connection

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
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = _WORD.findall(plain)
    return {_hash(" ".join(words[i : i + _WORDS])) for i in range(len(words) - _WORDS + 1)}


def are_versions(one: Collection[int], other: Collection[int]) -> bool:
    """Whether two sets of shingles are of versions of one text."""
    first, second = set(one), set(other)
    return len(first & second) >= _ALIKE * len(first | second)


def link(db: Connection, communique: CommuniqueId, text: str) -> None:
    """Keeps the sketch of a text that has just come, and links it with its versions."""
    mine = shingles(text)
    if len(mine) < _FEWEST:
        return
    sketch = sorted(mine)[:_SKETCH]
    shared: Counter[str] = Counter()
    for shingle in sketch:
        query = "SELECT communique FROM sketches WHERE shingle = ? LIMIT ?"
        shared.update(row[0] for row in db.execute(query, (shingle, _OF_ONE)))
    for other, common in shared.most_common(_COMPARED):
        if common >= _SHARED and other != communique:
            (text_of_other,) = db.execute("SELECT text FROM communiques WHERE id = ?", (other,)).fetchone()
            if are_versions(mine, shingles(text_of_other)):
                db.executemany(
                    "INSERT OR IGNORE INTO versions VALUES (?, ?)", [(communique, other), (other, communique)]
                )
    db.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(shingle, communique) for shingle in sketch])


def versions_of(db: Connection, ids: Collection[CommuniqueId]) -> list[tuple[CommuniqueId, CommuniqueId]]:
    """Each of these texts that has versions with each of them, the newest first, undated ones last."""
    query = """
    SELECT v.communique, v.other FROM versions v JOIN communiques c ON c.id = v.other
    WHERE v.communique IN (SELECT value FROM json_each(?)) ORDER BY c.last_day DESC NULLS LAST, c.rowid DESC
    """
    return [(CommuniqueId(one), CommuniqueId(other)) for one, other in db.execute(query, (json.dumps(list(ids)),))]


def _hash(words: str) -> int:
    """64 bits that are the same on every machine, cheaply: two checksums, the second of the words reversed."""
    raw = words.encode()
    return zlib.crc32(raw) << 31 ^ zlib.crc32(raw[::-1])
