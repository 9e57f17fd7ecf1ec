"""Whether a question asks who says what, and what each source is then asked."""

import re

from index.french.nouns import nouns
from index.french.verbs import forms, stems
from index.french.words import fold
from qa.understanding.folding import folded

_ABOUT = r"(?:sur|concernant|(?:a propos|au sujet) d[eu']s?|quant aux?|quant a|face aux?|face a)"
_SAYS = (
    rf"(?:(?:en )?(?:(?:{fold('|'.join(stems('compare?')))})(?:e|ent|ait|aient)|{fold('|'.join(forms('compare?')))})"
    r"|a dit|ont dit)"
)
_STANDS = rf"(?:{fold(nouns('compare?'))})"
_SOURCES = r"(?:sources?|organisations?|acteurs?|parties|communiques?|uns et les autres)"
_EACH = r"(?:tou(?:te)?s les |(?:les |des )?(?:differente?s|divers(?:es)?) |(?:de )?chaque |chacune? des )"
_COMPARE = (
    r"(?:(?:peux-tu|pouvez-vous|peut-on|pourrais-tu|pourriez-vous|j'aimerais|je voudrais) )?"
    r"(?:compar(?:e|er|ez|ons)|confront(?:e|er|ez|ons)|met(?:s|tre|tez|tons) en regard)(?:[- ](?:moi|nous))? "
)
_DIFFER = r"(?:quel(?:le)?s? (?:sont les |est la )?)?(?:differences?|desaccords?|divergences?|points? communs?) entre "
_NAMES = rf"(?=(?:la |le |les |l')?[a-z](?>.*? (?:et|avec) ).* {_ABOUT})"

# How such questions begin, on folded text, and what stands in the place of that beginning.
_TURNS = [
    (rf"qui {_SAYS} quoi(?= de | d'| du | des | {_ABOUT})", "Que dit-on"),
    (r"qui est pour(?: et|,| ou)? (?:et )?(?:qui est )?contre(?= )", "Que dit-on sur"),
    (rf"que {_SAYS} (?:{_EACH}|les ){_SOURCES}(?= )", "Que dit-on"),
    (rf"que {_SAYS} {_EACH}(?P<each>[a-z]+)(?= )", "Que disent les {each}"),
    (rf"(?:quelles? (?:est|sont) )?(?:la |les |l')?{_STANDS} {_EACH}{_SOURCES}(?= )", "Que dit-on"),
    (rf"(?:quelles? (?:est|sont) )?(?:la |les |l')?{_STANDS} {_EACH}(?P<each>[a-z]+)(?= )", "Que disent les {each}"),
    (rf"{_COMPARE}(?:les |la |l')?{_STANDS}(?: des {_SOURCES}| {_EACH}{_SOURCES})?(?= {_ABOUT})", "Que dit-on"),
    (rf"{_COMPARE}(?:les |la |l')?{_STANDS} {_EACH}(?P<each>[a-z]+)(?= )", "Que disent les {each}"),
    (rf"{_COMPARE}(?=(?:les |la |l')?{_STANDS} (?:de |du |des |d')|ce que |ce qu')", ""),
    (rf"{_COMPARE}{_NAMES}", "Que disent "),
    (rf"{_DIFFER}{_NAMES}", "Que disent "),
]
_BEGINNINGS = [(re.compile(turn), instead) for turn, instead in _TURNS]


def asked_of_each(text: str) -> str | None:
    """The question that each source is asked, when `text` asks who says what; None when it does not.

    >>> asked_of_each("Comparez les positions de la CGT et de la CFTC sur l’accord")
    'Les positions de la CGT et de la CFTC sur l’accord'
    >>> asked_of_each("Que disent les différents syndicats de l’accord ?")
    'Que disent les syndicats de l’accord ?'
    >>> asked_of_each("Que dit la CGT de l’accord ?")
    """
    line = " ".join(text.split())
    plain = folded(line)
    for beginning, instead in _BEGINNINGS:
        if (match := beginning.match(plain.text)) is not None:
            each = match.groupdict().get("each") or ""
            if each and not each.endswith("s"):  # « chaque syndicat »
                each += "s"
            whole = instead.format(each=each) + line[plain.places[match.end()] :]
            return whole[0].upper() + whole[1:]
    return None
