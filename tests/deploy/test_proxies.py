"""Dixit behind a real nginx and a real Caddy, as `deploy/` sets them up, with a certificate made here."""

import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from tests.conftest import free_port
from ui.auth.password_file import set_password
from ui.auth.user import User

HOUSE = Path(__file__).parents[2]
NAME, PASSWORD = "dixit.exemple.fr", "quatre mots au hasard"

pytestmark = pytest.mark.slow


class Served(NamedTuple):
    """A Dixit that answers on `port`, and its process."""

    port: int
    process: int


class Browser:
    """Opens `https://dixit.exemple.fr:PORT/…` at this machine, keeps its cookies, trusts the test's certificate."""

    def __init__(self, port: int, certificate: Path) -> None:
        self._base = f"https://127.0.0.1:{port}"
        context = ssl.create_default_context(cafile=str(certificate))
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPCookieProcessor(self.cookies),
        )

    def open(self, path: str, data: bytes | None = None, kind: str = "application/json") -> tuple[int, bytes]:
        request = urllib.request.Request(self._base + path, data, {"Host": NAME, "Content-Type": kind})
        request.add_header("Origin", f"https://{NAME}")
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def sign_in(self) -> int:
        form = urlencode({"name": "ruth", "password": PASSWORD}).encode()
        return self.open("/connexion", form, "application/x-www-form-urlencoded")[0]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout cle.pem -out certificat.pem".split()
    names = f"subjectAltName=DNS:{NAME},IP:127.0.0.1"
    command += ["-subj", f"/CN={NAME}", "-addext", names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "certificat.pem"


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """A Dixit that asks for a password."""
    port = free_port()
    set_password(folder / "gens", User("ruth", may_change=True), PASSWORD)
    main = [sys.executable, "-m", "ui.cli.main"]
    subprocess.run([*main, "add", "--data", str(folder / "data"), str(HOUSE / "seeds")], check=True, cwd=HOUSE)
    command = [*main, "serve", "--port", str(port), "--data", str(folder / "data"), "--login", str(folder / "gens")]
    with subprocess.Popen(
        [*command, *options], cwd=HOUSE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        assert any("Dixit est prêt" in line for line in running.stdout)
        yield Served(port, running.pid)
        running.terminate()


@pytest.fixture(scope="module")
def dixit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A Dixit that stands behind a proxy."""
    with serving(tmp_path_factory.mktemp("dixit"), "--name", NAME) as served:
        yield served


def _nginx(folder: Path, dixit: int, listening: int, certificate: Path) -> list[str]:
    site = (HOUSE / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    site = site.replace("/etc/dixit", str(certificate.parent)).replace("127.0.0.1:7860", f"127.0.0.1:{dixit}")
    site = site.replace("listen 443 ssl", f"listen 127.0.0.1:{listening} ssl")
    site = re.sub(r"server \{\s+listen 80;.*?\n\}", "", site, flags=re.DOTALL)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{site}}}\n",
        encoding="utf-8",
    )
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "log"), "-g", "daemon off;"]


def _caddy(folder: Path, dixit: int, listening: int, certificate: Path) -> list[str]:
    site = (HOUSE / "deploy" / "Caddyfile").read_text(encoding="utf-8").replace("127.0.0.1:7860", f"127.0.0.1:{dixit}")
    tls = f"\ttls {certificate} {certificate.with_name('cle.pem')}\n"
    site = site.replace(f"\n{NAME} {{\n", f"\nhttps://{NAME}:{listening} {{\n\tbind 127.0.0.1\n{tls}")
    options = "{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system " + str(folder) + "\n}\n"
    (folder / "Caddyfile").write_text(options + site.replace(NAME + ":", f"{NAME}:", 1), encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


PROXIES: dict[str, Callable[[Path, int, int, Path], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


def memory(process: int) -> int:
    """Bytes that the process holds."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE")


@pytest.fixture(params=PROXIES)
def browser(request: pytest.FixtureRequest, tmp_path: Path, dixit: Served, certificate: Path) -> Iterator[Browser]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    listening = free_port()
    command = PROXIES[request.param](tmp_path, dixit.port, listening, certificate)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as proxy:
        asking = Browser(listening, certificate)
        while proxy.poll() is None:
            try:
                asking.open("/connexion")
                break
            except OSError:
                time.sleep(0.05)
        assert proxy.poll() is None, proxy.stderr.read() if proxy.stderr else b""
        yield asking
        proxy.terminate()


def test_a_stranger_is_sent_to_sign_in(browser: Browser) -> None:
    status, page = browser.open("/")
    assert status == 200
    assert b"/connexion" in page
    assert browser.open("/api/ask", b'{"question": "Microsoft"}')[0] == 401


def test_who_signs_in_gets_a_secure_cookie_the_page_and_an_answer(browser: Browser) -> None:
    assert browser.sign_in() == 200
    cookies = [(cookie.secure, cookie.has_nonstandard_attr("HttpOnly")) for cookie in browser.cookies]
    assert cookies == [(True, True)] * 2  # who is there, and that this browser was let in
    status, page = browser.open("/")
    assert status == 200
    assert b"Dixit" in page
    status, reply = browser.open("/api/ask", json.dumps({"question": "Y a-t-il eu un appel d'offres ?"}).encode())
    answered: dict[str, Any] = json.loads(reply)
    assert (status, answered["answered"]) == (200, True)


def test_another_name_is_not_answered(browser: Browser, dixit: Served) -> None:
    direct = urllib.request.Request(f"http://127.0.0.1:{dixit.port}/connexion", headers={"Host": "mal.exemple.org"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(direct, timeout=30)
    assert 400 <= refused.value.code < 500


def test_what_a_proxy_would_say_is_not_believed_where_none_was_named(tmp_path: Path) -> None:
    with serving(tmp_path) as (port, _):
        form = urlencode({"name": "ruth", "password": PASSWORD}).encode()
        said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Origin": f"http://127.0.0.1:{port}"}
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/connexion", form, {"Content-Type": "application/x-www-form-urlencoded", **said})
        cookie = connection.getresponse().getheader("set-cookie")
        assert cookie is not None
        assert "Secure" not in cookie


@pytest.mark.parametrize(("megabytes", "answer"), [(150, 200), (220, 413)])
def test_a_scan_is_taken_up_to_200_megabytes_and_never_held(
    browser: Browser, dixit: Served, megabytes: int, answer: int
) -> None:
    """However the proxy sends it, it goes to the disk, and what is over the limit of a file not even there. The page
    says so before it sends anything."""
    assert browser.sign_in() == 200
    browser.open("/")
    rest = memory(dixit.process)
    form = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="scan.pdf"\r\n\r\n'
        + bytes(megabytes * 1_000_000)
        + b"\r\n--edge--\r\n"
    )
    try:
        status, _ = browser.open("/gradio_api/upload", form, "multipart/form-data; boundary=edge")
    except urllib.error.URLError:  # hung up on before it had sent all, as Caddy does
        status = 413
    assert status == answer
    assert memory(dixit.process) - rest < 50_000_000
    assert browser.open("/api/ask", b'{"question": "Microsoft"}')[0] == 200
