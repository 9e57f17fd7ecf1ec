"""The catalogue that a command is about."""

import atexit
import contextlib
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.storage.location import DataLocation, location_named
from index.storage.postgres.dsn import BACKED_UP_ELSEWHERE
from index.values.errors import DixitError
from ui.rendering.wording import NBSP, WAITING, quoted
from ui.server.question_log import forget_expired

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from index.intake.workers.prefetch import Prefetch

DEFAULT_DATA = Path("var")


def data_of(typed: Namespace) -> DataLocation:
    """The data folder or the database that was named, or `DEFAULT_DATA` itself when none was."""
    named = typed.data if typed.data is not None else os.environ.get("DIXIT_DATA") or None
    return DEFAULT_DATA if named is None else location_named(named)


def folder_of(typed: Namespace) -> Path:
    """The same for a backup, its return and a repair. Raises DixitError for a database, with what does it there."""
    data = data_of(typed)
    if not isinstance(data, Path):
        raise DixitError(BACKED_UP_ELSEWHERE)
    return data


@contextlib.contextmanager
def prefetching(typed: Namespace) -> "Iterator[Prefetch | None]":
    """Who reads and prepares ahead, when `--dask` asks for it; their processes are gone at the end."""
    if typed.dask is None:
        yield None
        return
    from index.assemble import publishers_of
    from index.intake.workers.dask import WorkerPool
    from index.intake.workers.prefetch import Prefetch

    with WorkerPool(typed.dask, publishers_of(data_of(typed)), typed.model, _tell) as pool:
        yield Prefetch(pool)


def check_is_there(typed: Namespace) -> None:
    """Raises DixitError for a folder that was named and is not there: what is done to it would be done to nothing."""
    if missing := _missing(typed):
        raise DixitError(missing)


def opened_to_read(typed: Namespace) -> "Catalogue":
    """As `opened`; a folder that was named and is not there is told, read as one without texts, and not made."""
    if not (missing := _missing(typed)):
        return opened(typed)
    _tell(missing)
    empty = tempfile.TemporaryDirectory(prefix="dixit-", ignore_cleanup_errors=True)
    atexit.register(empty.cleanup)
    return opened(Namespace(**{**vars(typed), "data": empty.name}))


def _missing(typed: Namespace) -> str | None:
    data = data_of(typed)
    if not isinstance(data, Path) or data is DEFAULT_DATA:
        return None
    try:
        os.lstat(data)
    except FileNotFoundError:
        return (
            f"Le dossier de données {quoted(str(data))} n’existe pas{NBSP}: vérifiez son nom. "
            f"{quoted('dixit add')} en fait un nouveau."
        )
    return None


def opened(typed: Namespace, prefetch: "Prefetch | None" = None) -> "Catalogue":
    """The catalogue in that folder, made if it is not there, with the model that was named; what comes in is asked of
    `prefetch` first."""
    from index.assemble import open_catalogue

    data = data_of(typed)
    if isinstance(data, Path):
        forget_expired(data)
    catalogue = open_catalogue(data, getattr(typed, "model", None), _say_that_it_waits, prefetch)
    if catalogue.kept_before is not None:
        print(
            "Le dossier de données était d’un format plus ancien : il a été mis à jour. "
            f"Une copie d’avant est gardée dans {quoted(str(catalogue.kept_before))}.",
            file=sys.stderr,
        )
    if lost := catalogue.lost_changes():
        _tell(f"Les {lost} derniers changements manquent au fichier des textes{NBSP}: lancez dixit repair.")
    return catalogue


def _say_that_it_waits() -> None:
    _tell(WAITING)


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
