"""Haystack's hybrid retrieval, as in its tutorial, with its in-memory store, and without a cross-encoder.

https://haystack.deepset.ai/tutorials/33_hybrid_retrieval: BM25 and an embedding retriever, joined; without the ranker
of the tutorial, the joiner merges by reciprocal rank fusion, which its page advises for that.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peers.peer import DEPTH, MODEL, Text


class HaystackHybrid:
    _store: Any
    _pipeline: Any
    _embedder: Any

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        self._write(texts)
        self._store.save_to_disk(str(folder / "haystack.json"))

    def open(self, folder: Path) -> None:
        from haystack import Pipeline
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersTextEmbedder

        self._store = InMemoryDocumentStore.load_from_disk(str(folder / "haystack.json"))
        self._pipeline = Pipeline()
        self._pipeline.add_component("embedder", SentenceTransformersTextEmbedder(model=MODEL, progress_bar=False))
        self._pipeline.add_component("dense", InMemoryEmbeddingRetriever(self._store, top_k=DEPTH))
        self._pipeline.add_component("bm25", InMemoryBM25Retriever(self._store, top_k=DEPTH))
        self._pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH))
        self._pipeline.connect("embedder", "dense")
        self._pipeline.connect("bm25", "joiner")
        self._pipeline.connect("dense", "joiner")

    def ask(self, question: str) -> list[str]:
        found = self._pipeline.run({"embedder": {"text": question}, "bm25": {"query": question}})
        return [document.meta["id"] for document in found["joiner"]["documents"]]

    def add(self, text: Text) -> None:
        self._write([text])

    def _write(self, texts: Sequence[Text]) -> None:
        from haystack import Document
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
        )

        if not hasattr(self, "_embedder"):
            self._embedder = SentenceTransformersDocumentEmbedder(model=MODEL, progress_bar=False)
            if hasattr(self._embedder, "warm_up"):
                self._embedder.warm_up()
        documents = [Document(content=text.whole, meta={"id": text.id}) for text in texts]
        self._store.write_documents(self._embedder.run(documents)["documents"])
