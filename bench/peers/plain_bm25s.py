"""bm25s, as its README says: tokenised with stop words and a stemmer of the language, saved and loaded.

https://github.com/xhluca/bm25s. No embedding. It has no way to add: the whole corpus is indexed again.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peers.peer import DEPTH, Text


class PlainBM25S:
    _bm25: Any

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        self._texts = [(text.id, text.whole) for text in texts]
        self._build()
        self._bm25.save(str(folder / "bm25s"))
        (folder / "texts.json").write_text(json.dumps(self._texts), encoding="utf-8")

    def open(self, folder: Path) -> None:
        import bm25s

        self._bm25 = bm25s.BM25.load(str(folder / "bm25s"))
        self._texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))

    def ask(self, question: str) -> list[str]:
        tokens = self._tokens([question])
        found, _ = self._bm25.retrieve(tokens, k=min(DEPTH, len(self._texts)), show_progress=False)
        return [self._texts[number][0] for number in found[0]]

    def add(self, text: Text) -> None:
        self._texts.append((text.id, text.whole))
        self._build()

    def _build(self) -> None:
        import bm25s

        self._bm25 = bm25s.BM25()
        self._bm25.index(self._tokens([whole for _, whole in self._texts]), show_progress=False)

    @staticmethod
    def _tokens(texts: list[str]) -> Any:
        import bm25s
        import Stemmer

        stemmer = Stemmer.Stemmer("french")
        return bm25s.tokenize(texts, stopwords="french", stemmer=stemmer, show_progress=False)
