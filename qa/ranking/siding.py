"""Where a question asks for one side, the passages that take it come first, and those that take the other last."""

from collections.abc import Sequence

from index.french.sentences import sentences
from index.values.communique import Communique, Span
from qa.ranking.ranker import Ranked, RankedResults, TextsOf
from qa.understanding.intent.sides import Side, side_asked

_LOOKED_AT = 20  # of the best
_FIRST, _LAST = 0, 2


def siding_first(results: RankedResults, texts_of: TextsOf) -> Sequence[Ranked]:
    """All that was found, those first of which a sentence takes the side that is asked for, those last that only take
    the other, each kind in its order.
    """
    side = side_asked(results.question.whole)
    if side is None:
        return results.ranked
    best = results.ranked[:_LOOKED_AT]
    texts = texts_of({result.passage.communique for result in best})
    places = {
        result.passage.id: _place(text, result.passage.span, side)
        for result in best
        if (text := texts.get(result.passage.communique)) is not None
    }
    return sorted(results.ranked, key=lambda result: places.get(result.passage.id, _LAST - 1))


def _place(text: Communique, passage: Span, side: Side) -> int:
    taken = {side.taken_in(sentence.of(passage.of(text.text))) for sentence in sentences(passage.of(text.text))}
    return _FIRST if True in taken else _LAST if False in taken else _LAST - 1


def siding(text: Communique, passage: Span, side: Side) -> Span | None:
    """The first sentence of the passage that takes the side."""
    for sentence in sentences(passage.of(text.text)):
        span = sentence.further(passage.start)
        if side.taken_in(span.of(text.text)):
            return span
    return None
