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
