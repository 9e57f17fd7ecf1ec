"""What was understood of a question, as chips: « Source : CGT », « Période : février 2024 »."""

from dataclasses import dataclass

from index.values.filter import Filter
from qa.understanding.question import Part, Question
from ui.rendering.wording import NBSP, count, period_in_words, quoted

_FEW = 4  # sources that a chip names


@dataclass(frozen=True)
class Chip:
    """A part of a question that acts as a filter, and can be taken away."""

    part: Part
    words: str
    taking_away: str  # what its cross does


def chips(question: Question) -> list[Chip]:
    """A chip for each part that acts as a filter, with the question's own words where the value does not show them.

    « Que disait la CGT l'an dernier ? » gives `Source : CGT` and `Période : 2025 (« l'an dernier »)`.
    """
    all_chips = []
    if _said(question, Part.SOURCE) and question.within.sources:  # a comparison may put the question to all
        names = sorted(question.within.sources)
        kind, taking_away = ("Source", "Retirer la source") if len(names) == 1 else ("Sources", "Retirer les sources")
        all_chips.append(_chip(Part.SOURCE, kind, names, question, taking_away))
    if _said(question, Part.PERIOD) and question.within.period is not None:
        value = period_in_words(question.within.period)
        all_chips.append(_chip(Part.PERIOD, "Période", [value], question, "Retirer la période"))
    return all_chips


def chosen(question: Question) -> Filter:
    """The filter that was chosen beside the question: what it does not say itself."""
    within = question.within
    return Filter(
        frozenset() if _said(question, Part.SOURCE) else within.sources,
        None if _said(question, Part.PERIOD) else within.period,
    )


def _chip(part: Part, kind: str, values: list[str], question: Question, taking_away: str) -> Chip:
    words = ", ".join(_said(question, part))
    label = ", ".join(values[:_FEW])
    if len(values) > _FEW:
        label += f" et {count(len(values) - _FEW, 'autre')}"
    if not all(_plain(value) in _plain(words) for value in values):
        label += f" ({quoted(words)})"
    return Chip(part, f"{kind}{NBSP}: {label}", taking_away)


def _said(question: Question, part: Part) -> list[str]:
    """The words of the whole question that became this filter."""
    return [words.span.of(question.whole) for words in question.understood if words.part is part]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
