"""Where texts came from, in the store: their origins, the files of folders as they were last read, their versions."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.communique import Communique, CommuniqueId
from index.intake import File, Location
from index.truth import rows, versions
from index.truth.database import Connection
from index.truth.removing import take_out
from index.truth.tallies import Tallies

Held = Sequence[tuple[CommuniqueId, File]]
"""Texts that were read, each with the file that holds it."""

_AT = "FROM origins WHERE folder = ? AND path = ?"


@dataclass(frozen=True)
class Seen:
    """A file of a folder as it was last read. `modified` is 0 when it was too fresh for its time to be trusted.

    `texts` counts the communiqués that it gave, 0 for one that was refused; `held` those that are there still.
    `spared`: it went with all the others at once, which is not followed.
    """

    size: int
    modified: int
    digest: str
    texts: int = 0
    held: int = 0
    spared: bool = False


class Origins(Tallies):
    """The part of the store that knows whence each text came."""

    def origins(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, list[Location]]:
        """Of each of these texts, by itself first, then in the order of folders."""
        query = "SELECT communique, folder, path FROM origins WHERE communique IN (SELECT value FROM json_each(?))"
        found: dict[CommuniqueId, list[Location]] = {}
        with self._database.reading() as db:
            for id, folder, path in db.execute(f"{query} ORDER BY folder, path", (json.dumps(list(ids)),)):
                found.setdefault(id, []).append(Location(folder or None, path))
        return found

    def versions(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, list[Communique]]:
        """Of those of these texts that have others, their other versions, the newest first."""
        with self._database.reading() as db:
            if not (linked := versions.versions_of(db, ids)):
                return {}
            others = json.dumps(sorted({other for _, other in linked}))
            texts = rows.to_communiques(db.execute(rows.SELECT_THESE, (others,)))
        found: dict[CommuniqueId, list[Communique]] = {}
        for one, other in linked:
            if other in texts:  # it may have left between the two
                found.setdefault(one, []).append(texts[other])
        return found

    def seen(self, folder: str) -> dict[str, Seen]:
        """The files of a folder, by their paths."""
        held = "(SELECT count(*) FROM origins o WHERE o.folder = f.folder AND o.path = f.path)"
        query = f"SELECT path, size, modified, digest, texts, {held}, spared = 1 FROM folder_files f WHERE folder = ?"
        with self._database.reading() as db:
            return {path: Seen(*columns) for path, *columns in db.execute(query, (folder,))}

    def see(self, folder: str, files: Mapping[str, Seen], refused: Collection[str]) -> None:
        """Records files that have just been read, of which those at the paths `refused` gave nothing."""
        counted = f"(SELECT count(*) {_AT})"
        query = (
            f"INSERT OR REPLACE INTO folder_files VALUES (?, ?, ?, ?, ?, CASE ? WHEN 1 THEN 0 ELSE {counted} END, 0)"
        )
        with self._database.writing() as db:
            for path, one in files.items():
                row = (folder, path, one.size, one.modified, one.digest, int(path in refused), folder, path)
                db.execute(query, row)

    def spare(self, folder: str, paths: Iterable[str]) -> None:
        """Records that these files are gone, and that their texts stay."""
        with self._database.writing() as db:
            query = "UPDATE folder_files SET spared = 1 WHERE folder = ? AND path = ?"
            db.executemany(query, [(folder, path) for path in paths])

    def let_go(self, folder: str, paths: Iterable[str]) -> list[Communique]:
        """Forgets files that are gone; the texts that nothing holds any more, and that are taken out with them."""
        with self._database.writing() as db:
            left: list[CommuniqueId] = []
            for path in paths:
                left += _forget(db, Location(folder, path))
                db.execute("DELETE FROM folder_files WHERE folder = ? AND path = ?", (folder, path))
            orphans = _orphans(db, left)
            chosen = rows.SELECT_COMMUNIQUES + " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
            gone = [rows.to_communique(row) for row in db.execute(chosen, (json.dumps(orphans),))]
            if gone:
                take_out(db, orphans, next_change(db))
            return gone


def record(db: Connection, held: Held, replacing: bool) -> list[CommuniqueId]:
    """Writes where these texts came from. The ids of those that were at the same places and that nothing holds now:
    none unless `replacing`, for then a text that a file held before stays as one that came by itself.
    """
    now = {(id, file.location) for id, file in held}
    before: list[CommuniqueId] = []
    for place in {file.location for _, file in held if file.location is not None}:
        there = _forget(db, place)
        before += there
        if not replacing:
            _hold(db, ((id, Location(None, place.path)) for id in there if (id, place) not in now))
    _hold(db, ((id, file.location or Location(None, file.name)) for id, file in held))
    return _orphans(db, before)


def next_change(db: Connection) -> int:
    """The number of the change that this transaction is."""
    query = "UPDATE manifest SET value = CAST(value AS INTEGER) + 1 WHERE name = 'change' RETURNING value"
    return int(db.execute(query).fetchone()[0])


def _hold(db: Connection, held: Iterable[tuple[CommuniqueId, Location]]) -> None:
    query = "INSERT OR IGNORE INTO origins SELECT id, ?, ? FROM communiques WHERE id = ?"
    db.executemany(query, ((place.folder or "", place.path, id) for id, place in held))


def _forget(db: Connection, place: Location) -> list[CommuniqueId]:
    """The texts that this place held."""
    there = [row[0] for row in db.execute(f"SELECT communique {_AT}", (place.folder, place.path))]
    db.execute(f"DELETE {_AT}", (place.folder, place.path))
    return there


def _orphans(db: Connection, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
    query = "SELECT 1 FROM origins WHERE communique = ? LIMIT 1"
    return [id for id in dict.fromkeys(ids) if db.execute(query, (id,)).fetchone() is None]
