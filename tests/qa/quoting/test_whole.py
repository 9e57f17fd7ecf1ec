"""What may not be cut from a quote: the list that it announces, the quotation that a line is said of."""

import pytest

from index.values.communique import Communique, Span
from qa.quoting.belongings import belongings
from qa.quoting.layout import units_around
from qa.quoting.whole import whole

QUOTATION = "« Le chantier nous a changés. Les visiteurs toucheront enfin les œuvres. »"


def shown(text: str, words: str) -> str:
    """The quote of the sentence that begins with `words`, and what is beside it, in order."""
    units = units_around(Communique(text), Span(0, len(text)))
    at = next(i for i, unit in enumerate(units) if unit.words.startswith(words))
    first, last = whole(units, at, at)
    quoted = Span(units[first].span.start, units[last].span.end)
    pieces = sorted([quoted, *belongings(Communique(text), units, first, last)], key=lambda piece: piece.start)
    return " […] ".join(piece.of(text) for piece in pieces)


@pytest.mark.parametrize(
    ("introduction", "items"),
    [
        ("**Nous demandons :**", "* douze infirmières\n* un bloc opératoire"),
        ("Nous refusons trois points du projet :", "1° la fusion ;\n2° le transfert des contrats."),
        ("## Nos revendications", "- des repas chauds\n- la gratuité"),
        ("### Qui peut s’inscrire ?", "- les titulaires\n- les apprentis majeurs"),
        ("Les arrêts suivants seront supprimés en janvier", "– Saint-Aubin\n– Mérival"),
        ("Trois chantiers sont ouverts.", "1. Le catalogue. Il sera refait.\n2. Les horaires. On ouvrira le dimanche."),
        ("Plusieurs agents ont parlé.", "• Une infirmière de nuit\n• Un brancardier"),
        ("Ont été primés, par ordre de mérite :", "1) le jardin des Tanneurs\n\n2) le verger de la Combe"),
        ("L’accord prévoit notamment :", "Une prime de 300 euros.\n\nUn tuteur pour chacun."),
        ("Sont supprimés :", "- à Lyon :\n  – deux guichets ;\n  – une caisse ;\n- à Vienne, le bureau."),
    ],
)
def test_what_introduces_a_list_is_quoted_with_its_items(introduction: str, items: str) -> None:
    text = f"La séance s’est tenue mardi.\n\n{introduction}\n\n{items}\n\nElle a été levée à minuit."
    assert shown(text, introduction) == f"{introduction}\n\n{items}"


def test_a_sentence_before_the_one_that_announces_comes_with_the_list_too() -> None:
    text = "Le plan a quatre mesures. Les voici :\n• de l’eau fraîche\n• des brumisateurs\n\nIl sera revu."
    assert shown(text, "Le plan") == "Le plan a quatre mesures. Les voici :\n• de l’eau fraîche\n• des brumisateurs"


def test_a_long_list_is_cut_between_two_items() -> None:
    items = [f"- {number} mesures pour les ateliers {'et les bureaux ' * 10}de la ville" for number in range(10, 20)]
    quote = shown("Nous demandons :\n" + "\n".join(items), "Nous demandons")
    assert quote == "\n".join(["Nous demandons :", *items[:4]])
    assert len(quote) <= 900 < len("\n".join([quote, items[4]]))


def test_an_item_is_quoted_alone_with_what_introduces_it() -> None:
    text = "Nous demandons :\n- des lits\n- des bras\n\nFin."
    assert shown(text, "- des bras") == "Nous demandons : […] - des bras"


def test_the_row_of_a_table_that_holds_only_figures_states_something() -> None:
    text = "| Année | Visiteurs |\n| --- | --- |\n| 2020 | 12 400 |\n"
    assert [unit.states for unit in units_around(Communique(text), Span(0, len(text)))] == [True, False, True]


@pytest.mark.parametrize(
    ("quotation", "byline"),
    [
        (QUOTATION, "– Claire Vasseur, directrice du musée"),
        (QUOTATION, "—Claire Vasseur"),
        (QUOTATION, "*— Claire Vasseur, directrice*"),
        (QUOTATION, "**Claire Vasseur**, directrice du musée"),
        (QUOTATION, "Claire de La Roche, directrice du musée"),
        ('"Nous cherchons cinquante soudeurs."', "Paul Régnier, directeur de l’usine"),
        ("“Nous cherchons cinquante soudeurs.”", "- Paul Régnier"),
        ("> Les pommes ont gelé deux fois.", "> — Luc Armand, producteur"),
    ],
)
def test_a_quotation_and_the_line_that_says_whose_it_is_come_together(quotation: str, byline: str) -> None:
    text = f"Le musée rouvre.\n\n{quotation}\n\n{byline}\n\nLes billets sont en vente."
    assert shown(text, byline) == f"{quotation}\n\n{byline}"
    opening = shown(text, quotation[:12])
    assert opening.startswith(quotation[:12])
    assert opening.endswith(byline)


@pytest.mark.parametrize(
    "byline",
    ["– Claire Vasseur", "— Claire Vasseur, directrice du musée.", "- Claire Vasseur (Musée du port)"],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_name_behind_a_dash_may_stand_on_the_line_of_the_quotation(byline: str, between: str) -> None:
    text = f"{QUOTATION}{between}{byline}\n\nLes billets sont en vente."
    assert shown(text, byline[:8]) == f"{QUOTATION}{between}{byline}"


@pytest.mark.parametrize("after", ["– Claire Vasseur refuse de répondre.", "– Les billets sont en vente"])
def test_a_sentence_behind_a_dash_is_no_line_of_attribution(after: str) -> None:
    last = units_around(Communique(f"{QUOTATION} {after}"), Span(0, 200))[-1]
    assert shown(f"{QUOTATION} {after}", last.words) == last.words


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTATION}\n\nLe musée rouvre mardi, à midi.",
        f"{QUOTATION}\n\nUne visite guidée",
        "Le musée rouvre.\n\nClaire Vasseur, directrice du musée",
        f"{QUOTATION} Claire Vasseur, directrice",
    ],
)
def test_what_follows_a_quotation_otherwise_is_no_line_of_attribution(text: str) -> None:
    last = units_around(Communique(text), Span(0, len(text)))[-1]
    assert shown(text, last.words) == last.words


def test_the_heading_of_a_table_copied_one_cell_a_line_comes_with_its_cells() -> None:
    cells = "Page\nVisites\n\nGuide des achats\n15 779\n\nAccueil\n8 934\n\nAgenda\n612"
    text = f"Le site a changé.\n\nPages les plus lues\n\n{cells}\n\nRéseaux sociaux\n\nNous y sommes tous les jours."
    assert shown(text, "Pages les plus lues") == f"Pages les plus lues\n\n{cells}"


def test_headings_that_follow_one_another_are_no_table() -> None:
    text = "Pages les plus lues\n\nRéseaux sociaux\n\n2024\n\nNous y sommes tous les jours."
    assert shown(text, "Pages les plus lues") == "Pages les plus lues"
