"""Values ↔ rows of the store."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

import numpy as np

from index.passages.port import Prepared
from index.storage.records import Entry, PassageInfo
from index.storage.sql.database import Row
from index.values.communique import Communique, CommuniqueId, Fact, Origin, PassageId, Span
from index.values.dates import PartialDate
from index.values.errors import DamagedError
from index.values.files import File

T = TypeVar("T")

_ID = re.compile(r"[0-9a-f]{16}")
_AT_ONCE = 1_000  # passages, of which the vectors are read together
_LAST_DAY = date.max.toordinal()
_FACTS = ("title", "source", "date")
_FACT_COLUMNS = [f"{fact}{part}" for fact in _FACTS for part in ("", "_origin", "_start", "_end")]
COMMUNIQUE_COLUMNS = ["id", "text", *_FACT_COLUMNS]
_ALL_COLUMNS = [*COMMUNIQUE_COLUMNS, "first_day", "last_day", "file_name", "original"]

_OTHER_FACTS = """(SELECT {all_as_json} FROM other_facts o WHERE o.communique = id)"""
_ALL_OF_COMMUNIQUE = f"{', '.join(COMMUNIQUE_COLUMNS)}, {_OTHER_FACTS}"

SELECT_COMMUNIQUES = f"SELECT {_ALL_OF_COMMUNIQUE} FROM communiques"
SELECT_THESE = f"{SELECT_COMMUNIQUES} WHERE id {{among}}"
SELECT_WITHDRAWN = f"""
SELECT {_ALL_OF_COMMUNIQUE}, file_name, original FROM withdrawn WHERE id {{among}}
ORDER BY rowid
"""
SELECT_IDS = "SELECT id FROM communiques WHERE id {among}"
SELECT_ORIGINS = "SELECT communique, folder, path FROM origins WHERE communique {among} ORDER BY folder, path"
SUCCEEDS = "succeeds"
"""The fact of a text whose value is the id of one that it took the place of, when its file was read again."""
OTHER_FACTS = 'other_facts (communique, fact, value, origin, start, "end")'
UPDATE_FACTS = f"""
UPDATE communiques SET {", ".join(f"{column} = ?" for column in (*_FACT_COLUMNS, "first_day", "last_day"))} WHERE id = ?
"""
COMMUNIQUES = f"communiques ({', '.join(_ALL_COLUMNS)})"
PASSAGES = 'passages (communique, start, "end", words, vector, added)'
NOTE_REMOVED = "INSERT INTO removed_passages SELECT id, ? FROM passages"
NOTED_AGAIN = "ON CONFLICT (id) DO UPDATE SET removed = excluded.removed"
SELECT_PASSAGES = 'SELECT id, communique, start, "end" FROM passages WHERE id {among}'
SELECT_ENTRIES = """
SELECT p.id, p.words, p.vector, c.source, c.first_day, c.last_day
FROM passages p JOIN communiques c ON c.id = p.communique
WHERE p.id IN (SELECT id FROM passages WHERE added > ?) ORDER BY p.id
"""  # which first: asked in one, SQLite walks through all the passages in the order of their ids
_OF_THESE = "FROM passages p JOIN communiques c ON c.id = p.communique WHERE p.id {among}"
SELECT_INFOS = """
SELECT p.id, p.communique, p.start, p."end", p.words, c.title, c.source, c.first_day, c.last_day
FROM passages p JOIN communiques c {by_short_index} ON c.id = p.communique
WHERE p.id {among} ORDER BY p.id
"""  # by that index, where a title is not after a text: of a million passages, four pages less of each that is read
SELECT_LABELS = """
WITH RECURSIVE labels (label) AS (
    SELECT min(source) FROM communiques
    UNION ALL
    SELECT (SELECT min(source) FROM communiques WHERE source > label) FROM labels WHERE label IS NOT NULL
)
SELECT label FROM labels WHERE label IS NOT NULL
"""  # from one to the next in the index of sources: DISTINCT walks through all texts
SELECT_NUMBERS = "SELECT source, count(*) FROM communiques WHERE source {among} GROUP BY source"
SELECT_LATEST_FIRST = f"SELECT p.id {_OF_THESE} ORDER BY c.last_day DESC NULLS LAST, c.rowid DESC, p.start"
SELECT_FACETS = f"SELECT c.source, CAST(substr(c.date, 1, 4) AS INTEGER), count(*) {_OF_THESE} GROUP BY 1, 2"
SELECT_DAYS = "SELECT c.source, c.first_day, c.last_day, count(*) FROM communiques c"
_BY_DAYS = "SELECT c.source, c.first_day, c.last_day, count({counted}) FROM {texts} GROUP BY 1, 2, 3"
SELECT_TALLY = _BY_DAYS.format(counted="*", texts="communiques c {by_short_index}")
SELECT_TALLY_OF = _BY_DAYS.format(
    counted="DISTINCT c.id",
    texts="passages p JOIN communiques c {by_short_index} ON c.id = p.communique WHERE p.id {among}",
)
SELECT_UNCOVERED = """
WITH chain AS (
    SELECT communique, start, "end", lag("end", 1, 0) OVER (PARTITION BY communique ORDER BY start) AS before
    FROM passages
)
SELECT c.id FROM communiques c LEFT JOIN chain ON chain.communique = c.id
GROUP BY c.id HAVING coalesce(max(CASE WHEN chain.start != chain.before THEN 1 ELSE 0 END), 1) = 1
OR max(chain."end") != length(c.text)
"""


class Float16Bytes(bytes):
    """A vector in half precision, as it is stored."""


def of_communique(communique: Communique, file: File) -> Row:
    """Its file is there as bytes, or as where they lie."""
    return (communique.id, communique.text, *of_facts(communique), file.name, file.content)


def of_facts(communique: Communique) -> Row:
    """Title, source and date, each in four columns, then the first and the last possible day."""
    days: Row = (None, None)
    if communique.date is not None:
        days = (communique.date.value.first_day.toordinal(), communique.date.value.last_day.toordinal())
    date = _written(communique.date) if communique.date is not None else None
    return (*_of_fact(communique.title), *_of_fact(communique.source), *_of_fact(date), *days)


def of_other_facts(communique: Communique) -> list[Row]:
    sources = communique.source.others if communique.source else ()
    dates = map(_written, communique.date.others) if communique.date else ()
    facts: list[Row] = [
        (communique.id, kind, *_of_fact(fact))
        for kind, others in (("source", sources), ("date", dates))
        for fact in others
    ]
    known = {"address": communique.address, "legibility": communique.legibility, "language": communique.language}
    return facts + [
        (communique.id, kind, str(value), "", None, None) for kind, value in known.items() if value is not None
    ]


def to_communique(row: Row) -> Communique:
    """Raises DamagedError for a text that is not what was stored, which must not be quoted."""
    with whole(row[0]):
        id, text, *facts, others = row
        title, source, date = (_to_fact(facts[i : i + 4]) for i in (0, 4, 8))
        beside: dict[str, list[Fact[str]]] = {"source": [], "date": []}
        known: dict[str, str] = {}
        for _, kind, *columns in sorted(json.loads(others)):  # SQLite before 3.44 orders no aggregate
            if kind not in beside:
                known[kind] = columns[0]
            elif (other := _to_fact(columns)) is not None:
                beside[kind].append(other)
        communique = Communique(
            text,
            title,
            _beside(source, beside["source"]) if source else None,
            _beside(_read(date), [_read(other) for other in beside["date"]]) if date else None,
            known.get("address"),
            int(known["legibility"]) if "legibility" in known else None,
            known.get("language"),
        )
        if communique.id != id:
            raise ValueError("another text")
    return communique


@contextmanager
def whole(communique: object) -> Iterator[None]:
    """What a row of this text does not make a value of is damage, and is told without a word of it."""
    try:
        yield
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        named = f" «\u202f{communique}\u202f»" if isinstance(communique, str) and _ID.fullmatch(communique) else ""
        raise DamagedError(f"Le texte du communiqué{named} est abîmé\u00a0: lancez dixit repair.") from None


def to_communiques(selected: Iterable[Row]) -> dict[CommuniqueId, Communique]:
    """By their ids."""
    return {CommuniqueId(row[0]): to_communique(row) for row in selected}


def _beside(fact: Fact[T], others: list[Fact[T]]) -> Fact[T]:
    """The fact with what less trusted places say; a person's word leaves nothing to contradict it."""
    return fact if fact.origin is Origin.ENTERED or not others else replace(fact, others=tuple(others))


def _written(dated: Fact[PartialDate]) -> Fact[str]:
    return Fact(dated.value.isoformat(), dated.origin, dated.evidence)


def _read(dated: Fact[str]) -> Fact[PartialDate]:
    return Fact(PartialDate.fromisoformat(dated.value), dated.origin, dated.evidence)


def year_and_month(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Those that the first and the last possible day have in common: `(2024, None)` for a text of 2024."""
    if first is None or last is None:
        return None, None
    begun, ended = date.fromordinal(first), date.fromordinal(last)
    return begun.year, begun.month if begun.month == ended.month else None


def of_passage(communique: CommuniqueId, prepared: Prepared, change: int) -> Row:
    span = prepared.passage.span
    vector = Float16Bytes(prepared.vector.astype("<f2").tobytes())
    return (communique, span.start, span.end, " ".join(prepared.words), vector, change)


def to_info(row: Row) -> PassageInfo:
    id, communique, start, end, words, title, source, first, last = row
    with whole(communique):
        days = None if first is None else (date.fromordinal(first), date.fromordinal(last))
        return PassageInfo(
            PassageId(id), CommuniqueId(communique), Span(start, end), tuple(words.split()), title, source, days
        )


def to_entries(selected: Iterable[Row]) -> Iterator[Entry]:
    """Of rows of passages that one model made. Their vectors are read many at a time, which is most of the work."""
    rest = iter(selected)
    while block := list(islice(rest, _AT_ONCE)):
        with whole(None):
            together = np.frombuffer(b"".join([row[2] for row in block]), "<f2")
            vectors = together.reshape(len(block), -1).astype(np.float32)
            entries = [
                Entry(PassageId(passage), tuple(words.split()), vector, source, _days(first, last))
                for (passage, words, _, source, first, last), vector in zip(block, vectors, strict=True)
            ]
        yield from entries


def _days(first: Any, last: Any) -> tuple[int, int] | None:
    if first is None:
        return None
    if not 0 < first <= last <= _LAST_DAY:
        raise ValueError("not the ordinals of days")
    return first, last


def _of_fact(fact: Fact[str] | None) -> Row:
    if fact is None:
        return (None, None, None, None)
    evidence = (fact.evidence.start, fact.evidence.end) if fact.evidence else (None, None)
    return (fact.value, fact.origin.value, *evidence)


def _to_fact(columns: Row) -> Fact[str] | None:
    value, origin, start, end = columns
    return None if value is None else Fact(value, Origin(origin), None if start is None else Span(start, end))
