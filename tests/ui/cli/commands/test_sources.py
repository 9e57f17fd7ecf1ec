"""`dixit sources`: who is indexed, and which labels may be one."""

import json
from pathlib import Path

import pytest

from ui.cli import main


def test_a_label_typed_and_one_read_of_one_union_are_proposed_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIXIT_DATA", str(tmp_path / "data"))
    (tmp_path / "a.md").write_text("---\nsource: Solidaires\n---\nLe port ferme demain.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Les écluses rouvrent.", encoding="utf-8")
    assert main.main(["add", str(tmp_path / "a.md"), str(tmp_path / "b.txt")]) == 0
    capsys.readouterr()
    assert main.main(["list", "--json", "--unsourced"]) == 0
    (unsourced,) = json.loads(capsys.readouterr().out)
    assert main.main(["correct", unsourced["id"], "--source", "SUD"]) == 0
    capsys.readouterr()
    assert main.main(["sources", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sources"] == [{"source": "SUD", "communiques": 1}, {"source": "Solidaires", "communiques": 1}]
    assert told["merge"] == [{"source": "SUD", "into": "Solidaires", "why": "name"}]
    assert told["part"] == []
    assert main.main(["sources"]) == 0
    assert "À réunir\u00a0? «\u202fSUD\u202f» et «\u202fSolidaires\u202f»" in capsys.readouterr().out


def test_spellings_of_one_source_are_one_line_and_one_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIXIT_DATA", str(tmp_path / "data"))
    for number, name in enumerate(("AMIS DU CANAL", "Amis du Canal", "[FO, Amis du Canal]"), 1):
        head = f"---\nsource: {name}\ndate: 202{number}\n---\n"
        (tmp_path / f"{number}.md").write_text(f"{head}L’écluse n° {number} rouvre en juin.", encoding="utf-8")
    assert main.main(["add", *(str(tmp_path / f"{number}.md") for number in (1, 2, 3))]) == 0
    capsys.readouterr()
    assert main.main(["sources", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sources"] == [{"source": "Amis du Canal", "communiques": 3}, {"source": "FO", "communiques": 1}]
    assert told["merge"] == []
    assert main.main(["survey", "Que disent les Amis du canal des écluses ?", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["understood"]["sources"] == ["Amis du Canal"]
    assert sum(one["passages"] for one in told["counts"] if one["source"] == "Amis du Canal") == 3
    assert main.main(["ask", "L’écluse rouvre-t-elle ?", "--source", "amis du canal", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["understood"]["sources"] == ["Amis du Canal"]
    assert {one["date"] for one in told["citations"]} == {"2021", "2022", "2023"}
