"""Corrections in the store: kept beside the texts, with what they took the place of."""

from collections.abc import Callable, Sequence

from index.communique import Communique, CommuniqueId
from index.correction import UNSAID, Correction, Unsaid
from index.french.dates import PartialDate
from index.ports import Prepared
from index.truth import rows
from index.truth.database import Connection

_KEPT = "SELECT fact, value, stated, stated_origin, stated_start, stated_end FROM corrections WHERE communique = ?"
_KEEP = "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)"
_SET_WORDS = """
UPDATE passages SET words = ?, vector = ?, added = ? WHERE communique = ? AND start = ? AND "end" = ?
"""


def correct(
    db: Connection,
    of: CommuniqueId,
    said: Correction | None,
    prepare: Callable[[Communique], Sequence[Prepared]],
    next_change: Callable[[Connection], int],
) -> Communique | None:
    """The communiqué once corrected, or with `None` once nothing is said of it any more; `None` if it is not there.

    Its passages keep their ids, and their words and vectors are made anew when the title changes. What changes
    nothing is no change.
    """
    row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (of,)).fetchone()
    if row is None:
        return None
    shown, before = rows.to_communique(row), stated(db, row)
    kept = kept_of(db, of).then(said).beside(before) if said is not None else Correction()
    corrected = kept.of(before)
    _keep(db, before, kept)
    if corrected == shown:
        return shown
    change = next_change(db)
    db.execute(rows.UPDATE_FACTS, (*rows.of_facts(corrected), of))
    # To the views, passages that leave and come back: so that many corrections count as a tenth of the index does.
    query = "INSERT OR REPLACE INTO removed_passages SELECT id, ? FROM passages WHERE communique = ?"
    db.execute(query, (change, of))
    db.execute("UPDATE passages SET added = ? WHERE communique = ?", (change, of))
    if corrected.title != shown.title:
        for prepared in prepare(corrected):
            _, start, end, *made = rows.of_passage(of, prepared, change)
            db.execute(_SET_WORDS, (*made, of, start, end))
    return corrected


def kept_of(db: Connection, of: CommuniqueId) -> Correction:
    """What a person said of this text; nothing, most often."""
    said: dict[str, str | None] = {fact: value for fact, value, *_ in db.execute(_KEPT, (of,))}
    date = said.get("date")
    dated: PartialDate | Unsaid | None = PartialDate.fromisoformat(date) if date else None
    return Correction(said.get("title", UNSAID), said.get("source", UNSAID), dated if "date" in said else UNSAID)


def stated(db: Connection, row: rows.Row) -> Communique:
    """The communiqué in this row as it was before any correction."""
    columns = list(row)
    for fact, _, *before in db.execute(_KEPT, (row[0],)):
        first = rows.COMMUNIQUE_COLUMNS.index(fact)
        columns[first : first + 4] = before
    return rows.to_communique(columns)


def _keep(db: Connection, before: Communique, kept: Correction) -> None:
    """What is said of a text, from now on. The first four columns of `of_facts` are its title's, and so on."""
    facts = rows.of_facts(before)
    db.execute("DELETE FROM corrections WHERE communique = ?", (before.id,))
    for place, (fact, said) in enumerate((("title", kept.title), ("source", kept.source), ("date", kept.date))):
        if said is not UNSAID:
            value = said.isoformat() if isinstance(said, PartialDate) else said
            db.execute(_KEEP, (before.id, fact, value, *facts[4 * place : 4 * place + 4]))
