"""How often the quote holds the answer, and how short it is: `python -m bench.quotes FOLDER`.

FOLDER is a BEIR folder whose `queries.jsonl` gives `answers`. Of the questions whose first citation is from a document
that answers and whose passage holds an answer, the share whose quote holds it, with a 95 % interval, and the length of
these quotes; beside them, how often the opening of the passage holds it.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory

from bench.quality import interval
from index.assemble import open_catalogue
from index.french.words import fold
from index.values.files import Refused
from qa.answer import Answer, Citation, NoAnswer
from qa.assemble import open_answerer
from qa.evaluation.beir import read_beir
from qa.understanding.question import understand

_OPENING = 320  # characters: what a reader would see of a passage without a choice of sentences


def answered(folder: Path) -> Iterator[tuple[Citation, list[str]]]:
    """The first citation of each question whose passage holds one of the answers, and these answers."""
    beir = read_beir(folder)
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").split("\n")
    answers = {str(one["_id"]): list(one["answers"]) for one in map(json.loads, filter(None, lines))}
    with TemporaryDirectory(prefix="dixit-quotes-") as data:
        catalogue = open_catalogue(Path(data))
        names = defaultdict(set)
        for outcome in catalogue.add(beir.files):
            if not isinstance(outcome, Refused):
                names[outcome.communique.id].add(outcome.name)
        answerer = open_answerer(catalogue)
        for query, text in beir.questions.items():
            match answerer.reply(answerer.find(understand(text))):
                case Answer(citations=(first, *_)) | NoAnswer(nearest=(first, *_)):
                    held = [answer for answer in answers[query] if _holds(first.passage.text, answer)]
                    if held and names[first.passage.communique.id] & beir.relevant[query]:
                        yield first, held
        catalogue.close()


def _holds(words: str, answer: str) -> bool:
    return _plain(answer) in _plain(words)


def _plain(words: str) -> str:
    return " ".join(fold(words).replace("’", "'").split())


def main(folder: Path) -> None:
    found = list(answered(folder))
    quotes = [citation.quote for citation, _ in found]
    kept = [float(any(_holds(quote, one) for one in held)) for quote, (_, held) in zip(quotes, found, strict=True)]
    opened = [float(any(_holds(citation.passage.text[:_OPENING], one) for one in held)) for citation, held in found]
    low, high = interval(kept)
    lengths = [len(quote) for quote in quotes]
    passages = fmean(len(citation.passage.text) for citation, _ in found)
    print(f"{len(found)} first citations whose passage, {passages:.0f} characters long, holds the answer")
    print(f"the quote holds it: {fmean(kept):.3f} ({low:.3f}–{high:.3f}); the first {_OPENING}: {fmean(opened):.3f}")
    print(f"length of the quote: mean {fmean(lengths):.0f}, median {median(lengths):.0f} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
