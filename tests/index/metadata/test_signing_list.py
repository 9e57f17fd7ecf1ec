"""A list that says who signs names all of them or none: half of those who sign, said as if all, is wrong."""

import pytest

from index.reading.read import read
from index.values.files import File

BODY = (
    "Les écluses ferment\n\nNous demandons leur réouverture immédiate, car le canal fait vivre toute la vallée.\n\n"
    "Les élus doivent répondre avant la fin du mois.\n\n"
)
WRITTEN_FIRST = [
    ("Signataires :\n- CGT\n- FSU\n- Les Amis du canal", "CGT, FSU, Les Amis du canal"),
    (
        "Organisations signataires :\nATTAC\nSolidaires\nBassines Non Merci\nExtinction Rébellion Lirac",
        "Attac, Solidaires, Bassines Non Merci, Extinction Rébellion Lirac",
    ),
    ("Signataires :\n• Jeanne Martelet, enseignante\n• Paul Ferrand, médecin\n• Anne Roy", None),
    (
        "Associations signataires : Les Amis du canal, Oiseaux du Lac, Rivières vivantes",
        "Les Amis du canal, Oiseaux du Lac, Rivières vivantes",
    ),
    ("Signataires :\n- CGT\n- Jeanne Martelet, députée du Lac\n- FSU", "CGT, FSU"),
    ("Signataires :\n- CGT\n- FSU\n\nRendez-vous samedi 14 juin à 15 h, place du Port.", "CGT, FSU"),
]
HELD_OUT = [
    (
        "Signataires\n– Collectif des riverains\n– Vélo en ville\n– SNES-FSU Lirac",
        "Collectif des riverains, Vélo en ville, SNES-FSU Lirac",
    ),
    (
        "Signé par : Confédération paysanne, Terre de Liens Lac, Les Faucheurs",
        "Confédération paysanne, Terre de Liens Lac, Les Faucheurs",
    ),
    (
        "Les signataires :\nUD CGT du Lac\nFSU 99\nMieux Vivre\nContact : a@exemple.fr",
        "UD CGT du Lac, FSU 99, Mieux Vivre",
    ),
    (
        "Signataires :\n* Ligue des droits de l’Homme\n* Cimade\n* Accueil Sans Frontières Lac\n\nRendez-vous samedi",
        "LDH, La Cimade, Accueil Sans Frontières Lac",
    ),
    (
        "Premiers signataires :\nSolidaires ; FSU ; Droit au logement Lirac ; Les Enfants d’abord",
        "Solidaires, FSU, Droit au logement Lirac, Les Enfants d’abord",
    ),
    ("Signataires :\n- Jeanne Martelet, conseillère municipale\n- Mme Odile Fabre\n- Dr Yves Colin", None),
    ("Les premiers signataires :\n1. FSU\n2. UNEF\n3. Bassins en commun", "FSU, UNEF, Bassins en commun"),
    ("Signataires :\n- FSU\n- Jeanne Martelet\n- Paul Ferrand", "FSU"),
    (
        "Syndicats signataires : CFDT Transports, FO Transports, Route Libre",
        "CFDT Transports, FO Transports, Route Libre",
    ),
    ("Signataires :\n\nCGT\n\nFO\n\nCollège en lutte", "CGT, FO"),
    ("Signataires :\n- CGT\n- FO\n- Nous appelons à la grève mardi prochain partout.", None),
    ("Premiers signataires : Anne Roy, Paul Ferrand, CGT", None),
    ("Signé : Jeanne Martelet, CGT", None),
]


@pytest.mark.parametrize(("foot", "source"), WRITTEN_FIRST + HELD_OUT)
def test_all_who_sign_are_read_or_none(foot: str, source: str | None) -> None:
    stated = read(File("texte.txt", f"{BODY}{foot}".encode())).source
    assert (stated.value if stated else None) == source


def test_the_lines_that_name_them_are_the_evidence() -> None:
    foot = "Signataires :\n- CGT\n- FSU\n- Les Amis du canal"
    communique = read(File("texte.txt", f"{BODY}{foot}\n\nLe port".encode()))
    assert communique.source is not None
    assert communique.source.evidence is not None
    assert communique.source.evidence.of(communique.text) == "- CGT\n- FSU\n- Les Amis du canal"
