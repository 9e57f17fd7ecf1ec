"""Picks the parts of the catalogue."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.encoder.background import BackgroundReading
from index.encoder.contexts import Contexts
from index.encoder.encoder import Encoder, has_weights
from index.encoder.port import Shown
from index.encoder.span_reader import SpanReader
from index.intake.take_in import Read
from index.metadata.organisations import Publishers
from index.metadata.organisations_list import read_publishers, well_known_publishers
from index.passages.embedding import SentenceTransformerEmbedder, StaticEmbedder
from index.passages.port import Embedder
from index.passages.prepare import Preparer, texts_for_search
from index.passages.splitting import split
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.storage.location import DataLocation
from index.storage.port import Storage
from index.storage.postgres.dsn import Dsn
from index.values.vectors import Ids

if TYPE_CHECKING:
    from index.intake.workers.prefetch import Prefetch


def open_catalogue(
    data: DataLocation,
    model: str | None = None,
    waiting: Callable[[], None] = lambda: None,
    prefetch: "Prefetch | None" = None,
) -> Catalogue:
    """The catalogue in the folder or the database `data`, made if it is not there, with the shipped model or the one
    named.

    `waiting` is told when a change waits for that of another process; what comes in is asked of `prefetch` first.
    Raises DixitError for a folder that cannot be written, is damaged, or was made by another version, and for a
    database that is out of reach.
    """
    embedder = StaticEmbedder() if model is None else SentenceTransformerEmbedder(model)
    return catalogue_with(data, embedder, waiting, prefetch)


def catalogue_with(
    data: DataLocation,
    embedder: Embedder,
    waiting: Callable[[], None] = lambda: None,
    prefetch: "Prefetch | None" = None,
) -> Catalogue:
    """The catalogue in the folder or the database `data`, with the embedder that is given."""
    publishers = publishers_of(data)
    read, preparer = _reading_and_preparing(publishers, embedder, prefetch)
    listed = () if isinstance(data, Dsn) else publishers.listed
    storage = _storage(data, waiting)
    return Catalogue(storage, embedder, read, preparer, listed, contexts_of(storage))


def _storage(data: DataLocation, waiting: Callable[[], None]) -> Storage:
    """Each engine loads its libraries when a catalogue opens, not for help."""
    if isinstance(data, Dsn):
        from index.storage.postgres.storage import PostgresStorage

        return PostgresStorage(data, waiting)
    from index.storage.folder.storage import FolderStorage

    return FolderStorage(data, waiting)


def contexts_of(storage: Storage) -> Contexts | None:
    """What reads passages word by word, unless this copy of Dixit came without the weights for it."""
    if not has_weights():
        return None
    encoder = Encoder()
    return Contexts(encoder, storage.kept_vectors, SpanReader(encoder))


def background_reading(catalogue: Catalogue) -> BackgroundReading | None:
    """What reads the passages of `catalogue` before anyone asks; None without weights to read with."""
    if catalogue.contexts is None:
        return None

    def shown(ids: Ids) -> Iterator[Shown]:
        passages = list(catalogue.texts.passages(ids))
        words = texts_for_search(passages)
        return (Shown(passage.communique.id, text) for passage, text in zip(passages, words, strict=True))

    return BackgroundReading(catalogue.contexts, lambda: catalogue.boolean.matching_all((), 0), shown)


def _reading_and_preparing(
    publishers: Publishers, embedder: Embedder, prefetch: "Prefetch | None"
) -> tuple[Read, Preparer]:
    """What reads files and what prepares texts, each of which asks first what was made ahead."""
    read, preparer = Reader(publishers, Sandbox()), Preparer(split, embedder)
    return (read, preparer) if prefetch is None else (prefetch.reading(read), prefetch.preparing(preparer))


def publishers_of(data: DataLocation) -> Publishers:
    """Who is known by name: those of the folder's own list, if it is a folder, before those of our table."""
    return well_known_publishers() if isinstance(data, Dsn) else read_publishers(data)


def reader_of(data: Path) -> Reader:
    """What reads the files that come to the folder `data`, with its own list of publishers."""
    return Reader(publishers_of(data), Sandbox())
