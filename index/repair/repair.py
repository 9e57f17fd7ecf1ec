"""Conducts the check of a data folder, file by file, and its repair."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.catalogue import Catalogue
from index.repair.recover import recover
from index.storage.folder.bm25_files import damaged_words, read_synced_to
from index.storage.folder.checksums import database_faults
from index.storage.folder.copies import copy_named
from index.storage.folder.disk import in_french
from index.storage.folder.lock import owned
from index.storage.folder.migrate import FUNCTIONS, NAME, SCHEMA_VERSION
from index.storage.folder.sqlite import Database, DatabaseError, is_used
from index.storage.folder.strays import leftovers, older_indexes, take_away
from index.storage.folder.vectors.files import damaged_snapshots
from index.storage.sql.manifest import LOST
from index.values.errors import DamagedError, DixitError
from index.values.progress import Progress

Open = Callable[[], Catalogue]


@dataclass(frozen=True)
class Fault:
    """What is wrong, and what `repair_folder` does about it: two French sentences."""

    what: str
    remedy: str


@dataclass(frozen=True)
class Repairs:
    """What was done, and what could not be saved, in French."""

    done: list[str]
    lost: list[str]


_REBUILD = "refaire cet index à partir des textes gardés."
_RECOVER = "relire tout ce qui est lisible dans un nouveau fichier, garder l’abîmé à côté, dire ce qui manque."


def find_faults(data: Path, open_catalogue: Open) -> list[Fault]:
    """The faults of the folder `data`, changing none of its files that is damaged; nothing when all is sound."""
    faults = [Fault(what, _RECOVER) for what in _truth_faults(data)]
    faults += [
        Fault(f"Un fichier à moitié écrit est resté : « {path.name} ».", "l’enlever.") for path in leftovers(data)
    ]
    faults += [Fault(what, "refaire l’index ; ce qui manque est à ajouter de nouveau.") for what in _lost_changes(data)]
    faults += [
        Fault(f"Un fichier de l’index n’est pas de ce catalogue\u00a0: «\u202f{path.name}\u202f».", "l’enlever.")
        for path in _foreign_indexes(data)
    ]
    damaged = _damaged_views(data)
    faults += [Fault(f"Un fichier de l’index est abîmé ou manque : « {path.name} ».", _REBUILD) for path in damaged]
    if faults:
        return faults
    catalogue = open_catalogue()
    try:
        return [Fault(what, "reconstruire l’index à partir des textes gardés.") for what in catalogue.verify()]
    finally:
        catalogue.close()


def repair_folder(data: Path, open_catalogue: Open, progress: Progress | None = None) -> Repairs:
    """Repairs all that `find_faults` finds. Raises DixitError while anybody else has the folder open."""
    faults = find_faults(data, open_catalogue)
    if not faults:
        return Repairs([], [])
    if (data / NAME).exists() and is_used(data / NAME):
        raise DixitError("Dixit est ouvert sur ce dossier : fermez la page, puis lancez de nouveau dixit repair.")
    with in_french("la réparation n’est pas faite. Ce qui était là est gardé\u00a0: recommencez-la."):
        return _repaired(data, open_catalogue, progress)


def _repaired(data: Path, open_catalogue: Open, progress: Progress | None) -> Repairs:
    done: list[str] = []
    lost: list[str] = []
    for path in leftovers(data):
        take_away(path)
        done.append(f"Enlevé : « {path.name} ».")
    lost += _lost_changes(data)
    if _truth_faults(data):
        copy = copy_named(data, "damaged")
        try:
            _copy_truth(data, copy)
            lost += recover(copy, data)
        except BaseException:
            shutil.rmtree(copy, ignore_errors=True)  # the damaged one is where it was
            raise
        done.append(f"Le fichier des textes est refait de ce qui était lisible. L’abîmé est gardé dans « {copy} ».")
    shutil.rmtree(data / "views", ignore_errors=True)
    catalogue = open_catalogue()
    try:
        catalogue.rebuild(progress)
        uncovered = catalogue.verify()
    finally:
        catalogue.close()
    _acknowledge_loss(data)
    done.append("L’index est reconstruit à partir des textes gardés.")
    return Repairs(done, lost + uncovered)


def _damaged_views(data: Path) -> list[Path]:
    from index.storage.folder.bm25 import is_readable  # tantivy loads when files are to be read, not when help is asked

    damaged = damaged_snapshots(data / "views")
    for words in sorted(path for path in data.glob("views/lexical-*") if path.is_dir()):
        with owned(words.with_name(f"{words.name}.lock")):  # nobody is writing it: what is wrong is wrong
            if damaged_files := damaged_words(words):
                damaged += damaged_files
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
    except (DamagedError, DatabaseError, TypeError, ValueError):
        return [
            f"Le fichier des textes «\u202f{truth}\u202f» est abîmé."
        ]  # not what it says: it may be words of a text
    finally:
        database.close()


def _lost_changes(data: Path) -> list[str]:
    """Whether the index of words has seen changes that the texts do not tell, now or before it was made anew: what was
    written last was damaged, or is gone."""
    synced_to = {path.name: read_synced_to(path) for path in data.glob("views/lexical-*") if path.is_dir()}
    manifest = _manifest(data)
    try:
        behind = synced_to.get(f"lexical-{manifest['identity']}", 0) - int(manifest["change"])
        behind = max(behind, int(manifest.get(LOST, 0)))
    except (KeyError, ValueError):
        return []  # told otherwise
    return [f"Les {behind} derniers changements manquent au fichier des textes."] if behind > 0 else []


def _acknowledge_loss(data: Path) -> None:
    """It is told now, and here alone."""
    database = Database(data / NAME, FUNCTIONS)
    with database.writing() as db:
        db.execute("DELETE FROM manifest WHERE name = ?", (LOST,))
    database.close()


def _foreign_indexes(data: Path) -> list[Path]:
    """What lies beside the indexes of this folder, and may hold words that were erased from them."""
    identity = _manifest(data).get("identity")
    return older_indexes(data, identity) if identity else []


def _manifest(data: Path) -> dict[str, str]:
    """What the file of texts says of itself; nothing where it cannot be read."""
    if not (data / NAME).exists():
        return {}
    database = Database(data / NAME, FUNCTIONS)
    try:
        with database.reading() as db:
            return dict(db.execute("SELECT name, value FROM manifest"))
    except (DixitError, DatabaseError, ValueError):
        return {}
    finally:
        database.close()


def _copy_truth(data: Path, kept: Path) -> None:
    """With what was written last, which may lie beside it."""
    kept.mkdir(mode=0o700)
    for name in (NAME, f"{NAME}-wal"):
        if (data / name).exists():
            shutil.copyfile(data / name, kept / name)
