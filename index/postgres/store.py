"""The truth in a PostgreSQL database: that of a folder, where the two are not the same."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

import numpy as np

from index.communique import Communique, CommuniqueId
from index.errors import DixitError
from index.postgres.address import BACKED_UP_ELSEWHERE, Address
from index.postgres.checking import faults
from index.postgres.connection import UnreachableError
from index.postgres.database import Server
from index.postgres.filtering import Filtering
from index.postgres.making import make_tables
from index.postgres.settling import settle
from index.preserving.backup import Backup
from index.truth import rows
from index.truth.database import Database
from index.truth.erasing import Receipt
from index.truth.origins import Held, Origins
from index.truth.records import Changes, Submission
from index.truth.store import Store

_TRIES = 8  # at an addition, while another server takes the place of one that went
_PAUSE = 2.0  # seconds between them
_LABELS = f"SELECT (SELECT value FROM manifest WHERE name = 'change'), ARRAY({rows.SELECT_LABELS})"


class PostgresStore(Store):
    """Takes the statements of `Store` to a server, which says them in its own words: `dialect.py`."""

    def __init__(self, address: Address, waiting: Callable[[], None] = lambda: None) -> None:
        self._server = Server(address, waiting)
        Origins.__init__(self, cast(Database, self._server))
        self.kept_before: Path | None = None
        self.last_change = 0
        self._labels: tuple[int, list[str]] = (-1, [])
        self.filtering = Filtering(
            self._server, self.conditions, change=lambda: self.last_change, labelled=lambda: self._labels[0]
        )
        self._came = 0  # passages, since this process last settled them
        try:
            make_tables(self._server, address)
        except BaseException:
            self.close()
            raise

    @property
    def change(self) -> int:
        """The number of the last change that this process has seen. It does not go back, even when the next replica
        that is read is behind the one before."""
        self.last_change = max(self.last_change, super().change)
        return self.last_change

    def labels(self) -> list[str]:
        """Asked once a change, with the number of the change that they are of: a replica may be behind it."""
        change = self.change
        if self._labels[0] != change:
            with self._server.reading() as db:
                told, labels = db.execute(_LABELS).fetchone()
            self._labels = int(told), labels
        return list(self._labels[1])

    @property
    def server(self) -> Server:
        """Where the views of the same database lie."""
        return self._server

    def back_up(self, file: Path) -> Backup:
        raise DixitError(BACKED_UP_ELSEWHERE)

    def add(self, submissions: Sequence[Submission], held: Held = (), replacing: bool = False) -> set[CommuniqueId]:
        """As a folder does. Sent again while the server is gone: a text that it did keep is not kept twice."""
        self._came += sum(len(one.passages) for one in submissions)
        for _ in range(_TRIES - 1):
            try:
                return super().add(submissions, held, replacing)
            except UnreachableError:
                time.sleep(_PAUSE)
        return super().add(submissions, held, replacing)

    def settle_all(self) -> None:
        """Once all is made anew."""
        settle(self._server, self.counts().passages, more=False)

    def settle(self, more: bool) -> None:
        """What was added is kept though the server goes away meanwhile: the rest is done at a later addition."""
        try:
            if self._came:
                settle(self._server, self._came, more)
        except UnreachableError:
            return
        if not more:
            self._came = 0

    def receipts(self, erased: Mapping[CommuniqueId, dict[str, int]]) -> list[Receipt]:
        """Those of an erasure, kept in the table `receipts`."""
        made = [Receipt(id, date.today().isoformat(), counted, "deleted", [], []) for id, counted in erased.items()]
        with self._server.writing() as db:
            db.executemany(
                "INSERT INTO receipts (of, receipt) VALUES (?, ?)", [(one.id, one.as_json()) for one in made]
            )
        return made

    @contextmanager
    def changes_since(self, reached: int) -> Iterator[Changes]:
        with self._server.snapshot() as db:
            change = int(db.one("SELECT value FROM manifest WHERE name = 'change'"))
            removed = db.execute("SELECT id FROM removed_passages WHERE removed > ? ORDER BY id", (reached,))
            ids = np.array(removed.fetchall(), dtype=np.int64).reshape(-1)
            yield Changes(change, ids, rows.to_entries(db.stream(rows.SELECT_ENTRIES, (reached,))))

    def communiques(self) -> Iterator[Communique]:
        with self._server.snapshot() as db:
            yield from map(rows.to_communique, db.stream(f"{rows.SELECT_COMMUNIQUES} ORDER BY rowid"))

    def faults(self) -> list[str]:
        with self._server.snapshot() as db:
            return faults(db)
