"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from index.embedding import StaticEmbedder
from qa.librarian import Librarian
from qa.quoting import Quoter
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import Ranker, learned
from qa.ranking.reranking import Reranker


def open_answerer(catalogue: Catalogue, reranker: str | None = None) -> Librarian:
    """An answerer over `catalogue`, which reads the best passages again with the cross-encoder `reranker` if named."""
    vectors = WordVectors(*StaticEmbedder().vocabulary())
    return Librarian(catalogue, Ranker(learned(), vectors), Quoter(vectors), Reranker(reranker) if reranker else None)
