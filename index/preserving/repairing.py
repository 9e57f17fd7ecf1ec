"""Conducts the check of a data folder, file by file, and its repair."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.catalogue import Catalogue, Progress
from index.errors import DixitError
from index.preserving.copies import copy_named
from index.preserving.salvaging import salvage
from index.truth.database import Database, DatabaseError, is_used
from index.truth.migrating import FUNCTIONS, NAME, SCHEMA_VERSION
from index.truth.sealing import database_faults
from index.views.dense.files import damaged_snapshots
from index.views.lexical_files import damaged_words, read_reached

_OLD = 60.0  # seconds after which a file that is half written is nobody's any more

Open = Callable[[], Catalogue]


@dataclass(frozen=True)
class Fault:
    """What is wrong, and what `mend` does about it: two French sentences."""

    what: str
    remedy: str


@dataclass(frozen=True)
class Mended:
    """What was done, and what could not be saved, in French."""

    done: list[str]
    lost: list[str]


_REBUILD = "refaire cet index à partir des textes gardés."
_SALVAGE = "relire tout ce qui est lisible dans un nouveau fichier, garder l’abîmé à côté, dire ce qui manque."


def examine(data: Path, open_catalogue: Open) -> list[Fault]:
    """The faults of the folder `data`, changing none of its files that is damaged; nothing when all is sound."""
    faults = [Fault(what, _SALVAGE) for what in _truth_faults(data)]
    faults += [
        Fault(f"Un fichier à moitié écrit est resté : « {path.name} ».", "l’enlever.") for path in leftovers(data)
    ]
    faults += [Fault(what, "refaire l’index ; ce qui manque est à ajouter de nouveau.") for what in _lost_changes(data)]
    damaged = _damaged_views(data)
    faults += [Fault(f"Un fichier de l’index est abîmé ou manque : « {path.name} ».", _REBUILD) for path in damaged]
    if faults:
        return faults
    catalogue = open_catalogue()
    try:
        return [Fault(what, "reconstruire l’index à partir des textes gardés.") for what in catalogue.verify()]
    finally:
        catalogue.close()


def mend(data: Path, open_catalogue: Open, progress: Progress | None = None) -> Mended:
    """Repairs all that `examine` finds. Raises DixitError while anybody else has the folder open."""
    faults = examine(data, open_catalogue)
    if not faults:
        return Mended([], [])
    if (data / NAME).exists() and is_used(data / NAME):
        raise DixitError("Dixit est ouvert sur ce dossier : fermez la page, puis lancez de nouveau dixit repair.")
    done: list[str] = []
    lost: list[str] = []
    for path in leftovers(data):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        done.append(f"Enlevé : « {path.name} ».")
    lost += _lost_changes(data)
    if _truth_faults(data):
        kept = copy_named(data, "damaged")
        _copy_truth(data, kept)
        lost += salvage(kept, data)
        done.append(f"Le fichier des textes est refait de ce qui était lisible. L’abîmé est gardé dans « {kept} ».")
    shutil.rmtree(data / "views", ignore_errors=True)
    catalogue = open_catalogue()
    try:
        catalogue.rebuild(progress)
        uncovered = catalogue.verify()
    finally:
        catalogue.close()
    done.append("L’index est reconstruit à partir des textes gardés.")
    return Mended(done, lost + uncovered)


def leftovers(data: Path) -> list[Path]:
    """What a crash left half written."""
    found = [
        *data.glob("*.tmp"),
        *data.glob("views/**/*.tmp"),
        *data.glob("copies/*.tmp"),
        *data.glob("copies/.dixit-*"),
    ]
    return sorted(path for path in found if abs(time.time() - path.stat().st_mtime) > _OLD)


def _damaged_views(data: Path) -> list[Path]:
    from index.views.lexical import is_readable  # tantivy loads when files are to be read, not when help is asked

    damaged = damaged_snapshots(data / "views")
    for words in sorted(data.glob("views/lexical-*")):
        if found := damaged_words(words):
            damaged += found
        elif not is_readable(words):
            damaged.append(words / "meta.json")
    return damaged


def _truth_faults(data: Path) -> list[str]:
    truth = data / NAME
    if not truth.exists() or not truth.stat().st_size:
        return [f"Le fichier des textes manque ou est vide : « {truth} »."] if any(data.glob("views/*")) else []
    database = Database(truth, FUNCTIONS)
    try:
        with database.reading() as db:
            if int(db.execute("SELECT value FROM manifest WHERE name = 'schema'").fetchone()[0]) != SCHEMA_VERSION:
                return []  # opening it brings it up to date, or refuses it
            return database_faults(db)
    except (DixitError, DatabaseError, TypeError, ValueError) as error:
        return [f"Le fichier des textes « {truth} » est abîmé : {' '.join(str(error).split())}"]
    finally:
        database.close()


def _lost_changes(data: Path) -> list[str]:
    """Whether the index of words has seen changes that the texts do not tell: what was written last was damaged."""
    seen = {path.name: read_reached(path) for path in data.glob("views/lexical-*")}
    if not (data / NAME).exists():
        return []
    database = Database(data / NAME, FUNCTIONS)
    try:
        with database.reading() as db:
            said = dict(db.execute("SELECT name, value FROM manifest"))
            behind = seen.get(f"lexical-{said['identity']}", 0) - int(said["change"])
    except (DixitError, DatabaseError, KeyError, ValueError):
        return []  # told otherwise
    finally:
        database.close()
    return [f"Les {behind} derniers changements manquent au fichier des textes."] if behind > 0 else []


def _copy_truth(data: Path, kept: Path) -> None:
    """With what was written last, which may lie beside it."""
    kept.mkdir(mode=0o700)
    for name in (NAME, f"{NAME}-wal"):
        if (data / name).exists():
            shutil.copyfile(data / name, kept / name)
