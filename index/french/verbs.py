"""The French verbs by which somebody says, demands or objects, from `verbs.txt`: parts of patterns."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_TABLE = Path(__file__).with_name("verbs.txt")

Use = Literal[
    "say?",
    "demand?",
    "objection?",
    "compare?",
    "demand",
    "objection",
    "quote",
    "after",
    "figure",
    "act",
    "back",
    "told",
    "write",
    "finite",
]
"""Where a verb counts; `verbs.txt` tells what each means."""


@dataclass(frozen=True)
class Verb:
    """A verb and how it is written; `forms` and `participle` are those of an irregular one."""

    infinitive: str
    beginnings: tuple[str, ...]
    forms: tuple[str, ...]
    participle: tuple[str, ...]
    uses: frozenset[str]

    @property
    def present(self) -> str:
        """« il dénonce », « il répond »."""
        return self.forms[0] if self.forms else f"{self.beginnings[0]}e"


@cache
def _verbs() -> tuple[Verb, ...]:
    rows = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    cells = ([cell.split() for cell in row.split("|")] for row in rows)
    return tuple(
        Verb(" ".join(infinitive), tuple(beginnings), tuple(forms), tuple(participle), frozenset(uses))
        for infinitive, beginnings, forms, participle, uses in cells
    )


def stems(use: Use) -> list[str]:
    """What regular endings follow: « dénonc », « rappell », « rappel »."""
    return [stem for verb in _verbs() if use in verb.uses and not verb.forms for stem in verb.beginnings]


def forms(use: Use) -> list[str]:
    """How irregular verbs are conjugated: « répond », « répondent »."""
    return [form for verb in _verbs() if use in verb.uses for form in verb.forms]


def participles(use: Use) -> list[str]:
    """Those of irregular verbs: « répondu »."""
    return [form for verb in _verbs() if use in verb.uses for form in verb.participle]


def presents(use: Use) -> list[str]:
    """« il dénonce », « il répond »."""
    return [verb.present for verb in _verbs() if use in verb.uses]


def plurals(use: Use) -> list[str]:
    """« ils dénoncent », « ils répondent »."""
    return [verb.forms[1] if verb.forms else f"{verb.present}nt" for verb in _verbs() if use in verb.uses]


def beginnings(use: Use) -> list[str]:
    """What any form begins with, as a pattern: « dénonc », « répond », « s’inquièt »."""
    return [
        f"s['’]{beginning}" if verb.infinitive.endswith(", s’") else beginning
        for verb in _verbs()
        if use in verb.uses
        for beginning in verb.beginnings
    ]
