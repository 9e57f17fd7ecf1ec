"""Who is let in, as whom, and what a reader may not do, whatever is sent."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from index.errors import DixitError
from tests.ui.asking_over_http import EDITOR, HERE, READER, people, seeded, server
from tests.ui.fake_floors import FakeCatalogue
from ui.sharing.permitting import permitted
from ui.sharing.person import Person
from ui.sharing.sessions import Sessions

PEOPLE = people()
NEW = {"files": [{"name": "a.txt", "text": "La CFDT exige des vacances."}]}


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return seeded()


@pytest.fixture
def client(catalogue: FakeCatalogue) -> Iterator[TestClient]:
    with server(catalogue, PEOPLE) as opened:
        yield opened


def sign_in(client: TestClient, name: str, password: str, **headers: str) -> int:
    form = {"name": name, "password": password}
    return client.post("/connexion", data=form, headers={"origin": HERE, **headers}).status_code


def test_without_a_password_whoever_is_here_may_do_everything(catalogue: FakeCatalogue) -> None:
    client = server(catalogue)
    assert client.get("/").text == " True"
    assert client.get("/connexion").status_code == 404
    assert client.post("/api/communiques", json=NEW).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/"])
def test_who_opens_a_page_is_sent_to_sign_in(client: TestClient, path: str) -> None:
    sent = client.get(path)
    assert (sent.status_code, sent.headers["location"]) == (303, "/connexion")


def test_nothing_else_is_given_to_a_stranger(client: TestClient, catalogue: FakeCatalogue) -> None:
    for path in (
        "/theme.css",
        "/passages.csv?question=cloud",
        "/gradio_api/queue/data",
        "/api/health",
        "/api/openapi.json",
    ):
        assert client.get(path).status_code == 401, path
    for path in (
        "/api/ask",
        "/api/communiques",
        "/gradio_api/queue/join",
        "/gradio_api/run/predict",
        "/gradio_api/upload",
    ):
        refused = client.post(path, json=NEW)
        assert refused.status_code == 401, path
        assert "www-authenticate" not in refused.headers, "a browser must not keep a password and send it by itself"
    assert client.delete(f"/api/communiques/{catalogue.communiques()[0].id}").status_code == 401
    assert len(catalogue.communiques()) == 2


def test_name_and_password_let_in_as_who_one_is(client: TestClient) -> None:
    assert sign_in(client, *EDITOR) == 303
    assert client.get("/").text == "ruth True"
    assert "ruth" in client.get("/connexion").text
    assert sign_in(client, *READER) == 303
    assert client.get("/").text == "paul False"


@pytest.mark.parametrize(
    "form",
    [{"name": "ruth", "password": READER[1]}, {"name": "ruth"}, {}, {"password": EDITOR[1]},
     {"name": "", "password": ""}, {"name": "\x00<script>", "password": "\ud800".encode("utf-8", "surrogatepass")}],
)  # fmt: skip
def test_anything_else_lets_nobody_in_and_does_not_say_what_was_wrong(client: TestClient, form: dict[str, str]) -> None:
    refused = client.post("/connexion", data=form, headers={"origin": HERE})
    assert refused.status_code == 401
    assert "Ce nom ou ce mot de passe" in refused.text
    assert "set-cookie" not in refused.headers
    assert "<script" not in refused.text
    assert client.get("/").status_code == 303


def test_a_form_that_never_ends_is_not_read(client: TestClient) -> None:
    assert client.post("/connexion", content=b"name=ruth&password=" + b"a" * 1_000_000).status_code == 401
    assert client.post("/connexion", content=b"name=ruth&" * 700).status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: TestClient) -> None:
    sent = client.post("/connexion", data=dict(zip(("name", "password"), EDITOR, strict=True)))
    cookie = sent.headers["set-cookie"]
    assert re.fullmatch(r"dixit-7860=[\w-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict", cookie)


def test_behind_a_proxy_that_encrypts_the_cookie_is_never_sent_in_clear(catalogue: FakeCatalogue) -> None:
    client = server(catalogue, PEOPLE, names=("dixit.exemple.test",))
    address = "https://dixit.exemple.test"
    form = dict(zip(("name", "password"), EDITOR, strict=True))
    sent = client.post(f"{address}/connexion", data=form, headers={"origin": address})
    assert sent.headers["set-cookie"].endswith("; Secure")
    assert client.get(f"{address}/").text == "ruth True"


def test_signing_in_again_makes_another_session_and_ends_the_first(client: TestClient) -> None:
    sign_in(client, *EDITOR)
    first = client.cookies["dixit-7860"]
    sign_in(client, *EDITOR)
    assert client.cookies["dixit-7860"] != first
    client.cookies.clear()
    assert client.get("/", headers={"cookie": f"dixit-7860={first}"}).status_code == 303


def test_signing_out_ends_the_session_for_good(client: TestClient) -> None:
    sign_in(client, *EDITOR)
    token = client.cookies["dixit-7860"]
    left = client.post("/deconnexion", headers={"origin": HERE})
    assert (left.status_code, left.headers["location"]) == (303, "/connexion")
    assert client.get("/").status_code == 303
    assert client.get("/", headers={"cookie": f"dixit-7860={token}"}).status_code == 303


def test_another_site_can_neither_sign_in_nor_sign_out(client: TestClient) -> None:
    assert sign_in(client, *EDITOR, origin="https://exemple.test") == 403
    sign_in(client, *EDITOR)
    for elsewhere in ({"origin": "https://exemple.test"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/deconnexion", headers=elsewhere).status_code == 403
    assert client.get("/deconnexion").status_code == 404
    assert client.get("/").text == "ruth True"


@pytest.mark.parametrize("cookie", ["dixit-7860=", "dixit-7860=x", "dixit-7861=x", "=;=;", 'dixit-7860="', "é" * 5000])
def test_an_invented_cookie_is_nobody(client: TestClient, cookie: str) -> None:
    assert client.get("/", headers=[(b"cookie", cookie.encode("latin-1"))]).status_code == 303


def test_a_session_ends_after_its_time() -> None:
    now = [0.0]
    sessions = Sessions(length=10, clock=lambda: now[0])
    token = sessions.open(Person("ruth", may_change=True))
    now[0] = 9.9
    assert sessions.person(token) is not None
    now[0] = 10.0
    assert sessions.person(token) is None


def test_wrong_passwords_are_slowed_down_and_the_right_one_then_waits_too(client: TestClient) -> None:
    assert [sign_in(client, "ruth", f"essai {one}") for one in range(7)] == [401] * 5 + [429] * 2
    refused = client.post("/connexion", data={"name": "ruth", "password": EDITOR[1]}, headers={"origin": HERE})
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"
    assert "Recommencez dans" in refused.text


def test_a_program_sends_name_and_password_with_its_request(client: TestClient) -> None:
    assert client.get("/api/health", auth=READER).status_code == 200
    assert client.post("/api/ask", json={"question": "Que dit la CGT ?"}, auth=READER).status_code == 200
    assert client.get("/api/health", auth=("paul", "faux")).status_code == 401
    assert client.get("/", auth=EDITOR).status_code == 303, "a password is for programs, the page wants a session"
    assert not client.cookies


@pytest.mark.parametrize("given", ["Basic", "Basic é", "Basic !!!", "Basic cnV0aA==", "Bearer x", "basic /////w=="])
def test_a_program_that_sends_something_else_is_nobody(client: TestClient, given: str) -> None:
    assert client.get("/api/health", headers=[(b"authorization", given.encode("latin-1"))]).status_code == 401


def test_the_passwords_of_programs_are_slowed_down_as_well(client: TestClient) -> None:
    tried = [client.get("/api/health", auth=("ruth", f"essai {one}")).status_code for one in range(7)]
    assert tried == [401] * 5 + [429] * 2


def test_who_reads_may_ask_and_not_change(client: TestClient, catalogue: FakeCatalogue) -> None:
    sign_in(client, *READER)
    id = catalogue.communiques()[0].id
    assert client.post("/api/ask", json={"question": "Que dit la CGT ?"}).status_code == 200
    assert client.get(f"/api/communiques/{id}").status_code == 200
    for refused in (
        client.post("/api/communiques", json=NEW),
        client.delete(f"/api/communiques/{id}"),
        client.post("/gradio_api/upload", content=b""),
    ):
        assert refused.status_code == 403
        assert "pas le changer" in refused.json()["message"]
    assert len(catalogue.communiques()) == 2


def test_who_may_change_does(client: TestClient, catalogue: FakeCatalogue) -> None:
    sign_in(client, *EDITOR)
    assert client.post("/api/communiques", json=NEW).json()[0]["outcome"] == "added"
    assert client.delete(f"/api/communiques/{catalogue.communiques()[0].id}").status_code == 200
    assert client.post("/gradio_api/upload", content=b"").status_code == 200


def test_a_catalogue_for_a_reader_refuses_all_but_reading(catalogue: FakeCatalogue) -> None:
    real: object = catalogue
    reading = permitted(real, lambda: False)  # type: ignore[arg-type]
    assert len(list(reading.communiques())) == 2
    for change in ("add", "remove", "rebuild", "close", "whatever_comes_later"):
        with pytest.raises(DixitError, match="pas le changer"):
            getattr(reading, change)
    assert permitted(real, lambda: True).remove([catalogue.communiques()[0].id])  # type: ignore[arg-type]


def test_every_method_of_the_catalogue_that_is_named_as_reading_exists() -> None:
    from index.catalogue import Catalogue
    from ui.sharing.permitting import _READING

    assert all(callable(getattr(Catalogue, name)) for name in _READING)
    assert not _READING & {"add", "remove", "rebuild", "close"}
