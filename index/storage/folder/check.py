"""What is wrong with an open folder: its texts, and how its indexes compare with them."""

from index.storage.folder.checksums import database_faults
from index.storage.folder.sync import Index
from index.storage.folder.tables import FolderTables


def text_faults(tables: FolderTables) -> list[str]:
    """What SQLite finds wrong with the file itself, the rows that are not what was written, and texts that passages do
    not cover, in French."""
    with tables.database.reading() as db:
        faults = database_faults(db)
    return faults + [f"Le communiqué {id} n’est pas couvert par ses passages." for id in tables.passages.uncovered()]


def index_faults(tables: FolderTables, words: Index, vectors: Index) -> list[str]:
    """How indexes that have caught up differ from the texts, in French."""
    passages = tables.texts.counts().passages
    return [
        f"L’index {name} compte {len(index)} passages au lieu de {passages}\u00a0: reconstruisez-le."
        for index, name in ((words, "des mots"), (vectors, "des vecteurs"))
        if index.synced_to != tables.manifest.change or len(index) != passages
    ]
