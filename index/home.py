"""Where texts and their index live: a folder, or a database in its place."""

from pathlib import Path

from index.postgres.address import Address

_SCHEMES = ("postgresql://", "postgres://")

Home = Path | Address
"""A data folder, or the address of a database."""


def home_named(named: str) -> Home:
    """The home that was named: a database if it begins as the address of one, else a folder."""
    return Address(named) if named.startswith(_SCHEMES) else Path(named)
