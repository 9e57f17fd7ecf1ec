"""Which training documents give away what an evaluation set asks for."""

import json
from pathlib import Path

import pytest

from training.overlap import RUN, asked_for, runs, split_off
from training.texts import Document

ANSWER = "Le plan prévoit douze mesures pour les apiculteurs touchés par le gel de cet hiver"
ELSEWHERE = "La réunion du conseil aura lieu mardi prochain dans la grande salle de la mairie"


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    """One question, answered by `ANSWER`; `ELSEWHERE` is a wrong answer."""
    corpus = [{"_id": "a", "title": "", "text": ANSWER}, {"_id": "b", "title": "", "text": ELSEWHERE}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "Quelle aide ?"}), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t0\n", encoding="utf-8")
    return tmp_path


def article(body: str) -> Document:
    return Document("news", ("Un titre",), body, asked=False)


def test_runs_slide_by_one_word_and_forget_case_and_punctuation() -> None:
    assert list(runs("Le Conseil, réuni hier.", 3)) == ["le conseil réuni", "conseil réuni hier"]


def test_a_short_text_is_one_run() -> None:
    assert list(runs("Quelle aide ?")) == ["quelle aide"]


def test_only_what_is_asked_for_counts(evaluation: Path) -> None:
    assert list(asked_for(evaluation)) == ["Quelle aide ?", ANSWER]


def test_a_document_that_quotes_the_answer_is_left_out(evaluation: Path) -> None:
    quoting, other = article(f"On lit ceci : {ANSWER.upper()} !"), article(ELSEWHERE)
    assert split_off([quoting, other], [evaluation]) == ([other], [quoting])


def test_a_title_that_is_the_question_is_left_out(evaluation: Path) -> None:
    asked = Document("faq", ("Quelle aide",), "Celle du département.", asked=True)
    assert split_off([asked], [evaluation]) == ([], [asked])


def test_twelve_words_in_a_row_may_be_shared(evaluation: Path) -> None:
    shared = " ".join(ANSWER.split()[: RUN - 1])
    document = article(f"{shared} et rien de plus que cela ne sera fait cette année")
    assert split_off([document], [evaluation]) == ([document], [])
