"""A passage → the sentences that may be quoted; a communiqué → the one that it opens with."""

import re
from collections.abc import Sequence

from index.communique import Communique, Passage, Span
from index.french.sentences import sentences

_SHORT = 8  # words: a shorter line without a closing mark is a heading
_CLOSED = re.compile(r"[.!?…:;»”\")\]*]$")


def quotable(passage: Passage) -> Sequence[Span]:
    """The sentences of the passage, as spans of the communiqué's text; without headings, unless there is no more."""
    start, text = passage.span.start, passage.communique.text
    spans = [Span(start + one.start, start + one.end) for one in sentences(passage.text)]
    facts = (passage.communique.title, passage.communique.date)
    stated = {fact.evidence for fact in facts if fact is not None}
    return [one for one in spans if one not in stated and not _is_heading(one.of(text))] or spans


def opening(communique: Communique) -> tuple[Passage, Span]:
    """How a text opens, under its title: its first sentence, and the passage that it makes."""
    whole = Passage(communique, Span(0, len(communique.text)))
    first = quotable(whole)[0]
    return Passage(communique, first), first


def _is_heading(sentence: str) -> bool:
    return len(sentence.split()) < _SHORT and not _CLOSED.search(sentence)
