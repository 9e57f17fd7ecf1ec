"""No text, however made, takes more than its length's worth of time to be asked who demands what."""

from collections.abc import Callable

import pytest

from index.values.communique import Communique, Fact, Origin, Passage, Span
from qa.quoting.attribution import says_who
from qa.quoting.claims import stands
from qa.understanding.intent.stance import Stand
from tests.growth import MOST, growth

ATTACKS: dict[str, Callable[[int], str]] = {
    "signatories without end": lambda n: "Signataires : " + "CGT , " * n,
    "a speaker without a verb": lambda n: "La CGT ne " * n,
    "a name after a name": lambda n: "CGT " * n + "!",
    "an acronym of small words": lambda n: "Le " + "de CGT " * n,
    "who demands and again": lambda n: "La CGT " + "et le repos " * n + "mais",
    "asides": lambda n: "La CGT, " + "le repos, " * n,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_somebody_demands_is_found_in_time_that_grows_with_the_text(attack: str) -> None:
    def made(size: int) -> Passage:
        communique = Communique(ATTACKS[attack](size), source=Fact("CGT", Origin.DECLARED))
        return Passage(communique, Span(0, min(1_000, len(communique.text))))

    assert growth(lambda passage: [*stands(passage, Stand.DEMAND)], made, last=100_000) <= MOST


def test_quotation_marks_that_open_again_after_many_lines_are_paired_in_time_that_grows_with_the_text() -> None:
    def made(size: int) -> str:
        return "«" + "\n*" * size + "«" * size + " le repos"

    # 64 marks take too little to be told from noise; past 3,000 characters nothing is looked for further back.
    assert growth(lambda text: says_who(text, Span(len(text) - 8, len(text))), made, first=64, last=1_000) <= MOST
