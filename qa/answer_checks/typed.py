"""The shortest words of a quote that answer, where the question says their kind: a number, a date, a « no »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.french.calendar import MONTHS
from index.french.dates import find_dates
from index.french.words import each_search_words, fold, search_words
from index.values.communique import Span
from qa.understanding.folding import Folded, folded
from qa.understanding.intent.answer_type import AnswerType, answer_type_of

_NUMBER = (
    r"(?:\d+(?:[  .]\d{3})+|\d+)(?:,\d+)?(?: (?:mille|millions?|milliards?))?"
    r"|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante"
    r"|cent|mille)(?:[- ](?:et[- ])?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cents?|mille|millions?"
    r"|milliards?)\b)*"
)
_ABOUT = r"(?:(?:plus|moins|pres|autour|au moins|au plus|environ|jusqu'a|quelque)(?: d[eu'])? ?)?"
_UNIT = {  # what stands after the number, by what is asked; the question's own words otherwise
    re.compile(r"\b(?:duree|combien de (?:temps|jours|semaines|mois|ans|annees|heures)|delai)\b|\bquel age\b"): (
        r" ?(?:ans?|annees?|mois|semaines?|jours?|heures?|h|minutes?|secondes?)\b(?: et demie?)?"
    ),
    re.compile(r"\b(?:cout\w*|prix|montants?|budgets?|somme|tarif|salaire|paie\w*|paye\w*)\b"): (
        r" ?(?:euros?|€|dollars?|\$|francs?|livres|k€|m€)(?: par \w+)?"
    ),
    re.compile(r"\b(?:taux|pourcentage|proportion|part)\b"): r" ?(?:%|pour cent|pourcents?)",
}
_MONTHS = frozenset(map(fold, MONTHS))
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_DAY = re.compile(rf"(?:(?:\b\d{{1,2}}(?:er)? )?\b(?:{'|'.join(MONTHS)}) )?{_YEAR.pattern}")
_DAYS = re.compile(
    r"^(?:et |mais )?(?:quand|en quelle annee|a quelle date|quel jour|depuis quand|quelle (?:annee|date))\b"
)
_ASKED_COUNT = re.compile(r"\bcombien (?:de |d')?((?:[a-z-]+ ?){1,3})")
_NO = re.compile(r"\b(?:sans|aucune?|pas (?:de |d')|ni)\s?")
YES_OR_NO = re.compile(r"^(?:est[- ]ce qu|y a[- ]t|(?:\S+ ){0,6}\S+-t?-?(?:il|elle|ils|elles|on)\b)")
_TIME = re.compile(r" (?:ans?|annees?|mois|semaines?|jours?|heures?|minutes?|euros?|%)\b")
_NEAR = 30  # characters: « quatre établissements hospitaliers »
_FAR = 40  # characters between a number and what it counts


@dataclass(frozen=True)
class _Text:
    """Words, folded: spans of the folded text lead back to the words as they stand."""

    plain: Folded
    start: int

    def span(self, start: int, end: int) -> Span:
        stretch = self.plain.span(start, end)
        return stretch.further(self.start)


def answer_in(text: str, quoted: Span, question: str) -> Span | None:
    """The words of `text`, within the quote, that answer; None where the kind does not show, or several could.

    « pour une durée de 3 ans » answers « Quelle est la durée ? » by « 3 ans ».
    """
    here = _Text(folded(quoted.of(text)), quoted.start)
    plain = folded(question).text
    match answer_type_of(question):
        case AnswerType.NUMBER:
            return _only(_numbers(here, plain))
        case AnswerType.DATE if _DAYS.match(plain):
            return _only(_dates(quoted.of(text), quoted.start, question))
        case AnswerType.ANYTHING if YES_OR_NO.match(plain):
            return _only(list(_denials(here, search_words(question))))
    return None


def _only(spans: Sequence[Span]) -> Span | None:
    return spans[0] if len(spans) == 1 else None


def _dates(words: str, start: int, question: str) -> list[Span]:
    """Days, months and years that the question does not say; years alone where it asks for one."""
    years = [match.span() for match in (_YEAR if "année" in question else _DAY).finditer(words)]
    dates = [] if "année" in question else [(date.start, date.end) for date in find_dates(words)]
    apart = [year for year in years if not any(date[0] <= year[0] < date[1] for date in dates)]
    return [Span(start + first, start + end) for first, end in dates + apart if words[first:end] not in question]


def _numbers(here: _Text, question: str) -> list[Span]:
    """Numbers of what is counted; with their unit where the question asks for a measure."""
    unit = next((unit for measure, unit in _UNIT.items() if measure.search(question)), None)
    if unit is not None:
        measures = list(re.finditer(rf"\b{_ABOUT}(?:{_NUMBER}){unit}", here.plain.text))
        return [here.span(measured.start(), measured.end()) for measured in measures]
    count = _ASKED_COUNT.search(question)
    counted = set(search_words(count[1])) if count else set()
    spans, near_misses = [], []
    for match in re.finditer(rf"\b{_ABOUT}(?:{_NUMBER})\b(?! ?(?:%|h\b))", here.plain.text):
        after = re.match(r"(?: (?:de |d')?[^\W\d_]+){1,3}", here.plain.text[match.end() : match.end() + _FAR])
        if after is None or _YEAR.fullmatch(match[0]) or after[0].split()[0] in _MONTHS:
            continue
        words = [word for word in re.finditer(r"[^\W\d_]+", after[0]) if search_words(word[0])]
        ends = [word.end() for word in words if counted.intersection(search_words(word[0]))]
        if ends:
            spans.append(here.span(match.start(), match.end() + ends[-1]))
        elif words and not _TIME.match(after[0]):
            near = [word.end() for word in words[:2] if word.end() <= _NEAR]
            near_misses.append(here.span(match.start(), match.end() + (near[-1] if near else words[0].end())))
    return spans or near_misses


def _denials(here: _Text, question_words: Sequence[str]) -> Iterator[Span]:
    """« sans appel d'offres », where the question asks whether there was one."""
    for no in _NO.finditer(here.plain.text):
        end = None
        words = list(re.finditer(r"[^\W\d_]+", here.plain.text[no.end() : no.end() + _FAR]))
        for word, stems in zip(words, each_search_words([word[0] for word in words]), strict=True):
            if stems and not set(stems) <= set(question_words):
                break
            if stems:
                end = no.end() + word.end()
        if end is not None:
            yield here.span(no.start(), end)
