import json
from pathlib import Path

import pytest

from index.values.errors import DixitError
from qa.evaluation.evaluation import evaluate
from qa.evaluation.golden import read_golden

DOCUMENTS = [
    {"_id": "a", "title": "Grève", "text": "Les cheminots cessent le travail mardi 6 février."},
    {"_id": "b", "title": "Données", "text": "Les données de santé sont hébergées par\u00a0Microsoft, en Irlande."},
    {"_id": "c", "title": "Salaires", "text": "Le salaire minimum augmente de deux pour cent."},
]
GOLDEN: list[dict[str, object]] = [
    {"q": "Qui héberge les données de santé ?", "kind": "fact", "docs": ["b"], "has": ["hébergées par Microsoft"]},
    {"q": "Quand les cheminots cessent-ils le travail ?", "kind": "fact", "docs": ["c"], "has": ["6 février"]},
    {"q": "Comment soigner une entorse ?", "kind": "far", "refuse": True},
]


def beir(folder: Path, golden: list[dict[str, object]]) -> Path:
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)), encoding="utf-8")
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "1", "text": "la grève des cheminots"}), encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n", encoding="utf-8")
    (folder / "golden.jsonl").write_text("\n".join(map(json.dumps, golden)), encoding="utf-8")
    return folder


def test_a_quote_is_right_when_it_holds_the_words_and_is_of_a_right_text(tmp_path: Path) -> None:
    """The first quote of the first question does, its no-break space read as a space; the second is of another text."""
    report = evaluate(beir(tmp_path, GOLDEN))
    assert (report["first"], report["three"], report["five"]) == (1 / 2, 1 / 2, 1 / 2)
    assert report["first_by_kind"] == {"fact": 1 / 2}
    assert report["refused_by_kind"] == {"fact": 0, "far": 1}
    assert (report["recall@24"], report["recall@60"]) == (1, 1)


def test_without_golden_questions_nothing_is_said_of_them(tmp_path: Path) -> None:
    (beir(tmp_path, GOLDEN) / "golden.jsonl").unlink()
    assert "first" not in evaluate(tmp_path)


@pytest.mark.parametrize("line", [{"q": "Qui ?"}, {"q": "Qui ?", "kind": "fact", "docs": [], "has": ["x"]}])
def test_a_golden_question_that_says_nothing_right_is_a_fault_of_the_file(
    tmp_path: Path, line: dict[str, object]
) -> None:
    with pytest.raises(DixitError, match=r"golden\.jsonl"):
        read_golden(beir(tmp_path, [line]))
