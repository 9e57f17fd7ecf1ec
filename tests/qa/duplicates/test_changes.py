"""What a correction changed: figures and dates, side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.duplicates.changes import changes

CASES = """
La ville perd 4 500 postes. | La ville perd 4 200 postes. | figure 4 500 → 4 200
La ville perd 4 500 postes. | La ville perd 4500 postes. |
Le vote aura lieu le 3 mars 2023 à Lirac. | Le vote aura lieu le 5 mars 2023 à Lirac. | date 3 mars 2023 → 5 mars 2023
Le vote aura lieu le 3 mars 2023. | Le vote aura lieu le 03/03/2023. |
Une hausse de 25 % des tarifs. | Une hausse de 2,5 % des tarifs. | figure 25 % → 2,5 %
Un budget de 1,2 million d’euros. | Un budget de 1 200 000 euros. |
Nous étions 300. | Nous étions nombreux. | figure 300 → –
Nous étions nombreux. | Nous étions 300. | figure – → 300
12 lits ferment, 3 rouvrent. | 15 lits ferment, 4 rouvrent. | figure 12 → 15 ; figure 3 → 4
Les écluses ferment. | Les écluses rouvrent. |
Départ à 14 h, place du Port. | Départ à 15 h, place du Port. | figure 14 h → 15 h
L’article 49.3 est cité. | L’article 49.3 est cité deux fois. |
"""


def _written(here: str, there: str) -> str:
    pairs = ((one.kind, one.here, one.there) for one in changes(here, there))
    return " ; ".join(
        f"{kind} {ours.of(here) if ours else '–'} → {theirs.of(there) if theirs else '–'}"
        for kind, ours, theirs in pairs
    )


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_figures_and_dates_that_differ_stand_side_by_side(case: str) -> None:
    here, there, expected = (part.strip() for part in case.split("|"))
    assert _written(here, there) == expected


@given(st.text(), st.text())
def test_what_differs_is_a_slice_of_each_text(here: str, there: str) -> None:
    assert changes(here, here) == ()
    for one in changes(here, there):
        assert one.here is not None or one.there is not None
        assert one.here is None or one.here.of(here)
        assert one.there is None or one.there.of(there)
