"""`golden.jsonl` of an evaluation folder: questions put by the whole ordinary path, refusing included."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from qa.answer import Answer, Citation, Reply

_DEPTHS = {"first": 1, "three": 3, "five": 5}


@dataclass(frozen=True)
class Golden:
    """A question and what is right: a quote from one of `docs` that holds one of `has`, or, where both are empty, none.

    All runs of white space in `has` are one space.
    """

    question: str
    kind: str
    docs: frozenset[str]
    has: tuple[str, ...]

    @property
    def refuse(self) -> bool:
        return not self.docs


def read_golden(folder: Path) -> list[Golden]:
    """The questions of `golden.jsonl`; none when there is no such file. Raises DixitError for one that cannot be
    read.
    """
    path = folder / "golden.jsonl"
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return [_golden(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DixitError(
            f"Le fichier « {path} » n’est pas lisible\N{NO-BREAK SPACE}: chaque ligne a q, kind, et docs et has, ou "
            "refuse."
        ) from error


def _golden(record: Mapping[str, object]) -> Golden:
    question, kind = str(record["q"]), str(record["kind"])
    if record.get("refuse"):
        return Golden(question, kind, frozenset(), ())
    docs, has = record["docs"], record["has"]
    if not (isinstance(docs, list) and isinstance(has, list) and docs and has):
        raise ValueError(f"nothing answers {question!r}")
    return Golden(question, kind, frozenset(map(str, docs)), tuple(_plain(str(words)) for words in has))


def figures(
    replies: Sequence[tuple[Golden, Reply]], documents: Mapping[CommuniqueId, Sequence[str]]
) -> dict[str, float | dict[str, float]]:
    """`first`, `three`, `five`: of the questions that have an answer, the share of which one of that many quotes holds
    it, a refusal holding none. `refused` by kind, and `first` by kind.
    """
    shares: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    refused: dict[str, list[float]] = defaultdict(list)
    for golden, reply in replies:
        refused[golden.kind].append(float(not isinstance(reply, Answer)))
        if golden.refuse:
            continue
        citations = reply.citations if isinstance(reply, Answer) else ()
        right = [_is_right(citation, golden, documents) for citation in citations]
        for name, depth in _DEPTHS.items():
            shares[name].append(float(any(right[:depth])))
        first[golden.kind].append(shares["first"][-1])
    return {**_means(shares), "first_by_kind": _means(first), "refused_by_kind": _means(refused)}


def _means(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {name: round(fmean(numbers), 4) for name, numbers in values.items()}


def _is_right(citation: Citation, golden: Golden, documents: Mapping[CommuniqueId, Sequence[str]]) -> bool:
    """Whether the quote, its pieces included, is of a right text and holds what answers."""
    text = citation.passage.communique
    if golden.docs.isdisjoint(documents.get(text.id, ())):
        return False
    pieces = [_plain(piece.of(text.text)) for piece in citation.pieces]
    return any(words in piece for words in golden.has for piece in (*pieces, " ".join(pieces)))


def _plain(words: str) -> str:
    return " ".join(words.split())
