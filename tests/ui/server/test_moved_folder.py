"""A data folder that is moved while it is open: a sentence says so, and nothing is written where nobody looks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.errors import DixitError
from index.values.files import File
from qa.assemble import open_answerer
from tests.ui.asking_over_http import server

CHANGES: dict[str, Callable[[Catalogue], object]] = {
    "add": lambda catalogue: catalogue.add([File("b.txt", "La CFDT demande des congés.".encode())]),
    "remove": lambda catalogue: catalogue.remove([one.id for one in catalogue.texts.all()]),
    "erase": lambda catalogue: catalogue.erase([one.id for one in catalogue.texts.all()]),
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    opened = open_catalogue(tmp_path / "var")
    opened.add([File(f"{day}.txt", f"La CGT exige {day} jours de repos.".encode()) for day in range(1, 5)])
    return opened


@pytest.mark.parametrize("change", CHANGES)
def test_what_would_change_it_is_refused_and_changes_nothing_where_it_is_now(
    catalogue: Catalogue, tmp_path: Path, change: str
) -> None:
    (tmp_path / "var").rename(tmp_path / "ailleurs")
    with pytest.raises(DixitError, match="n’est plus là"):
        CHANGES[change](catalogue)
    assert not (tmp_path / "var").exists()
    (tmp_path / "ailleurs").rename(tmp_path / "var")
    assert len([*catalogue.texts.all()]) == 4


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/ask", {"question": "Que demande la CGT sur le repos ?"}),
        ("POST", "/api/communiques", {"files": [{"name": "b.txt", "text": "La CFDT demande des congés."}]}),
        ("DELETE", "/api/communiques/{}", None),
    ],
)
def test_the_api_says_so_until_it_is_back(
    catalogue: Catalogue, tmp_path: Path, method: str, path: str, body: dict[str, object] | None
) -> None:
    api = server(catalogue, answerer=open_answerer(catalogue, reading=False))
    assert api.post("/api/ask", json={"question": "Que demande la CGT sur le repos ?"}).status_code == 200
    path = path.format(next(iter(catalogue.texts.all())).id)
    (tmp_path / "var").rename(tmp_path / "ailleurs")
    told = api.request(method, path, json=body)
    assert (told.status_code, "n’est plus là" in told.json()["message"]) == (400, True), told.text
    (tmp_path / "ailleurs").rename(tmp_path / "var")
    assert api.request(method, path, json=body).status_code == 200
