"""Texts into the store."""

import json
from collections.abc import Collection, Sequence

from index.communique import CommuniqueId
from index.truth import rows, versions
from index.truth.database import Connection
from index.truth.records import Submission


def there(db: Connection, ids: Collection[CommuniqueId]) -> set[CommuniqueId]:
    """Those of these texts that are there."""
    query = "SELECT id FROM communiques WHERE id IN (SELECT value FROM json_each(?))"
    return {CommuniqueId(id) for (id,) in db.execute(query, (json.dumps(list(ids)),))}


def insert(db: Connection, submissions: Sequence[Submission], change: int) -> None:
    """What is new, a table after the other: a database far away takes many rows in the time of one."""
    new = {one.communique.id: one for one in submissions}
    db.executemany(rows.INSERT_COMMUNIQUE, (rows.of_communique(one.communique, one.file) for one in submissions))
    db.executemany(
        rows.INSERT_PASSAGE, (rows.of_passage(id, each, change) for id, one in new.items() for each in one.passages)
    )
    sigles = ((sigle.word, " ".join(sigle.meaning), id) for id, one in new.items() for sigle in one.sigles)
    db.executemany("INSERT INTO sigles VALUES (?, ?, ?)", sigles)
    db.executemany(rows.INSERT_OTHER_FACT, (row for one in submissions for row in rows.of_other_facts(one.communique)))
    for id, one in new.items():
        versions.link(db, id, one.communique.text)
    for left in ("removed_communiques", "withdrawn"):
        db.execute(f"DELETE FROM {left} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(new)),))
