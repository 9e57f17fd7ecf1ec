"""A corpus of any size out of real texts: seeded variations of those in a folder of `*.jsonl.xz`."""

import json
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.values.files import File

_TEXT = 5_000  # characters, from which a variation is long enough: seven passages
_CHANGED = 0.4  # of the longer words
_WORD = re.compile(r"[^\W\d_]{5,}|\d+")
_SOURCES = 40
_YEARS = range(2005, 2025)


class Variations:
    """Texts made of records that follow each other in one file, two fifths of their longer words and figures exchanged.

    What comes in place of a word is another of the same file, as often as it occurs there: so that terms keep their
    frequencies, no text is a copy of another, and vectors spread as those of real texts do.
    """

    def __init__(self, folder: Path, seed: int = 7, most: int = 40_000) -> None:
        """`most` records of each file. Raises ValueError for a folder without texts."""
        self._random = random.Random(seed)
        files = [list(_texts(path, most)) for path in sorted(folder.glob("*.jsonl.xz"))]
        self._files = [texts for texts in files if texts]
        if not self._files:
            raise ValueError(f"no *.jsonl.xz with texts in {folder}")
        self._words = [_WORD.findall(" ".join(texts[:1_000])) for texts in self._files]

    def files(self, count: int) -> Iterator[File]:
        """`count` communiqués of about seven passages, from forty organisations, over twenty years."""
        for number in range(count):
            which = self._random.randrange(len(self._files))
            day = f"{self._random.choice(_YEARS)}-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"
            head = f"---\nsource: ORG{number % _SOURCES:02}\ndate: {day}\n---\n"
            yield File(f"variation-{number:07}.md", (head + self._varied(which)).encode())

    def questions(self, count: int) -> list[str]:
        """`count` questions in the words of the texts: a stretch of four to nine of them."""
        asked = []
        for _ in range(count):
            words = self._random.choice(self._random.choice(self._files)).split()
            start = self._random.randrange(max(1, len(words) - 9))
            asked.append(f"Que dit le texte de {' '.join(words[start : start + self._random.randint(4, 9)])} ?")
        return asked

    def _varied(self, which: int) -> str:
        texts, words, draw = self._files[which], self._words[which], self._random.random
        place, length, parts = self._random.randrange(len(texts)), 0, list[str]()
        while length < _TEXT:
            parts.append(texts[place % len(texts)])
            length, place = length + len(parts[-1]), place + 1
        number, together = len(words), "\n\n".join(parts)
        return _WORD.sub(lambda one: words[int(draw() * number)] if draw() < _CHANGED else one[0], together)


def _texts(path: Path, most: int) -> Iterator[str]:
    """What each record says, its longest field last: title or question, then the text."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for _, line in zip(range(most), stream, strict=False):
            yield "\n".join(_said(json.loads(line)))


def _said(record: dict[str, object]) -> Sequence[str]:
    fields = [record.get(name) for name in ("title", "query", "lead", "passage", "text")]
    return [one for one in fields if isinstance(one, str) and one.strip()]
