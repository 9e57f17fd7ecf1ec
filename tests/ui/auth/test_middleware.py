"""Who is let in, as whom, and what a reader may not do, whatever is sent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from index.values.errors import DixitError
from tests.ui.asking_over_http import EDITOR, HERE, READER, people, seeded, server
from tests.ui.fake_floors import FakeCatalogue
from ui.auth.permissions import editing
from ui.auth.sessions import Sessions
from ui.auth.user import User

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
        "/suivi.atom?q=cloud",
        "/corrections.csv",
        "/gradio_api/queue/data",
        "/api/health",
        "/api/openapi.json",
    ):
        assert client.get(path).status_code == 401, path
    for path in (
        "/api/ask",
        "/api/communiques",
        "/completions",
        "/references.ris",
        "/suivi.atom",
        "/corrections.csv",
        "/gradio_api/queue/join",
        "/gradio_api/run/predict",
        "/gradio_api/upload",
    ):
        refused = client.post(path, json=NEW)
        assert refused.status_code == 401, path
        assert "www-authenticate" not in refused.headers, "a browser must not keep a password and send it by itself"
    assert client.delete(f"/api/communiques/{catalogue.texts.all()[0].id}").status_code == 401
    assert len(catalogue.texts.all()) == 2


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
    token = sessions.open(User("ruth", may_change=True))
    now[0] = 9.9
    assert sessions.user(token) is not None
    now[0] = 10.0
    assert sessions.user(token) is None


def test_wrong_passwords_do_not_keep_out_who_has_the_right_one(client: TestClient) -> None:
    assert [sign_in(client, "ruth", f"essai {one}") for one in range(7)] == [401] * 7
    assert sign_in(client, *EDITOR) == 303


def test_a_browser_in_which_one_signed_in_stays_known_and_lets_nobody_in_by_that(client: TestClient) -> None:
    sign_in(client, *EDITOR)
    assert "dixit-known-7860" not in client.cookies
    first = client.get("/").headers["set-cookie"]
    assert re.fullmatch(
        r"dixit-known-7860=[\w-]{22}\.\w{64}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict", first
    )
    assert "set-cookie" not in client.get("/").headers
    client.post("/deconnexion", headers={"origin": HERE})
    assert client.cookies["dixit-known-7860"] in first
    assert client.get("/").status_code == 303


def test_a_program_sends_name_and_password_with_its_request(client: TestClient) -> None:
    assert client.get("/api/health", auth=READER).status_code == 200
    assert client.post("/api/ask", json={"question": "Que dit la CGT ?"}, auth=READER).status_code == 200
    assert client.get("/suivi.atom?q=cloud", auth=READER).status_code != 401, "a reader of feeds is a program"
    assert client.get("/api/health", auth=("paul", "faux")).status_code == 401
    assert client.get("/", auth=EDITOR).status_code == 303, "a password is for programs, the page wants a session"
    assert not client.cookies


@pytest.mark.parametrize("given", ["Basic", "Basic é", "Basic !!!", "Basic cnV0aA==", "Bearer x", "basic /////w=="])
def test_a_program_that_sends_something_else_is_nobody(client: TestClient, given: str) -> None:
    assert client.get("/api/health", headers=[(b"authorization", given.encode("latin-1"))]).status_code == 401


def test_wrong_passwords_do_not_keep_out_a_program_either(client: TestClient) -> None:
    tried = [client.get("/api/health", auth=("ruth", f"essai {one}")).status_code for one in range(7)]
    assert tried == [401] * 7
    assert client.get("/api/health", auth=EDITOR).status_code == 200


def test_who_reads_may_ask_and_not_change(client: TestClient, catalogue: FakeCatalogue) -> None:
    sign_in(client, *READER)
    id = catalogue.texts.all()[0].id
    assert client.post("/api/ask", json={"question": "Que dit la CGT ?"}).status_code == 200
    assert client.get(f"/api/communiques/{id}").status_code == 200
    for refused in (
        client.post("/api/communiques", json=NEW),
        client.delete(f"/api/communiques/{id}"),
        client.post("/gradio_api/upload", content=b""),
    ):
        assert refused.status_code == 403
        assert "pas le changer" in refused.json()["message"]
    assert len(catalogue.texts.all()) == 2


def test_who_may_change_does(client: TestClient, catalogue: FakeCatalogue) -> None:
    sign_in(client, *EDITOR)
    assert client.post("/api/communiques", json=NEW).json()[0]["outcome"] == "added"
    assert client.delete(f"/api/communiques/{catalogue.texts.all()[0].id}").status_code == 200
    assert client.post("/gradio_api/upload", content=b"").status_code == 200


def test_a_reader_is_never_handed_what_changes_the_corpus(catalogue: FakeCatalogue) -> None:
    real: Any = catalogue
    with pytest.raises(DixitError, match="pas le changer"):
        editing(real, lambda: False)()
    assert editing(real, lambda: True)() is real


def test_what_is_handed_to_readers_changes_nothing() -> None:
    from index.storage.sql.texts import Texts

    reading = {name for name in vars(Texts) if not name.startswith("_")}
    assert {"communique", "listed", "passages"} <= reading
    assert not reading & {"add", "remove", "restore", "erase", "correct", "rebuild", "close", "back_up"}
