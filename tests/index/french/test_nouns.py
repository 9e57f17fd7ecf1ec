"""The table of nouns is one: each stands there once, and is of some use."""

import re
from collections import Counter
from typing import get_args

import pytest

from index.french.nouns import Use, _nouns, nouns


def test_each_noun_stands_once() -> None:
    assert [noun for noun, times in Counter(noun for noun, _, _ in _nouns()).items() if times > 1] == []


def test_each_noun_counts_somewhere_and_each_use_has_nouns() -> None:
    assert all(uses | plural for _, uses, plural in _nouns())
    assert {use for _, uses, plural in _nouns() for use in uses | plural} == {*get_args(Use)}


def test_a_noun_never_counts_twice_in_the_plural() -> None:
    assert [noun for noun, uses, plural in _nouns() if uses & plural] == []


@pytest.mark.parametrize(
    ("use", "counts", "does_not"),
    [
        ("demand?", ["revendication", "revendications", "attentes"], ["attente"]),
        ("compare?", ["avis", "points de vue", "prise de position"], ["prise", "aviss"]),
        ("of", ["voix", "demandes", "ligne", "lignes"], ["demande", "voixs"]),
    ],
)
def test_a_noun_counts_in_the_numbers_of_its_use(use: Use, counts: list[str], does_not: list[str]) -> None:
    assert all(re.fullmatch(nouns(use), noun) for noun in counts)
    assert not any(re.fullmatch(nouns(use), noun) for noun in does_not)


def test_the_longer_noun_is_found_first() -> None:
    found = re.match(nouns("published"), "communiqués de presse")
    assert found is not None
    assert found[0] == "communiqués de presse"
