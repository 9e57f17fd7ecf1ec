"""A folder of `*.jsonl.xz` → documents: what was asked or announced, and the text that answers it."""

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

SENTENCE_END = re.compile(r"(?<=[.!?…])[\s»\"]+(?=[A-ZÀ-Ý«\"\d—–-])|\n+")


@dataclass(frozen=True)
class Document:
    """`headings` (titles, leads or questions) point at `body`; `asked` if they are given queries."""

    source: str
    headings: tuple[str, ...]
    body: str
    asked: bool


def read_documents(folder: Path) -> list[Document]:
    """All documents under `folder`, in the order of the files; queries about one passage share a document.

    A record with `text` is an article (`title`, `lead`); a record with `passage` is a `query` about it.
    """
    documents = [document for path in sorted(folder.glob("*.jsonl.xz")) for document in read_file(path)]
    if not documents:
        raise ValueError(f"no *.jsonl.xz in {folder}")
    return documents


def read_file(path: Path) -> list[Document]:
    """The documents of one file: its articles, then its asked passages."""
    source = path.name.removesuffix(".jsonl.xz")
    articles: list[Document] = []
    queries: dict[str, list[str]] = {}
    for record in read_records(path):
        if "text" in record:
            articles.append(article(source, record))
        else:
            queries.setdefault(titled_passage(record), []).append(record["query"])
    asked = (Document(source, tuple(each), body, asked=True) for body, each in queries.items())
    return [*articles, *asked]


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def article(source: str, record: dict[str, Any]) -> Document:
    """An article; a lead that begins the text is no heading (the pair would be a copy)."""
    title, lead, text = record["title"], record["lead"], record["text"]
    headings = (title,) if text.startswith(lead[:60]) else (title, lead)
    return Document(source, headings, text, asked=False)


def titled_passage(record: dict[str, Any]) -> str:
    """The passage, under its title where it has one, as passages are indexed."""
    title = record.get("title", "")
    return f"{title}\n{record['passage']}" if title else str(record["passage"])


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where each sentence of `text` begins and ends, with what stands before the next: together they are the text.

    >>> sentence_bounds("Oui. Non.")
    [(0, 5), (5, 9)]
    """
    return [*pairwise([0, *(found.end() for found in SENTENCE_END.finditer(text)), len(text)])]


def sentences(text: str) -> list[str]:
    """The sentences of `text`, blank ones dropped.

    >>> sentences("Il a dit oui. Elle attend.\\nFin")
    ['Il a dit oui.', 'Elle attend.', 'Fin']
    """
    return [piece for piece in SENTENCE_END.split(text) if piece.strip()]
