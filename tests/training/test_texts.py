"""Records → documents, and texts → sentences."""

import json
import lzma
from pathlib import Path

import pytest

from training.texts import Document, read_documents, sentences


def write(path: Path, *records: dict[str, str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.write("\n".join(map(json.dumps, records)))


def test_questions_about_one_passage_share_a_document(tmp_path: Path) -> None:
    passage = {"title": "Miel", "passage": "Le miel vient des abeilles."}
    write(tmp_path / "faq.jsonl.xz", {"query": "Qui fait le miel ?", **passage}, {"query": "Le miel ?", **passage})
    [document] = read_documents(tmp_path)
    assert document == Document(
        "faq", ("Qui fait le miel ?", "Le miel ?"), "Miel\nLe miel vient des abeilles.", asked=True
    )


def test_a_lead_that_begins_the_text_is_no_heading(tmp_path: Path) -> None:
    article = {"title": "Gel", "lead": "Il a gelé.", "text": "Il a gelé. Les vignes souffrent."}
    write(tmp_path / "news.jsonl.xz", article, {**article, "lead": "Un froid tardif."})
    assert [each.headings for each in read_documents(tmp_path)] == [("Gel",), ("Gel", "Un froid tardif.")]


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no "):
        read_documents(tmp_path)


def test_sentences_end_with_a_mark_before_a_capital_or_with_a_line() -> None:
    assert sentences("Il a dit oui. Elle attend.\nFin") == ["Il a dit oui.", "Elle attend.", "Fin"]
