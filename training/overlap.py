"""Do the training texts share a long run of words with an evaluation set?

`python -m training.overlap FOLDER EVALUATION…` exits 1 and shows the first shared runs when they do.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.measure import read_lines
from training.texts import read_documents

RUN = 13  # words, as usual in contamination checks since GPT-3 (Brown et al., 2020)
SHOWN = 5
WORD = re.compile(r"\w+")


def runs(text: str, length: int = RUN) -> Iterator[str]:
    """Every run of `length` words of `text`, lower-cased, without punctuation.

    >>> list(runs("Le Conseil, réuni hier.", 3))
    ['le conseil réuni', 'conseil réuni hier']
    """
    words = WORD.findall(text.lower())
    return (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))


def shared(training: Iterable[str], evaluation: Iterable[str]) -> dict[str, int]:
    """Each run that both hold → the number of training texts that hold it."""
    wanted = {run for text in evaluation for run in runs(text)}
    found: dict[str, int] = {}
    for text in training:
        for run in wanted.intersection(runs(text)):
            found[run] = found.get(run, 0) + 1
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the training texts, *.jsonl.xz")
    parser.add_argument("evaluations", type=Path, nargs="+", help="folders in the BEIR layout")
    asked = parser.parse_args()
    training = [text for each in read_documents(asked.folder) for text in (*each.headings, each.body)]
    overlap = False
    for folder in asked.evaluations:
        rows = read_lines(folder / "corpus.jsonl") + read_lines(folder / "queries.jsonl")
        found = shared(training, (row["text"] for row in rows))
        print(f"{folder.name}: {len(found)} shared runs of {RUN} words")
        for run in list(found)[:SHOWN]:
            print(f"  {found[run]} × {run}")
        overlap = overlap or bool(found)
    return int(overlap)


if __name__ == "__main__":
    sys.exit(main())
