"""The files of followed folders, as they were last read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from index.storage.sql import origins, rows
from index.storage.sql.database import Database
from index.storage.sql.manifest import next_change
from index.storage.sql.remove import take_out
from index.values.communique import Communique, CommuniqueId
from index.values.files import Location

_STATES = """
SELECT path, size, modified, digest, texts,
    (SELECT count(*) FROM origins o WHERE o.folder = f.folder AND o.path = f.path), spared = 1
FROM folder_files f WHERE folder = ?
"""
_RECORD = f"""
INSERT INTO folder_files
VALUES (?, ?, ?, ?, ?, CASE ? WHEN 1 THEN 0 ELSE (SELECT count(*) {origins.AT}) END, 0)
ON CONFLICT (folder, path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
    digest = excluded.digest, texts = excluded.texts, spared = excluded.spared
"""


@dataclass(frozen=True)
class FileState:
    """A file of a folder as it was last read. `modified` is 0 when it was too fresh for its time to be trusted.

    `texts` counts the communiqués that it gave, 0 for one that was refused; `held` those that are there still.
    `spared`: it went with all the others at once, which is not followed.
    """

    size: int
    modified: int
    digest: str
    texts: int = 0
    held: int = 0
    spared: bool = False


class FolderFiles:
    """Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self, folder: str) -> dict[str, FileState]:
        """The files of a folder as they were last read, by their paths."""
        with self._database.reading() as db:
            return {path: FileState(*columns) for path, *columns in db.execute(_STATES, (folder,))}

    def record(
        self, folder: str, files: Mapping[str, FileState], refused: Collection[str], taken_out: Collection[str] = ()
    ) -> None:
        """Records files that have just been read, of which those at the paths `refused` gave nothing.

        Of those `taken_out`, which hold a text that a person has taken out or erased, neither size nor digest is kept,
        and no name either, unless another text of theirs is there.
        """
        with self._database.writing() as db:
            for path, file in files.items():
                if path in taken_out:
                    db.execute("DELETE FROM folder_files WHERE folder = ? AND path = ?", (folder, path))
                    if db.execute(f"SELECT 1 {origins.AT} LIMIT 1", (folder, path)).fetchone() is None:
                        continue
                    file = FileState(0, 0, "")
                row = (folder, path, file.size, file.modified, file.digest, int(path in refused), folder, path)
                db.execute(_RECORD, row)

    def spare(self, folder: str, paths: Iterable[str]) -> None:
        """Records that these files are gone, and that their texts stay."""
        with self._database.writing() as db:
            query = "UPDATE folder_files SET spared = 1 WHERE folder = ? AND path = ?"
            db.executemany(query, [(folder, path) for path in paths])

    def forget(self, folder: str, paths: Iterable[str]) -> list[Communique]:
        """Forgets files that are gone; the texts that nothing holds any more, and that are taken out with them."""
        with self._database.writing() as db:
            held_before: list[CommuniqueId] = []
            for path in paths:
                held_before += origins.forget(db, Location(folder, path))
                db.execute("DELETE FROM folder_files WHERE folder = ? AND path = ?", (folder, path))
            orphans = origins.orphans(db, held_before)
            removed = [rows.to_communique(row) for row in db.execute(f"{rows.SELECT_THESE} ORDER BY rowid", (orphans,))]
            if removed:
                take_out(db, orphans, next_change(db))
            return removed
