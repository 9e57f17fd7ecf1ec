"""When the communiqués asked about were published, as the question says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.values.communique import Span
from index.values.filter import Period
from qa.understanding.folding import folded
from qa.understanding.sources.speaking import OF_PAPERS
from qa.understanding.time.dating import dates_the_communique, stands_apart
from qa.understanding.time.period_phrases import Link, Phrase, phrases

_NOTHING_BETWEEN = re.compile(
    r",? ?(?:(?:n'|ne |l'|en |y )?(?:a|ont|avait|avaient|aurait) (?:(?:quelque chose )?a )?[a-z]+ "
    r"|(?:a|ont|avait|avaient)(?:-t)?-(?:elles?|ils?) [a-z]+ |[a-z]+(?:ait|aient) "
    r"|(?:parue?|publiee?|sortie?|datee?|ecrite?)s? )?"
)
_NAMED_DAY = re.compile(r"le \d{1,2}(?:er)? [^\W\d]{1,10}(?: \d{4})?")  # in which day and month cannot be mistaken


@dataclass(frozen=True)
class Dating:
    """What a question says of time. Each span is a slice of it.

    `period` is when the communiqué was published. `preferred` is the time of something else, « l'autorisation de
    2020 », or a doubt: it may bring texts forward and must hide none. `trouble` says in French what cannot be.
    """

    period: Period | None = None
    spans: tuple[Span, ...] = ()  # the words that say `period`
    preferred: Period | None = None
    apart: Span | None = None  # words of time that stand by themselves: « et en 2021 ? »
    trouble: str | None = None


def find_period(
    text: str, today: date, speaker: bool = True, sure: str | None = None, who: Sequence[Span] = ()
) -> Dating:
    """When the communiqués that `text` asks about were published; a date without a year is the latest one.

    `speaker` says whether the question names someone whose communiqués are looked for; `sure` are words known
    to say when, since they were all that a follow-up asked; `who` are the words that name those who speak: a time
    right behind them is when they did.
    Seasons are those of meteorologists: spring is March to May. « début », « mi- » and « fin » are thirds.

    >>> find_period("Que disait la CGT en février 2024 ?", date(2026, 11, 22)).period
    Period(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """
    plain = folded(text)
    strict: list[Phrase] = []
    loose: list[Phrase] = []
    apart: Span | None = None
    for phrase in phrases(plain.text, today):
        span = plain.span(phrase.start, phrase.end)
        previous = _last_word(text[: span.start])
        if phrase.period is None:
            if phrase.link is Link.ADVERB:
                return Dating(trouble=_impossible(span.of(text)))
            continue
        if apart is None and stands_apart(plain.text, phrase, previous):
            apart = span
        dated = not phrase.vague and (
            dates_the_communique(plain.text, phrase, speaker, previous) or _behind(text, phrase, span, who)
        )
        (strict if dated or span.of(text) == sure else loose).append(phrase)
    spans = tuple(plain.span(phrase.start, phrase.end) for phrase in strict)
    preferred = loose[0].period if loose else None
    if not strict:
        return Dating(preferred=preferred, apart=apart)
    try:
        return Dating(_together(strict), spans, preferred, apart)
    except ValueError:
        return Dating(trouble=_contradictory([span.of(text) for span in spans]))


def _behind(text: str, phrase: Phrase, when: Span, who: Sequence[Span]) -> bool:
    """Whether a time stands right behind who speaks: « le SNC en octobre 2021 », « les billets du SNC de 2019 »."""
    named = next((span for span in reversed(who) if span.end <= when.start), None)
    if named is None or not _NOTHING_BETWEEN.fullmatch(folded(text[named.end : when.start]).text):
        return False
    return phrase.link is Link.ADVERB or OF_PAPERS.search(folded(text[: named.start]).text) is not None


def _last_word(text: str) -> str:
    return "".join(text.split()[-1:])


def _together(strict: list[Phrase]) -> Period:
    """« en 2021 » and « en 2022 » widen each other, « depuis 2019 » and « avant 2021 » narrow. Raises ValueError."""
    firsts, lasts = [], []
    named = [phrase.period for phrase in strict if phrase.period is not None and not phrase.bound]
    if named:
        firsts.append(min(period.first for period in named if period.first))
        lasts.append(max(period.last for period in named if period.last))
    bounds = [phrase.period for phrase in strict if phrase.period is not None and phrase.bound]
    firsts += [period.first for period in bounds if period.first]
    lasts += [period.last for period in bounds if period.last]
    return Period(max(firsts, default=None), min(lasts, default=None))


def _impossible(words: str) -> str:
    if _NAMED_DAY.fullmatch(words):
        return f"{words[0].upper()}{words[1:]} n’est pas au calendrier."
    return (
        f"« {words} » n’est pas au calendrier. Écrivez le jour avant le mois, "
        "et le début avant la fin : « le 5/2/2024 », « entre 2019 et 2021 »."
    )


def _contradictory(words: list[str]) -> str:
    listed = " et ".join(f"« {phrase} »" for phrase in words)
    return f"{listed} se contredisent : gardez une seule période."
