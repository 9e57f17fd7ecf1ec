"""Texts, names and arguments that attack the terminal, or are no UTF-8 (findings B16, B22, B24)."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.cli import main
from ui.cli.parser import parser
from ui.cli.verb_first import verb_first

ATTACK = "\x1b]0;pris\x07\x9b2J\x1b[8m"
TEXT = f"COMMUNIQUÉ {ATTACK} de la CGT\n\nParis, le 5 février 2024\n\nLa CGT {ATTACK} refuse le cloud de Microsoft."
DECLARED = {"text": f"Le {ATTACK} cloud de Microsoft.", "title": f"Titre {ATTACK}", "source": f"S{ATTACK}"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / f"texte{ATTACK}.txt").write_text(TEXT)
    (folder / f"refus{ATTACK}.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / f"lignes{ATTACK}.jsonl").write_text(json.dumps({"text": TEXT}) + "\n" + json.dumps(DECLARED))
    return folder


def test_no_command_passes_on_an_escape_sequence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*typed: str) -> str:
        with contextlib.suppress(SystemExit):  # what argparse refuses
            main.main([*typed, "--data", str(data / "var")])
        told = capsys.readouterr()
        return told.out + told.err

    added = said("add", str(data))
    listed = said("list")
    ids = [line.split()[0] for line in listed.splitlines()]
    assert len(ids) == 2
    told = [
        added, listed, *(said("show", id) for id in ids), *(said("show", id, "--json") for id in ids),
        *(said(verb, "cloud Microsoft") for verb in ("ask", "compare", "timeline", "survey")),
        said("ask", "cloud", "--json"),
        said("list", "--json"), said("ask", ATTACK), said("ask", "cloud", "--source", ATTACK), said(ATTACK),
        said("show", ATTACK), said("remove", ATTACK), said("add", f"/nulle/part{ATTACK}"), said("list", f"--{ATTACK}"),
        said("correct", ids[0], "--title", f"Mon {ATTACK} titre"), said("remove", *ids), said("remove", "--undo", *ids),
        said("remove", "--erase", ids[0]), said("verify"),
    ]  # fmt: skip
    for one in told:
        assert one
        assert not set(one) & {"\x1b", "\x07", "\x9b", "\r"}


@pytest.mark.parametrize(
    "typed",
    [[b"ask", b"caf\xe9"], [b"\xff\xfe"], [b"add", b"/tmp/caf\xe9.txt"], [b"list", b"--data", b"\xe9"],
     [b"show", b"\xed\xa0\x80"], [b"ask", b"--source", b"\x80", b"cloud"], [b"--\xe9"]],
)  # fmt: skip
def test_what_is_typed_in_another_encoding_is_told_in_one_line(typed: list[bytes], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli.main", *map(os.fsdecode, typed)], capture_output=True, check=False,
        env={**os.environ, "DIXIT_DATA": str(tmp_path), "LC_ALL": "C.UTF-8"}, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.returncode == 2
    assert not done.stdout
    assert "n’est pas en UTF-8" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_the_folder_that_the_environment_names_in_another_encoding_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIXIT_DATA", "caf\udce9")
    assert main.main(["list"]) == 2
    assert "DIXIT_DATA" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--data D list", "list --data D"), ("--data=D list --json", "list --data=D --json"),
        ("--json --data D ask q", "ask --json --data D q"), ("--source CGT ask q", "ask --source CGT q"),
        ("--port 80 serve", "serve --port 80"), ("list --data D", "list --data D"), ("--help", "--help"),
        ("--version", "--version"), ("--data list", "--data list"), ("--nothing list", "--nothing list"),
        ("--data D nothing", "nothing --data D"), ("", ""), ("--data", "--data"), ("ask --data D", "ask --data D"),
        ("--help list", "--help list"), ("--data D --help", "--data D --help"), ("--dask add F", "--dask add F"),
    ],
)  # fmt: skip
def test_options_may_stand_before_the_verb(typed: str, meant: str) -> None:
    assert verb_first(typed.split(), parser()) == meant.split()


def test_a_folder_named_before_the_verb_is_the_one_that_is_read(
    data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main.main(["--data", str(tmp_path / "new"), "list"]) == 0
    assert "Aucun communiqué n’est encore indexé." in capsys.readouterr().err
