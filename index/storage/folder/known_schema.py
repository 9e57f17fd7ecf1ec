"""Whether a file of texts that comes from elsewhere has our tables and nothing that would act by itself.

A trigger or a view that somebody planted in a backup would run at the first write after it is put back.
"""

import re
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from index.storage.folder.checksums import checksum_tables
from index.storage.folder.migrate import FUNCTIONS, SCHEMA_VERSION, make_step
from index.storage.folder.sqlite import Connection, Database

_OWN = re.compile(r"sqlite_(?:sequence|stat[14]|autoindex_\w+)")  # that SQLite makes beside ours
_COMMENT = re.compile(r"--[^\n]*")

Made = tuple[str, str, str]
"""Of a table, an index or a trigger: its kind, its name, and the words that make it, without comments and spaces."""


def planted_in(path: Path) -> list[str]:
    """The names of what is in the file at `path` and that no version of ours has made so; none when all is ours."""
    database = Database(path, {})
    try:
        with database.reading() as db:
            return sorted(name for kind, name, words in _made_in(db) if (kind, name, words) not in _ours())
    finally:
        database.close()


@lru_cache(maxsize=1)
def _ours() -> frozenset[Made]:
    """All that each format has, from the first to the present one."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "made.sqlite", FUNCTIONS)
        objects: set[Made] = set()
        try:
            with database.writing() as db:
                for step in range(1, SCHEMA_VERSION + 1):
                    make_step(db, step)
                    objects.update(_made_in(db))
                checksum_tables(db)
                objects.update(_made_in(db))
        finally:
            database.close()
        return frozenset(objects)


def _made_in(db: Connection) -> Iterator[Made]:
    for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_schema"):
        if kind in ("table", "index") and _OWN.fullmatch(name):
            continue
        yield kind, name, " ".join(_COMMENT.sub(" ", sql or "").split())
