"""One portable file that holds a data folder: the texts, and a person's own files beside them."""

import errno
import hashlib
import json
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from index.errors import DixitError
from index.truth.database import Database

_FORM = 1
_TRUTH = "dixit.sqlite"
_BESIDE = ("sources.toml", "receipts/*.json")
_CHUNK = 1 << 20
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, struct.error)  # what zipfile may raise


@dataclass(frozen=True)
class Backup:
    """What a backup says of itself: its day, how many texts, the format of the data, and the SHA-256 of each part."""

    day: str
    communiques: int
    schema: int
    parts: dict[str, str]


def write_backup(database: Database, data: Path, file: Path) -> Backup:
    """Writes `file`, whole or not at all, as the texts are at one moment, whoever else writes.

    Raises DixitError for a file that is there already, or cannot be written.
    """
    if file.exists():
        raise DixitError(f"Le fichier « {file} » existe déjà : choisissez un autre nom.")
    partial = file.with_name(f"{file.name}.tmp")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".dixit-") as beside:
            truth = Path(beside) / _TRUTH
            with database.reading() as db:
                db.execute("VACUUM INTO ?", (str(truth),))
            backup = _write(partial, truth, data)
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DixitError(f"La sauvegarde « {file} » n’a pas pu être écrite : {_why(error)}.") from error
    return backup


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
            backup = _checked(archive, file)
            if backup.schema > newest:
                raise DixitError(
                    f"La sauvegarde « {file} » a été faite par une version plus récente de Dixit "
                    f"(format {backup.schema}, ici {newest}). Rien n’a été remis."
                )
            for name in sorted(backup.parts, key=lambda part: part == _TRUTH):  # the texts last
                _extract(archive, name, data / name)
    except FileNotFoundError as error:
        raise DixitError(f"La sauvegarde « {file} » n’existe pas.") from error
    except OSError as error:
        raise DixitError(f"La sauvegarde « {file} » n’a pas pu être remise : {_why(error)}.") from error
    except _BAD_ZIP as error:
        raise _damaged(file) from error
    return backup


def _write(partial: Path, truth: Path, data: Path) -> Backup:
    parts = {_TRUTH: truth}
    parts |= {path.relative_to(data).as_posix(): path for form in _BESIDE for path in sorted(data.glob(form))}
    counted = Database(truth, {})
    with counted.reading() as db:
        communiques = int(db.execute("SELECT count(*) FROM communiques").fetchone()[0])
        schema = int(db.execute("SELECT value FROM manifest WHERE name = 'schema'").fetchone()[0])
    counted.close()
    sums = {name: _sum(path.open("rb")) for name, path in parts.items()}
    backup = Backup(date.today().isoformat(), communiques, schema, sums)
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, path in parts.items():
            archive.write(path, name)
        archive.writestr("backup.json", json.dumps({"form": _FORM, **vars(backup)}, ensure_ascii=False))
    return backup


def _checked(archive: zipfile.ZipFile, file: Path) -> Backup:
    try:
        said = json.loads(archive.read("backup.json"))
        backup = Backup(said["day"], int(said["communiques"]), int(said["schema"]), dict(said["parts"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DixitError(f"« {file} » n’est pas une sauvegarde de Dixit.") from error
    if _TRUTH not in backup.parts:
        raise _damaged(file)
    for name, known in backup.parts.items():
        if name != _TRUTH and not any(Path(name).match(form) and ".." not in name for form in _BESIDE):
            raise _damaged(file)
        try:
            if _sum(archive.open(name)) != known:
                raise _damaged(file)
        except KeyError as error:
            raise _damaged(file) from error
    return backup


def _why(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return "ce dossier n’existe pas"
        case errno.ENOSPC:
            return "le disque est plein"
        case errno.EISDIR:
            return "c’est un dossier"
        case _:
            return "l’accès est refusé"


def _damaged(file: Path) -> DixitError:
    return DixitError(f"La sauvegarde « {file} » est abîmée : rien n’a été remis.")


def _sum(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with stream:
        for chunk in _chunks(stream):
            digest.update(chunk)
    return digest.hexdigest()


def _extract(archive: zipfile.ZipFile, name: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    partial = to.with_name(f"{to.name}.tmp")
    with archive.open(name) as packed, partial.open("wb") as out:
        for chunk in _chunks(packed):
            out.write(chunk)
    partial.replace(to)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")
