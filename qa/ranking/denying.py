"""Where a question denies something, the passages that deny it come before those that affirm it."""

from collections.abc import Callable, Mapping, Sequence

from index.french.sentences import sentences
from index.values.communique import Communique, CommuniqueId, Span
from qa.ranking.ranker import Ranked, RankedResults
from qa.understanding.intent.negation import denied, denies

TextsOf = Callable[[set[CommuniqueId]], Mapping[CommuniqueId, Communique]]

_LOOKED_AT = 20  # of the best


def denying_first(results: RankedResults, texts_of: TextsOf) -> Sequence[Ranked]:
    """All that was found, those first of which a sentence denies what the question denies, each kind in its order."""
    verb = denied(results.question.whole)
    if not verb:
        return results.ranked
    best = results.ranked[:_LOOKED_AT]
    texts = texts_of({result.candidate.passage.communique for result in best})
    denying = {
        result.candidate.passage.id
        for result in best
        if (text := texts.get(result.candidate.passage.communique)) is not None
        and denial(text, result.candidate.passage.span, verb) is not None
    }
    return sorted(results.ranked, key=lambda result: result.candidate.passage.id not in denying)


def denial(text: Communique, passage: Span, verb: frozenset[str]) -> Span | None:
    """The first sentence of the passage that denies the verb."""
    for sentence in sentences(passage.of(text.text)):
        span = Span(passage.start + sentence.start, passage.start + sentence.end)
        if denies(span.of(text.text), verb):
            return span
    return None
