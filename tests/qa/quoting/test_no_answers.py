"""Lines that answer nothing, « Lire le bilan », a question of the text, a heading, are not quoted for what answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.metadata.furniture import fold_line, is_menu
from index.values.files import File
from qa.answer import Answer
from qa.answerer import Answerer
from qa.assemble import open_answerer

PASSAGES = Path(__file__).parent / "passages"
SENT_ELSEWHERE = (
    "Télécharger",
    "Pour en savoir",
    "Lire",
    "Contact",
    "Voir tou",
    "Consulter",
    "Retrouvez",
    "Plus d’info",
)


def cases(name: str) -> list[tuple[str, str, list[str], str]]:
    """Of each text a question, the words that answer it, the lines that are never quoted alone, and the text."""
    read = []
    for block in (PASSAGES / name).read_text(encoding="utf-8").split("===\n"):
        lines = block.strip("\n").split("\n")
        never = [line[2:] for line in lines if line.startswith("- ")]
        read.append((lines[0][2:], lines[1][2:], never, "\n".join(lines[2 + len(never) :])))
    return read


def wrong(answerer: Answerer, name: str) -> Iterator[str]:
    for question, words, never, _ in cases(name):
        reply = answerer.ask(question)
        citations = reply.citations if isinstance(reply, Answer) else ()
        shown = [" ".join(piece.of(one.passage.communique.text) for piece in one.pieces) for one in citations]
        alone = [
            quote for quote in shown if quote.strip("*> ") in never or quote.strip("> ").startswith(SENT_ELSEWHERE)
        ]
        if not shown or words.lower() not in shown[0].lower() or alone:
            yield f"{question} → {shown}"


def asked_of(folder: Path, name: str) -> list[str]:
    catalogue = open_catalogue(folder)
    catalogue.add([File(f"{number}.txt", text.encode()) for number, (*_, text) in enumerate(cases(name))])
    try:
        return list(wrong(open_answerer(catalogue), name))
    finally:
        catalogue.close()


def test_what_answers_is_quoted_and_not_what_only_asks_or_sends_elsewhere(tmp_path: Path) -> None:
    """4 of 8 before; « Comment s’inscrire au festival ? » still brings the answer to the question below."""
    assert len(asked_of(tmp_path, "no_answers_written_first.txt")) <= 1


def test_of_ten_held_out_all_are(tmp_path: Path) -> None:
    """7 of 10 before anyone looked at them."""
    assert asked_of(tmp_path, "no_answers_held_out.txt") == []


@pytest.mark.parametrize(
    ("line", "sent_elsewhere"),
    [
        ("Pour en savoir plus sur les dangers du glyphosate, consultez notre dossier.", True),
        ("Lire la suite sur la vente de l’abattoir", True),
        ("Retrouvez le calendrier complet du chantier de la digue sur notre site.", True),
        ("Cliquez ici pour lire la réponse du ministère", True),
        ("Pour aller plus loin, la CGT propose un moratoire.", False),
        ("Consultez les salariés avant tout accord", False),
        ("Voir le site fermer serait un drame", False),
        ("Rendez-vous mardi devant le site de l’usine", False),
        ("Lire à l’école, un droit", False),
    ],
)
def test_a_line_that_sends_elsewhere_says_nothing(line: str, sent_elsewhere: bool) -> None:
    assert is_menu(fold_line(line)) is sent_elsewhere
