"""« Qui préside le Collectif ? » quotes the line that names a person beside the role, and no other that says it."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from qa.answer import Answer
from qa.assemble import open_answerer
from qa.quoting.holders import tells_who
from qa.understanding.intent.office import office_asked

PASSAGES = Path(__file__).with_name("passages")
PRESIDENT = "Qui préside le Collectif des berges ?"


def cases(name: str) -> list[tuple[str, str, str]]:
    """Each question, the words that its quote holds, and the text."""
    blocks = (PASSAGES / name).read_text(encoding="utf-8").strip().split("\n\n")
    split = (block.split("\n", 2) for block in blocks)
    return [(asked.removeprefix("? "), wanted.removeprefix("= "), text) for asked, wanted, text in split]


@pytest.mark.parametrize(
    ("question", "wanted", "text"),
    cases("roles_written_first.txt") + cases("roles_held_out.txt"),
    ids=lambda it: it[:40],
)
def test_the_line_that_names_the_holder_is_quoted_alone(question: str, wanted: str, text: str, tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File("a.txt", text.replace("\n", "\n\n").encode())])
    reply = open_answerer(catalogue).ask(question)
    catalogue.close()
    assert isinstance(reply, Answer)
    assert wanted in reply.citations[0].quote
    assert len(reply.citations[0].quote) < len(wanted) + 110, "a sentence, and not those beside it"


@pytest.mark.parametrize(
    "sentence",
    [
        "Marie Durand, présidente du Collectif, prévient la ville.",
        "Marie DURAND (présidente)",
        "La présidente, Mme Durand, prévient la ville.",
        "Pour le Collectif, sa présidente, Marie de La Tour, prévient la ville.",
        "Le Collectif, présidé depuis 2019 par J.-P. Morel, prévient la ville.",
        "La présidente du Collectif des berges est Marie Durand.",
        "Co-président : Karim N’Diaye",
        "Marie Durand préside le Collectif.",
        "Marie Durand est la nouvelle présidente.",
    ],
)
def test_a_name_beside_the_role_tells_who(sentence: str) -> None:
    office = office_asked(PRESIDENT)
    assert office is not None
    assert tells_who(sentence, office)


@pytest.mark.parametrize(
    "sentence",
    [
        "La présidente a reçu Marie Durand.",
        "Le président de la métropole, Jean Petit, refuse.",
        "Marie Durand, vice-présidente du Collectif, refuse.",
        "Marie Durand et la présidente ont refusé.",
        "Marie Durand, trésorière du Collectif, refuse.",
        "La présidente du Collectif refuse.",
        "Le Collectif Santé, président de séance, refuse.",
        "La présidence du Collectif est vacante, dit Marie Durand.",
    ],
)
def test_a_role_without_its_holder_tells_nobody(sentence: str) -> None:
    office = office_asked(PRESIDENT)
    assert office is not None
    assert not tells_who(sentence, office)


@pytest.mark.parametrize(
    "question",
    [
        "Qui a rencontré le président du Collectif ?",
        "Qui critique la ministre ?",
        "Comment s’appelle la loi ?",
        "Que dit la porte-parole ?",
        "Qui demande la démission du maire ?",
        "Qui est secrétaire d’État au travail ?",
    ],
)
def test_to_ask_of_whoever_holds_a_role_is_not_to_ask_who_does(question: str) -> None:
    assert office_asked(question) is None
