"""A filter admits the texts of each source that it names, and of those who sign together, however many there are."""

import time

import pytest

from index.values.filter import Filter

BOTH = Filter(frozenset({"CGT, FO", "Attac"}))


@pytest.mark.parametrize("label", ["CGT, FO", "FO, Cgt", "FO, FSU, C.G.T.", "ATTAC", "Attac, CGT"])
def test_who_signs_with_all_that_is_asked_for_is_admitted(label: str) -> None:
    assert BOTH.admits_source(label)


@pytest.mark.parametrize("label", ["CGT", "FO, FSU", "Attaque", None])
def test_who_does_not_is_not(label: str | None) -> None:
    assert not BOTH.admits_source(label)


def test_five_thousand_sources_among_ten_thousand_are_told_at_once() -> None:
    """« la CGT » stands in the names of thousands of sections: each was compared with each of all sources."""
    labels = [f"Section {number}" for number in range(10_000)]
    within = Filter(frozenset(labels[::2]))
    began = time.process_time()
    assert sum(map(within.admits_source, labels)) == 5_000
    assert time.process_time() - began < 1.5  # of the processor; 4 before
