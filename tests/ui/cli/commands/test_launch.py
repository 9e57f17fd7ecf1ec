"""Dixit for somebody without a terminal: the menu starts it, opens its page, and stops it."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import free_port
from ui.cli.main import main


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


def test_dixit_alone_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "commandes" in said
    assert said.rstrip().endswith("ouvre la page dans votre navigateur.")


def test_the_menu_gets_an_entry_that_starts_and_stops_it(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["launcher", "--data", f"{at_home}/Mes textes"]) == 0
    entry = (at_home / "share" / "applications" / "dixit.desktop").read_text(encoding="utf-8")
    assert f'serve --open --port 7860 --data "{at_home}/Mes textes"' in entry
    assert "launcher --stop --port 7860" in entry
    icon = next(line.removeprefix("Icon=") for line in entry.splitlines() if line.startswith("Icon="))
    assert Path(icon).read_text(encoding="utf-8").lstrip().startswith("<svg")
    assert main(["launcher", "--remove"]) == 0
    assert not (at_home / "share" / "applications" / "dixit.desktop").exists()
    assert (at_home / "share" / "dixit").is_dir()  # where the texts are kept stays


def test_nothing_is_stopped_where_nothing_is_open(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = free_port()
    assert main(["launcher", "--stop", "--port", str(port)]) == 0
    assert capsys.readouterr().out == f"Aucun Dixit n’est ouvert sur le port {port}.\n"


@pytest.mark.slow
def test_a_second_start_opens_the_page_of_the_first_and_the_menu_stops_it(at_home: Path) -> None:
    port = free_port()
    opened = at_home / "opened"
    browser = at_home / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >>{shlex.quote(str(opened))}\n', encoding="utf-8")
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": str(browser)}
    command = [sys.executable, "-m", "ui.cli.main"]
    serve = [*command, "serve", "--open", "--port", str(port), "--data", str(at_home / "data")]
    with subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as first:
        assert first.stdout is not None
        assert any("Dixit est prêt" in line for line in first.stdout)
        second = subprocess.run(serve, env=environment, capture_output=True, encoding="utf-8", check=True)
        assert second.stdout.startswith("Dixit est déjà ouvert")
        plain = subprocess.run(
            [part for part in serve if part != "--open"], capture_output=True, encoding="utf-8", check=False
        )
        assert (plain.returncode, plain.stderr.startswith("Dixit est déjà ouvert")) == (2, True)
        page = f"http://127.0.0.1:{port}\n"
        while not opened.exists() or opened.read_text(encoding="utf-8") != page * 2:
            time.sleep(0.05)
        stop = [*command, "launcher", "--stop", "--port", str(port)]
        assert subprocess.run(stop, capture_output=True, encoding="utf-8", check=True).stdout == "Dixit est arrêté.\n"
        assert first.wait() == 0
