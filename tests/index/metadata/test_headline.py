"""Which of the lines above a text is its title; none where no one is likely enough."""

import pytest

from index.metadata.title import stated_title

_BODY = (
    "La décision a été prise lundi soir, sans que personne ait été entendu. Les mariniers demandent un délai.\n\n"
    "Une réunion est prévue la semaine prochaine avec les élus et les habitants."
)


@pytest.mark.parametrize(
    "above",
    [
        "SOCIÉTÉ – ENTRETIEN\n\n",
        "Étude\n\n",
        "Collège Jean-Moulin (Lirac)\n\n",
        "NOTE DE SERVICE N° 2021-47\n\n",
        "LE MOT DE LA PRÉSIDENTE\n\n",
        "Message aux usagers\n\n",
        "Les Rives du Canal\nLe blog de l’équipe\n\n",
    ],
)
def test_what_stands_above_a_title_is_none(above: str) -> None:
    title = stated_title(f"{above}Écluses du canal : le préfet ferme tout\n\n{_BODY}")
    assert title is not None
    assert title.value == "Écluses du canal : le préfet ferme tout"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "CANAL DU LAC :\nDOUZE ÉCLUSES FERMÉES\nLA VEILLE DE NOËL",
            "CANAL DU LAC : DOUZE ÉCLUSES FERMÉES LA VEILLE DE NOËL",
        ),
        (
            "L’entretien des écluses :\nquel avenir\nà l’horizon 2035 ?",
            "L’entretien des écluses : quel avenir à l’horizon 2035 ?",
        ),
    ],
)
def test_a_title_over_several_lines_is_whole(lines: str, title: str) -> None:
    found = stated_title(f"{lines}\n\n{_BODY}")
    assert found is not None
    assert found.value == title


@pytest.mark.parametrize(
    "text",
    [
        f"Madame la Maire,\n\nNous avons appris par la presse que vous vendiez le port\n\n{_BODY}",
        f"Bonjour,\n\nJe me permets de vous écrire au sujet du port\n\n{_BODY}",
        "On nous dit que le port va mieux. On nous dit que les bateaux reviennent. Il en manque douze.\n\n" + _BODY,
    ],
)
def test_a_text_without_a_title_gets_none(text: str) -> None:
    assert stated_title(text) is None


def test_the_sentence_that_is_all_that_a_text_says_is_not_its_title() -> None:
    title = stated_title("Les cardeurs\n\nLes cardeurs de Guérande.")
    assert title is not None
    assert title.value == "Les cardeurs"


def test_below_the_note_that_sends_it_a_communique_has_its_own_title() -> None:
    note = "Bonjour,\n\nVeuillez trouver ci-dessous notre communiqué.\n\nJeanne\n\nCOMMUNIQUÉ DE PRESSE\n\n"
    title = stated_title(f"{note}Écluses du canal : le préfet ferme tout\n\n{_BODY}")
    assert title is not None
    assert title.value == "Écluses du canal : le préfet ferme tout"
