"""Whatever is typed, the reply is French, helps, and is no traceback: at the terminal and on the page's floor alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from index.values.filter import EVERYTHING
from qa.assemble import open_answerer
from qa.librarian import Librarian
from ui.cli import main
from ui.page.conversation import ask, messages_of

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))

REPLIES = [
    ("Que disait la CGT en 2021 et en février 2024 ?", "communiqué le plus récent"),
    ("Que disait la CGT après 2024 et avant 2020 ?", "se contredisent"),
    ("Que disait la CGT le 31 février ?", "n’est pas au calendrier"),
    ("Que dit FO de Microsoft ?", "Le corpus n’a aucun communiqué de FO"),
    ("Who is against hosting at Microsoft?", "posez votre question en français"),
    ("Microsoft", "extraits de"),
    ("le la les", "Précisez le sujet"),
    ("😀😀", "Précisez le sujet"),
    ("?!…", "Précisez le sujet"),
    ("\u202eMicro\u200bsoft\u202c", "extraits de"),
    ("<b>Microsoft</b><script>alert(1)</script>", "xtrait"),
]
ERRORS = [
    ("", "le champ est vide"),
    ("\u200b", "le champ est vide"),
    ("a" * 2_001, "compte 2001 caractères"),
    ("https://exemple.fr/communiques", "n’ouvre aucun lien"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad-input")
    catalogue = open_catalogue(folder)
    catalogue.add([File(path.name, path.read_bytes()) for path in SEEDS])
    catalogue.close()
    return folder


@pytest.fixture(scope="module")
def answerer(data: Path) -> Iterator[Librarian]:
    catalogue = open_catalogue(data)
    yield open_answerer(catalogue)
    catalogue.close()


@pytest.mark.parametrize(("typed", "told"), REPLIES)
def test_the_terminal_replies(data: Path, capsys: pytest.CaptureFixture[str], typed: str, told: str) -> None:
    assert main.main(["ask", typed, "--data", str(data)]) == 0
    out, err = capsys.readouterr()
    assert told in " ".join(out.replace("\N{NO-BREAK SPACE}", " ").split())
    assert not err


@pytest.mark.parametrize(("typed", "told"), ERRORS)
def test_the_terminal_tells_an_error_in_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], typed: str, told: str
) -> None:
    assert main.main(["ask", typed, "--data", str(data)]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert told in err
    assert err.count("\n") == 1


def test_a_source_that_is_not_indexed_hides_no_answer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["ask", "Microsoft", "--source", "FSB", "--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert "Aucun communiqué ne correspond (FSB)." in told
    assert "extraits d’une autre source" in told


@pytest.mark.parametrize(("typed", "told"), REPLIES + [pair for pair in ERRORS if pair[0]])
def test_the_page_replies(answerer: Librarian, typed: str, told: str) -> None:
    shown = str(messages_of(ask(answerer, typed, EVERYTHING, [])))
    assert told.split("’")[-1] in shown.replace("\N{NO-BREAK SPACE}", " ").replace("\\xa0", " ")
    assert "<script" not in shown
    assert "<b>" not in shown
