"""Questions to small texts by somebody who does not know the house: lists, tables, letters, corrections, denials."""

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.communique import Span
from index.values.files import File, Refused
from qa.answer import Answer, Citation
from qa.assemble import open_answerer
from qa.librarian import Librarian

CASES = [
    case
    for name in ("outsiders.toml", "meanings.toml")
    for case in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["case"]
]
Asked = tuple[Catalogue, Librarian]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("outsiders"))
    yield catalogue, open_answerer(catalogue)
    catalogue.close()


def plain(words: str) -> str:
    """`words` on one line, as a reader sees them: signs that nobody sees left out."""
    return " ".join(re.sub("[\u00ad\u200b]", "", words).replace("’", "'").split())


def shown(citation: Citation) -> str:
    text = citation.passage.communique.text
    return plain(" ".join([citation.quote, *(piece.of(text) for piece in citation.pieces)]))


def cited(asked: Asked, case: dict[str, Any]) -> tuple[Citation, ...]:
    """What is cited of the texts of the case alone."""
    catalogue, librarian = asked
    outcomes = catalogue.add([File(name, text.encode()) for name, text in case["files"].items()])
    texts = [outcome.communique.id for outcome in outcomes if not isinstance(outcome, Refused)]
    reply = librarian.ask(case["ask"])
    catalogue.erase(texts)
    return reply.citations if isinstance(reply, Answer) else ()


@pytest.mark.parametrize("case", CASES, ids=[f"{i} {case['ask']}" for i, case in enumerate(CASES)])
def test_a_quote_means_what_its_text_means(asked: Asked, case: dict[str, Any]) -> None:
    citations = cited(asked, case)
    words = [shown(citation) for citation in citations]
    assert words or "first" not in case
    assert "first" not in case or any(plain(one) in words[0] for one in case["first"])
    assert all(plain(one) in words[0] for one in case.get("cited", ()))
    assert not [one for one in case.get("never", ()) if any(plain(one) in extract for extract in words)]
    for said, who in case.get("whose", {}).items():
        assert all(
            who in f"{extract} {citation.passage.communique.sources}"
            for citation, extract in zip(citations, words, strict=True)
            if plain(said) in extract
        )

    for citation, other in combinations(citations, 2):
        of_one = citation.passage.communique.id == other.passage.communique.id
        assert not of_one or not _meet(citation.quoted, other.quoted)  # no words are read twice


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
