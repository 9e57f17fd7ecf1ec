"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from index.passages.embedding import StaticEmbedder
from qa.librarian import Librarian
from qa.quoting import Quoter
from qa.ranking.linear import Linear
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import CONFIDENCE, ORDER, Ranker
from qa.ranking.reranking import Reranker


def open_answerer(catalogue: Catalogue, reranker: str | None = None) -> Librarian:
    """An answerer over `catalogue`, which reads the best passages again with the cross-encoder `reranker` if named."""
    vectors = WordVectors(*StaticEmbedder().vocabulary())
    ranker = Ranker(Linear.read(ORDER), Linear.read(CONFIDENCE), vectors)
    return Librarian(catalogue, ranker, Quoter(vectors), Reranker(reranker, catalogue.texts) if reranker else None)
