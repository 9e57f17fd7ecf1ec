"""`dixit compare`, `timeline` and `survey`, on the real floors."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.ui.made_corpus import files
from ui.cli import main

WHO_SAYS = "Qui dit quoi sur le travail de nuit ?"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for file in files():
        (folder / file.name).write_bytes(file.whole())
    assert main.main(["add", str(folder), "--data", str(folder / "data")]) == 0
    return folder / "data"


def run(capsys: pytest.CaptureFixture[str], data: Path, *typed: str) -> str:
    capsys.readouterr()
    assert main.main([*typed, "--data", str(data)]) == 0
    return capsys.readouterr().out


def read(capsys: pytest.CaptureFixture[str], data: Path, *typed: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run(capsys, data, *typed, "--json"))
    assert value.keys() >= {"question", "completed", "answered", "reason", "message", "understood"}
    return value


def test_a_program_gets_a_column_for_each_source(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared = read(capsys, data, "compare", WHO_SAYS)
    assert (compared["answered"], compared["silent"], compared["more"]) == (True, ["CFTC"], [])
    columns = {column["source"]: column["citations"] for column in compared["columns"]}
    assert columns.keys() == {"CGT", "FO", "Medef", "Solidaires", "=HYPERLINK(1)", None}
    assert all(one["source"] == source for source, some in columns.items() for one in some)
    assert compared["completed"] == "Que dit-on sur le travail de nuit ?"


def test_a_program_gets_the_order_of_time(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = read(capsys, data, "timeline", "travail", "de", "nuit", "--source", "cgt", "--source", "Solidaires")
    assert [one["date"] for one in told["citations"]] == ["2019-03-11", "2021-05", "2024-02-05"]
    assert [one["source"] for one in told["undated"]] == ["Solidaires"]
    assert told["counts"][0] == {"date": "2019", "passages": 1}
    assert sum(one["passages"] for one in told["counts"]) == 3


def test_a_survey_is_counted_and_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tous.csv"
    told = read(capsys, data, "survey", "travail de nuit", "--from", "2023", "--to", "2023", "--csv", str(file))
    assert (told["passages"], told["words"], told["held"]) == (14, ["travail", "nuit"], 2)
    assert told["counts"][0] == {"source": "Medef", "year": 2023, "passages": 12}
    assert len(told["citations"]) == 14
    with file.open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.reader(written, delimiter=";"))) == 1 + 14


def test_a_person_reads_each_of_them(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared = run(capsys, data, "compare", WHO_SAYS)
    assert "— Medef\n" in compared
    assert "Rien trouvé\u00a0: CFTC." in compared
    timeline = run(capsys, data, "timeline", WHO_SAYS)
    assert "\n2020  0\n" in timeline
    assert "\n2023  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 14\n" in timeline
    survey = run(capsys, data, "survey", WHO_SAYS)
    assert "Medef\u00a0: 12, CGT\u00a0: 3" in survey
    assert re.search("\n5\u00a0février\u00a02024 +CGT", survey)


def test_a_refusal_is_no_error(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("compare", "timeline"):
        refused = read(capsys, data, verb, "recette de la tarte Tatin")
        assert (refused["answered"], refused["reason"], len(refused["nearest"])) == (False, "not_found", 1)
        assert "Aucun extrait ne répond" in run(capsys, data, verb, "recette de la tarte Tatin")
    none = read(capsys, data, "survey", "tarte Tatin")
    assert (none["answered"], none["reason"], none["passages"]) == (False, "not_found", 0)
    unknown = read(capsys, data, "survey", "Que dit la CFDT ?", "--csv", str(tmp_path / "vide.csv"))
    assert (unknown["reason"], unknown["counts"]) == ("unknown_source", [])
    assert (tmp_path / "vide.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_a_file_that_cannot_be_written_is_told_in_french(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["survey", "nuit", "--csv", str(tmp_path / "nulle" / "part.csv"), "--data", str(data)]
    assert main.main(typed) == 2
    assert capsys.readouterr().err.endswith("ne peut pas être écrit.\n")


def test_a_question_of_who_says_what_is_answered_and_the_comparison_offered(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"dixit compare '{WHO_SAYS}'" in run(capsys, data, "ask", WHO_SAYS)
    assert "dixit compare" not in run(capsys, data, "ask", "Que dit la CGT ?")
    assert "citations" in read(capsys, data, "ask", WHO_SAYS)
