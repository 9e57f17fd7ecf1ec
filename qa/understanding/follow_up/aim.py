"""What a question wants of the reply to the one before: more of it, the reasons in it, or who else says so."""

import re
from enum import StrEnum

from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns

_WHY = re.compile(r"pourquoi|pour quelles? raisons?|pour quel motif|(?:avec |sur )?quels? (?:motifs?|arguments?)")


class Aim(StrEnum):
    """What a question wants of the reply to the one before."""

    MORE = "more"  # « plus de détails »: other extracts, not the same
    WHY = "why"  # « pourquoi ? »: the sentences that tell a cause, in the texts just cited
    OTHERS = "others"  # « qui d’autre ? »: of other sources than those just cited


def aim_of(text: str, of_a_source: bool) -> Aim | None:
    """What `text`, which goes on a talk, wants of the last reply; None for a question of its own. `of_a_source` says
    that the last question was put to somebody: then « qui d’autre ? » asks the others.

    >>> aim_of("Plus de détails ?", False)
    <Aim.MORE: 'more'>
    """
    body = folded(text).text.strip(" ?!.,;:…")
    if patterns.DETAILS.fullmatch(body):
        return Aim.MORE
    if (asking := patterns.ASKING.fullmatch(body)) is not None and _WHY.match(asking["word"]):
        return Aim.WHY
    return Aim.OTHERS if not of_a_source and patterns.OTHERS.fullmatch(body) else None
