"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from qa.answerer import Answerer
from qa.reranking import Reranker


def open_answerer(catalogue: Catalogue, reranker: str | None = None) -> Answerer:
    """An answerer over `catalogue`, which reads the best passages again with the cross-encoder `reranker` if named."""
    return Answerer(catalogue, Reranker(reranker) if reranker else None)
