"""How sure an answer is: from which probability on a passage answers, and from which on without a reserve."""

from enum import StrEnum

ENOUGH = 0.13
"""One chance in eight to answer: below, the answer is a refusal. What it costs is measured in bench/measures.md."""
UNLIKELY = -3.5
"""A logit of answering: where what was read of no passage reaches it, a question for a fact is not answered."""
_SURE = 0.5


class Confidence(StrEnum):
    """How far an answer can be trusted."""

    SURE = "sure"
    UNSURE = "unsure"  # shown, marked « peu sûr »


def confidence_of(probability: float) -> Confidence:
    """
    >>> confidence_of(0.8), confidence_of(0.3)
    (<Confidence.SURE: 'sure'>, <Confidence.UNSURE: 'unsure'>)
    """
    return Confidence.SURE if probability >= _SURE else Confidence.UNSURE
