"""What a disk refuses, as sentences that a person can act on."""

import errno
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.values.errors import DixitError

_BY_SYSTEM = re.compile(r"os error (\d+)")  # as tantivy writes it
_REASONS = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "la place qui vous est accordée sur le disque est prise",
    errno.EFBIG: "le disque est plein pour un fichier de cette taille",
    errno.EROFS: "le disque est en lecture seule",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EIO: "le disque ne répond plus comme il faut",
    errno.EMFILE: "trop de fichiers sont ouverts à la fois",
    errno.ENFILE: "trop de fichiers sont ouverts à la fois",
    errno.ENOENT: "ce dossier n’existe pas",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.ELOOP: "ces liens tournent en rond",
}
_OF_THE_MOMENT = {errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_TRIAL = 1 << 16  # bytes: more than SQLite asks for at once


def reason_of(error: Exception) -> str | None:
    """Why the system refused, for the end of a sentence; None for what is no refusal of a disk."""
    return _REASONS.get(_number(error))


def is_of_the_moment(error: Exception) -> bool:
    """Whether a file could not be read for a reason that says nothing of what it holds."""
    return _number(error) in _OF_THE_MOMENT


def refusal_in(folder: Path) -> str | None:
    """Why nothing can be written into `folder`, found by trying; None where it can be."""
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(bytes(_TRIAL))
            trial.flush()
    except OSError as error:
        return reason_of(error)
    return None


def kept_as_it_was(reason: str) -> DixitError:
    """What is told of a change that a disk refused."""
    return DixitError(f"{reason[:1].upper()}{reason[1:]}\u00a0: rien n’a été changé. Ce qui était là est gardé.")


@contextmanager
def in_french(unfinished: str) -> Iterator[None]:
    """A disk's refusal inside the block as a DixitError: why, then the sentence `unfinished`, what it leaves undone."""
    try:
        yield
    except (OSError, ValueError) as error:
        if (reason := reason_of(error)) is None:
            raise
        raise DixitError(f"{reason[:1].upper()}{reason[1:]}\u00a0: {unfinished}") from error


def _number(error: Exception) -> int:
    """That of the system; 0 for what is none of its errors."""
    if isinstance(error, OSError):
        return error.errno or 0
    number = _BY_SYSTEM.search(str(error))
    return int(number[1]) if number else errno.ENOSPC if "No space" in str(error) else 0
