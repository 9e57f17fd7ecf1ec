"""A house whose team says what it feels is the source; one whose direction has decided something is told of."""

import pytest

from index.metadata.source import stated_source

GOES_ON = "\n\nLes travaux dureront jusqu’à la fin du mois de septembre, et les abonnés seront remboursés sans frais."


@pytest.mark.parametrize(
    ("opens", "source"),
    [
        ("Toute l’équipe du Théâtre des Salins a l’immense tristesse d’annoncer la mort de", "Théâtre des Salins"),
        ("La direction du Musée des Tanneurs vous informe de la fermeture de ses salles par", "Musée des Tanneurs"),
        (
            "Les bénévoles de l’Association des quais remercient celles et ceux qui sont venus avec",
            "Association des quais",
        ),
        (
            "Le bureau du Syndicat des éclusiers souhaite une bonne année aux agents du canal et à",
            "Syndicat des éclusiers",
        ),
        ("La direction du réseau fluvial a présenté mardi son plan de réorganisation des postes de", None),
        ("La direction de l’Hôpital Nord a annoncé la fermeture de son service des urgences pour", None),
        ("Le conseil d’administration de l’Office du canal est resté sourd aux demandes faites par", None),
        ("Les membres du Comité des quais ont été convoqués au commissariat samedi dernier par", None),
        ("La direction du Centre hospitalier tient les syndicats à l’écart des travaux menés avec", None),
        ("Le bureau de l’Assemblée a rejeté la demande des salariés, qui l’avaient écrite avec", None),
    ],
)
def test_a_team_speaks_where_it_says_what_it_feels(opens: str, source: str | None) -> None:
    found = stated_source(f"{opens} Jeanne Martelet.{GOES_ON}")
    assert (found.value if found else None) == source
