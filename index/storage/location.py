"""Where texts and their index live: a folder, or a database in its place."""

from pathlib import Path

from index.storage.postgres.dsn import Dsn

_SCHEMES = ("postgresql://", "postgres://")

DataLocation = Path | Dsn
"""A data folder, or the address of a database."""


def location_named(named: str) -> DataLocation:
    """The home that was named: a database if it begins as the address of one, else a folder."""
    return Dsn(named) if named.startswith(_SCHEMES) else Path(named)
