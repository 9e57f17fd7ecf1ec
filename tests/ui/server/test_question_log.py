"""No question is kept unless whoever runs Dixit asks for it, and then for some days only."""

import json
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from qa.assemble import open_answerer
from tests.ui.cli.test_main import Dixit, dixit, with_seeds
from ui.server.question_log import NAME, QuestionLog

__all__ = ["dixit", "with_seeds"]  # fixtures

QUESTION = "Qui chaparde les brouettes mauves ?"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def kept(folder: Path) -> list[str]:
    return [json.loads(line)["question"] for line in (folder / NAME).read_text(encoding="utf-8").splitlines()]


def test_with_a_database_no_question_is_kept_and_that_is_said_before_it_is_opened(dixit: Dixit) -> None:
    typed = ["serve", "--log-questions", "30", "--data", "postgresql://127.0.0.1:1/dixit"]
    ended = dixit(*typed)
    assert (ended.status, ended.out) == (2, "")
    assert "aucune n’est gardée" in ended.err


def test_a_question_leaves_no_trace_in_the_data_folder(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File("a.txt", b"La CGT refuse. La CGT exige mieux.")])
    answerer = open_answerer(catalogue)
    answerer.ask(QUESTION)
    answerer.compare(QUESTION)
    answerer.survey(QUESTION)
    catalogue.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [
        path for path in files if any(word in path.read_bytes() for word in (b"chapard", b"brouet", b"mauve"))
    ] == []


def test_a_question_is_kept_with_its_moment_when_that_is_asked_for(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path / "data")
    catalogue.add([File("a.txt", "La réforme des retraites. La CGT refuse la réforme des retraites.".encode())])
    answerer = open_answerer(catalogue, log=QuestionLog(tmp_path, 30, lambda: START).keep)
    views = ("ask", "compare", "chronology", "survey")
    for method in ("ask", "compare", "timeline", "survey"):
        getattr(answerer, method)(QUESTION)
    assert answerer.examples()  # which nobody asks
    catalogue.close()
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text(encoding="utf-8").splitlines()]
    assert lines == [{"when": "2026-03-01T09:00:00+00:00", "view": view, "question": QUESTION} for view in views]
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


def test_what_is_older_than_asked_for_is_deleted_each_day_and_at_the_start(tmp_path: Path) -> None:
    moment = START
    log = QuestionLog(tmp_path, 2, lambda: moment)
    for question in ("première", "deuxième", "troisième"):
        log.keep("ask", question)
        moment += timedelta(days=1)
    assert kept(tmp_path) == ["deuxième", "troisième"]
    moment += timedelta(days=30)
    QuestionLog(tmp_path, 2, lambda: moment)
    assert kept(tmp_path) == []


def test_what_is_too_old_goes_at_the_next_command_though_no_question_is_kept_any_more(
    dixit: Dixit, tmp_path: Path
) -> None:
    """Finding B21: logged questions outlived their term in a folder that was opened without the option."""
    data = tmp_path / "data"
    data.mkdir()
    long_ago = datetime.now(UTC) - timedelta(days=31)
    log = QuestionLog(data, 30, lambda: long_ago)
    log.keep("ask", "vieille")
    log._clock = lambda: long_ago + timedelta(days=2)
    log.keep("ask", "récente")
    assert kept(data) == ["vieille", "récente"]
    dixit("list")
    assert kept(data) == ["récente"]


def test_what_is_too_old_goes_from_a_server_that_nobody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = START
    log = QuestionLog(tmp_path, 2, lambda: moment)
    log.keep("ask", "vieille")
    monkeypatch.setattr("ui.server.question_log._EACH", 0.01)
    moment += timedelta(days=2)
    log.watch()
    until = time.monotonic() + 30
    while kept(tmp_path) and time.monotonic() < until:
        time.sleep(0.02)
    assert kept(tmp_path) == []


def test_what_a_killed_server_was_writing_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / "questions.tmp").write_text("vieille")
    QuestionLog(tmp_path, 5, lambda: START)
    assert [one.name for one in tmp_path.iterdir()] == ["questions.days"]


def test_a_clock_set_back_keeps_nothing_for_ever(tmp_path: Path) -> None:
    QuestionLog(tmp_path, 5, lambda: START + timedelta(days=9000)).keep("ask", "du futur")
    QuestionLog(tmp_path, 5, lambda: START).keep("ask", "d’aujourd’hui")
    assert kept(tmp_path) == ["d’aujourd’hui"]


@pytest.mark.parametrize("line", ["pas du JSON", "{}", '{"when": "hier"}', "[]"])
def test_a_damaged_line_is_dropped(tmp_path: Path, line: str) -> None:
    (tmp_path / NAME).write_text(line + "\n", encoding="utf-8")
    QuestionLog(tmp_path, 5, lambda: START).keep("ask", "bonne")
    assert kept(tmp_path) == ["bonne"]


def test_an_erasure_says_that_questions_may_quote_the_text(with_seeds: Dixit, tmp_path: Path) -> None:
    first, second = (one["id"] for one in json.loads(with_seeds("list", "--json").out))
    assert "questions" not in with_seeds("remove", "--erase", first).err
    QuestionLog(tmp_path / "data", 7).keep("ask", QUESTION)
    said = with_seeds("remove", "--erase", second).err
    assert str(tmp_path / "data" / NAME) in said
    assert kept(tmp_path / "data") == [QUESTION]


@pytest.mark.slow
def test_a_server_keeps_what_is_asked_over_the_api_and_drops_what_is_too_old(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    old = {"when": "2020-01-01T00:00:00+00:00", "view": "ask", "question": "vieille"}
    (data / NAME).write_text(json.dumps(old) + "\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    typed = ["serve", "--data", str(data), "--port", port, "--log-questions", "7"]
    with subprocess.Popen(
        [sys.executable, "-m", "ui.cli.main", *typed], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None
            said = next(line for line in server.stdout if NAME in line)
            assert "7\N{NO-BREAK SPACE}jours" in said
            assert any(port in line for line in server.stdout)  # it is ready
            body = json.dumps({"question": QUESTION}).encode()
            address = f"http://127.0.0.1:{port}/api/ask"
            with urlopen(Request(address, body, {"Content-Type": "application/json"}), timeout=30) as answered:
                assert json.load(answered)["question"] == QUESTION
        finally:
            server.terminate()
    assert kept(data) == [QUESTION]
    assert (data / NAME).stat().st_mode & 0o077 == 0
