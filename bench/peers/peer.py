"""What a peer is asked to do, and the ones there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from index.passages.embedding import SHIPPED

MODEL = str(SHIPPED)
"""The folder of the embedding model that every peer that takes one is given."""

DEPTH = 10
"""How many texts a question gets."""


@dataclass(frozen=True)
class Text:
    """A text with its id and its title, if it has one."""

    id: str
    title: str
    body: str

    @property
    def whole(self) -> str:
        """What a peer without titles is given: the title stands once."""
        return self.body if self.title in self.body else f"{self.title}\n{self.body}"


class Peer(Protocol):
    """One way of searching. Libraries are loaded when they are used, so that opening pays for them."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """Index all of them, and leave in `folder` what `open` needs."""

    def open(self, folder: Path) -> None:
        """Be ready to answer, from what `index` left."""

    def ask(self, question: str) -> list[str]:
        """The ids of the `DEPTH` best texts, best first."""

    def add(self, text: Text) -> None:
        """One text more, which the next question finds."""


PEERS = {
    "Dixit": ("bench.peers.dixit", "Dixit", ""),
    "LangChain, FAISS and BM25": ("bench.peers.langchain_ensemble", "LangChainEnsemble", "langchain_community"),
    "txtai, hybrid": ("bench.peers.txtai_hybrid", "TxtaiHybrid", "txtai"),
    "Haystack, BM25 and embedder": ("bench.peers.haystack_hybrid", "HaystackHybrid", "haystack_integrations"),
    "bm25s": ("bench.peers.plain_bm25s", "PlainBM25S", "bm25s"),
}
"""Each peer by its name: its module, its class, and the library without which it cannot run."""


def peer_named(name: str) -> Peer:
    module, made, _ = PEERS[name]
    peer: Peer = getattr(import_module(module), made)()
    return peer
