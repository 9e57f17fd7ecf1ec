"""Thousands of sources: a question is understood as fast as with three."""

import time
from datetime import date

import pytest

from qa.understanding.question import understand
from qa.understanding.sources.names import _ways_of

_SYLLABLES = "ba be bi bo la le li lo ma me mi mo ra re ri ro ta te ti to".split()


def names(number: int) -> list[str]:
    """« Collectif Bamelo 17 » and the like, all with the same beginning: the worst for whoever looks for a slip."""
    return [
        f"Collectif {_SYLLABLES[i % 20].capitalize()}{_SYLLABLES[i // 20 % 20]}{_SYLLABLES[i // 400 % 20]} {i}"
        for i in range(number)
    ]


def took(question: str, sources: list[str]) -> float:
    began = time.process_time()
    understand(question, sources=sources, today=date(2024, 5, 1))
    return time.process_time() - began


@pytest.mark.slow
def test_a_question_among_twenty_thousand_sources_takes_fifty_milliseconds() -> None:
    """B7: at 2,000 sources a question took 45 s."""
    many = names(20_000)
    many[5_000:10_000] = [f"Syndicat CGT des personnels de la commune de {name}" for name in many[5_000:10_000]]
    for question in (
        f"Que dit le {many[1234]} du repos ?",
        "Que dit le Colectif Balebe 17 du repos ?",
        "Que disent les syndicats sauf la CGT du repos ?",
        "repos " * 300,
    ):
        took(question, many)
        assert min(took(question, many) for _ in range(3)) < 0.05


def test_a_name_with_a_slip_is_still_found() -> None:
    known = understand("Que dit Framasfot du repos ?", sources=["Framasoft", "CGT"], today=date(2024, 5, 1))
    assert known.within.sources == {"Framasoft"}


def test_one_more_source_does_not_make_all_that_is_known_of_the_others_anew() -> None:
    many = [name.replace("Collectif", "Cercle") for name in names(300)]
    took("Que dit la CGT ?", many)
    before = _ways_of.cache_info().misses
    took("Que dit la CGT ?", [*many, "Cercle Tatata"])
    assert _ways_of.cache_info().misses == before + 1
