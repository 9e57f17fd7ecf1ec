"""txtai with `hybrid=True`: its own BM25 and FAISS, their scores combined half and half.

https://neuml.github.io/txtai/embeddings/configuration/scoring/ and …/query/. Texts are kept with `content=True`, as
its examples do; one text more goes in by `upsert`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peers.peer import DEPTH, MODEL, Text


class TxtaiHybrid:
    _embeddings: Any

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        from txtai import Embeddings

        self._embeddings = Embeddings(path=MODEL, method="sentence-transformers", hybrid=True, content=True)
        self._embeddings.index((text.id, text.whole) for text in texts)
        self._embeddings.save(str(folder / "txtai"))

    def open(self, folder: Path) -> None:
        from txtai import Embeddings

        self._embeddings = Embeddings()
        self._embeddings.load(str(folder / "txtai"))

    def ask(self, question: str) -> list[str]:
        return [found["id"] for found in self._embeddings.search(question, DEPTH)]

    def add(self, text: Text) -> None:
        self._embeddings.upsert([(text.id, text.whole)])
