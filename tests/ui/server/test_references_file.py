"""A dossier leaves for Zotero with the words that are stored, whatever the browser sends."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from index.values.files import File
from tests.ui.fake_floors import FakeCatalogue
from ui.server.references_file import PATHS, references_file

TEXT = "Le canal est **à sec**.\nLes mariniers\nattendent."


@pytest.fixture
def catalogue() -> FakeCatalogue:
    head = "---\ntitle: Écluses\nsource: VNF\ndate: 2024-02-05\n---\n"
    return FakeCatalogue([File("a.md", (head + TEXT).encode())])


@pytest.fixture
def client(catalogue: Any) -> TestClient:
    return TestClient(Starlette(routes=[Route(path, references_file(catalogue), methods=["POST"]) for path in PATHS]))


def test_an_extract_leaves_with_its_source_and_its_very_words(catalogue: FakeCatalogue, client: TestClient) -> None:
    (communique,) = catalogue.all()
    start = communique.text.index("Le canal")
    place = f"#lire={communique.id}/0-{len(communique.text)}/{start}-{start + 23}"
    ris = client.post("/references.ris", content=place).text
    assert "AU  - VNF" in ris
    assert "DA  - 2024/02/05/" in ris
    assert "N1  - «\u202fLe canal est à sec.\u202f»" in ris
    (reference,) = client.post("/references.json", content=place).json()
    assert (reference["title"], reference["author"]) == ("Écluses", [{"literal": "VNF"}])


def test_words_that_were_chosen_are_found_in_the_text_across_its_lines(
    catalogue: FakeCatalogue, client: TestClient
) -> None:
    (communique,) = catalogue.all()
    ris = client.post("/references.ris", content=f"#lire={communique.id}\tà sec. Les mariniers attendent.").text
    assert "N1  - «\u202fà sec. Les mariniers attendent.\u202f»" in ris


@pytest.mark.parametrize(
    "sent",
    ["", "#lire={id}\tLe canal est plein.", "#lire={id}/0-9/900-999", "#lire={id}/5-9/0-2/1-3", "<b>", "#lire={id}"],
)
def test_words_that_no_text_holds_are_given_to_nobody(catalogue: FakeCatalogue, client: TestClient, sent: str) -> None:
    (communique,) = catalogue.all()
    assert client.post("/references.ris", content=sent.format(id=communique.id)).status_code == 400
