"""The tables of a database, and what this process has seen of their changes."""

from collections.abc import Callable

from index.storage.postgres.dsn import Dsn
from index.storage.postgres.migrate import make_tables
from index.storage.postgres.pool import ConnectionPool
from index.storage.sql import rows
from index.storage.sql.manifest import Manifest
from index.storage.sql.sources import Sources
from index.storage.sql.tables import Tables

_LABELS = f"SELECT (SELECT value FROM manifest WHERE name = 'change'), ARRAY({rows.SELECT_LABELS})"


class SeenManifest(Manifest):
    """`seen` is the number of the last change that this process has seen."""

    seen = 0

    @property
    def change(self) -> int:
        """It does not go back, even when the next replica that is read is behind the one before."""
        self.seen = max(self.seen, super().change)
        return self.seen


class SeenSources(Sources):
    """Asked once a change. `seen` is the number of the change that they are of: a replica may be behind it."""

    def __init__(self, pool: ConnectionPool, manifest: SeenManifest) -> None:
        super().__init__(pool)
        self._manifest = manifest
        self._labels: tuple[int, list[str]] = (-1, [])

    @property
    def seen(self) -> int:
        return self._labels[0]

    def labels(self) -> list[str]:
        if self._labels[0] != self._manifest.change:
            with self._database.reading() as db:
                change, labels = db.execute(_LABELS).fetchone()
            self._labels = int(change), labels
        return list(self._labels[1])


class PostgresTables(Tables):
    """Makes the tables where there are none."""

    database: ConnectionPool
    manifest: SeenManifest
    sources: SeenSources

    def __init__(self, dsn: Dsn, waiting: Callable[[], None] = lambda: None) -> None:
        pool = ConnectionPool(dsn, waiting)
        manifest = SeenManifest(pool)
        super().__init__(pool, manifest, SeenSources(pool, manifest))
        try:
            make_tables(pool, dsn)
        except BaseException:
            self.close()
            raise
