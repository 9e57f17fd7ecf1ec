"""A quote that is itself inside quotation marks → the words of its text that say who speaks."""

import re

from index.french.sentences import sentences
from index.french.verbs import beginnings
from index.values.communique import Span

_FAR = 3_000  # characters: a quotation that opens further back is not looked for
_LONGEST = 300  # characters of the words that announce: past that, quotation marks were paired wrongly
_MARK = re.compile(r'(?P<opens>[«“]|(?<![\w.,;:!?…»])"(?=\S))|(?P<closes>[»”]|(?<=\S)"(?!\w))')
_ANY_MARK = re.compile(r'[«»“”"]')  # where the other is worth a try: many times faster
_CLOSES = {"«": "»", "“": "”", '"': '"'}
_ANNOUNCES = re.compile(r":[*_\s]*$")
_ENDED = re.compile(r"[.!?…;»”\"][*_\s]*$")
_SAID = rf"(?:{'|'.join(beginnings('quote'))})[a-zéèêîïû]*"
_INCISE = re.compile(rf",\s(?P<said>(?:(?:a|ont|avait) (?:\w+ )?)?{_SAID}\s[^.,!?»]{{3,80}})(?=[.,!?])")
_SPOKE = re.compile(
    rf"^(?!\W*(?:nous|il|elle|ils|elles|on)\b).*\b(?:(?:a|ont|avait|est|sont|s['’]est|se sont) (?:\w+ )?)?{_SAID}\b"
    r"|[»”\"],? (?:a |ont )?(?:dit|disai(?:en)?t|disent)\b|\b(?:a|ont|avait|avaient) dit\b"
    r"|pris la parole|ouvert la séance|prend la parole",
    re.IGNORECASE | re.DOTALL,
)
_PRONOUN = re.compile(r"^[^,]{0,30}-(?:t-)?(?:ils?|elles?)\b")
_AFTERWARDS = re.compile(  # « …», écrit le ministre dans une lettre. »
    r"[*_\s]*+(?:,\s*+)?"
    rf"(?P<said>(?:(?:(?:a|ont|avait|avaient) )?(?:{'|'.join(beginnings('after'))})(?:[a-zéè]*)"
    r"|dit|disent|disait|disaient|a dit|ont dit|selon|d['’]après)"
    r"\b[^.!?\n]*[.!?]?"
    r"|(?:Ces? (?:mots?|propos|phrases?|lignes|témoignages?|messages?|sont (?:là )?les (?:mots|propos))"
    r"|Cette (?:phrase|lettre|déclaration|réponse)|Ainsi (?:parl|s['’]exprim)\w{1,5}|Voilà ce qu['’e]"
    r"|C['’]est (?:ce qu['’e]|(?:en ces termes|ainsi) que))"
    r"(?=[^.!?\n]{0,120}?(?:\b(?:de|du|des|par|signée?s?|son)\b|\bd['’]|\b[A-ZÀ-Ý]))[^.!?\n]{1,200}[.!?]?)"
)


def says_who(text: str, quoted: Span) -> Span | None:
    """The words that say whose words `quoted` are, when it lies inside quotation marks and they lie outside of it.

    Where « Je le sais. » is quoted, `Véran écrivait : « Le risque existe. Je le sais. »` gives `Véran écrivait : «`;
    `« Le risque existe. Je le sais. », écrit Véran.` gives `écrit Véran.`. None where the quotation marks are not
    paired, or nobody is named: better nobody than somebody else.
    """
    first = max(0, quoted.start - _FAR)
    here = text[first : quoted.end + _FAR]
    opened = _opened(here, quoted.start - first)
    if opened is None:
        return None
    start, end = opened
    sentence = _before(here, start)
    if sentence is None:
        inside = _INCISE.search(here, start, quoted.start - first)
        if inside is not None:
            return Span(first + inside.start("said"), first + inside.end("said"))
        after = _AFTERWARDS.match(here, end)
        if after is not None and _PRONOUN.search(after["said"]):
            return _before_it(text, first + start)
        if after is None or first + after.start("said") < quoted.end:  # the quote says it itself
            return None
        return Span(first + after.start("said"), first + after.end())
    end = start + 1 if first + start < quoted.start else sentence.end  # with the mark that the quote may close
    return Span(first + sentence.start, first + end)


def _before_it(text: str, at: int) -> Span | None:
    """Who speaks in the quotation that the same paragraph holds before `at`, which « ajoute-t-il » goes on."""
    paragraph = text.rfind("\n", 0, at) + 1
    closed = max(text.rfind(mark, paragraph, at) for mark in _CLOSES.values())
    return says_who(text, Span(closed - 1, closed)) if closed > paragraph else None


def _opened(text: str, at: int) -> tuple[int, int] | None:
    """Where the quotation that holds the letter `at` opens, and where it has closed; None if it does not close."""
    opening: re.Match[str] | None = None
    for mark in filter(None, (_MARK.match(text, place.start()) for place in _ANY_MARK.finditer(text))):
        if opening is not None and mark[0] == _CLOSES[opening[0]] and (mark["closes"] or opening[0] == '"'):
            if mark.start() >= at:
                return opening.start(), mark.end()
            opening = None
        elif mark["opens"] and (opening is None or (mark[0] == opening[0] and not _begins_a_line(text, mark.start()))):
            if mark.start() > at:
                return None
            opening = mark
    return None


def _begins_a_line(text: str, at: int) -> bool:
    """Each paragraph of a long quotation opens it again."""
    before = at
    while before > 0 and (text[before - 1] in "*_>" or text[before - 1].isspace()):
        before -= 1
    return before == 0 or "\n" in text[before:at]


def _before(text: str, at: int) -> Span | None:
    """The sentence that announces the quotation opened at `at`, or the words before it in its own sentence."""
    announcing = next(reversed(sentences(text[:at])), None)
    if announcing is None:
        return None
    words = announcing.of(text)
    aside = "\n" in text[announcing.end : at] or _ENDED.search(words)
    if len(words) > _LONGEST or len(words.split()) < 2 or (aside and not _ANNOUNCES.search(words)):
        return announcing if aside and len(words) <= _LONGEST and _spoke(text[announcing.end : at], words) else None
    return announcing


def _spoke(between: str, words: str) -> bool:
    """Whether a sentence that has ended tells of somebody who says what stands below it."""
    return not between.count("\n\n") > 1 and not words.endswith("?") and _SPOKE.search(words) is not None
