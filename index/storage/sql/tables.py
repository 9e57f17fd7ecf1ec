"""The tables of a store, each part of them with what reads or changes it."""

from index.storage.sql.database import Database
from index.storage.sql.editor import Editor
from index.storage.sql.folder_files import FolderFiles
from index.storage.sql.manifest import Manifest
from index.storage.sql.passages import Passages
from index.storage.sql.sources import Sources
from index.storage.sql.succession import Succession
from index.storage.sql.texts import Texts


class Tables:
    """All of them, in one database."""

    def __init__(self, database: Database, manifest: Manifest, sources: Sources) -> None:
        self.database = database
        self.manifest = manifest
        self.sources = sources
        self.texts = Texts(database, sources)
        self.passages = Passages(database, sources)
        self.folder_files = FolderFiles(database)
        self.editor = Editor(database)
        self.succession = Succession(database)

    def close(self) -> None:
        self.database.close()
