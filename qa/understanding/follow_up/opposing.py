"""« Et contre ? », « qui est pour ? » → the whole question: who is against what the last question was about."""

from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.context import Context, thing_of


def opposed(new: Context, last: Context) -> str | None:
    """« Qui est contre la réouverture de la ligne ? » after « Qui demande la réouverture de la ligne ? »; None for a
    question that asks for no side, or has a thing of its own.
    """
    plain = folded(new.text)
    side = patterns.SIDE.fullmatch(plain.text.strip(" ?!.,;:…"))
    thing = thing_of(last) if side is not None else ""
    if side is None or not thing:
        return None
    return f"Qui est {side['side'] or side['who']} {thing}\N{NO-BREAK SPACE}?"
