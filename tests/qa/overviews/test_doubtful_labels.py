"""One union under two labels is proposed for merging, one label for two bodies for parting."""

import pytest

from index.metadata.organisations_list import well_known_publishers
from index.values.communique import Communique, Fact, Origin
from qa.overviews.doubtful_labels import to_merge, to_part

KNOWN = well_known_publishers()

PAIRS = """
SUD | Solidaires | Solidaires
C.G.T. | CGT | CGT
Confédération générale du travail | CGT | CGT
AUC | Association des usagers du canal (AUC) | Association des usagers du canal (AUC)
AUC | Association des usagers du canal | Association des usagers du canal
Force ouvrière | FO | FO
Colectif du canal | Collectif du canal | Collectif du canal
Bateliers du Lac | Bateliers du lac | Bateliers du lac
"""


@pytest.mark.parametrize("row", PAIRS.strip().splitlines())
def test_two_labels_of_one_are_proposed_for_merging(row: str) -> None:
    one, other, keep = (part.strip() for part in row.split("|"))
    (merging,) = to_merge([one, other], KNOWN)
    assert merging.into == keep


@pytest.mark.parametrize(
    "row",
    [
        "CGT | CGT Cheminots",
        "CGT | CFDT",
        "FO | FSU",
        "SUD Rail | SUD PTT",
        "Ville de Lirac | Ville de Brissac",
        "FCPE 77 | FCPE 78",
        "CFDT Cadres | CFTC Cadres",
        "Union départementale 12 | Union départementale 13",
        "Syndicat des bateliers | Syndicat des dockers",
    ],
)
def test_two_that_look_alike_and_are_two_are_not(row: str) -> None:
    assert [*to_merge([part.strip() for part in row.split("|")], KNOWN)] == []


def signed(label: str, text: str) -> Communique:
    return Communique(text, source=Fact(label, Origin.DECLARED))


def test_a_label_under_which_texts_tell_two_whole_names_is_proposed_for_parting() -> None:
    texts = [
        signed("ABC", "Association des bateliers du canal (ABC)\nLes écluses ferment."),
        signed("ABC", "L’Alliance des boulangers de Corrèze (ABC) demande du blé."),
        signed("ABC", "Les écluses rouvrent."),
        signed("CGT", "La Confédération générale du travail (CGT) demande la paix."),
    ]
    (parting,) = to_part(texts, KNOWN)
    assert parting.label == "ABC"
    assert {whole: len(ids) for whole, ids in parting.bodies.items()} == {
        "Association des bateliers du canal": 1,
        "Alliance des boulangers de Corrèze": 1,
    }
