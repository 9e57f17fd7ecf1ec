"""Questions that people wrote on French texts by reading them: `written/communiques.jsonl`, on communiqués written with
them (of invented facts), and `written/news.jsonl`, on articles of `orangesum-news` named by the digest of their text.

A line is a text: `title` and `text`, or `sha256`; `asked` are its questions: `kind`, `question`, and where the words
that answer it stand in the text, `start` and `end`; the text does not answer those of kind `near`, though it speaks of
their subject.
"""

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.passages.splitting import split
from index.reading.front_matter import with_front_matter
from index.reading.read import read
from index.values.files import File

FOLDER = Path(__file__).with_name("written")
FITTED_ON = 0.35  # of the texts: what the order and the confidence are learned from, and not the reader
_ELSEWHERE = 0.35  # share of the questions that come once more with a passage that does not hold their answer
_BEFORE = 25  # characters before an answer, which tell it from the same words elsewhere


@dataclass(frozen=True)
class Asked:
    """A question, and the words that answer it in a text, from `start` to `end`; none where the text has no answer."""

    kind: str
    question: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Written:
    """A text, and what was asked of it."""

    title: str
    text: str
    asked: tuple[Asked, ...]

    @property
    def fitted_on(self) -> bool:
        """Whether the order and the confidence are learned from it, and not the reader."""
        return int(digest(self.text)[:8], 16) / 2**32 < FITTED_ON

    def answer(self, one: Asked) -> str:
        return self.text[one.start : one.end]

    def passages(self) -> list[str]:
        """As the index splits it."""
        whole = read(File("a.md", with_front_matter({"title": self.title}, self.text).encode()))
        return [passage.text.strip() for passage in split(whole)]

    def place(self, one: Asked, passages: Iterable[str]) -> tuple[str, int] | None:
        """The passage in which the answer stands, and where; None where no passage holds it in one piece."""
        before, answer = self.text[max(0, one.start - _BEFORE) : one.start], self.answer(one)
        for passage in passages:
            if before + answer in passage:
                return passage, passage.index(before + answer) + len(before)
        found = [passage for passage in passages if passage.count(answer) == 1]
        return (found[0], found[0].index(answer)) if len(found) == 1 else None


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def digests(folder: Path = FOLDER) -> set[str]:
    """Of the articles that were asked about."""
    return {record["sha256"] for record in _records(folder) if "sha256" in record}


def read_written(news: Iterable[Mapping[str, Any]], folder: Path = FOLDER) -> list[Written]:
    """All of them; `news` are the articles among which those that were asked about are looked for."""
    wanted = digests(folder)
    articles = {name: each for each in news if (name := digest(each["text"])) in wanted}
    texts = (
        (record["asked"], articles.get(record["sha256"]) if "sha256" in record else record)
        for record in _records(folder)
    )
    return [
        Written(text["title"], text["text"], tuple(Asked(**each) for each in asked)) for asked, text in texts if text
    ]


def in_passages(one: Written, draw: random.Random) -> Iterator[tuple[Asked, str, int | None]]:
    """Each question with a passage, and where its answer stands there; some once more with one that does not hold it,
    and those that the text does not answer with two passages or three."""
    passages = one.passages()
    for asked in one.asked:
        if asked.kind == "near":
            for passage in draw.sample(passages, min(draw.choice((1, 2, 3)), len(passages))):
                yield asked, passage, None
        elif found := one.place(asked, passages):
            yield asked, *found
            others = [passage for passage in passages if one.answer(asked) not in passage]
            if others and draw.random() < _ELSEWHERE:
                yield asked, draw.choice(others), None


def _records(folder: Path) -> list[dict[str, Any]]:
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").split("\n")]
    return [json.loads(line) for line in lines if line]
