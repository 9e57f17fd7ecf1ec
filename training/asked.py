"""A sentence of a text → a question that it answers, and the words that answer: who, how many, when, why, where, what.

What is left of a sentence when its answer is taken out is a question in the order of French for a subject (« Qui a
annoncé… ? »), and close to how people type otherwise (« Quand Marie Dupont a quitté ses fonctions ? »).
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.french.calendar import MONTHS, WEEKDAYS
from index.french.verbs import participles, presents, stems

LEAST = 5  # words and marks of a question
_MONTH = "|".join(MONTHS)
_DAY = "|".join(WEEKDAYS)
_NAME = r"(?:(?:M\.|Mme|le|la|l['’])\s?)?[A-ZÉÈÀÎÔ][\w’'-]+(?:\s(?:de\s|d['’]|du\s)?[A-ZÉÈÀÎÔ][\w’'-]+)+"
_SAYS = "|".join([*(f"{stem}é" for stem in stems("after")), *participles("after")])
_ASKS = "|".join(
    [
        *presents("demand?"), *presents("objection?"),
        "défend", "appelle à", "s['’]oppose à", "s['’]inquiète de", "entend", "vise à", "prévoit", "permet de",
    ]
)  # fmt: skip
_ABOUT = r"(?:(?:plus|moins|près) d(?:e |['’])|environ |quelque )?"
_NUMBER = rf"{_ABOUT}\d[\d  .,]*(?:\s(?:millions?|milliards?)(?: d(?:e|['’]))?)?"
_CLAUSE = r"[^.;:!?()«»\n]{12,140}?(?=[,.;:!?)\n]|$)"
_BEFORE = re.compile(r"(?:le|à|en|dans l[ea]) (?=[\dA-ZÉ])")  # that people leave out of the answer


@dataclass(frozen=True)
class Pattern:
    """What answers (the group `answer`, in the sentence) and how the question begins, before what is left."""

    kind: str
    words: re.Pattern[str]
    begins: tuple[str, ...]


PATTERNS = (
    Pattern(
        "who", re.compile(rf"^(?P<answer>{_NAME})\s(?=(?:a|ont|est|sont|avait|va|vient|sera|doit|peut)\s)"), ("Qui",)
    ),
    Pattern("said", re.compile(rf"»,? (?P<verb>a (?:{_SAYS})) (?P<answer>{_NAME})"), ("Qui",)),
    Pattern(
        "asks",
        re.compile(
            rf"(?P<who>(?:{_NAME}|[LC]['’ea]{{1,3}}s?\s?\w+(?: \w+)?)) (?P<verb>(?:{_ASKS})) (?P<answer>{_CLAUSE})"
        ),
        ("Que", "Qu’est-ce que"),
    ),
    Pattern("how much", re.compile(rf"(?P<answer>{_NUMBER}\s?(?:€|euros|dollars))"), ("Quel montant", "Combien")),
    Pattern("what share", re.compile(rf"(?P<answer>{_NUMBER}\s?%)"), ("Quel pourcentage", "Quelle part", "Combien")),
    Pattern(
        "how many",
        re.compile(rf"(?P<answer>{_NUMBER} (?!(?:{_MONTH}|heures|minutes|ans|euros)\b)(?P<noun>[a-zéèêîôû]{{4,}}s))\b"),
        ("Combien de",),
    ),
    Pattern(
        "when",
        re.compile(
            rf"(?P<answer>(?:(?:le |ce |depuis le |dès le )?(?:{_DAY} )?\d{{1,2}}(?:er)? (?:{_MONTH})"
            rf"(?: (?:19|20)\d\d)?"
            rf"|(?:en|fin|début|depuis) (?:(?:{_MONTH}) )?(?:19|20)\d\d))\b"
        ),
        ("Quand", "À quelle date", "En quelle année", "Depuis quand"),
    ),
    Pattern(
        "why",
        re.compile(
            r"(?P<answer>(?:parce qu|car |en raison d|afin d|faute d|à cause d|grâce à )[^.;:!?()«»\n]{12,120})"
        ),
        ("Pourquoi", "Pour quelle raison"),
    ),
    Pattern(
        "what for",
        re.compile(r"(?P<answer>pour \w+(?:er|ir|re) [^.;:!?()«»,\n]{8,100})"),
        ("Pourquoi", "Dans quel but"),
    ),
    Pattern(
        "where",
        re.compile(r"(?P<answer>(?:à|près de|dans l[ea]) [A-ZÉ][\w’-]+(?: \([\w ’-]+\))?)"),
        ("Où", "Dans quelle ville"),
    ),
)


@dataclass(frozen=True)
class Made:
    """A question, what it asks for, and where its answer stands in the text."""

    kind: str
    question: str
    start: int
    end: int


def made(sentence: str, at: int, draw: random.Random) -> Iterator[Made]:
    """The questions that `sentence`, which begins at `at` in its text, answers; at most one a pattern."""
    for pattern in PATTERNS:
        found = pattern.words.search(sentence)
        if found is None or len(found["answer"]) < 2:
            continue
        start, end = found.span("answer")
        question = _question(pattern, found, sentence, draw)
        if len(question.split()) >= LEAST:
            before = _BEFORE.match(found["answer"])
            start += before.end() if before else 0
            answer = sentence[start:end].rstrip(" ,.")
            yield Made(pattern.kind, question, at + start, at + start + len(answer))


def _question(pattern: Pattern, found: re.Match[str], sentence: str, draw: random.Random) -> str:
    begins = draw.choice(pattern.begins)
    if pattern.kind == "asks":
        return f"{begins} {found['verb'].removesuffix(' à').removesuffix(' de')} {_lower(found['who'])} ?"
    before, after = sentence[: found.start("answer")], sentence[found.end("answer") :]
    if pattern.kind == "said":
        return f"Qui {found['verb']} que {_fewer(before.strip(' «»,'), draw)} ?"
    if pattern.kind == "how many":
        begins = f"{begins} {found['noun']}"
    left = _fewer(f"{_lower(before)} {after}" if pattern.kind != "who" else after, draw)
    return f"{begins} {left} ?"


def _lower(text: str) -> str:
    """Its first word without the capital of a sentence, when it is a small word."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if len(first) <= 4 else text


def _fewer(text: str, draw: random.Random) -> str:
    """The words nearest to the answer, without brackets and marks; a third of the time only the longer ones."""
    words = re.sub(r"\([^)]*\)|[«»\"().,;:!?]", " ", text).split()
    words = words[: draw.randint(6, 14)] if len(words) > 14 else words
    if draw.random() < 1 / 3:
        words = [word for word in words if len(word) > 3 or word[0].isupper() or word.isdigit()]
    return " ".join(words)
