"""Picks the parts of the catalogue."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.home import Home
from index.identifying.publishers import WELL_KNOWN, Publishers, read_publishers
from index.intake import File, Reading
from index.passages.embedding import SentenceTransformerEmbedder, StaticEmbedder
from index.passages.preparing import Preparer
from index.passages.splitting import split
from index.ports import Embedder
from index.postgres.address import Address
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.truth.store import Store

if TYPE_CHECKING:
    from index.bulk.ahead import Ahead


def open_catalogue(
    data: Home,
    model: str | None = None,
    waiting: Callable[[], None] = lambda: None,
    ahead: "Ahead | None" = None,
) -> Catalogue:
    """The catalogue in the folder or the database `data`, made if it is not there, with the shipped model or the one
    named.

    `waiting` is told when a change waits for that of another process; what comes in is asked of `ahead` first. Raises
    DixitError for a folder that cannot be written, is damaged, or was made by another version, and for a database that
    is out of reach.
    """
    embedder = StaticEmbedder() if model is None else SentenceTransformerEmbedder(model)
    return catalogue_with(data, embedder, waiting, ahead)


def catalogue_with(
    data: Home, embedder: Embedder, waiting: Callable[[], None] = lambda: None, ahead: "Ahead | None" = None
) -> Catalogue:
    """The catalogue in the folder or the database `data`, with the embedder that is given."""
    if isinstance(data, Address):
        return _shared_catalogue(data, embedder, waiting, ahead)
    from index.views.dense.view import DenseView  # FAISS and tantivy load when a catalogue opens, not for help
    from index.views.lexical import LexicalView

    store = Store(data, waiting)
    publishers = publishers_of(data)
    read, preparer = _reading_and_preparing(publishers, embedder, ahead)
    views = data / "views"
    return Catalogue(
        store,
        embedder=embedder,
        lexical=LexicalView(views, store.identity),
        dense=DenseView(views, store.identity, store.labels),
        read=read,
        preparer=preparer,
        publishers=publishers.listed,
    )


def _shared_catalogue(
    address: Address, embedder: Embedder, waiting: Callable[[], None], ahead: "Ahead | None"
) -> Catalogue:
    from index.postgres.dense import PostgresVectors
    from index.postgres.lexical import PostgresWords
    from index.postgres.store import PostgresStore

    store = PostgresStore(address, waiting)
    read, preparer = _reading_and_preparing(publishers_of(address), embedder, ahead)
    return Catalogue(
        store,
        embedder=embedder,
        lexical=PostgresWords(store),
        dense=PostgresVectors(store),
        read=read,
        preparer=preparer,
    )


def _reading_and_preparing(
    publishers: Publishers, embedder: Embedder, ahead: "Ahead | None"
) -> tuple[Callable[[File], Sequence[Reading]], Preparer]:
    """What reads files and what prepares texts, each of which asks first what was made ahead."""
    read, preparer = Reader(publishers, Sandbox()), Preparer(split, embedder)
    return (read, preparer) if ahead is None else (ahead.reading(read), ahead.preparing(preparer))


def publishers_of(data: Home) -> Publishers:
    """Who is known by name: those of the folder's own list, if it is a folder, before those of our table."""
    return Publishers(WELL_KNOWN) if isinstance(data, Address) else read_publishers(data)


def reader_of(data: Path) -> Reader:
    """What reads the files that come to the folder `data`, with its own list of publishers."""
    return Reader(publishers_of(data), Sandbox())
