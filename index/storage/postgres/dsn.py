"""The address of a database in place of a folder."""

import re
from dataclasses import dataclass

_PASSWORD = re.compile(r"(?<=://)([^:@?]*):.*@", re.DOTALL)  # to the last @: one inside a password may not be escaped
_SETTING = re.compile(r"(?<=[?&])((?:ssl)?password)=[^&]*")

BACKED_UP_ELSEWHERE = (
    "Une base PostgreSQL se sauvegarde, se remet et se répare par les outils de PostgreSQL "
    "(pg_dump, pg_restore, ceux de son hébergeur) ; l’index seul se refait par dixit rebuild."
)


@dataclass(frozen=True)
class Dsn:
    """A PostgreSQL address, of one host or several. Shown without its password."""

    text: str

    def __str__(self) -> str:
        """`postgresql://anne:secret@hôte/dixit` is `postgresql://anne@hôte/dixit`."""
        return _SETTING.sub(r"\1=…", _PASSWORD.sub(r"\1@", self.text))

    def __repr__(self) -> str:
        return f"Dsn({str(self)!r})"
