"""What programs send to the API and get from it: each route's contract, and what is refused."""

import base64
import json
from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from index.values.files import File
from tests.ui import hostile
from tests.ui.asking_over_http import HERE, seeded, server
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from ui.api import schemas
from ui.api.json_body import LARGEST
from ui.rendering.json_reply import list_as_json, reply_as_json
from ui.version import version

pytestmark = pytest.mark.slow

JSON = {"content-type": "application/json"}
TENDER = "Y a-t-il eu un appel d'offres ?"


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return seeded()


@pytest.fixture
def client(catalogue: FakeCatalogue) -> TestClient:
    return server(catalogue)


def sent(name: str = "cgt.txt", **content: str) -> dict[str, Any]:
    return {"files": [{"name": name, **content}]}


def strict(shape: type[BaseModel], thing: dict[str, Any]) -> None:
    """Raises when `thing` holds a key that the shape does not document, or lacks one, at any depth."""
    assert thing.keys() == {field.alias or name for name, field in shape.model_fields.items()}
    told = shape.model_validate(thing)
    for name, field in shape.model_fields.items():
        inside = getattr(told, name)
        for one in inside if isinstance(inside, list) else [inside]:
            if isinstance(one, BaseModel):
                raw = thing[field.alias or name]
                strict(type(one), raw[inside.index(one)] if isinstance(raw, list) else raw)


@pytest.mark.parametrize(
    "question", [TENDER, "Que dit la CGT de Microsoft en 2024 ?", "La tarte Tatin ?", "et en 1850 ?"]
)
def test_a_question_gets_the_json_of_the_command_line(
    client: TestClient, catalogue: FakeCatalogue, question: str
) -> None:
    reply = client.post("/api/ask", json={"question": question})
    assert reply.status_code == 200
    assert reply.text == reply_as_json(FakeAnswerer(catalogue).ask(question))
    strict(schemas.Replied, reply.json())


def test_a_question_is_limited_to_sources_whatever_their_case_and_to_dates(client: TestClient) -> None:
    asked = {"question": "données de santé", "sources": ["cgt"], "from": "2024-02", "to": "2024"}
    reply = client.post("/api/ask", json=asked).json()
    assert reply["understood"] == {"sources": ["CGT"], "period": {"from": "2024-02-01", "to": "2024-12-31"}}
    assert {citation["source"] for citation in reply["citations"]} == {"CGT"}


def test_the_list_is_that_of_the_command_line(client: TestClient, catalogue: FakeCatalogue) -> None:
    listed = client.get("/api/communiques")
    assert listed.text == list_as_json(catalogue.texts.all())
    for one in listed.json():
        strict(schemas.Listed, one)


def test_a_communique_comes_with_its_text_word_for_word(client: TestClient, catalogue: FakeCatalogue) -> None:
    for held in catalogue.texts.all():
        read = client.get(f"/api/communiques/{held.id}").json()
        strict(schemas.Read, read)
        assert (read["id"], read["text"]) == (held.id, held.text)


def test_a_text_that_is_added_is_found_and_added_once(client: TestClient, catalogue: FakeCatalogue) -> None:
    text = "La CFDT exige des vacances.\n\nLa CFDT exige du repos."
    [first] = client.post("/api/communiques", json=sent("2021-05-01.txt", text=text)).json()
    [again] = client.post("/api/communiques", json=sent(base64=base64.b64encode(text.encode()).decode())).json()
    strict(schemas.Became, first)
    assert (first["outcome"], again["outcome"]) == ("added", "already_there")
    assert first["communique"]["id"] == again["communique"]["id"]
    assert first["communique"]["date"] == "2021-05-01"
    assert client.get(f"/api/communiques/{first['communique']['id']}").json()["text"] == text
    assert len(catalogue.texts.all()) == 3


def test_a_refused_file_keeps_no_other_out(client: TestClient) -> None:
    binary = base64.b64encode(bytes(range(256))).decode()
    files = [
        {"name": "vide.txt", "text": ""},
        {"name": "i.md", "base64": binary},
        {"name": "b.txt", "text": "Des mots."},
    ]
    became = client.post("/api/communiques", json={"files": files}).json()
    assert [one["outcome"] for one in became] == ["refused", "refused", "added"]
    assert [one["communique"] is None for one in became] == [True, True, False]
    assert "vide.txt" in became[0]["message"]


def test_what_is_removed_is_gone_and_told(client: TestClient, catalogue: FakeCatalogue) -> None:
    gone = catalogue.texts.all()[0]
    removed = client.delete(f"/api/communiques/{gone.id}")
    assert (removed.status_code, removed.json()["id"]) == (200, gone.id)
    strict(schemas.Listed, removed.json())
    assert catalogue.texts.communique(CommuniqueId(gone.id)) is None
    assert client.delete(f"/api/communiques/{gone.id}").status_code == 404


def test_health_counts_what_is_held(client: TestClient, catalogue: FakeCatalogue) -> None:
    told = client.get("/api/health").json()
    assert told == {
        "status": "ok",
        "version": version(),
        "communiques": 2,
        "passages": catalogue.texts.counts().passages,
    }
    strict(schemas.Healthy, told)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "il manque «\u202fquestion\u202f»"),
        ({"question": None}, "question"),
        ({"question": "a", "limite": 3}, "«\u202flimite\u202f» n’est pas connu"),
        ({"question": ""}, "question"),
        ({"question": "a" * 10_000}, "question"),
        ({"question": "\ud800"}, "question"),
        ({"question": "a", "sources": "CGT"}, "sources"),
        ({"question": "a", "sources": ["CGT"] * 101}, "sources"),
        ({"question": "a", "from": "hier"}, "from"),
        ({"question": "a", "from": "2024-02-31"}, "2024-02-05"),
        ({"question": "a", "from": "2025", "to": "2024"}, "«\u202ffrom\u202f»"),
        ([], ""),
        ({"question": "a", "x" * 500: 1}, "x"),
        ({"question": "a", "\ud800": 1}, ""),
    ],
)
def test_what_cannot_be_asked_is_400_and_a_french_sentence(client: TestClient, body: Any, said: str) -> None:
    refused = client.post("/api/ask", content=json.dumps(body), headers=JSON)
    assert refused.status_code == 400
    assert refused.json().keys() == {"message"}
    message = refused.json()["message"]
    assert said in message
    assert len(message) < 400
    assert message.endswith(".")
    assert not any(word in message for word in ("Field", "Input", "Error", "valid", "should"))


@pytest.mark.parametrize(
    "files",
    [
        [],
        [{"name": "a"}],
        [{"name": "a", "text": "a", "base64": "YQ=="}],
        [{"name": "a", "base64": "é"}],
        [{"name": "a", "text": "\ud800"}],
        [{"name": "", "text": "a"}],
        [{"text": "a"}],
    ],
)
def test_what_is_no_file_is_400_and_nothing_is_added(
    client: TestClient, catalogue: FakeCatalogue, files: list[Any]
) -> None:
    assert client.post("/api/communiques", content=json.dumps({"files": files}), headers=JSON).status_code == 400
    assert len(catalogue.texts.all()) == 2


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_elsewhere_could_send_is_refused(client: TestClient, kind: str) -> None:
    refused = client.post("/api/ask", content=json.dumps({"question": TENDER}), headers={"content-type": kind})
    assert refused.status_code == 415
    assert "JSON" in refused.json()["message"]


@pytest.mark.parametrize(("content", "said"), [(b"{", "JSON"), (b"", ""), (b"\xff\xfe", ""), (b"[" * 100_000, "")])
def test_what_is_no_json_is_400(client: TestClient, content: bytes, said: str) -> None:
    refused = client.post("/api/ask", content=content, headers=JSON)
    assert refused.status_code == 400, refused.text
    assert said in refused.json()["message"]


def test_too_much_is_413_and_is_not_read_to_its_end(client: TestClient, catalogue: FakeCatalogue) -> None:
    refused = client.post("/api/communiques", json=sent(text="a" * LARGEST))
    assert (refused.status_code, "16 Mo" in refused.json()["message"].replace("\N{NO-BREAK SPACE}", " ")) == (413, True)
    assert len(catalogue.texts.all()) == 2


def test_a_file_over_the_limit_of_the_page_is_refused_here_too(client: TestClient) -> None:
    [became] = client.post("/api/communiques", json=sent(text="a" * 10_000_001)).json()
    assert became["outcome"] == "refused"


@pytest.mark.parametrize("path", ["/api/communiques/0123456789abcdef", "/api/communiques/x", "/api/nulle-part"])
def test_what_is_not_there_is_404_with_a_sentence(client: TestClient, path: str) -> None:
    missing = client.get(path)
    assert missing.status_code == 404
    assert missing.json().keys() == {"message"}


def test_a_bug_is_500_without_its_words(catalogue: FakeCatalogue, capfd: pytest.CaptureFixture[str]) -> None:
    class Broken:
        def ask(self, *asked: object) -> None:
            raise RuntimeError("/chemin/secret")

    failed = server(catalogue, answerer=Broken()).post("/api/ask", json={"question": "quoi"})
    assert failed.status_code == 500
    assert "secret" not in failed.text
    assert "erreur inattendue" in failed.json()["message"]


def test_a_fault_that_a_person_can_mend_is_told_as_it_is(catalogue: FakeCatalogue) -> None:
    class Refusing:
        def ask(self, *asked: object) -> None:
            raise DixitError("Refaites l’index.")

    refused = server(catalogue, answerer=Refusing()).post("/api/ask", json={"question": "quoi"})
    assert (refused.status_code, refused.json()) == (400, {"message": "Refaites l’index."})


def test_a_hostile_text_comes_back_as_it_went_in(client: TestClient) -> None:
    [became] = client.post("/api/communiques", json=sent(text=hostile.TEXT)).json()
    read = client.get(f"/api/communiques/{became['communique']['id']}")
    assert read.headers["content-type"] == "application/json"
    for attack in hostile.ATTACKS:
        assert hostile.as_read(attack) in read.json()["text"]


@pytest.mark.parametrize("headers", [{"origin": "https://exemple.test"}, {"origin": "null"},
                                     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
                                     {"host": "exemple.test"}])  # fmt: skip
def test_a_page_elsewhere_may_neither_ask_nor_change(
    client: TestClient, catalogue: FakeCatalogue, headers: dict[str, str]
) -> None:
    id = catalogue.texts.all()[0].id
    assert client.post("/api/ask", json={"question": TENDER}, headers=headers).status_code in (403, 421)
    assert client.post("/api/communiques", json=sent(text="a"), headers=headers).status_code in (403, 421)
    assert client.delete(f"/api/communiques/{id}", headers=headers).status_code in (403, 421)
    assert client.get("/api/communiques", headers=headers).status_code in (403, 421)
    assert len(catalogue.texts.all()) == 2


def test_a_page_of_ours_and_a_program_may(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": TENDER}, headers={"origin": HERE}).status_code == 200
    assert client.post("/api/ask", json={"question": TENDER}).status_code == 200


def test_no_answer_is_offered_to_another_site(client: TestClient) -> None:
    for reply in (client.get("/api/health"), client.options("/api/ask", headers={"origin": HERE})):
        assert not [name for name in reply.headers if name.startswith("access-control")]
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"
        assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("a b é.pdf", b"%PDF-1.4 x", "application/pdf"),
        ("a.png", b"\x89PNG x", "image/png"),
        ("page.html", b"<script>alert(1)</script>", None),
        ("a.pdf", b"<script>alert(1)</script>", None),
        ("a.svg", b"<svg onload='alert(1)'/>", None),
    ],
)
def test_the_original_is_had_back_and_opens_only_where_nothing_in_it_can_act(
    client: TestClient, catalogue: FakeCatalogue, name: str, content: bytes, shown: str | None
) -> None:
    id = catalogue.all()[0].id
    catalogue.originals[id] = File(name, content)
    reply = client.get(f"/api/communiques/{id}/original")
    assert (reply.status_code, reply.content) == (200, content)
    assert reply.headers["content-type"] == (shown or "application/octet-stream")
    assert reply.headers["content-disposition"].startswith("inline" if shown else "attachment")
    assert ("sandbox" in reply.headers.get("content-security-policy", "")) == (shown != "application/pdf")


def test_an_original_that_was_not_kept_is_told(client: TestClient, catalogue: FakeCatalogue) -> None:
    reply = client.get(f"/api/communiques/{catalogue.all()[0].id}/original")
    assert reply.status_code == 404
    assert "n’a pas été gardé" in reply.text
    assert client.get(f"/api/communiques/{'0' * 16}/original").status_code == 404
