"""The files of a data folder that are not of its store: what a crash left, and what Dixit did not put there."""

import shutil
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from index.storage.folder.copies import FOLDER as COPIES

_OLD = 60.0  # seconds after which a file that is half written is nobody's any more
_HALF_WRITTEN = ("*.tmp", ".dixit-*")
_WHERE = ("", "views/**/", "receipts/", f"{COPIES}/")
_OWN = ("dixit.sqlite*", "reading.sqlite*", "questions.jsonl*", "sources.toml", "views", "receipts", COPIES)


def leftovers(data: Path, backups: Collection[Path] = (), old: float = _OLD) -> list[Path]:
    """What a crash left half written more than `old` seconds ago, in the folder and beside `backups` of it."""
    paths = {path for where in _WHERE for form in _HALF_WRITTEN for path in data.glob(where + form)}
    for backup in backups:
        paths |= set(backup.parent.glob(f".dixit-{backup.name}-*")) | set(backup.parent.glob(f"{backup.name}.tmp"))
    outermost = (path for path in paths if not paths.intersection(path.parents))
    return sorted(path for path in outermost if _age(path) >= old)


def strangers(data: Path) -> list[str]:
    """The names of what lies in the folder and is not of Dixit: nobody can tell what it holds."""
    ours = {path for form in (*_OWN, *_HALF_WRITTEN) for path in data.glob(form)}
    return sorted(path.name for path in data.iterdir() if path not in ours)


def older_indexes(data: Path, identity: str) -> list[Path]:
    """What lies beside the indexes of this store: of an earlier one, or of nobody."""
    lexical, views = f"lexical-{identity}", data / "views"
    in_use = {
        views / lexical,
        views / f"{lexical}.lock",
        *views.glob(f"dense-{identity}-*.faiss"),
        *views.glob("*.tmp"),
    }
    return sorted(path for path in _children(views) if path not in in_use and path.suffix != ".lock")


def take_away(path: Path) -> None:
    """Raises OSError for what stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _children(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _age(path: Path) -> float:
    """Seconds since its last byte; none for what has just gone."""
    try:
        return abs(time.time() - path.stat().st_mtime)
    except OSError:
        return -1.0
