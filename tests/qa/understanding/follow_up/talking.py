"""Talks of three turns: who is asked at each, of when, about what, and whether it goes on from the texts just cited."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.french.words import stem
from index.metadata.organisations_list import well_known_publishers
from index.values.filter import Period
from index.values.kinds import Kind
from qa.understanding.question import Question, understand
from qa.understanding.sources.kinds_of_sources import kind_of

TODAY = date(2024, 3, 20)
NAMES = [
    "Attac", "Bateliers du Lac", "CFDT", "CFTC", "CGT", "CPME", "FO", "LDH", "Les Écologistes", "Medef",
    "Ministère de la Culture", "Ministère du Travail", "Préfecture du Lac", "UL CGT de Brissac", "Ville de Lirac",
]  # fmt: skip
GROUPS = {
    "@cgt": {"CGT", "UL CGT de Brissac"},
    "@syndicats": {name for name in NAMES if kind_of(name, well_known_publishers()) is Kind.UNION},
    "@patronat": {"Medef", "CPME"},
    "@assos": {"Attac", "LDH"},
    "@ministeres": {"Ministère du Travail", "Ministère de la Culture"},
    "@tous": set(NAMES),
}


def talks(name: str) -> list[list[list[str]]]:
    """Of each talk its turns: the question, who, when, about what, and its aim, if it has one."""
    return talks_of(Path(__file__).parent / "talks" / f"{name}.txt", 5)


def talks_of(path: Path, fields: int) -> list[list[list[str]]]:
    """Of each talk of a file its turns, each of so many `fields`, empty where the line says no more."""
    text = path.read_text(encoding="utf-8")
    return [[_fields(turn, fields) for turn in talk.splitlines()] for talk in text.strip().split("\n\n")]


def faults(talk: list[list[str]]) -> Iterator[str]:
    """What is not understood in a talk, a line for each turn that goes wrong."""
    asked: list[Question] = []
    for text, who, when, about, aim in talk:
        question = understand(text, sources=NAMES, today=TODAY, talk=asked)
        asked.append(question)
        wrong = [
            f"who {sorted(question.within.sources)}" if question.within.sources != _sources(who) else "",
            f"when {written(question.within.period)}" if written(question.within.period) != when else "",
            *wrong_words(question, about),
            f"aim {question.aim}" if (str(question.aim.value) if question.aim else "") != aim else "",
        ]
        if any(wrong):
            yield f"{text} → {question.whole}: {', '.join(filter(None, wrong))}"


def _fields(turn: str, count: int) -> list[str]:
    fields = [field.strip() for field in turn.split("|")]
    return [*fields, *[""] * (count - len(fields))]


def _sources(who: str) -> set[str]:
    if who in ("", "-"):
        return set()
    named, _, apart = who.partition("-") if who.startswith("@") else (who, "", "")
    return GROUPS.get(named, {named}) - GROUPS.get(apart, {apart})


def wrong_words(question: Question, about: str) -> Iterator[str]:
    said = {stem(word) or word for word in re.findall(r"\w+", question.whole.lower())}
    for word in re.findall(r"-?\w+", about.replace("sous-", "sous ")):
        sought = word.lstrip("-")
        if ((stem(sought) or sought) in said) == word.startswith("-"):
            yield f"about {word}"


def written(period: Period | None) -> str:
    """« 2021 », « 2023-03 », « 2023-05-01 », « 2022.. », « ..2021 », « - »."""
    if period is None:
        return "-"
    first, last = period.first, period.last
    if first is None or last is None:
        return f"{first.year if first else ''}..{last.year if last else ''}"
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02}"
    return f"{first.isoformat()}..{last.isoformat()}"


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        found = {talk[0][0]: list(faults(talk)) for talk in talks(name)}
        print(name, sum(not wrong for wrong in found.values()), "of", len(found))
        if name == "written_first":
            print(*(f"  {line}" for wrong in found.values() for line in wrong), sep="\n")
