"""The texts and the questions that all peers get: a BEIR folder, and made-up texts up to the number asked for."""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.peers.peer import Text
from bench.texts import Author
from index.reading.read import read
from qa.evaluation.beir import read_beir

_WORDS = range(40, 120)  # of a made-up text: one passage


@dataclass(frozen=True)
class Corpus:
    texts: list[Text]
    questions: dict[str, str]
    relevant: dict[str, set[str]]


def corpus_of(folder: Path, size: int = 0, questions: int = 0) -> Corpus:
    """That of `folder`, with made-up texts until there are `size`; the first of its `questions`, all of them for 0."""
    beir = read_beir(folder)
    texts = []
    for file in beir.files:
        communique = read(file)
        title = communique.title.value if communique.title is not None else ""
        texts.append(Text(file.name, title, communique.text))
    made_up = _made_up()
    texts += [next(made_up) for _ in range(size - len(texts))]
    asked = dict(list(beir.questions.items())[: questions or None])
    return Corpus(texts, asked, {query: beir.relevant[query] for query in asked})


def one_more(number: int) -> tuple[Text, str]:
    """A text that no corpus holds, and a question that finds it by a word of its own."""
    word = f"xylo{number}zygote"
    return Text(f"one-more-{number}", "", f"Le comité annonce que le {word} ouvrira ses portes au public."), (
        f"Quand ouvrira le {word} ?"
    )


def _made_up() -> Iterator[Text]:
    """Words of `bench.texts`, which are those of no language, without end."""
    chance, number = random.Random(7), 0
    for file in Author().files(sys.maxsize):
        words = file.whole().decode().split()
        while len(words) >= _WORDS.stop:
            some = chance.choice(_WORDS)
            yield Text(f"made-up-{number}", "", " ".join(words[:some]))
            words, number = words[some:], number + 1
