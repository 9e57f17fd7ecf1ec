import json
from pathlib import Path

import pytest

from index.values.errors import DixitError
from qa.evaluation.evaluation import evaluate


def beir(folder: Path, documents: list[dict[str, str]], questions: dict[str, tuple[str, str]]) -> Path:
    (folder / "corpus.jsonl").write_text("\n".join(json.dumps(one) for one in documents), encoding="utf-8")
    queries = "\n".join(json.dumps({"_id": i, "text": text}) for i, (text, _) in questions.items())
    (folder / "queries.jsonl").write_text(queries, encoding="utf-8")
    relevant = "\n".join(f"{i}\t{document}\t1" for i, (_, document) in questions.items())
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{relevant}\n", encoding="utf-8")
    return folder


DOCUMENTS = [
    {"_id": "a", "title": "Grève", "text": "Les cheminots cessent le travail mardi."},
    {
        "_id": "b",
        "title": "",
        "text": "Les données de santé sont hébergées par Microsoft.",
        "source": "CGT",
        "date": "2024-02-05",
    },
    {"_id": "c", "title": "Salaires", "text": "Le salaire minimum augmente de deux pour cent."},
]


def test_each_measure_is_a_mean_over_the_questions(tmp_path: Path) -> None:
    questions = {"1": ("Qui héberge les données de santé ?", "b"), "2": ("Quelle est la recette du salaire ?", "a")}
    report = evaluate(beir(tmp_path, DOCUMENTS, questions))
    assert report["questions"] == 2
    assert report["passages"] == 3
    assert report["recall@1"] == 1 / 2
    assert report["recall@100"] == 1
    assert isinstance(mrr := report["mrr@10"], float)
    assert 0.5 < mrr < 1
    assert {"mrr@10", "ndcg@10", "recall@5", "recall@10", "refused", "index_s", "p50_ms", "p95_ms"} <= report.keys()


def test_one_question_is_enough(tmp_path: Path) -> None:
    assert evaluate(beir(tmp_path, DOCUMENTS, {"1": ("grève des cheminots", "a")}))["mrr@10"] == 1


def test_documents_of_one_text_are_all_found(tmp_path: Path) -> None:
    twice = [*DOCUMENTS, {**DOCUMENTS[0], "_id": "d"}]
    report = evaluate(beir(tmp_path, twice, {"1": ("grève des cheminots", "d")}))
    assert report["recall@5"] == 1


def test_a_folder_that_is_no_evaluation_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="jeu d’évaluation"):
        evaluate(tmp_path)


def test_sources_are_understood_as_they_are_when_a_person_asks(tmp_path: Path) -> None:
    report = evaluate(beir(tmp_path, DOCUMENTS, {"1": ("Que dit la CGT des données ?", "b")}))
    assert (report["refused"], report["mrr@10"]) == (0, 1)


def test_a_separator_of_lines_inside_a_text_is_part_of_it(tmp_path: Path) -> None:
    documents = [*DOCUMENTS, {"_id": "d", "title": "", "text": "Le phare\u2028de Sein."}]
    folder = beir(tmp_path, DOCUMENTS, {"1": ("le phare de Sein", "d")})
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in documents)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    assert evaluate(folder)["mrr@10"] == 1


def test_a_set_without_an_answer_and_a_document_that_is_refused_are_said(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="aucune question"):
        evaluate(beir(tmp_path, DOCUMENTS, {}))
    with pytest.raises(DixitError, match="Le document e du jeu"):
        evaluate(beir(tmp_path, [{"_id": "e", "text": "Mot.", "date": "n.d."}], {"1": ("mot", "e")}))
