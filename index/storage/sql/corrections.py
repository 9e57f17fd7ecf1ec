"""Corrections in the store: kept beside the texts, with what they took the place of."""

from collections.abc import Callable, Sequence

from index.passages.port import Prepared
from index.storage.sql import rows
from index.storage.sql.database import Connection, Row
from index.storage.sql.manifest import next_change
from index.values.communique import Communique, CommuniqueId
from index.values.correction import UNSAID, Correction, Unsaid
from index.values.dates import PartialDate

_KEPT = "SELECT fact, value, stated, stated_origin, stated_start, stated_end FROM corrections WHERE communique = ?"
_KEEP = "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)"
_SET_WORDS = """
UPDATE passages SET words = ?, vector = ?, added = ? WHERE communique = ? AND start = ? AND "end" = ?
"""


def correct(
    db: Connection,
    of: CommuniqueId,
    correction: Correction | None,
    prepare: Callable[[Communique], Sequence[Prepared]],
) -> Communique | None:
    """The communiqué once corrected, or with `None` once nothing is said of it any more; `None` if it is not there.

    Its passages keep their ids, and their words and vectors are made anew when the title changes. What changes
    nothing is no change.
    """
    row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (of,)).fetchone()
    if row is None:
        return None
    current, before = rows.to_communique(row), stated(db, row)
    corrections = kept_of(db, of).then(correction).beside(before) if correction is not None else Correction()
    corrected = corrections.of(before)
    _keep(db, before, corrections)
    if corrected == current:
        return current
    _set_facts(db, current, corrected, prepare)
    return corrected


def restate(db: Connection, read: Communique, prepare: Callable[[Communique], Sequence[Prepared]]) -> bool:
    """Whether the text, which is there, states other facts than before, now that it is `read` again; what a person
    said of it stays said.
    """
    row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (read.id,)).fetchone()
    if row is None or _facts(stated(db, row)) == _facts(read):
        return False
    current, corrections = rows.to_communique(row), kept_of(db, read.id)
    _keep(db, read, corrections.beside(read))
    db.execute(f"DELETE FROM other_facts WHERE communique = ? AND fact != '{rows.SUCCEEDS}'", (read.id,))
    db.insert(rows.OTHER_FACTS, rows.of_other_facts(read), "ON CONFLICT DO NOTHING")
    _set_facts(db, current, corrections.of(read), prepare)
    return True


def _facts(of: Communique) -> tuple[Row, set[Row]]:
    """All that is known of a text, in no telling order."""
    return rows.of_facts(of), set(rows.of_other_facts(of))


def _set_facts(
    db: Connection, before: Communique, now: Communique, prepare: Callable[[Communique], Sequence[Prepared]]
) -> None:
    change = next_change(db)
    db.execute(rows.UPDATE_FACTS, (*rows.of_facts(now), now.id))
    # To the views, passages that leave and come back: so that many corrections count as a tenth of the index does.
    db.execute(f"{rows.NOTE_REMOVED} WHERE communique = ? {rows.NOTED_AGAIN}", (change, now.id))
    db.execute("UPDATE passages SET added = ? WHERE communique = ?", (change, now.id))
    if now.title != before.title:
        for prepared in prepare(now):
            _, start, end, *content = rows.of_passage(now.id, prepared, change)
            db.execute(_SET_WORDS, (*content, now.id, start, end))


def kept_of(db: Connection, of: CommuniqueId) -> Correction:
    """What a person said of this text; nothing, most often."""
    values: dict[str, str | None] = {fact: value for fact, value, *_ in db.execute(_KEPT, (of,))}
    date = values.get("date")
    dated: PartialDate | Unsaid | None = PartialDate.fromisoformat(date) if date else None
    return Correction(values.get("title", UNSAID), values.get("source", UNSAID), dated if "date" in values else UNSAID)


def stated(db: Connection, row: Row) -> Communique:
    """The communiqué in this row as it was before any correction."""
    columns = list(row)
    for fact, _, *before in db.execute(_KEPT, (row[0],)):
        first = rows.COMMUNIQUE_COLUMNS.index(fact)
        columns[first : first + 4] = before
    return rows.to_communique(columns)


def _keep(db: Connection, before: Communique, corrections: Correction) -> None:
    """What is said of a text, from now on. The first four columns of `of_facts` are its title's, and so on."""
    facts = rows.of_facts(before)
    db.execute("DELETE FROM corrections WHERE communique = ?", (before.id,))
    for place, (fact, value_said) in enumerate(
        (("title", corrections.title), ("source", corrections.source), ("date", corrections.date))
    ):
        if value_said is not UNSAID:
            value = value_said.isoformat() if isinstance(value_said, PartialDate) else value_said
            db.execute(_KEEP, (before.id, fact, value, *facts[4 * place : 4 * place + 4]))
