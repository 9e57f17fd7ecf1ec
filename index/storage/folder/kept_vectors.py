"""The file of a data folder in which the vectors of passages that were read are kept.

They can be made again from the texts: backups leave them out, and a file that is damaged is begun anew.
"""

from contextlib import suppress
from pathlib import Path

from index.encoder.port import Kept, NothingKept
from index.storage.folder.sqlite import Database
from index.storage.sql.kept_vectors import KeptVectors
from index.values.errors import DamagedError, DixitError

NAME = "reading.sqlite"
_SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON"


def kept_in(folder: Path) -> Kept:
    """What is kept in a data folder; a file that is damaged is begun anew, and nothing is kept where none can be."""
    path = folder / NAME
    for _ in range(2):
        database = Database(path, {}, _SETTINGS)
        try:
            return KeptVectors(database)
        except DamagedError:
            database.close()
            for beside in ("", "-wal", "-shm"):
                with suppress(OSError):
                    path.with_name(f"{NAME}{beside}").unlink(missing_ok=True)
        except DixitError:
            database.close()
            break
    return NothingKept()
