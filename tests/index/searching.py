"""What a search finds, each candidate with its passage: an answer reads those of what it cites, and no others."""

import numpy as np

from index.catalogue import Catalogue
from index.communique import Passage
from index.filter import EVERYTHING, Filter
from index.searching import Candidate


def searched(
    catalogue: Catalogue, question: str, k: int, within: Filter = EVERYTHING
) -> list[tuple[Passage, Candidate]]:
    """In the order of the search; what each candidate tells of its passage is held against the text."""
    found = catalogue.search(question, k, within)
    texts = catalogue.texts({one.outline.communique for one in found})
    passages = [Passage(texts[one.outline.communique], one.outline.span) for one in found]
    for passage, one in zip(passages, found, strict=True):
        told, text, date = one.outline, passage.communique, passage.communique.date
        assert told.title == (text.title.value if text.title else None)
        assert told.source == (text.source.value if text.source else None)
        assert told.days == ((date.value.first_day, date.value.last_day) if date else None)
    assert passages == list(catalogue.passages(np.array([one.outline.id for one in found], dtype=np.int64)))
    return [*zip(passages, found, strict=True)]
