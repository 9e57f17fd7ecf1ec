"""A backup put back into an empty folder: only files and tables that Dixit makes, and all of it or nothing."""

import tempfile
import zipfile
from pathlib import Path

from index.storage.folder.backup import BAD_ZIP, TRUTH, checked, chunks, damaged, why
from index.storage.folder.known_schema import planted_in
from index.storage.folder.sqlite import DatabaseError
from index.storage.records import Backup
from index.values.errors import DixitError


def restore_backup(file: Path, data: Path, newest: int) -> Backup:
    """Puts what `file` holds into the folder `data`, which must be empty or not there.

    Raises DixitError, before anything is written, for a folder that holds something and for a file that is damaged,
    is no backup, or holds data of a format after `newest`.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise DixitError(
            f"Le dossier de données « {data} » n’est pas vide : rien n’y a été remis. Choisissez-en un autre."
        )
    try:
        with zipfile.ZipFile(file) as archive:
            backup = checked(archive, file)
            if backup.schema > newest:
                raise DixitError(
                    f"La sauvegarde « {file} » a été faite par une version plus récente de Dixit "
                    f"(format {backup.schema}, ici {newest}). Rien n’a été remis."
                )
            with tempfile.TemporaryDirectory(dir=_there(data), prefix=".dixit-") as beside:
                _extract(archive, TRUTH, Path(beside) / TRUTH)
                if planted_in(Path(beside) / TRUTH):
                    raise DixitError(
                        f"La sauvegarde « {file} » contient ce que Dixit n’y met pas : rien n’a été remis."
                    )
                for name in backup.parts.keys() - {TRUTH}:
                    _extract(archive, name, data / name)
                data.mkdir(parents=True, exist_ok=True)
                (Path(beside) / TRUTH).replace(data / TRUTH)  # the texts last
    except FileNotFoundError as error:
        raise DixitError(f"La sauvegarde « {file} » n’existe pas.") from error
    except OSError as error:
        raise DixitError(f"La sauvegarde « {file} » n’a pas pu être remise : {why(error)}.") from error
    except (*BAD_ZIP, DatabaseError) as error:
        raise damaged(file) from error
    return backup


def _there(folder: Path) -> Path:
    """The nearest folder above `folder` that is there: a file of it is on the same disk."""
    return next(above for above in folder.absolute().parents if above.is_dir())


def _extract(archive: zipfile.ZipFile, name: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    partial = to.with_name(f"{to.name}.tmp")
    with archive.open(name) as packed, partial.open("wb") as out:
        for chunk in chunks(packed):
            out.write(chunk)
    partial.replace(to)
