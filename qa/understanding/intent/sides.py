"""« Qui soutient la réforme ? », « Qui n'a pas signé ? »: a question that asks who stands on one side of a thing."""

import re
from dataclasses import dataclass

from index.french.words import search_words
from qa.understanding.folding import folded
from qa.understanding.intent.negation import asserts, denied, denies, negated

_FOR = (
    r"approuv|soutien(?:t|nent|dra)|\bsoutenu|accept(?!ab)|valid(?:e|ent|era|ons)|adher(?:e|ent|ons)|favorable|cautionn"
    r"|salu(?:e|ent|ons|ait)\b|felicit|se rejoui|d'accord\b|plebiscit|(?:dit|disent|dire) oui|vot(?:e|ent|er) pour"
)
_AGAINST = (
    r"condamn|denonc|refus|rejet|oppos|contest|desapprouv|hostile|s'insurg|s'eleve(?:nt)? contre|combat|defavorable"
    r"|(?:dit|disent|dire) non|vot(?:e|ent|er) contre|(?:est|sont|etre|etait|etaient) contre\b|fustig|recus"
)
_WHO = re.compile(
    r"^ ?(?:(?:et|mais) )?(?:qui|lesquels?|lesquelles?|quel(?:le)?s? (?:syndicats?|organisations?|associations?|unions?"
    r"|sources?|partis?|collectifs?|federations?|centrales?))\b"
)
_SIDES = re.compile(rf"\b(?:(?P<for>{_FOR})|(?P<against>{_AGAINST}))")
_ENDING = 2  # letters of what is left of a verb


@dataclass(frozen=True)
class Side:
    """The side that a question asks for: of those who do not do what its `verb` says, or who `favours` or not what the
    words `about` tell.
    """

    verb: frozenset[str]
    favours: bool | None
    about: frozenset[str] = frozenset()

    def taken_in(self, sentence: str) -> bool | None:
        """Whether a sentence takes it; False where it takes the other side, None where it takes none."""
        if self.verb:
            if denies(sentence, self.verb):
                return True
            if asserts(sentence, self.verb):
                return False
        if self.favours is None or 2 * len(self.about & set(search_words(sentence))) < len(self.about):
            return None
        favours = _favours(folded(sentence).text)
        return None if favours is None else favours == self.favours


def side_asked(question: str) -> Side | None:
    """The side that a question asks for; None for any other question.

    >>> side_asked("Qui s'oppose à la réforme ?")
    Side(verb=frozenset(), favours=False, about=frozenset({'reform'}))
    """
    verb, plain = denied(question), folded(question).text
    favours = _favours(plain) if _WHO.search(plain) else None
    if not verb and favours is None:
        return None
    about = (word for word in search_words(_WHO.sub(" ", _SIDES.sub(" ", plain))) if len(word) > _ENDING)
    return Side(verb, favours, frozenset(about) - verb)


def _favours(plain: str) -> bool | None:
    """Whether folded words are for something, or against; None where they are neither, or both."""
    sides = {(match["for"] is not None) != negated(plain, match.start()) for match in _SIDES.finditer(plain)}
    return sides.pop() if len(sides) == 1 else None
