"""The table of the corpus is given to whoever reads, and taken back from whoever may change it."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from index.values.files import File
from tests.ui.fake_floors import FakeCatalogue
from ui.auth.user import User
from ui.server.corrections_file import PATH, corrections_file


def client(catalogue: Any, may_change: bool) -> TestClient:
    served = Starlette(routes=[Route(PATH, corrections_file(catalogue), methods=["GET", "POST"])])

    async def known(scope: Any, receive: Any, send: Any) -> None:
        await served({**scope, "user": User("ruth", may_change)}, receive, send)

    return TestClient(known)


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue([File("a.md", "---\ntitle: Écluses\n---\nLe canal est à sec.".encode())])


def test_the_table_goes_out_and_comes_back(catalogue: FakeCatalogue) -> None:
    editor = client(catalogue, may_change=True)
    table = editor.get(PATH)
    assert table.headers["content-disposition"].startswith('attachment; filename="dixit-communiques-')
    (id,) = (line.split(";")[0] for line in table.text.splitlines()[1:])
    done = editor.post(PATH, content=f"empreinte;source\n{id};VNF\n".encode())
    assert (done.status_code, catalogue.all()[0].sources) == (200, ("VNF",))
    refused = editor.post(PATH, content=b"rien")
    assert (refused.status_code, "empreinte" in refused.text) == (400, True)


def test_who_only_reads_changes_nothing(catalogue: FakeCatalogue) -> None:
    refused = client(catalogue, may_change=False).post(PATH, content=b"empreinte;source\n")
    assert (refused.status_code, catalogue.all()[0].sources) == (403, ())
