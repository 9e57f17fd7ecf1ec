"""What a question leaves out beside sources: « sauf en 2021 », « hors fret », « à part ceux de mars 2023 »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.french.words import search_words
from index.values.communique import Span
from index.values.filter import Period
from qa.understanding.folding import folded
from qa.understanding.time.period_phrases import phrases

_EXCEPT = re.compile(
    r"(?:,? |^)(?:sauf|hors|hormis|excepte|a part|a l'exception|a l'exclusion|en dehors|(?:et )?autres que)"
    r"(?: (?=d))? (?P<what>(?:(?! et (?:sauf|hors|hormis|excepte) )[^,?!.;:]){2,80})"
)
EXCEPTIONS = frozenset(search_words("sauf hors hormis excepté exception"))
"""The search words of a passage that makes an exception itself."""

_OPENS = re.compile(r"(?:ceux|celles|celui|celle|les textes|les communiques)\b ?|(?:de la |de l'|de |du |des |d')")
_COMPOUND = re.compile(r"hors (?:taxes?|sujet|norme|service|la loi|saison|sol|jeu|contrat|statut)\b")


@dataclass(frozen=True)
class Exclusions:
    """What is left out: texts of some periods, passages that hold all of some words. `spans` say it in the question."""

    spans: tuple[Span, ...]
    periods: tuple[Period, ...] = ()
    subjects: tuple[tuple[str, ...], ...] = ()

    def admits(self, days: tuple[date, date] | None, words: Sequence[str]) -> bool:
        """Whether a passage of these search words, of a text of these first and last days, is not left out. One of no
        known date is of no period, and one that makes an exception itself is what is asked.
        """
        if days is not None and any(period.overlaps(*days) for period in self.periods):
            return False
        makes_one = not EXCEPTIONS.isdisjoint(words)
        return makes_one or not any(set(subject).issubset(words) for subject in self.subjects)


def exclusions_in(text: str, sources: Sequence[Span], today: date) -> Exclusions | None:
    """What `text` leaves out, the spans that name `sources` left alone; None where it leaves out nothing.

    >>> exclusions_in("Que dit la CGT du fret sauf en 2021 ?", (), date(2024, 3, 20)).periods
    (Period(first=datetime.date(2021, 1, 1), last=datetime.date(2021, 12, 31)),)
    """
    plain = folded(text)
    spans, periods, subjects = list[Span](), list[Period](), list[tuple[str, ...]]()
    for match in _EXCEPT.finditer(plain.text):
        span = plain.span(*match.span())
        named = any(map(span.meets, sources))
        if named or _COMPOUND.match(match[0].lstrip(", ")):
            continue
        times = [phrase.period for phrase in phrases(match["what"], today) if phrase.period is not None]
        subject = () if times else tuple(search_words(_bare(match["what"])))
        if times or subject:
            spans.append(span)
            periods += times
            subjects += [subject] if subject else []
    return Exclusions(tuple(spans), tuple(periods), tuple(subjects)) if spans else None


def blanked(text: str, spans: Sequence[Span]) -> str:
    """`text` with these words blank, each letter in its place."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _bare(what: str) -> str:
    while opened := _OPENS.match(what):
        what = what[opened.end() :]
    return what
