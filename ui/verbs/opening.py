"""The catalogue that a command is about."""

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import DixitError
from index.home import Home, home_named
from index.postgres.address import BACKED_UP_ELSEWHERE
from ui.wording import WAITING, quoted

if TYPE_CHECKING:
    from index.bulk.ahead import Ahead
    from index.catalogue import Catalogue

DEFAULT_DATA = Path("var")


def data_of(typed: Namespace) -> Home:
    """The data folder or the database that was named, or `DEFAULT_DATA` itself when none was."""
    named = typed.data or os.environ.get("DIXIT_DATA")
    return home_named(named) if named else DEFAULT_DATA


def folder_of(typed: Namespace) -> Path:
    """The same for a backup, its return and a repair. Raises DixitError for a database, with what does it there."""
    data = data_of(typed)
    if not isinstance(data, Path):
        raise DixitError(BACKED_UP_ELSEWHERE)
    return data


@contextlib.contextmanager
def ahead_of(typed: Namespace) -> "Iterator[Ahead | None]":
    """Who reads and prepares ahead, when `--dask` asks for it; their processes are gone at the end."""
    if typed.dask is None:
        yield None
        return
    from index.assemble import publishers_of
    from index.bulk.ahead import Ahead
    from index.bulk.crew import Crew

    with Crew(typed.dask, publishers_of(data_of(typed)), typed.model, _tell) as crew:
        yield Ahead(crew)


def opened(typed: Namespace, ahead: "Ahead | None" = None) -> "Catalogue":
    """The catalogue in that folder, with the model that was named; what comes in is asked of `ahead` first."""
    from index.assemble import open_catalogue

    catalogue = open_catalogue(data_of(typed), getattr(typed, "model", None), _say_that_it_waits, ahead)
    if catalogue.kept_before is not None:
        print(
            "Le dossier de données était d’un format plus ancien : il a été mis à jour. "
            f"Une copie d’avant est gardée dans {quoted(str(catalogue.kept_before))}.",
            file=sys.stderr,
        )
    return catalogue


def _say_that_it_waits() -> None:
    _tell(WAITING)


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
