"""Picks the parts of the catalogue."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.identifying.publishers import read_publishers
from index.passages.embedding import SentenceTransformerEmbedder, StaticEmbedder
from index.passages.preparing import Preparer
from index.passages.splitting import split
from index.ports import Embedder
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.truth.store import Store

if TYPE_CHECKING:
    from index.bulk.ahead import Ahead


def open_catalogue(
    data: Path,
    model: str | None = None,
    waiting: Callable[[], None] = lambda: None,
    ahead: "Ahead | None" = None,
) -> Catalogue:
    """The catalogue in the folder `data`, made if it is not there, with the shipped model or the one named.

    `waiting` is told when a change waits for that of another process; what comes in is asked of `ahead` first. Raises
    DixitError for a folder that cannot be written, is damaged, or was made by another version.
    """
    embedder = StaticEmbedder() if model is None else SentenceTransformerEmbedder(model)
    return catalogue_with(data, embedder, waiting, ahead)


def catalogue_with(
    data: Path, embedder: Embedder, waiting: Callable[[], None] = lambda: None, ahead: "Ahead | None" = None
) -> Catalogue:
    """The catalogue in the folder `data`, with the embedder that is given."""
    from index.views.dense.view import DenseView  # FAISS and tantivy load when a catalogue opens, not for help
    from index.views.lexical import LexicalView

    store = Store(data, waiting)
    publishers = read_publishers(data)
    read, preparer = Reader(publishers, Sandbox()), Preparer(split, embedder)
    views = data / "views"
    return Catalogue(
        store,
        embedder=embedder,
        lexical=LexicalView(views, store.identity),
        dense=DenseView(views, store.identity),
        read=read if ahead is None else ahead.reading(read),
        preparer=preparer if ahead is None else ahead.preparing(preparer),
        publishers=publishers.listed,
    )


def reader_of(data: Path) -> Reader:
    """What reads the files that come to the folder `data`, with its own list of publishers."""
    return Reader(read_publishers(data), Sandbox())
