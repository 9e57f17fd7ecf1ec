"""What the shared SQL asks of a database, and the few words in which SQLite and PostgreSQL differ."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from typing import Any, Protocol

Row = Sequence[Any]


@dataclass(frozen=True)
class Dialect:
    """The turns of phrase of one engine. A statement names them in braces, and `?` stands for a value.

    `among` follows a column and takes one list; `texts_naming` selects the tables that name a text in a column
    `communique`.
    """

    among: str
    all_as_json: str  # `(SELECT … )` of the rows `o.rowid, fact, value, origin, start, "end"`
    place_in: str  # the function that finds a word in a text: 0 where it is not
    by_short_index: str  # where an index is to be named for the planner to take it
    tables_of_texts: str
    value: str

    def fill(self, sql: str) -> str:
        """The statement as this engine takes it."""
        return _filled(self, sql)


@functools.lru_cache(maxsize=1024)
def _filled(dialect: Dialect, sql: str) -> str:
    for field in fields(dialect):
        sql = sql.replace(f"{{{field.name}}}", getattr(dialect, field.name))
    return sql.replace("?", dialect.value)


class Connection(Protocol):
    """Takes statements with the words of `Dialect` in them, and lists among their values."""

    def execute(self, sql: str, values: Row = (), /) -> Any:
        """A cursor over the rows."""

    def executemany(self, sql: str, rows: Iterable[Row], /) -> Any:
        """The same statement with the values of each row."""

    def insert(self, into: str, rows: Iterable[Row], conflict: str = "") -> None:
        """`INSERT INTO {into} VALUES …` of all rows, which are as long as each other; no row may conflict twice.

        A value may be a file that lies on the disk.
        """

    def stream(self, sql: str, values: Row = ()) -> Iterator[Any]:
        """The rows, a few at a time as they are asked for, within a transaction."""


class Database(Protocol):
    """Connections, each lent for the time of a block. Several threads may ask at once."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on which each statement sees what is committed."""

    def snapshot(self) -> AbstractContextManager[Connection]:
        """A connection on which all statements see the same moment."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction, that happens whole at the end of the block or not at all."""

    def vacuum(self) -> None:
        """Lets go of what was deleted."""

    def close(self) -> None:
        """Closes all connections that are lent to nobody."""
