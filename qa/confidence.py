"""How sure an answer must be: from where on a passage answers, and from where on without a reserve."""

from enum import StrEnum

ENOUGH = 0.12
SURE = 0.5


class Confidence(StrEnum):
    """How far a passage can be trusted to answer."""

    SURE = "sure"
    UNSURE = "unsure"  # « peu sûr »
    NONE = "none"  # not shown as an answer


def confidence_of(probability: float) -> Confidence:
    """
    >>> confidence_of(0.8), confidence_of(0.3), confidence_of(0.01)
    (<Confidence.SURE: 'sure'>, <Confidence.UNSURE: 'unsure'>, <Confidence.NONE: 'none'>)
    """
    if probability >= SURE:
        return Confidence.SURE
    return Confidence.UNSURE if probability >= ENOUGH else Confidence.NONE
