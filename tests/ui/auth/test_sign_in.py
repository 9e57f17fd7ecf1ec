"""Signing in as a person does, and what a reader may not do on the page, by its buttons or by raw requests."""

import importlib.util
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.ui.asking_over_http import EDITOR, READER
from tests.ui.conftest import LONGEST, Served, serving

pytestmark = pytest.mark.slow

_AXE = importlib.util.find_spec("axe_core_python")


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the fake floors, behind passwords."""
    yield from serving(tmp_path_factory.mktemp("locked") / "log", "fake", "login")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    opened.set_default_timeout(LONGEST)
    yield opened
    opened.close()


def signed_in(context: BrowserContext, served: Served, who: tuple[str, str]) -> Page:
    """The page, opened by this person through the form."""
    page = context.new_page()
    page.goto(served.address)
    page.get_by_label("Nom").fill(who[0])
    page.get_by_label("Mot de passe").fill(who[1])
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"{served.address}/")
    page.get_by_label("Votre question").wait_for()
    page.locator("#examples button").first.wait_for()
    return page


def test_a_person_signs_in_asks_and_signs_out(context: BrowserContext, locked: Served) -> None:
    page = signed_in(context, locked, EDITOR)
    page.get_by_label("Votre question").fill("Y a-t-il eu un appel d'offres ?")
    page.get_by_label("Votre question").press("Enter")
    expect(page.locator(".card").first).to_contain_text("CFTC")
    page.get_by_role("button", name="Entretien").click()
    expect(page.get_by_role("button", name="Refaire l’index")).to_be_visible()
    page.get_by_role("link", name="Mon compte").click()
    expect(page.locator("main")).to_contain_text("ruth")
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/connexion")
    page.goto(locked.address)
    expect(page).to_have_url(f"{locked.address}/connexion")


def test_who_reads_asks_and_finds_nothing_that_changes_the_corpus(context: BrowserContext, locked: Served) -> None:
    page = signed_in(context, locked, READER)
    page.get_by_label("Votre question").fill("Y a-t-il eu un appel d'offres ?")
    page.get_by_label("Votre question").press("Enter")
    expect(page.locator(".card").first).to_contain_text("CFTC")
    expect(page.locator("#counts")).to_contain_text("communiqués")
    expect(page.locator("input[type=file]")).to_have_count(0)
    for name in ("Tous les communiqués", "Entretien", "Refaire l’index"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_a_wrong_password_is_said_and_the_name_is_kept(context: BrowserContext, locked: Served) -> None:
    page = context.new_page()
    page.goto(locked.address)
    page.get_by_label("Nom").fill(EDITOR[0])
    page.get_by_label("Mot de passe").fill("ce n'est pas lui")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Ce nom ou ce mot de passe n’est pas le bon.")
    expect(page.get_by_label("Nom")).to_have_value(EDITOR[0])
    expect(page.get_by_label("Mot de passe")).to_be_focused()


def test_signing_in_needs_no_script_and_asks_nothing_from_outside(browser: Browser, locked: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(locked.address)
    page.get_by_label("Nom").fill(READER[0])
    page.get_by_label("Mot de passe").fill(READER[1])
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"{locked.address}/")
    page.goto(f"{locked.address}/api/")
    expect(page.get_by_role("heading", name="L’API de Dixit")).to_be_visible()
    assert [url for url in requested if not url.startswith(locked.address)] == []
    context.close()


@pytest.mark.skipif(_AXE is None, reason="axe-core-python n’est pas installé")
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_keeps_anyone_out_of_our_plain_pages(
    browser: Browser, locked: Served, colours: Any, width: int
) -> None:
    assert _AXE is not None
    assert _AXE.origin is not None
    axe = Path(_AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours)
    page = context.new_page()

    def look() -> None:
        page.evaluate(axe)
        found = page.evaluate("axe.run(document)")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(locked.address)
    look()
    page.get_by_label("Nom").fill(READER[0])
    page.get_by_label("Mot de passe").fill(READER[1])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{locked.address}/")
    for path in ("/connexion", "/api/"):
        page.goto(locked.address + path)
        look()
    context.close()


class Raw:
    """A program that signs in as a person does and then sends what it likes."""

    def __init__(self, served: Served, who: tuple[str, str]) -> None:
        self._address = served.address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.status("/connexion", urlencode(dict(zip(("name", "password"), who, strict=True))).encode())

    def sent(self, path: str, body: bytes | None = None, kind: str = "application/x-www-form-urlencoded") -> bytes:
        request = urllib.request.Request(self._address + path, body, {"Content-Type": kind})
        with self._opener.open(request, timeout=20) as reply:
            read: bytes = reply.read()
            return read

    def removed(self, id: str) -> None:
        request = urllib.request.Request(f"{self._address}/api/communiques/{id}", method="DELETE")
        self._opener.open(request, timeout=20).close()

    def status(self, path: str, body: bytes | None = None, kind: str = "application/x-www-form-urlencoded") -> int:
        try:
            self.sent(path, body, kind)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def call(self, number: int, data: list[Any]) -> str:
        """What Gradio's handler of this number does with this data, through its queue, as the page would ask."""
        joined = {"fn_index": number, "data": data, "session_hash": f"raw{number}", "event_data": None, "trigger_id": 1}
        try:
            self.sent("/gradio_api/queue/join", json.dumps(joined).encode(), "application/json")
            return self.sent(f"/gradio_api/queue/data?session_hash=raw{number}").decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def config(self) -> Any:
        """What the page is made of, before any handler has run."""
        config = re.search(r"window\.gradio_config = (\{.*?\});</script>", self.sent("/").decode(), re.DOTALL)
        assert config is not None
        return json.loads(config[1])

    def handlers(self) -> list[tuple[int, int]]:
        """The number of each handler of the page, and how many values it takes."""
        return [(one["id"], len(one["inputs"])) for one in self.config()["dependencies"]]


def test_what_changes_the_corpus_does_not_show_for_a_moment_either(locked: Served) -> None:
    parts = {one["props"].get("elem_id"): one["props"] for one in Raw(locked, READER).config()["components"]}
    assert parts["changing"]["visible"] is False
    assert parts["aside"]["visible"] is True


def test_raw_requests_of_a_reader_to_every_handler_of_the_page_change_nothing(locked: Served, tmp_path: Path) -> None:
    """Each is sent an empty list, an id, a file's path and true; an editor who rebuilds so shows that it would work."""
    reader, editor = Raw(locked, READER), Raw(locked, EDITOR)
    before = editor.sent("/api/communiques")
    id = json.loads(before)[0]["id"]
    handlers = reader.handlers()
    assert len(handlers) >= 8
    said = [
        reader.call(number, [value] * inputs)
        for number, inputs in handlers
        for value in ([], id, [{"path": str(tmp_path / "a.txt"), "meta": {"_type": "gradio.FileData"}}], True)
    ]
    assert editor.sent("/api/communiques") == before
    assert not any("est refait" in one for one in said)
    assert any("pas le changer" in one for one in said)
    assert any("est refait" in editor.call(number, []) for number, inputs in handlers if not inputs)


def test_a_reader_may_neither_upload_nor_add_what_an_editor_uploaded(locked: Served) -> None:
    text = "La CFDT exige du repos."
    body = f'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n{text}\r\n--b--\r\n'.encode()
    kind = "multipart/form-data; boundary=b"
    reader, editor = Raw(locked, READER), Raw(locked, EDITOR)
    assert reader.status("/gradio_api/upload", body, kind) == 403
    [path] = json.loads(editor.sent("/gradio_api/upload", body, kind))
    uploaded = [{"path": path, "meta": {"_type": "gradio.FileData"}}]
    one_input = [number for number, inputs in editor.handlers() if inputs == 1]
    said = [reader.call(number, [uploaded]) for number in one_input]
    assert any("pas le changer" in one for one in said)
    assert len(json.loads(editor.sent("/api/communiques"))) == 2
    [path] = json.loads(editor.sent("/gradio_api/upload", body, kind))
    uploaded = [{"path": path, "meta": {"_type": "gradio.FileData"}}]
    assert any("Ajout" in editor.call(number, [uploaded]) for number in one_input), "an editor may"
    for one in json.loads(editor.sent("/api/communiques"))[2:]:
        editor.removed(one["id"])
