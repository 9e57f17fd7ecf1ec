"""Picks the parts of the catalogue."""

from collections.abc import Callable
from pathlib import Path

from index.catalogue import Catalogue
from index.identifying.publishers import read_publishers
from index.passages.embedding import SentenceTransformerEmbedder, StaticEmbedder
from index.passages.preparing import Preparer
from index.passages.splitting import split
from index.ports import Embedder
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.truth.store import Store


def open_catalogue(data: Path, model: str | None = None, waiting: Callable[[], None] = lambda: None) -> Catalogue:
    """The catalogue in the folder `data`, made if it is not there, with the shipped model or the one named.

    `waiting` is told when a change waits for that of another process. Raises DixitError for a folder that cannot be
    written, is damaged, or was made by another version.
    """
    return catalogue_with(data, StaticEmbedder() if model is None else SentenceTransformerEmbedder(model), waiting)


def catalogue_with(data: Path, embedder: Embedder, waiting: Callable[[], None] = lambda: None) -> Catalogue:
    """The catalogue in the folder `data`, with the embedder that is given."""
    from index.views.dense.view import DenseView  # FAISS and tantivy load when a catalogue opens, not for help
    from index.views.lexical import LexicalView

    store = Store(data, waiting)
    views = data / "views"
    publishers = read_publishers(data)
    return Catalogue(
        store,
        embedder=embedder,
        lexical=LexicalView(views, store.identity),
        dense=DenseView(views, store.identity),
        read=Reader(publishers, Sandbox()),
        preparer=Preparer(split, embedder),
        publishers=publishers.listed,
    )


def reader_of(data: Path) -> Reader:
    """What reads the files that come to the folder `data`, with its own list of publishers."""
    return Reader(read_publishers(data), Sandbox())
