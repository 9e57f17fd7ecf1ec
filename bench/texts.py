"""Communiqués to measure with: made up, always the same, with the word statistics of a language."""

import itertools
import random
from collections.abc import Iterator

from index.values.files import File

_SYLLABLES = (
    "ba bre cli con da dé di en fé fra gé ion la lé li ma mé mo na né no pa per pré que ra "
    "ré ri sa sé so ta té ti tion tra va ver vi"
).split()
_SMALL_WORDS = "de la le et les des à en un une du pour dans que sur par au est ce qui ne pas plus aux avec".split()
_VOCABULARY = 30_000
_SENTENCE = 18  # words
_PARAGRAPH = 5  # sentences
_TEXT = 8  # paragraphs


class Author:
    """Writes texts whose words follow Zipf's law: the n-th word comes up 1/n as often as the first."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        words = {"".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 5))) for _ in range(40_000)}
        self._words = sorted(words)[:_VOCABULARY]
        self._random.shuffle(self._words)
        self._weights = list(itertools.accumulate(1 / rank for rank in range(2, len(self._words) + 2)))

    def files(self, count: int) -> Iterator[File]:
        """`count` communiqués of about ten passages, from forty organisations, over ten years."""
        for number in range(count):
            head = f"COMMUNIQUÉ ORG{number % 40:02}\n\n{self._sentence()[:80]}\n\n"
            body = "\n\n".join(self._paragraph() for _ in range(_TEXT))
            foot = f"\n\nParis, le {number % 28 + 1} février {2015 + number % 10}"
            yield File(f"texte-{number:05}.txt", (head + body + foot).encode())

    def question(self) -> str:
        """A question about two things that the texts speak of."""
        first, second, third = self._content(3)
        return f"Que dit le texte de la {first} {second} et de la {third} ?"

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(_PARAGRAPH))

    def _sentence(self) -> str:
        content = self._content(_SENTENCE // 2)
        small = self._random.choices(_SMALL_WORDS, k=_SENTENCE // 2)
        words = " ".join(itertools.chain.from_iterable(zip(small, content, strict=True)))
        return words[0].upper() + words[1:] + "."

    def _content(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)
