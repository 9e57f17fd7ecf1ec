"""Which communiqués a list shows, and in which order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.french.markdown import without_markdown
from index.french.words import fold
from index.storage.sql import rows
from index.storage.sql.database import Connection
from index.values.communique import Communique


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


_FOREIGN = """
place IN (SELECT c.rowid FROM other_facts o JOIN communiques c ON c.id = o.communique WHERE o.fact = 'language')
"""
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


def select(db: Connection, selection: Selection, number: int, after: int) -> list[Communique]:
    """`number` of them, the first `after` left out; all when `number` is -1."""
    condition, values = _condition(selection)
    order = f"SELECT place FROM listed WHERE {condition} ORDER BY {_ORDERS[selection.sort]} LIMIT ? OFFSET ?"
    places = [row[0] for row in db.execute(order, (*values, _ALL if number < 0 else number, after))]
    query = rows.SELECT_COMMUNIQUES + " WHERE rowid = ?"
    selected = (db.execute(query, (place,)).fetchone() for place in places)
    return [rows.to_communique(row) for row in selected if row is not None]


def count(db: Connection, selection: Selection) -> int:
    """How many there are."""
    condition, values = _condition(selection)
    return int(db.execute(f"SELECT count(*) FROM listed WHERE {condition}", values).fetchone()[0])


def _condition(selection: Selection) -> tuple[str, list[str | list[int]]]:
    parts, values = ["TRUE"], list[str | list[int]]()
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
    return " AND ".join(parts), values
