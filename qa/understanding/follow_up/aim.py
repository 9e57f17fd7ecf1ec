"""What a question wants of the reply to the one before: more of it, its reasons, who else says so, later texts."""

import re
from enum import StrEnum

from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.context import Context

_WHY = re.compile(r"pourquoi|pour quelles? raisons?|pour quel motif|(?:avec |sur )?quels? (?:motifs?|arguments?)")


class Aim(StrEnum):
    """What a question wants of the reply to the one before."""

    MORE = "more"  # « plus de détails »: other extracts, not the same
    WHY = "why"  # « pourquoi ? »: the sentences that tell a cause, in the texts just cited
    OTHERS = "others"  # « qui d’autre ? »: of other sources than those just cited
    LATER = "later"  # « plus récemment ? »: of later texts than the best that was just cited
    EARLIER = "earlier"  # « et avant ? »


def aim_of(text: str, last: Context) -> Aim | None:
    """What `text`, which goes on a talk, wants of the reply to `last`; None for a question of its own. Where the last
    question was put to somebody, « qui d’autre ? » asks the others; where it was of a period, « et avant ? » has one.

    >>> aim_of("Plus de détails ?", Context("Qui est contre ?"))
    <Aim.MORE: 'more'>
    """
    body = folded(text).text.strip(" ?!.,;:…")
    if patterns.DETAILS.fullmatch(body):
        return Aim.MORE
    if (asking := patterns.ASKING.fullmatch(body)) is not None and _WHY.match(asking["word"]):
        return Aim.WHY
    if patterns.LATER.fullmatch(body):
        return Aim.LATER if last.dates is None or last.dates.last is None else None
    if patterns.EARLIER.fullmatch(body):
        return Aim.EARLIER if last.dates is None or last.dates.first is None else None
    return Aim.OTHERS if last.source is None and patterns.OTHERS.fullmatch(body) else None
