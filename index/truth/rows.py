"""Values ↔ rows of the store."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

import numpy as np

from index.communique import Communique, CommuniqueId, Fact, Origin, PassageId, Span
from index.errors import DixitError
from index.filter import Filter
from index.french.dates import PartialDate
from index.intake import File
from index.ports import Entry, Prepared
from index.truth.records import Outline

T = TypeVar("T")
Row = Sequence[Any]

_AT_ONCE = 1_000  # passages, of which the vectors are read together
_FACTS = ("title", "source", "date")
_FACT_COLUMNS = [f"{fact}{part}" for fact in _FACTS for part in ("", "_origin", "_start", "_end")]
COMMUNIQUE_COLUMNS = ["id", "text", *_FACT_COLUMNS]
_ALL_COLUMNS = [*COMMUNIQUE_COLUMNS, "first_day", "last_day", "file_name", "original"]

_OTHER_FACTS = """(
    SELECT json_group_array(json_array(o.rowid, fact, value, origin, start, "end"))
    FROM other_facts o WHERE o.communique = id
)"""
_ALL_OF_COMMUNIQUE = f"{', '.join(COMMUNIQUE_COLUMNS)}, {_OTHER_FACTS}"

SELECT_COMMUNIQUES = f"SELECT {_ALL_OF_COMMUNIQUE} FROM communiques"
SELECT_THESE = f"{SELECT_COMMUNIQUES} WHERE id IN (SELECT value FROM json_each(?))"
SELECT_WITHDRAWN = f"""
SELECT {_ALL_OF_COMMUNIQUE}, file_name, original FROM withdrawn WHERE id IN (SELECT value FROM json_each(?))
ORDER BY rowid
"""
INSERT_OTHER_FACT = """
INSERT OR IGNORE INTO other_facts (communique, fact, value, origin, start, "end") VALUES (?, ?, ?, ?, ?, ?)
"""
UPDATE_FACTS = f"""
UPDATE communiques SET {", ".join(f"{column} = ?" for column in (*_FACT_COLUMNS, "first_day", "last_day"))} WHERE id = ?
"""
INSERT_COMMUNIQUE = f"""
INSERT INTO communiques ({", ".join(_ALL_COLUMNS)}) VALUES ({", ".join("?" * len(_ALL_COLUMNS))})
ON CONFLICT (id) DO NOTHING
"""
INSERT_PASSAGE = 'INSERT INTO passages (communique, start, "end", words, vector, added) VALUES (?, ?, ?, ?, ?, ?)'
SELECT_PASSAGES = 'SELECT id, communique, start, "end" FROM passages WHERE id IN (SELECT value FROM json_each(?))'
SELECT_ENTRIES = """
SELECT p.id, p.words, p.vector, c.source, c.first_day, c.last_day
FROM passages p JOIN communiques c ON c.id = p.communique
WHERE p.id IN (SELECT id FROM passages WHERE added > ?) ORDER BY p.id
"""  # which first: asked in one, SQLite walks through all the passages in the order of their ids
_OF_THESE = "FROM passages p JOIN communiques c ON c.id = p.communique WHERE p.id IN (SELECT value FROM json_each(?))"
SELECT_OUTLINES = """
SELECT p.id, p.communique, p.start, p."end", p.words, c.title, c.source, c.first_day, c.last_day
FROM passages p JOIN communiques c INDEXED BY communiques_in_short ON c.id = p.communique
WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id
"""  # by that index, where a title is not after a text: of a million passages, four pages less of each that is read
SELECT_LABELS = """
WITH RECURSIVE labels (label) AS (
    SELECT min(source) FROM communiques
    UNION ALL
    SELECT (SELECT min(source) FROM communiques WHERE source > label) FROM labels WHERE label IS NOT NULL
)
SELECT label FROM labels WHERE label IS NOT NULL
"""  # from one to the next in the index of sources: DISTINCT walks through all texts
SELECT_LATEST_FIRST = f"SELECT p.id {_OF_THESE} ORDER BY c.last_day DESC NULLS LAST, c.rowid DESC, p.start"
SELECT_TALLY = f"SELECT c.source, CAST(substr(c.date, 1, 4) AS INTEGER), count(*) {_OF_THESE} GROUP BY 1, 2"
SELECT_UNCOVERED = """
WITH chain AS (
    SELECT communique, start, "end", lag("end", 1, 0) OVER (PARTITION BY communique ORDER BY start) AS before
    FROM passages
)
SELECT c.id FROM communiques c LEFT JOIN chain ON chain.communique = c.id
GROUP BY c.id HAVING coalesce(max(CASE WHEN chain.start != chain.before THEN 1 ELSE 0 END), 1) = 1
OR max(chain."end") != length(c.text)
"""


class Halves(bytes):
    """A vector in half precision, as it is stored."""


def of_communique(communique: Communique, file: File) -> Row:
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
    return [
        (communique.id, kind, *_of_fact(one))
        for kind, others in (("source", sources), ("date", dates))
        for one in others
    ]


def to_communique(row: Row) -> Communique:
    """Raises DixitError for a text that is not what was stored, which must not be quoted."""
    id, text, *facts, others = row
    title, source, date = (_to_fact(facts[i : i + 4]) for i in (0, 4, 8))
    beside: dict[str, list[Fact[str]]] = {"source": [], "date": []}
    for _, kind, *columns in sorted(json.loads(others)):  # SQLite before 3.44 orders no aggregate
        if (other := _to_fact(columns)) is not None:
            beside[kind].append(other)
    communique = Communique(
        text,
        title,
        _beside(source, beside["source"]) if source else None,
        _beside(_read(date), [_read(other) for other in beside["date"]]) if date else None,
    )
    if communique.id != id:
        raise DixitError(f"Le texte du communiqué « {id} » est abîmé : lancez dixit repair.")
    return communique


def to_communiques(found: Iterable[Row]) -> dict[CommuniqueId, Communique]:
    """By their ids."""
    return {CommuniqueId(row[0]): to_communique(row) for row in found}


def _beside(fact: Fact[T], others: list[Fact[T]]) -> Fact[T]:
    """The fact with what less trusted places say; a person's word leaves nothing to contradict it."""
    return fact if fact.origin is Origin.ENTERED or not others else replace(fact, others=tuple(others))


def _written(dated: Fact[PartialDate]) -> Fact[str]:
    return Fact(dated.value.isoformat(), dated.origin, dated.evidence)


def _read(dated: Fact[str]) -> Fact[PartialDate]:
    return Fact(PartialDate.fromisoformat(dated.value), dated.origin, dated.evidence)


def of_passage(communique: CommuniqueId, prepared: Prepared, change: int) -> Row:
    span = prepared.passage.span
    vector = Halves(prepared.vector.astype("<f2").tobytes())
    return (communique, span.start, span.end, " ".join(prepared.words), vector, change)


def to_outline(row: Row) -> Outline:
    id, communique, start, end, words, title, source, first, last = row
    days = None if first is None else (date.fromordinal(first), date.fromordinal(last))
    return Outline(PassageId(id), CommuniqueId(communique), Span(start, end), tuple(words.split()), title, source, days)


def to_entries(found: Iterable[Row]) -> Iterator[Entry]:
    """Of rows of passages that one model made. Their vectors are read many at a time, which is most of the work."""
    rest = iter(found)
    while some := list(islice(rest, _AT_ONCE)):
        vectors = np.frombuffer(b"".join([row[2] for row in some]), "<f2").reshape(len(some), -1).astype(np.float32)
        for (passage, words, _, source, first, last), vector in zip(some, vectors, strict=True):
            days = None if first is None else (first, last)
            yield Entry(PassageId(passage), tuple(words.split()), vector, source, days)


def conditions(within: Filter, labels: Iterable[str]) -> tuple[str, list[str | int]]:
    """The filter as a condition on `communiques c`, and its values. `labels` are the sources of the store."""
    parts, values = ["TRUE"], list[str | int]()
    if within.sources:
        admitted = [label for label in labels if within.admits_source(label)]
        parts.append("c.source IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(admitted))
    if within.unsourced:
        parts.append("c.source IS NULL")
    if within.undated:
        parts.append("c.first_day IS NULL")
    if within.period is not None:
        parts.append("c.first_day IS NOT NULL")
        for condition, day in (
            ("c.first_day <= ?", within.period.last),
            ("c.last_day >= ?", within.period.first),
        ):
            if day is not None:
                parts.append(condition)
                values.append(day.toordinal())
    return " AND ".join(parts), values


def _of_fact(fact: Fact[str] | None) -> Row:
    if fact is None:
        return (None, None, None, None)
    evidence = (fact.evidence.start, fact.evidence.end) if fact.evidence else (None, None)
    return (fact.value, fact.origin.value, *evidence)


def _to_fact(columns: Row) -> Fact[str] | None:
    value, origin, start, end = columns
    return None if value is None else Fact(value, Origin(origin), None if start is None else Span(start, end))
