"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from index.passages.embedding import StaticEmbedder
from qa.answerer import Log
from qa.librarian import Librarian
from qa.quoting.quote import Quoter
from qa.ranking.linear import Linear
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import CONFIDENCE, ORDER, Model, Ranker
from qa.ranking.reading import CONFIDENCE as READ_CONFIDENCE
from qa.ranking.reading import ORDER as READ_ORDER
from qa.ranking.reading import Reading
from qa.ranking.reranking import Reranker
from qa.ranking.together import CONFIDENCE as TOGETHER_CONFIDENCE
from qa.ranking.together import ORDER as TOGETHER_ORDER
from qa.ranking.together import Together
from qa.understanding.intent.talk_classifier import TalkClassifier


def open_answerer(
    catalogue: Catalogue,
    reranker: str | None = None,
    log: Log = lambda view, words: None,
    reading: bool = True,
) -> Librarian:
    """An answerer over `catalogue`, which reads the best passages again with the cross-encoder `reranker` if named.

    `log` is told each question that a person asks, and the view that it is asked in. Without `reading`, no words are
    read in their context: sooner, and less well.
    """
    vectors = WordVectors(*StaticEmbedder().vocabulary())
    ranker = Ranker(Model(Linear.read(ORDER), Linear.read(CONFIDENCE)), vectors)
    if reading and catalogue.contexts is not None:
        ranker = ranker.reading(
            Reading(catalogue.contexts, catalogue.texts.these),
            Model(Linear.read(READ_ORDER), Linear.read(READ_CONFIDENCE)),
        )
        if catalogue.contexts.reader is not None:
            ranker = ranker.together(
                Together(catalogue.contexts.reader, catalogue.texts.these),
                Model(Linear.read(TOGETHER_ORDER), Linear.read(TOGETHER_CONFIDENCE)),
            )
    reread = Reranker(reranker, catalogue.texts.these) if reranker else None
    talk = TalkClassifier.load(catalogue.contexts.question) if reading and catalogue.contexts is not None else None
    return Librarian(catalogue, ranker, Quoter(vectors), reread, log=log, is_talk=talk or (lambda text: False))
