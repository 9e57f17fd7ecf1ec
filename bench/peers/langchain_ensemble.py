"""LangChain's EnsembleRetriever over FAISS and BM25, equal weights, as its how-to guide sets it up.

BM25Retriever splits at spaces unless told otherwise; its page shows a tokeniser, so it gets lower-case words here. It
keeps nothing on disk and cannot add: it is made anew from the documents that FAISS keeps.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peers.peer import DEPTH, MODEL, Text


class LangChainEnsemble:
    _faiss: Any
    _ensemble: Any

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        from langchain_community.vectorstores import FAISS
        from langchain_core.documents import Document

        documents = [Document(page_content=text.whole, metadata={"id": text.id}) for text in texts]
        self._faiss = FAISS.from_documents(documents, _embeddings())
        self._faiss.save_local(str(folder / "faiss"))
        self._gather()

    def open(self, folder: Path) -> None:
        from langchain_community.vectorstores import FAISS

        self._faiss = FAISS.load_local(str(folder / "faiss"), _embeddings(), allow_dangerous_deserialization=True)
        self._gather()

    def ask(self, question: str) -> list[str]:
        return [document.metadata["id"] for document in self._ensemble.invoke(question)][:DEPTH]

    def add(self, text: Text) -> None:
        from langchain_core.documents import Document

        self._faiss.add_documents([Document(page_content=text.whole, metadata={"id": text.id})])
        self._gather()

    def _gather(self) -> None:
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        documents = list(self._faiss.docstore._dict.values())
        bm25 = BM25Retriever.from_documents(documents, k=DEPTH, preprocess_func=_words)
        dense = self._faiss.as_retriever(search_kwargs={"k": DEPTH})
        self._ensemble = EnsembleRetriever(retrievers=[bm25, dense], weights=[0.5, 0.5])


def _embeddings() -> Any:
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=MODEL, encode_kwargs={"normalize_embeddings": True})


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
