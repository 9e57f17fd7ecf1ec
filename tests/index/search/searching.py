"""What a search finds, each candidate with its passage: an answer reads those of what it cites, and no others."""

import numpy as np

from index.catalogue import Catalogue
from index.search.hybrid import Candidate
from index.values.communique import Passage
from index.values.filter import EVERYTHING, Filter


def searched(
    catalogue: Catalogue, question: str, k: int, within: Filter = EVERYTHING
) -> list[tuple[Passage, Candidate]]:
    """In the order of the search; what each candidate tells of its passage is held against the text."""
    found = catalogue.search(question, k, within).candidates
    texts = catalogue.texts.these({one.passage.communique for one in found})
    passages = [Passage(texts[one.passage.communique], one.passage.span) for one in found]
    for passage, one in zip(passages, found, strict=True):
        told, text, date = one.passage, passage.communique, passage.communique.date
        assert told.title == (text.title.value if text.title else None)
        assert told.source == (text.source.value if text.source else None)
        assert told.days == ((date.value.first_day, date.value.last_day) if date else None)
    assert passages == list(catalogue.texts.passages(np.array([one.passage.id for one in found], dtype=np.int64)))
    return [*zip(passages, found, strict=True)]
