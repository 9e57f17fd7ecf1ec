"""The homes that earlier versions left open with this one, and nothing in them is lost."""

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from bench.postgres_server import PostgresServer
from index.assemble import open_catalogue
from qa.answer import Answer
from qa.assemble import open_answerer
from tests.upgrades.make_home import HOMES, dixit, listed
from tests.upgrades.unpacked import VERSIONS, unpack
from ui.auth.password_file import read_people

QUESTION = "Que demande le Collectif Gares ouvertes pour les guichets de la ligne 4 ?"

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("version", VERSIONS)]


@pytest.fixture
def unpacked(version: str, tmp_path: Path) -> Path:
    return unpack(version, tmp_path)


@pytest.fixture
def in_postgres(unpacked: Path, postgres: PostgresServer) -> str:
    name = f"home_{uuid.uuid4().hex}"
    postgres.run("createdb", *postgres.reach(), name)
    dump = postgres.folder / f"{name}.sql"
    dump.write_bytes((unpacked / "home.sql").read_bytes())
    dump.chmod(0o644)
    postgres.run("psql", *postgres.reach(), "-q", "-v", "ON_ERROR_STOP=1", "-d", name, "-f", str(dump))
    return postgres.address(name)


def expected(version: str, home: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOMES / f"{version}.json").read_text(encoding="utf-8"))[home]
    return found


def holds(data: str, said: dict[str, Any]) -> None:
    """Every text with what was said of it; later versions may say more of each."""
    rows = listed(data)
    assert [row["id"] for row in rows] == [row["id"] for row in said["texts"]]
    for row, before in zip(rows, said["texts"], strict=True):
        assert {key: row[key] for key in before} == before
    assert said["erased"] not in {row["id"] for row in rows}
    dixit(data, "verify")
    dixit(data, "remove", "--undo", said["removed"])
    assert said["removed"] in {row["id"] for row in listed(data)}


def test_a_data_folder_opens_whole(version: str, unpacked: Path) -> None:
    holds(str(unpacked / "data"), expected(version, "folder"))


def test_a_database_opens_whole(version: str, in_postgres: str) -> None:
    holds(in_postgres, expected(version, "postgres"))


def test_its_texts_are_found(version: str, unpacked: Path) -> None:
    catalogue = open_catalogue(unpacked / "data", None)
    try:
        reply = open_answerer(catalogue, None).ask(QUESTION)
        assert isinstance(reply, Answer)
        assert "guichets de la ligne 4" in reply.citations[0].passage.communique.text
    finally:
        catalogue.close()


def test_another_text_can_be_added_to_it(version: str, unpacked: Path) -> None:
    new = unpacked / "nouveau.txt"
    new.write_text("La Fédération des bateliers du Lac remercie ses adhérents.", encoding="utf-8")
    before = {row["id"] for row in listed(str(unpacked / "data"))}
    dixit(str(unpacked / "data"), "add", str(new))
    assert len({row["id"] for row in listed(str(unpacked / "data"))} - before) == 1


def test_its_people_still_come_in(version: str, unpacked: Path) -> None:
    file = unpacked / "gens"
    file.chmod(0o600)
    ruth = read_people(file).check("ruth", "un mot de passe assez long")
    assert ruth is not None
    assert ruth.may_change
