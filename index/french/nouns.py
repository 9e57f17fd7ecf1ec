"""The French nouns for what somebody publishes, says or thinks, from `nouns.txt`: parts of patterns."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

_TABLE = Path(__file__).with_name("nouns.txt")

Use = Literal[
    "demand?",
    "objection?",
    "compare?",
    "published",
    "paper",
    "view",
    "of",
    "stand",
    "frame",
    "first",
    "letter",
]
"""Where a noun counts; `nouns.txt` tells what each means."""


@cache
def _nouns() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Each with its uses, and with those of its plural alone."""
    rows = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    cells = ([cell.strip() for cell in row.split("|")] for row in rows)
    return tuple((noun, frozenset(uses.split()), frozenset(plural.split())) for noun, uses, plural in cells)


def nouns(use: Use) -> str:
    """Those that count so as a pattern, in both numbers where both do: « avis|prises? de position|attentes ».

    A longer one stands before a shorter one that it begins with.
    """
    both = [(noun, _numbers(noun, "s?")) for noun, uses, _ in _nouns() if use in uses]
    plural = [(noun, _numbers(noun, "s")) for noun, _, of_plural in _nouns() if use in of_plural]
    return "|".join(pattern for _, pattern in sorted(both + plural, key=lambda row: -len(row[0])))


def _numbers(noun: str, plural: str) -> str:
    first, *rest = noun.split(" ")
    return " ".join([first if re.search("[sx]$", first) else first + plural, *rest])
