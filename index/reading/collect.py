"""Paths given by a person → the files to take in."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.reading.formats import SUFFIXES, suffix
from index.reading.limits import HELD, largest, too_large
from index.values.errors import DixitError
from index.values.files import File, OnDisk, Refused

_AS_IT_IS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # the last is of Windows
_FORMATS = ", ".join(sorted(SUFFIXES))


def collect(paths: Sequence[Path]) -> Iterator[File | Refused]:
    """The files at `paths`, folders walked in the order of names; hidden files and other formats are left out.

    A path given by itself is offered whatever its name, so that a person hears why it is refused. In a folder, a link
    that leads out of it is refused. Raises DixitError, before any file is read, for a path that does not exist and
    for a folder without texts.
    """
    files = [file for path in paths for file in _files(path)]
    return (load(path, within) for path, within in files)


def _files(path: Path) -> list[tuple[Path, Path | None]]:
    """The files at `path`, each with the folder that it was found in, if it was not named by itself."""
    if path.is_file():
        return [(path, None)]
    if not path.is_dir():
        if path.exists():
            raise DixitError(f"« {path} » n’est ni un fichier ni un dossier.")
        raise DixitError(f"« {path} » n’existe pas.")
    texts, _ = texts_in(path)
    if not texts:
        raise DixitError(f"Le dossier « {path} » ne contient aucun texte ({_FORMATS}).")
    return [(text, path) for text in texts]


def texts_in(folder: Path) -> tuple[list[Path], bool]:
    """The files of a folder that may be texts, in the order of names, and whether all of it could be looked into."""
    unread: list[OSError] = []
    texts = [
        Path(inner, name)
        for inner, folders, names in os.walk(folder, onerror=unread.append)  # which does not follow links to folders
        if not folders.sort()  # sorts in place, so that the walk follows the order of names
        for name in sorted(names)
        if not name.startswith(".") and suffix(name) in SUFFIXES
    ]
    return texts, not unread


def left_aside(folder: Path) -> dict[str, int]:
    """How many files of a folder Dixit does not read, by suffix (`.pptx`, or « sans suffixe »), the most first."""
    names = (name for _, _, names in os.walk(folder) for name in names if not name.startswith("."))
    kinds = Counter(_shown(suffix(name)) or "sans suffixe" for name in names if suffix(name) not in SUFFIXES)
    return dict(kinds.most_common())


def load(path: Path, within: Path | None) -> File | Refused:
    """The file at `path`, or why it cannot be read: when found `within` a folder, no link may lead out of that."""
    name = _shown(path.name)
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            return Refused(name, "ce lien mène hors du dossier.")
        # Without waiting: a pipe that nobody writes to would never open.
        with open(os.open(path, _AS_IT_IS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Refused(name, "ce n’est pas un fichier.")
            most = largest(name)
            if HELD < status.st_size <= most:
                return File(name, OnDisk(path.resolve(), status.st_size, status.st_mtime_ns))
            content = file.read(min(most, HELD) + 1)  # however much it grows meanwhile
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = error.strerror if isinstance(error, OSError) else "lien en boucle"
        return Refused(name, f"ce fichier ne peut pas être lu ({reason}).")
    return Refused(name, too_large(name)) if len(content) > min(most, HELD) else File(name, content)


def _shown(name: str) -> str:
    """`name` as it can be printed and stored, whatever bytes the file system holds."""
    legible = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in legible)
