"""`dixit password`, `dixit serve --host … --login …` and `dixit --version`, as typed."""

import contextlib
import os
import pty
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.values.errors import DixitError
from tests.ui.asking_over_http import EDITOR, people
from tests.ui.conftest import HOUSE, READY
from ui.auth import network_notice
from ui.auth.network_notice import exposed_in_words
from ui.auth.password_file import read_people, set_password
from ui.auth.password_prompt import ask_password
from ui.auth.user import User
from ui.cli.main import main
from ui.server.port import listen
from ui.version import version

LONG = "quatre mots au hasard"


def typing(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> None:
    """The next passwords that somebody types."""
    typed = iter(passwords)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))


@pytest.mark.parametrize(("option", "may_change"), [((), False), (("--reader",), False), (("--editor",), True)])
def test_a_password_is_kept_with_what_it_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], may_change: bool
) -> None:
    typing(monkeypatch, LONG, LONG)
    file = tmp_path / "gens"
    assert main(["password", str(file), "ruth", *option]) == 0
    assert read_people(file).check("ruth", LONG) == User("ruth", may_change)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(("passwords", "said"), [((LONG, LONG + "s"), "pas les mêmes"), (("court",), "12 caractères")])
def test_a_slip_or_a_short_password_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], passwords: list[str], said: str
) -> None:
    typing(monkeypatch, *passwords)
    assert main(["password", str(tmp_path / "gens"), "ruth"]) == 2
    assert said in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")
    assert not (tmp_path / "gens").exists()


def test_what_is_typed_is_not_shown(tmp_path: Path) -> None:
    """In a real terminal."""
    command = [sys.executable, "-m", "ui.cli.main", "password", str(tmp_path / "gens"), "ruth", "--editor"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(HOUSE)
        os.execv(sys.executable, command)
    shown = ""
    for asked in ("au moins", "Encore une fois"):
        while asked not in shown:
            shown += os.read(terminal, 1024).decode("utf-8", "replace")
        os.write(terminal, f"{LONG}\n".encode())
    shown += "".join(until_it_ends(terminal))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown
    assert LONG not in shown
    assert read_people(tmp_path / "gens").check("ruth", LONG) == User("ruth", may_change=True)


def until_it_ends(terminal: int) -> Iterator[str]:
    with contextlib.suppress(OSError):  # how Linux tells that nobody writes any more
        while part := os.read(terminal, 1024):
            yield part.decode("utf-8", "replace")


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.cli.main", "password", str(tmp_path / "gens"), "ruth"]
    piped = subprocess.run(
        command, cwd=HOUSE, input=LONG, capture_output=True, text=True, start_new_session=True, timeout=60
    )
    assert piped.returncode == 2
    assert piped.stderr.startswith("Un mot de passe se tape dans un terminal")


def test_a_warning_that_a_password_would_show_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", closed)
    with pytest.raises(DixitError, match="terminal"):
        ask_password()


@pytest.mark.parametrize("typed", [["--host", "0.0.0.0"], ["--host", "192.168.1.5"], ["--host", "::"],
                                   ["--name", "dixit.exemple.test"]])  # fmt: skip
def test_other_machines_demand_a_password(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("", 0)) as taken:  # so that a server that should not start cannot
        assert main(["serve", *typed, "--port", str(taken.getsockname()[1])]) == 2
    said = capsys.readouterr().err
    assert "--login" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--login", "nulle-part"], "dixit password"),
        (["--name", "http://x"], "sans http://"),
        (["--name", "a b"], "nom de machine"),
    ],
)
def test_what_cannot_be_served_is_told_before_anything_is_done(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["serve", *typed])
    except SystemExit as end:
        status = int(end.code or 0)
    assert status == 2
    assert said in capsys.readouterr().err


def test_an_address_of_another_machine_is_told_as_such() -> None:
    with pytest.raises(DixitError, match="n’est pas une adresse de cette machine"):
        listen(0, "192.0.2.77")


def test_what_is_exposed_is_said_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_notice, "_addresses", lambda: ["192.168.1.5"])
    said = exposed_in_words("0.0.0.0", 7860, ["dixit.exemple.test"], people()).replace("\N{NO-BREAK SPACE}", " ")
    for words in ("http://192.168.1.5:7860", "dixit.exemple.test", "2 personnes ont un mot de passe",
                  "1 peut changer le corpus", "Rien n’est chiffré", "TLS"):  # fmt: skip
        assert words in said
    assert "http://[fd00::5]:7860" in exposed_in_words("fd00::5", 7860, [], people())


def test_the_addresses_of_this_machine_are_addresses_and_none_is_loopback() -> None:
    for address in network_notice._addresses():
        socket.inet_aton(address)
        assert not address.startswith("127.")


def test_a_server_opened_to_the_network_says_so_and_asks_who_it_is(tmp_path: Path) -> None:
    """As typed; asked at another address of the loopback network, which stands for another card of the machine."""
    set_password(tmp_path / "gens", User(EDITOR[0], may_change=True), EDITOR[1])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(port), "--host", "0.0.0.0"]
    command += ["--login", str(tmp_path / "gens"), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            said = []
            for line in iter(process.stdout.readline, ""):
                said.append(line)
                if READY in line:
                    break
            assert "Rien n’est chiffré" in "".join(said)
            assert status(f"http://127.0.0.2:{port}/api/health") == 401
            assert status(f"http://127.0.0.2:{port}/connexion") == 200
            assert status(f"http://127.0.0.2:{port}/connexion", host=f"127.0.0.3:{port}") == 421
            assert status(f"http://127.0.0.2:{port}/connexion", host="exemple.test") == 421
        finally:
            process.terminate()


def status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert (end.value.code, capsys.readouterr().out) == (0, f"dixit {version()}\n")
    assert version()[0].isdigit()
