"""A line above a text that names an association, whose name has « pour », or begins by « Amis »; and titles alike."""

import pytest

from index.reading.read import read
from index.values.files import File

BODY = "Les écluses ferment\n\nNous demandons leur réouverture immédiate, car le canal fait vivre toute la vallée.\n"
WRITTEN_FIRST = [
    ("Association Toits pour tous\n\nCommuniqué de presse", "Association Toits pour tous"),
    ("Amis des musées de Champagne\n\nCommuniqué", "Amis des musées de Champagne"),
    ("Les Amis du canal\nCommuniqué de presse du 3 mars 2022", "Les Amis du canal"),
    ("Comité du Lac pour la défense des écluses\n\nReims, le 3 mars 2022", "Comité du Lac pour la défense des écluses"),
    ("Amis des bêtes, une victoire", None),
    ("Réseau de bus pour tous", None),
]
HELD_OUT = [
    ("Collectif Logement pour toutes\n\nCommuniqué de presse", "Collectif Logement pour toutes"),
    ("LES AMIS DE LA LOIRE\n\nCommuniqué", "LES AMIS DE LA LOIRE"),
    ("Ligue lyonnaise pour la protection des oiseaux\n\n3 mars 2022", "Ligue lyonnaise pour la protection des oiseaux"),
    ("Amis d’Orgeval\n\nCommuniqué de presse", "Amis d’Orgeval"),
    ("Union de la gauche pour tous les retraités", None),
    ("Association pour tous : le tribunal tranche", None),
    ("Comité social reporté pour tous", None),
    ("Les amis du maire élus à la présidence", None),
    ("Amis du rail et élus réunis contre la fermeture", None),
]


@pytest.mark.parametrize(("head", "source"), WRITTEN_FIRST + HELD_OUT)
def test_an_association_is_the_source_and_a_headline_is_not(head: str, source: str | None) -> None:
    stated = read(File("texte.txt", f"{head}\n\n{BODY}".encode())).source
    assert (stated.value if stated else None) == source
