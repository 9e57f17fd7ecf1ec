"""Which communiqués a list shows, and in which order."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from index.french.markdown import without_markdown
from index.french.words import fold
from index.storage.sql import rows
from index.storage.sql.conditions import Conditions
from index.storage.sql.database import Connection, Row
from index.values.communique import Communique
from index.values.filter import EVERYTHING, Filter


class Sort(StrEnum):
    """The order of a list; what is not known comes last."""

    ARRIVAL = "arrival"  # the first to come first
    NEWEST = "newest"  # the last to come first
    TITLE = "title"
    TITLE_REVERSED = "title-reversed"
    SOURCE = "source"
    SOURCE_REVERSED = "source-reversed"
    DATE = "date"  # the most recent first
    OLDEST = "oldest"


@dataclass(frozen=True)
class Selection:
    """The communiqués whose title or source hold each of `words` (or its beginning or middle), in an order.

    `passages`, where it is given, has for each word, folded, the passages that hold it: a text is selected for those
    too, and a word that is not in it holds nothing back.
    """

    words: str = ""
    undated: bool = False
    unsourced: bool = False
    sort: Sort = Sort.ARRIVAL
    foreign: bool = False  # only those that are not in French
    passages: Mapping[str, Sequence[int]] | None = field(default=None, hash=False)
    within: Filter = EVERYTHING
    language: str = ""  # `fr`, `en`…: only those that are in it


FRENCH = "fr"
_IN_OTHERS = "(SELECT c.rowid FROM other_facts o JOIN communiques c ON c.id = o.communique WHERE o.fact = 'language'"
_FOREIGN = f"place IN {_IN_OTHERS})"
_IN_FRENCH = f"place NOT IN {_IN_OTHERS})"
_IN_LANGUAGE = f"place IN {_IN_OTHERS} AND o.value = ?)"
_LANGUAGES = """
SELECT o.value, count(*) FROM other_facts o JOIN communiques c ON c.id = o.communique
WHERE o.fact = 'language' AND c.rowid IN (SELECT place FROM listed WHERE {condition}) GROUP BY 1
"""
_DAYS = f"{rows.SELECT_DAYS} WHERE c.rowid IN (SELECT place FROM listed WHERE {{condition}}) GROUP BY 1, 2, 3"
_HOLDING = "place IN (SELECT c.rowid FROM passages p JOIN communiques c ON c.id = p.communique WHERE p.id {among})"
_NAMED = "{place_in}(title, ?) > 0 OR {place_in}(source, ?) > 0"
_ALL = 2**62  # rows: more than there are
_ORDERS = {
    Sort.ARRIVAL: "place",
    Sort.NEWEST: "place DESC",
    Sort.TITLE: "title NULLS LAST, place",
    Sort.TITLE_REVERSED: "title DESC NULLS LAST, place",
    Sort.SOURCE: "source NULLS LAST, day DESC NULLS LAST, place",
    Sort.SOURCE_REVERSED: "source DESC NULLS LAST, day DESC NULLS LAST, place",
    Sort.DATE: "day DESC NULLS LAST, place DESC",
    Sort.OLDEST: "day NULLS LAST, place",
}


def folded(words: str | None) -> str | None:
    """What is searched and sorted: `« Grève » à l’hôpital` is `greve a l hopital`."""
    return None if words is None else " ".join(re.findall(r"\w+", fold(without_markdown(words))))


def select(db: Connection, selection: Selection, within: Conditions, number: int, after: int) -> list[Communique]:
    """`number` of them, the first `after` left out; all when `number` is -1. `within` is the selection's own filter."""
    condition, values = _condition(selection, within)
    order = f"SELECT place FROM listed WHERE {condition} ORDER BY {_ORDERS[selection.sort]} LIMIT ? OFFSET ?"
    places = [row[0] for row in db.execute(order, (*values, _ALL if number < 0 else number, after))]
    query = rows.SELECT_COMMUNIQUES + " WHERE rowid = ?"
    selected = (db.execute(query, (place,)).fetchone() for place in places)
    return [rows.to_communique(row) for row in selected if row is not None]


def count(db: Connection, selection: Selection, within: Conditions) -> int:
    """How many there are."""
    condition, values = _condition(selection, within)
    return int(db.execute(f"SELECT count(*) FROM listed WHERE {condition}", values).fetchone()[0])


def languages(db: Connection, selection: Selection, within: Conditions) -> Mapping[str, int]:
    """How many there are in each language, `fr` among them, the most first."""
    condition, values = _condition(selection, within)
    counts = Counter(dict(db.execute(_LANGUAGES.format(condition=condition), values).fetchall()))
    counts[FRENCH] = count(db, selection, within) - counts.total()
    return dict(counts.most_common())


def days(db: Connection, selection: Selection, within: Conditions) -> list[Row]:
    """How many there are of each source label, first and last possible day."""
    condition, values = _condition(selection, within)
    counted: list[Row] = db.execute(_DAYS.format(condition=condition), values).fetchall()
    return counted


def _condition(selection: Selection, within: Conditions) -> tuple[str, list[Any]]:
    parts, values = ["TRUE"], list[Any]()
    for word in (folded(selection.words) or "").split():
        if selection.passages is None:
            parts.append(f"({_NAMED})")
            values += [word, word]
        elif word in selection.passages:
            parts.append(f"({_NAMED} OR {_HOLDING})")
            values += [word, word, list(selection.passages[word])]
    if selection.undated:
        parts.append("day IS NULL")
    if selection.unsourced:
        parts.append("source IS NULL")
    if selection.foreign:
        parts.append(_FOREIGN)
    if selection.language:
        parts.append(_IN_FRENCH if selection.language == FRENCH else _IN_LANGUAGE)
        values += [selection.language] * (selection.language != FRENCH)
    if selection.within != EVERYTHING:
        conditions, of_filter = within
        parts.append(f"place IN (SELECT c.rowid FROM communiques c WHERE {conditions})")
        values += of_filter
    return " AND ".join(parts), values
