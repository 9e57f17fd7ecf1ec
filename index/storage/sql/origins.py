"""Where texts came from, written with them: a text leaves when nothing holds it any more."""

from collections.abc import Iterable, Sequence

from index.storage.sql.database import Connection
from index.values.communique import CommuniqueId
from index.values.files import File, Location

TextOrigins = Sequence[tuple[CommuniqueId, File]]
"""Texts that were read, each with the file that holds it."""

AT = "FROM origins WHERE folder = ? AND path = ?"
_HOLD = "INSERT INTO origins SELECT id, ?, ? FROM communiques WHERE id = ? ON CONFLICT DO NOTHING"


def record_origins(db: Connection, origins: TextOrigins, replacing: bool) -> list[CommuniqueId]:
    """Writes where these texts came from. The ids of those that were at the same places and that nothing holds now:
    none unless `replacing`, for then a text that a file held before stays as one that came by itself.
    """
    now = {(id, file.location) for id, file in origins}
    before: list[CommuniqueId] = []
    for place in {file.location for _, file in origins if file.location is not None}:
        ids = forget(db, place)
        before += ids
        if not replacing:
            _hold(db, ((id, Location(None, place.path)) for id in ids if (id, place) not in now))
    _hold(db, ((id, file.location or Location(None, file.name)) for id, file in origins))
    return orphans(db, before)


def forget(db: Connection, place: Location) -> list[CommuniqueId]:
    """The texts that this place held."""
    ids = [row[0] for row in db.execute(f"SELECT communique {AT}", (place.folder, place.path))]
    db.execute(f"DELETE {AT}", (place.folder, place.path))
    return ids


def orphans(db: Connection, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
    """Those that nothing holds."""
    query = "SELECT 1 FROM origins WHERE communique = ? LIMIT 1"
    return [id for id in dict.fromkeys(ids) if db.execute(query, (id,)).fetchone() is None]


def _hold(db: Connection, places: Iterable[tuple[CommuniqueId, Location]]) -> None:
    db.executemany(_HOLD, ((place.folder or "", place.path, id) for id, place in places))
