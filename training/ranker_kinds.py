"""Training texts → small corpora and questions that a ranker learns from, of many kinds.

The embedding must not have seen these texts: on pairs that it learned, its cosine finds nearly every passage, and a
ranker that learns from it trusts it blindly. `python -m training.ranker_kinds FOLDER --held HELD --rest REST` parts the
texts; `training.embedding REST` then gives the embedding that the ranker learns with.
"""

import argparse
import hashlib
import json
import lzma
import random
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from training.degraded import degraded
from training.texts import read_records
from training.written import Written, digest, digests, read_written

HELD_SHARE = {
    "administration-sites": 0.4,
    "amendments": 0.1,
    "canada-laws": 0.15,
    "french-codes": 0.12,
    "openquizzdb": 0.4,
    "orangesum-news": 0.1,
    "piaf-questions": 0.5,
    "public-faq": 0.5,
}
READ = {  # documents and questions of a kind whose passages are read in context: some minutes on two cores
    "piaf": (330, 500),
    "piaf, articles": (42, 400),
    "faq": (330, 330),
    "news, titles": (110, 110),
    "sites": (200, 200),
    "openquizzdb": (250, 150),
    "news, leads": (50, 50),
    "amendments": (70, 70),
    "written": (400, 500),
}


@dataclass
class Kind:
    """Documents (`title` or "", `text`) by id, and questions with the id and the words that answer each.

    A passage is right when it is of that document and holds one of `answers`, or any of its passages without these.
    `unanswered` are questions that no document answers, though some speak of their subject.
    """

    weight: float
    documents: dict[str, tuple[str, str]] = field(default_factory=dict)
    questions: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


def kinds(held: Path, draw: random.Random) -> dict[str, Kind]:
    """What was measured to carry over to other kinds; weights are those of `training.ranker`."""
    piaf = list(read_records(held / "piaf-questions.jsonl.xz"))
    faq = list(read_records(held / "public-faq.jsonl.xz"))
    news = list(read_records(held / "orangesum-news.jsonl.xz"))
    found = {
        "piaf": _pairs(2.0, piaf, lambda record: record["title"]),
        "piaf, without titles": _pairs(1.0, piaf[::3], lambda record: ""),
        "piaf, articles": _articles(3.0, piaf),
        "faq": _pairs(1.5, faq, lambda record: ""),
        "faq, bare or mistyped": _pairs(1.0, faq[::2], lambda record: record["query"]),
        "news, titles": _news(1.0, [(each["title"], "", each["text"]) for each in news]),
        "news, leads": _news(1.0, [_lead_apart(each) for each in news[::3]]),
        "written": _written(3.0, [one for one in read_written(news) if one.fitted_on]),
        "sites": _pairs(1.0, list(read_records(held / "administration-sites.jsonl.xz")), lambda record: ""),
    }
    for name in ("openquizzdb", "amendments", "french-codes", "canada-laws"):
        found[name] = _pairs(0.3, list(read_records(held / f"{name}.jsonl.xz"))[:1_200], lambda record: "")
    for name, kind in found.items():
        share = 1.0 if name == "faq, bare or mistyped" else 0.2
        kind.questions = [
            (degraded(text, draw) if draw.random() < share else text, document, answers)
            for text, document, answers in kind.questions
        ]
    return found


def few(found: dict[str, Kind], draw: random.Random) -> dict[str, Kind]:
    """Those of `READ`, with as many documents and questions on them as it says."""
    some = {}
    for name, (documents, questions) in READ.items():
        kind = found[name]
        kept = {each: kind.documents[each] for each in sorted(kind.documents)[:documents]}
        asked = [question for question in kind.questions if question[1] in kept]
        some[name] = replace(kind, documents=kept, questions=draw.sample(asked, min(questions, len(asked))))
    return some


def _pairs(weight: float, records: list[dict[str, Any]], title: Callable[[dict[str, Any]], str]) -> Kind:
    kind = Kind(weight)
    for record in records:
        name = _digest(record["passage"])
        kind.documents.setdefault(name, (title(record), record["passage"]))
        kind.questions.append((record["query"], name, tuple(record.get("answers", ()))))
    return kind


def _articles(weight: float, records: list[dict[str, Any]]) -> Kind:
    """The passages of an article as one document, in which the one that holds the answer must be found."""
    kind = Kind(weight)
    passages: dict[str, dict[str, None]] = {}
    for record in records:
        passages.setdefault(record["title"], {})[record["passage"]] = None
        kind.questions.append((record["query"], record["title"], tuple(record["answers"])))
    kind.documents = {title: (title, "\n\n".join(some)) for title, some in passages.items()}
    return kind


def _news(weight: float, articles: list[tuple[str, str, str]]) -> Kind:
    kind = Kind(weight)
    for asked, title, text in articles:
        kind.documents[_digest(text)] = (title, text)
        kind.questions.append((asked, _digest(text), ()))
    return kind


def _written(weight: float, texts: list[Written]) -> Kind:
    kind = Kind(weight)
    for one in texts:
        name = _digest(one.text)
        kind.documents[name] = (one.title, one.text)
        for asked in one.asked:
            if asked.kind == "near":
                kind.unanswered.append(asked.question)
            else:
                kind.questions.append((asked.question, name, (one.answer(asked),)))
    return kind


def _lead_apart(article: dict[str, Any]) -> tuple[str, str, str]:
    """The lead asks for the text, which keeps its title and goes on after the lead."""
    lead, text = article["lead"], article["text"]
    rest = text[len(lead) :].strip() if text.startswith(lead[:60]) else text
    return lead, article["title"], rest or text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def is_held(source: str, record: dict[str, Any], asked_about: Set[str] = frozenset()) -> bool:
    """Whether the ranker, and not the embedding, learns from a record: all of one passage, or article, alike.
    `asked_about` are the digests of the articles that people wrote questions on, which are held all.
    """
    whole = record["title"] if source == "piaf-questions" else record.get("passage") or record["text"]
    return digest(whole) in asked_about or int(_digest(whole)[:8], 16) / 2**32 < HELD_SHARE.get(source, 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the training texts, *.jsonl.xz")
    parser.add_argument("--held", type=Path, required=True, help="folder for what the ranker learns from")
    parser.add_argument("--rest", type=Path, required=True, help="folder for what its embedding learns from")
    asked = parser.parse_args()
    for path in sorted(asked.folder.glob("*.jsonl.xz")):
        source = path.name.removesuffix(".jsonl.xz")
        for folder, lines in ((asked.held, _part(path, source, True)), (asked.rest, _part(path, source, False))):
            folder.mkdir(parents=True, exist_ok=True)
            with lzma.open(folder / path.name, "wt", encoding="utf-8", preset=0) as out:
                out.writelines(lines)


def _part(path: Path, source: str, held: bool) -> Iterator[str]:
    asked_about = digests()
    return (
        json.dumps(record, ensure_ascii=False) + "\n"
        for record in read_records(path)
        if is_held(source, record, asked_about) == held
    )


if __name__ == "__main__":
    main()
