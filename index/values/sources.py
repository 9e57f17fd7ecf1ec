"""Several sources of one text: they are one label, « CGT, FO », and each can be told from it."""

import re
from collections.abc import Iterable
from functools import lru_cache

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸ"
_BETWEEN = re.compile(rf",(?:\s*(?=[{_CAPITAL}])|\s+(?=\d))(?![^()]{{0,1000}}\))")


@lru_cache(maxsize=4096)  # a search under a filter goes through all the labels of the corpus
def cosigners(label: str) -> tuple[str, ...]:
    """Each of those who sign together, in order.

    What follows a comma is another name when it begins with a capital or a figure; else it goes on with the same, and
    what stands in parentheses stays with its name.

    >>> cosigners("CGT, FO, Conseil économique, social et environnemental")
    ('CGT', 'FO', 'Conseil économique, social et environnemental')
    """
    return tuple(dict.fromkeys(name for part in _BETWEEN.split(label) if (name := part.strip().strip(" ,")))) or (
        label,
    )


def label_of(names: Iterable[str]) -> str:
    """The label of several names; each begins with a capital in it, so that it stays one."""
    return ", ".join(name[:1].upper() + name[1:] for name in names)
