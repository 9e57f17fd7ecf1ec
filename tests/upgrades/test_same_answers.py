"""A home of an earlier version answers as one that is made today of the same files."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from index.assemble import open_catalogue
from qa.assemble import open_answerer
from tests.upgrades.make_home import SEEDS, fill
from tests.upgrades.unpacked import VERSIONS, unpack
from ui.cli.main import main
from ui.rendering.json_reply import reply_as_json

QUESTIONS = (
    "Que demande le Collectif Gares ouvertes pour les guichets de la ligne 4 ?",
    "Y a-t-il eu un appel d’offres ?",
    "Qui appelle à se rassembler devant la mairie ?",
    "Que disait l’Association Eau vive en 2024 ?",
    "Combien d’archivistes ont le prix Nobel ?",
)

pytestmark = pytest.mark.slow


def command(data: str, name: str, *typed: str) -> str:
    """What `dixit NAME --data DATA …` prints, in this process."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        assert main([name, "--data", data, *typed]) == 0
    return printed.getvalue()


def replies(data: Path) -> list[dict[str, Any]]:
    catalogue = open_catalogue(data)
    try:
        answerer = open_answerer(catalogue, None)
        return [json.loads(reply_as_json(answerer.ask(question))) for question in QUESTIONS]
    finally:
        catalogue.close()


def quotes(reply: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(citation["communique"], citation["start"], citation["end"]) for citation in reply["citations"]]


@pytest.fixture(scope="module")
def made_today(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    place = unpack(VERSIONS[0], tmp_path_factory.mktemp("today"))
    fill(str(place / "today"), (SEEDS, place / "suivi"), command)
    return replies(place / "today")


@pytest.mark.parametrize("version", VERSIONS)
def test_it_quotes_the_same_at_once_and_says_the_same_once_reread(
    version: str, tmp_path: Path, made_today: list[dict[str, Any]]
) -> None:
    data = unpack(version, tmp_path) / "data"
    assert any(quotes(reply) for reply in made_today)
    assert [quotes(reply) for reply in replies(data)] == [quotes(reply) for reply in made_today]
    command(str(data), "rebuild", "--reread")
    assert replies(data) == made_today
