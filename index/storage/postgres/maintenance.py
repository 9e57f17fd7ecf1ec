"""What is best done once, when many texts have come: the index of the vectors, and what the server reckons with."""

from index.storage.postgres.connection import Connection
from index.storage.postgres.pool import ConnectionPool

EXACT = 20_000
"""Passages, up to which reading all vectors is as fast as an index, and finds exactly the nearest."""

_INDEXED = 4_000  # dimensions, the most that pgvector indexes
_MANY = 1_000  # passages, past which the server is not left to see for itself, within a minute or later
_AWAITED = 10  # times `EXACT`, past which the index waits no longer for a load to end
_GRAPH = 1_500  # bytes that a passage takes while the graph is made, beside the two of each dimension
_ROOM = 1_000_000  # kB for it, at most; past them it is made on disk

_SET = "(SELECT setting::BIGINT FROM pg_settings WHERE name = 'maintenance_work_mem')"  # in kB
_MISSING = """
SELECT dimension, passages FROM totals, (SELECT vector_dims(vector) AS dimension FROM passages ORDER BY id DESC LIMIT 1)
WHERE NOT EXISTS (SELECT FROM pg_indexes WHERE indexname = 'passages_by_vector_' || dimension)
"""


def finish_load(pool: ConnectionPool, arrived: int, more: bool) -> None:
    """Called when an addition ends, of which `came` passages are new to the server's statistics.

    An index that is kept up while texts come takes more time than all the rest, so it is made once, and waits while
    there is `more` to come.
    """
    with pool.reading() as db:
        dimension, passages = db.execute(_MISSING).fetchone() or (0, 0)
    if dimension and dimension <= _INDEXED and passages >= EXACT * (_AWAITED if more else 1):
        index_vectors(pool, dimension, passages)
    if arrived >= _MANY and not more:
        pool.vacuum("(ANALYZE) communiques, passages, postings, lexicon, listed")


def index_vectors(pool: ConnectionPool, dimension: int, passages: int) -> None:
    """Makes the index of this dimension. Questions are answered meanwhile; who writes waits."""
    room = min(_ROOM, passages * (2 * dimension + _GRAPH) // 1_000)
    with pool.bare_writing() as db:
        db.execute(f"SELECT set_config('maintenance_work_mem', '{room}kB', TRUE) WHERE {room} > {_SET}")
        db.execute(
            f"CREATE INDEX IF NOT EXISTS passages_by_vector_{int(dimension)} ON passages "
            f"USING hnsw ((vector::halfvec({int(dimension)})) halfvec_ip_ops) WHERE {vector_index(dimension)}"
        )


def drop_index(db: Connection) -> None:
    """Drops the index of the vectors, of whatever dimension, to be made anew."""
    for (name,) in db.execute("SELECT indexname FROM pg_indexes WHERE indexname ^@ 'passages_by_vector_'").fetchall():
        db.execute(f"DROP INDEX {name}")


def vector_index(dimension: int) -> str:
    """The condition under which passages of this dimension are indexed."""
    return f"vector_dims(vector) = {dimension}"
