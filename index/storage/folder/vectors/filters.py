"""What filters ask of each passage, in columns: whose it is and of which days."""

import hashlib
from collections.abc import Iterable
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from index.storage.records import Entry
from index.values.filter import Filter
from index.values.vectors import Ids

Columns = npt.NDArray[np.void]

_COLUMNS = np.dtype([("id", "<i8"), ("source", "<i8"), ("first", "<i4"), ("last", "<i4")])
_UNKNOWN = 0  # a source, or a day, that nobody states
_END = b"dixit facts"


class FilterColumns:
    """In order of passage ids, 24 bytes each: asking the store for a tenth of a million passages takes a second."""

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns = np.empty(0, dtype=_COLUMNS) if columns is None else columns
        self._last: tuple[Filter, frozenset[str], Ids] | None = None

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def ids(self) -> Ids:
        ids: Ids = self._columns["id"]
        return ids

    def held(self, ids: Ids) -> npt.NDArray[np.bool_]:
        """Which of these passages are there."""
        places = np.searchsorted(self.ids, ids)
        present: npt.NDArray[np.bool_] = places < len(self)
        present[present] = self.ids[places[present]] == ids[present]
        return present

    def changed(self, added: Columns, removed: Ids) -> "FilterColumns":
        """With these passages in place of what was known of them, and without those."""
        replaced = np.concatenate([removed, added["id"]])
        remaining = self._columns[~np.isin(self.ids, replaced)] if self.held(replaced).any() else self._columns
        together = np.concatenate([remaining, added])
        in_order = len(remaining) == 0 or len(added) == 0 or added["id"].min() > remaining["id"][-1]
        return FilterColumns(
            together if in_order and (np.diff(added["id"]) > 0).all() else np.sort(together, order="id")
        )

    def admitted(self, within: Filter, labels: Iterable[str]) -> Ids:
        """The passages that the filter lets through, in order; `labels` are the sources texts are labelled with.

        Those of the last filter are kept: who chose one asks more than one question.
        """
        named = frozenset(labels)
        if self._last is None or self._last[:2] != (within, named):
            self._last = within, named, self._let_through(within, named)
        return self._last[2]

    def _let_through(self, within: Filter, labels: Iterable[str]) -> Ids:
        passing = np.ones(len(self), dtype=np.bool_)
        first, last = self._columns["first"], self._columns["last"]
        if within.sources:
            passing &= np.isin(
                self._columns["source"], [_number(label) for label in labels if within.admits_source(label)]
            )
        if within.unsourced:
            passing &= self._columns["source"] == _UNKNOWN
        if within.undated:
            passing &= first == _UNKNOWN
        if within.period is not None:
            passing &= first != _UNKNOWN
            if within.period.last is not None:
                passing &= first <= within.period.last.toordinal()
            if within.period.first is not None:
                passing &= last >= within.period.first.toordinal()
        return self.ids[passing]

    def write_after(self, path: Path) -> None:
        """At the end of a file that holds something else."""
        with path.open("ab") as stream:
            stream.write(self._columns.tobytes() + len(self).to_bytes(8, "little") + _END)


def columns_of(entries: Iterable[Entry]) -> Columns:
    return np.array(
        [(entry.id, _number(entry.source), *(entry.days or (_UNKNOWN, _UNKNOWN))) for entry in entries], _COLUMNS
    )


def facts_after(path: Path) -> FilterColumns | None:
    """Those that `write_after` left at the end of this file; None if it has none."""
    with path.open("rb") as stream:
        size = stream.seek(0, SEEK_END)
        number = _number_at_end(stream, size)
        if number is None:
            return None
        stream.seek(size - len(_END) - 8 - number * _COLUMNS.itemsize)
        return FilterColumns(np.frombuffer(stream.read(number * _COLUMNS.itemsize), dtype=_COLUMNS))


def _number_at_end(stream: BinaryIO, size: int) -> int | None:
    stream.seek(max(0, size - len(_END) - 8))
    ending = stream.read()
    return int.from_bytes(ending[:8], "little") if ending[8:] == _END else None


def _number(source: str | None) -> int:
    """64 bits of a name, so that columns need no list of names."""
    if source is None:
        return _UNKNOWN
    return int.from_bytes(hashlib.blake2b(source.encode(), digest_size=8).digest(), "little", signed=True)
