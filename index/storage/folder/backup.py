"""One portable file that holds a data folder: the texts, and a person's own files beside them."""

import hashlib
import json
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO

from index.storage.folder.disk import reason_of
from index.storage.folder.sqlite import Database
from index.storage.records import Backup
from index.values.errors import DixitError

_FORM = 1
TRUTH = "dixit.sqlite"
_BESIDE = ("sources.toml", "receipts/*.json")
_NAMES = re.compile(r"sources\.toml|receipts/\w[\w-]{0,99}\.json")  # all that a backup may hold beside the texts
_CHUNK = 1 << 20
BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, struct.error)  # what zipfile may raise


def write_backup(database: Database, data: Path, file: Path) -> Backup:
    """Writes `file`, whole or not at all, as the texts are at one moment, whoever else writes.

    Raises DixitError for a file that is there already, or cannot be written.
    """
    if file.exists():
        raise DixitError(f"Le fichier « {file} » existe déjà : choisissez un autre nom.")
    partial = file.with_name(f"{file.name}.tmp")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".dixit-{file.name}-") as beside:
            truth = Path(beside) / TRUTH
            with database.reading() as db:
                db.execute("VACUUM INTO ?", (str(truth),))
            backup = _write(partial, truth, data)
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DixitError(f"La sauvegarde « {file} » n’a pas pu être écrite : {why(error)}.") from error
    return backup


def _write(partial: Path, truth: Path, data: Path) -> Backup:
    parts = {TRUTH: truth}
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


def checked(archive: zipfile.ZipFile, file: Path) -> Backup:
    try:
        said = json.loads(archive.read("backup.json"))
        backup = Backup(said["day"], int(said["communiques"]), int(said["schema"]), dict(said["parts"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DixitError(f"« {file} » n’est pas une sauvegarde de Dixit.") from error
    if TRUTH not in backup.parts:
        raise damaged(file)
    for name, known in backup.parts.items():
        if name != TRUTH and not _NAMES.fullmatch(name):
            raise damaged(file)
        try:
            if _sum(archive.open(name)) != known:
                raise damaged(file)
        except KeyError as error:
            raise damaged(file) from error
    return backup


def why(error: OSError) -> str:
    return reason_of(error) or "l’accès est refusé"


def damaged(file: Path) -> DixitError:
    return DixitError(f"La sauvegarde « {file} » est abîmée : rien n’a été remis.")


def _sum(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with stream:
        for chunk in chunks(stream):
            digest.update(chunk)
    return digest.hexdigest()


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")
