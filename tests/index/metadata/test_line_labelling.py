"""What each line of a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.metadata.line_labelling import roles
from index.metadata.line_roles import STATEMENTS, Role
from index.metadata.lines import lines

_SENTENCE = "Plus aucun bateau ne passe depuis lundi, et le canal est à sec sur quarante kilomètres."


def found(text: str) -> list[str]:
    return [line.role.value for line in roles(text)]


def role_in_the_middle(line: str) -> Role:
    """The role of a line below a title and a paragraph."""
    text = f"Les écluses ferment\n\n{_SENTENCE}\n\n{line}"
    return roles(text)[2].role


def test_a_communique_is_told_line_by_line() -> None:
    text = (
        "Communiqué de presse\nRouen, le 5 mars 2015\nLes écluses ferment\n\n"
        f"{_SENTENCE}\n\nContact presse :\nJeanne Martelet\n06 01 02 03 04\n\n© 2015 Les Bateliers"
    )
    assert found(text) == [
        "header", "dateline", "title", "body", "contact", "contact", "contact", "boilerplate",
    ]  # fmt: skip


def test_a_line_that_only_begins_a_sentence_is_no_header() -> None:
    text = "Marche du 8 mai\n\nCommuniqué du MRAP\n\nLe préfet de la Drôme n'a pas\nautorisé la marche, sauf le soir.\n"
    assert "header" not in found(text)[2:]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Aller au contenu principal", Role.MENU),
        ("Accueil > Presse > Communiqués", Role.MENU),
        ("Lire la suite", Role.MENU),
        ("Facebook | Twitter | LinkedIn", Role.MENU),
        ("À lire aussi :", Role.LINKS),
        ("Articles récents", Role.LINKS),
        ("Tél. : 02 35 00 00 00", Role.CONTACT),
        ("Contact presse : Jeanne Martelet, 06 01 02 03 04", Role.CONTACT),
        ("presse@bateliers.example.org", Role.CONTACT),
        ("12, rue du Port, 76000 Rouen", Role.CONTACT),
        ("www.bateliers.example.org", Role.CONTACT),
        ("Pour tout renseignement complémentaire :", Role.CONTACT),
        ("Mentions légales", Role.BOILERPLATE),
        ("© 2015 Gouvernement du Lac", Role.BOILERPLATE),
        ("Politique de confidentialité", Role.BOILERPLATE),
        ("Faites un don aux bateliers", Role.BOILERPLATE),
        ("Abonnez-vous à notre lettre d’information", Role.BOILERPLATE),
        ("Vous recevez ce message car vous êtes abonné à notre liste", Role.BOILERPLATE),
        ("Page 2/3", Role.BOILERPLATE),
        ("Ne pas jeter sur la voie publique", Role.BOILERPLATE),
        ("Madame la Ministre,", Role.ADDRESSEE),
        ("Chères et chers camarades,", Role.ADDRESSEE),
        ("À l’attention de : Jeanne Martelet", Role.ADDRESSEE),
        ("Embargo jusqu’au 12 mars 2024 à 6 h", Role.HEADER),
        ("Réf. : JM/09-113", Role.HEADER),
    ],
)
def test_what_stands_beside_a_text_is_told_by_its_words(line: str, role: Role) -> None:
    assert role_in_the_middle(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Pour signer la pétition des bateliers du canal, une seule adresse : www.bateliers.example.org",
        "Le syndicat demande que le menu de la cantine soit revu.",
        "La presse en parle peu.",
        "Nous contacterons le ministère dès lundi.",
        "Lieu : 20 avenue du Lac, 76000 Rouen",
        "Madame la Ministre a reçu les bateliers ; elle n’a rien promis.",
        "Chères factures : le gaz augmente encore",
        "La politique de la ville n’a plus d’argent.",
        "À propos du budget",
        "Un appel à la grève est lancé.",
        "Le 0 800 000 000 ne répond plus depuis lundi, dit l’union des bateliers, qui y a appelé vingt fois.",
    ],
)
def test_what_a_text_says_stays_of_its_body(line: str) -> None:
    assert role_in_the_middle(line) in STATEMENTS


def test_who_the_author_is_is_told_to_the_end() -> None:
    text = (
        f"Les écluses ferment\n{_SENTENCE}\n{_SENTENCE}\nÀ propos de Batelia\nElle aide les bateliers.\nElle a dix ans."
    )
    assert found(text) == ["title", "body", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_other_texts_are_listed_up_to_the_next_sentence() -> None:
    text = f"Les écluses ferment\n{_SENTENCE}\nArticles récents\nLe lac\n16 avril 2016\nLe quai\n{_SENTENCE}"
    assert found(text) == ["title", "body", "links", "links", "links", "links", "body"]


def test_the_short_lines_of_a_menu_go_together() -> None:
    text = f"Accueil\nLe lac\nLes quais\nActualités\nNos écluses\nAgenda\nLes écluses ferment\n{_SENTENCE}"
    assert found(text) == ["menu"] * 6 + ["title", "body"]


def test_a_letter_has_no_title_before_its_salutation() -> None:
    text = f"Rouen, le 5 mars 2015\nMadame la Ministre,\n{_SENTENCE} {_SENTENCE} {_SENTENCE}"
    assert found(text) == ["dateline", "addressee", "body"]


@given(st.text(alphabet="aé M:.,\n-–12@|>«»", max_size=200))
def test_every_line_that_holds_words_has_one_role(text: str) -> None:
    assert [line.span for line in roles(text)] == list(lines(text))
