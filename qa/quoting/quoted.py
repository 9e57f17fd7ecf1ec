"""What is quoted of a passage."""

from dataclasses import dataclass

from index.values.communique import Passage, Span


@dataclass(frozen=True)
class Quoted:
    """The words quoted, and beside them what they mean nothing without, as spans of the text in its order."""

    span: Span
    beside: tuple[Span, ...] = ()


def widened(passage: Passage, quoted: Span) -> Passage:
    """The passage with all of the quote: a sentence may begin in the passage before, or end in the next."""
    return Passage(passage.communique, passage.span.hull(quoted))
