"""The tables of a data folder: its SQLite file, opened, and brought to the present format."""

from collections.abc import Callable
from pathlib import Path

from index.storage.folder.migrate import FUNCTIONS, NAME, bring_up_to_date
from index.storage.folder.sqlite import Database
from index.storage.sql.manifest import Manifest
from index.storage.sql.sources import Sources
from index.storage.sql.tables import Tables


class FolderTables(Tables):
    """`kept_before` is the copy of a folder of an older format, made before it was brought up to date just now."""

    database: Database

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        database = Database(folder / NAME, FUNCTIONS, waiting=waiting)
        super().__init__(database, Manifest(database), Sources(database))
        try:
            self.kept_before: Path | None = bring_up_to_date(database, folder)
        except BaseException:
            self.close()
            raise
