"""The command line as people and programs meet it, on the real floors."""

import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from index.assemble import open_catalogue
from index.values.communique import CommuniqueId
from ui.cli import main
from ui.cli.commands import edit

SEEDS = Path(__file__).parents[3] / "seeds"
TENDER = "Y a-t-il eu un appel d'offres ?"
TART = "Quelle est la recette de la tarte Tatin ?"


class Ended(NamedTuple):
    status: int
    out: str
    err: str


Dixit = Callable[..., Ended]


@pytest.fixture
def dixit(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dixit:
    """Runs `dixit` as typed, on a data folder of its own."""
    monkeypatch.setenv("DIXIT_DATA", str(tmp_path / "data"))

    def run(*typed: str | Path) -> Ended:
        try:
            status = main.main([str(word) for word in typed])
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return Ended(status, captured.out, captured.err)

    return run


@pytest.fixture
def with_seeds(dixit: Dixit) -> Dixit:
    assert dixit("add", SEEDS).status == 0
    return dixit


def asked(dixit: Dixit, *typed: str) -> dict[str, Any]:
    ended = dixit("ask", *typed, "--json")
    assert (ended.status, ended.err) == (0, "")
    reply: dict[str, Any] = json.loads(ended.out)
    return reply


def is_one_french_line(ended: Ended) -> bool:
    english = ("error", "usage:", "argument", "invalid", "required", "Traceback")
    return ended.status == 2 and ended.err.count("\n") == 1 and not any(word in ended.err for word in english)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["add", "nulle part"], "nulle part"),
        (["ask", ""], "question"),
        (["ask", "a" * 10_000], "question"),
        (["ask", "quoi", "--from", "2025", "--to", "2024"], "--from"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_french_line(
    dixit: Dixit, tmp_path: Path, typed: list[str], said: str
) -> None:
    (tmp_path / "data").mkdir()
    ended = dixit(*typed)
    assert is_one_french_line(ended), ended
    assert said in ended.err
    assert not ended.out


def test_a_program_gets_the_very_words_and_where_they_are(with_seeds: Dixit, tmp_path: Path) -> None:
    reply = asked(with_seeds, TENDER)
    best = reply["citations"][0]
    text = open_catalogue(tmp_path / "data").texts.communique(CommuniqueId(best["communique"])).text  # type: ignore[union-attr]
    assert reply["question"] == TENDER
    assert reply["answered"] is True
    assert reply["understood"] == {"sources": [], "period": None}
    assert reply["nearest"] == []
    assert "sans appel d'offres" in best["quote"]
    assert text[best["start"] : best["end"]] == best["quote"]
    assert best["quote"] in best["passage"]
    assert best["passage"] in text
    assert (best["source"], best["date"], best["date_precision"]) == ("CFTC", None, None)
    assert best["title"].startswith("Santé")
    assert isinstance(best["score"], float)


def test_a_date_comes_in_iso_with_its_precision(with_seeds: Dixit) -> None:
    best = asked(with_seeds, "Qui mandate ses représentants au Conseil de la Cnam ?")["citations"][0]
    assert (best["source"], best["date"], best["date_precision"]) == ("CGT", "2024-02-05", "day")
    assert (best["source_origin"], best["date_origin"]) == ("stated", "stated")


def test_a_refusal_is_no_error_and_offers_the_nearest_passage(with_seeds: Dixit) -> None:
    reply = asked(with_seeds, TART)
    assert (reply["answered"], reply["citations"]) == (False, [])
    assert reply["nearest"][0].keys() >= {"quote", "passage", "source", "communique", "start", "end"}
    assert "Aucun extrait ne répond" in reply["message"]


def test_filters_are_understood_whatever_the_case_of_a_source(with_seeds: Dixit) -> None:
    reply = asked(with_seeds, "données de santé", "--source", "cgt", "--from", "2024-02", "--to", "2024")
    assert reply["understood"] == {"sources": ["CGT"], "period": {"from": "2024-02-01", "to": "2024-12-31"}}
    assert {citation["source"] for citation in reply["citations"]} == {"CGT"}


def test_an_undated_text_is_in_no_period(with_seeds: Dixit) -> None:
    assert asked(with_seeds, "données de santé", "--source", "CFTC", "--from", "1900")["citations"] == []


def test_a_question_needs_no_quotation_marks(with_seeds: Dixit) -> None:
    assert asked(with_seeds, "appel", "d'offres")["question"] == "appel d'offres"


def test_a_person_reads_the_quote_with_who_and_when(with_seeds: Dixit) -> None:
    out = with_seeds("ask", TENDER).out
    assert "1  CFTC, non daté\n" in out
    assert "«\u202fLe HDH a noué un contrat avec Microsoft" in out
    assert "Ce contrat a été passé sans appel d'offres" in out
    assert "\x1b" not in out, "no colour where there is no screen"


def test_what_a_folder_holds_that_is_not_read_is_told_by_kind(dixit: Dixit, tmp_path: Path) -> None:
    folder = tmp_path / "textes"
    folder.mkdir()
    for name in ("a.txt", "b.pptx", "c.pptx", "d.mp4", "e", ".caché"):
        (folder / name).write_text("Un texte.")
    ended = dixit("add", folder)
    assert ended.status == 0
    assert "Laissés de côté, car Dixit ne lit pas ces formats\N{NO-BREAK SPACE}: 2 .pptx, 1 " in ended.out
    assert "1 sans suffixe" in ended.out


def test_a_text_is_added_once_and_says_so(with_seeds: Dixit) -> None:
    ended = with_seeds("add", SEEDS)
    assert ended.status == 0
    assert "2\N{NO-BREAK SPACE}fichiers inchangés" in ended.out
    assert with_seeds("add", *sorted(SEEDS.glob("*.txt"))).out.count("Déjà dans le corpus") == 2
    assert len(with_seeds("list").out.splitlines()) == 2


def test_a_refused_file_keeps_no_other_out(dixit: Dixit, tmp_path: Path) -> None:
    folder = tmp_path / "à ajouter"
    folder.mkdir()
    (folder / "bon.txt").write_text("La CGT exige des moyens.\n\nLa CGT exige une réponse.", encoding="utf-8")
    (folder / "vide.txt").touch()
    (folder / "image.md").write_bytes(bytes(range(256)))
    ended = dixit("add", folder)
    assert ended.status == 2
    assert "Ajouté" in ended.out
    assert [line.split("\u202f")[1] for line in ended.err.splitlines()] == ["image.md", "vide.txt"]
    assert len(json.loads(dixit("list", "--json").out)) == 1


def test_removing_takes_out_what_is_there_and_names_what_is_not(with_seeds: Dixit) -> None:
    first, second = (one["id"] for one in json.loads(with_seeds("list", "--json").out))
    ended = with_seeds("remove", first, "0123456789abcdef")
    assert ended.status == 2
    assert "Retiré" in ended.out
    assert "0123456789abcdef" in ended.err
    assert [one["id"] for one in json.loads(with_seeds("list", "--json").out)] == [second]


def test_the_list_shows_id_date_source_and_title_in_columns(with_seeds: Dixit) -> None:
    cftc, cgt = with_seeds("list").out.splitlines()
    assert cftc == f"{cftc[:16]}  non daté        CFTC  Santé : données, donnez-moi, Microsoft vous le rendra..."
    assert cgt[16:40] == "  5\u00a0février\u00a02024  CGT   "


def test_the_data_folder_after_the_verb_wins_over_the_environment(with_seeds: Dixit, tmp_path: Path) -> None:
    other = tmp_path / "autre"
    other.mkdir()
    assert with_seeds("list", "--data", other).out == ""
    assert list(other.iterdir())


def test_rebuilding_changes_no_answer(with_seeds: Dixit) -> None:
    before = asked(with_seeds, TENDER)
    assert with_seeds("rebuild").status == 0
    assert asked(with_seeds, TENDER) == before


def test_verify_tells_a_fault_by_its_status(with_seeds: Dixit, tmp_path: Path) -> None:
    assert with_seeds("verify").status == 0
    with sqlite3.connect(tmp_path / "data" / "dixit.sqlite") as truth:
        truth.execute("DELETE FROM passages WHERE id = (SELECT min(id) FROM passages)")
    ended = with_seeds("verify")
    assert ended.status == 1
    assert ended.out


def test_a_taken_port_is_told_before_anything_is_done(dixit: Dixit, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = dixit("serve", "--port", str(port))
    assert is_one_french_line(ended)
    assert str(port) in ended.err
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_is_a_file_is_told_in_french(dixit: Dixit, tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    assert is_one_french_line(dixit("list", "--data", tmp_path / "fichier"))


def test_an_interruption_is_quiet(dixit: Dixit, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(edit, "opened_to_read", interrupted)
    assert dixit("list") == (130, "", "")


def test_a_bug_keeps_its_traceback(dixit: Dixit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "opened_to_read", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dixit("list")


def test_the_installed_command_answers_a_reader_that_leaves(tmp_path: Path) -> None:
    """`dixit --help | head -0`: no traceback, and French whatever the locale."""
    program = Path(sys.executable).with_name("dixit")
    ended = subprocess.run(
        f"{program} list --data {tmp_path} --json | true",
        shell=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, check=True,
    )  # fmt: skip
    assert ended.stderr == ""


def test_an_evaluation_prints_its_figures_for_people_and_programs(dixit: Dixit, tmp_path: Path) -> None:
    texts = {"a": "La réversibilité inquiète la CFTC.", "b": "La CGT exige un hébergement en France."}
    queries = {"1": "réversibilité", "2": "hébergement en France"}
    for name, rows in (("corpus", texts), ("queries", queries)):
        lines = [json.dumps({"_id": id, "title": "", "text": text}) for id, text in rows.items()]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n", encoding="utf-8")
    figures = json.loads(dixit("evaluate", tmp_path, "--json").out)
    assert figures.keys() >= {
        "mrr@10", "ndcg@10", "recall@1", "recall@5", "recall@10", "recall@100",
        "questions", "passages", "index_s", "p50_ms", "p95_ms", "refused",
    }  # fmt: skip
    assert (figures["mrr@10"], figures["questions"]) == (1.0, 2)
    assert "mrr@10" in dixit("evaluate", tmp_path).out
