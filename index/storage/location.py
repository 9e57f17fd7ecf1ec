"""Where texts and their index live: a folder, or a database in its place."""

import re
from contextlib import suppress
from pathlib import Path

from index.storage.postgres.dsn import Dsn
from index.values.errors import DixitError

_SCHEMES = ("postgresql://", "postgres://")
_ADDRESS = re.compile(r"\w[\w+.-]+:/")  # which no drive of Windows is: it has one letter

DataLocation = Path | Dsn
"""A data folder, or the address of a database."""


def location_named(named: str) -> DataLocation:
    """The home that was named: a database if it begins as the address of one, else a folder, `~` being one's own.

    Raises DixitError for nothing at all, which would be the folder that one is in, and for any other address.
    """
    if named.startswith(_SCHEMES):
        return Dsn(named)
    if not named.strip() or _ADDRESS.match(named):
        raise DixitError(
            f"«\N{NARROW NO-BREAK SPACE}{named}\N{NARROW NO-BREAK SPACE}» ne nomme pas de données\N{NO-BREAK SPACE}: "
            "donnez un dossier, ou une base par postgresql://…"
        )
    folder = Path(named)
    with suppress(RuntimeError):  # nobody has that name here
        folder = folder.expanduser()  # a shell leaves « --data=~/dixit » as it is
    return folder
