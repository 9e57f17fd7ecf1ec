"""A quote → the sentences that stand before and after it in its text."""

from index.french.sentences import sentences
from index.values.communique import Span

_SENTENCES = 2  # on each side
_FAR = 1_200  # characters on each side, among which they are looked for


def neighbours(text: str, quoted: Span) -> tuple[Span | None, Span | None]:
    """Up to two sentences on each side of `quoted`; None where the text begins or ends there.

    Of `A. B. C. D. E.`, the neighbours of `D.` are `B. C.` and `E.`. A sentence that begins too far before is left out,
    one that ends too far after is cut.
    """
    first = max(0, quoted.start - _FAR)
    before = sentences(text[first : quoted.start])
    if first > 0 and len(before) > 1:
        before = before[1:]  # the first may be cut
    after = sentences(text[quoted.end : quoted.end + _FAR])
    return _hull(before[-_SENTENCES:], first), _hull(after[:_SENTENCES], quoted.end)


def _hull(spans: list[Span], offset: int) -> Span | None:
    return Span(offset + spans[0].start, offset + spans[-1].end) if spans else None
