"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from index.passages.embedding import StaticEmbedder
from qa.answerer import Log
from qa.librarian import Librarian
from qa.quoting.quote import Quoter
from qa.ranking import context, ranker, together
from qa.ranking.context import ContextReader
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import Model, Ranker
from qa.ranking.reranking import Reranker
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
    contexts = catalogue.contexts if reading else None
    reader = contexts.reader if contexts is not None else None
    rank = Ranker(
        Model.read(ranker.ORDER, ranker.CONFIDENCE),
        vectors,
        catalogue.texts.these,
        (ContextReader(contexts), Model.read(context.ORDER, context.CONFIDENCE)) if contexts else None,
        (Together(reader), Model.read(together.ORDER, together.CONFIDENCE)) if reader else None,
    )
    rerank = Reranker(reranker, catalogue.texts.these) if reranker else None
    talk = TalkClassifier.load(contexts.question) if contexts is not None else None
    return Librarian(catalogue, rank, Quoter(vectors), rerank, log=log, is_talk=talk or (lambda text: False))
