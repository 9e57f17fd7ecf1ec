"""Who signs below a text, where a person's name stands beside it with what they do."""

import pytest

from index.reading.read import read
from index.values.files import File

BODY = (
    "Les écluses ferment\n\nNous demandons leur réouverture immédiate, car le canal fait vivre toute la vallée.\n\n"
    "Les élus doivent répondre avant la fin du mois.\n\n"
)
WRITTEN_FIRST = [
    ("Pour le syndicat CGT du CHU de Rouen,\nJeanne Martelet, secrétaire générale", "Syndicat CGT du CHU de Rouen"),
    ("Pour la CFDT Santé,\nPaul Ferrand, délégué syndical central", "CFDT Santé sociaux"),
    ("Pour la FSU 76,\nAnne Roy, la secrétaire départementale", "FSU 76"),
    ("Jeanne Martelet, présidente\nLes Amis du canal", "Les Amis du canal"),
    ("SUD PTT 31 – CGT FAPT 31", "SUD PTT 31, CGT FAPT 31"),
    ("Diocèse de Lirac – 3 rue de l’Évêché", "Diocèse de Lirac"),
    ("Le comité directeur de l’US Lirac", "US Lirac"),
    ("La Région promet un plan de relance.", None),
    ("Jeanne Martelet, directrice des ressources humaines de la Compagnie des eaux", None),
]
HELD_OUT = [
    ("Pour l’UNSA Éducation,\nMme Odile Fabre, porte-parole", "UNSA Éducation"),
    ("Pour le bureau de Solidaires 35,\nYves Colin et Anne Roy, co-secrétaires", "Solidaires 35"),
    ("Pour Sud Rail,\nYves Colin, membre du bureau fédéral", "SUD-Rail"),
    ("Pour la CGT,\nJeanne Martelet, qui a reçu la presse hier.", None),
    ("Pour la mairie,\nJeanne Martelet, maire", None),
]


@pytest.mark.parametrize(("foot", "source"), WRITTEN_FIRST + HELD_OUT)
def test_who_a_person_signs_for_is_the_source(foot: str, source: str | None) -> None:
    stated = read(File("texte.txt", f"{BODY}{foot}\n".encode())).source
    assert (stated.value if stated else None) == source
