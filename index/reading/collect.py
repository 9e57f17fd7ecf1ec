"""Paths given by a person → the files to take in."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import DixitError
from index.intake import File, Refused

SUFFIXES = frozenset({".txt", ".md"})
MAX_BYTES = 10_000_000  # five thousand pages: past that it is no communiqué


def collect(paths: Sequence[Path]) -> Iterator[File | Refused]:
    """The files at `paths`, folders walked in the order of names; hidden files and other formats are left out.

    A path given by itself is offered whatever its name, so that a person hears why it is refused. Raises
    DixitError, before any file is read, for a path that does not exist and for a folder without texts.
    """
    found = [file for path in paths for file in _files(path)]
    return (_load(path) for path in found)


def too_large() -> str:
    """Why a file over `MAX_BYTES` is refused."""
    return f"ce fichier dépasse {MAX_BYTES // 1_000_000} Mo : ce n’est pas un communiqué."


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DixitError(f"« {path} » n’existe pas.")
    texts = [
        Path(folder, name)
        for folder, folders, names in os.walk(path)
        if not folders.sort()  # sorts in place, so that the walk follows the order of names
        for name in sorted(names)
        if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
    ]
    if not texts:
        known = " ou ".join(sorted(SUFFIXES))
        raise DixitError(f"Le dossier « {path} » ne contient aucun texte ({known}).")
    return texts


def _load(path: Path) -> File | Refused:
    try:
        if path.stat().st_size > MAX_BYTES:
            return Refused(path.name, too_large())
        return File(path.name, path.read_bytes())
    except OSError as error:
        return Refused(path.name, f"ce fichier ne peut pas être lu ({error.strerror}).")
