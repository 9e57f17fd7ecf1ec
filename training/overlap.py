"""Do the training texts share a long run of words with what an evaluation set asks for?

`python -m training.overlap FOLDER EVALUATION…` exits 1 and says which, if they do. Only queries and passages
judged relevant count: other passages of a corpus are there to be wrong answers, and give nothing away.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.measure import read_judgements, read_lines
from training.texts import Document, read_documents

RUN = 13  # words, as usual in contamination checks since GPT-3 (Brown et al., 2020)
WORD = re.compile(r"\w+")


def runs(text: str, length: int = RUN) -> Iterator[str]:
    """Every run of `length` words of `text`, lower-cased, without punctuation; a shorter text is one run.

    >>> list(runs("Le Conseil, réuni hier.", 3))
    ['le conseil réuni', 'conseil réuni hier']
    """
    words = WORD.findall(text.lower())
    return (" ".join(words[start : start + length]) for start in range(max(1, len(words) - length + 1)))


def asked_for(folder: Path) -> Iterator[str]:
    """The queries of an evaluation set and the passages judged relevant to them."""
    relevant = set().union(*read_judgements(folder / "qrels.tsv").values())
    yield from (row["text"] for row in read_lines(folder / "queries.jsonl"))
    yield from (row["text"] for row in read_lines(folder / "corpus.jsonl") if row["_id"] in relevant)


def split_off(documents: Iterable[Document], folders: Iterable[Path]) -> tuple[list[Document], list[Document]]:
    """The documents that share no run with what the evaluation sets ask for, and those that do."""
    wanted = {run for folder in folders for text in asked_for(folder) for run in runs(text)}
    apart: list[Document] = []
    sharing: list[Document] = []
    for document in documents:
        texts = (*document.headings, document.body)
        shares = any(not wanted.isdisjoint(runs(text)) for text in texts)
        (sharing if shares else apart).append(document)
    return apart, sharing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the training texts, *.jsonl.xz")
    parser.add_argument("evaluations", type=Path, nargs="+", help="folders in the BEIR layout")
    asked = parser.parse_args()
    documents = read_documents(asked.folder)
    overlap = False
    for folder in asked.evaluations:
        _, sharing = split_off(documents, [folder])
        by_source = Counter(document.source for document in sharing)
        print(f"{folder.name}: {len(sharing)} documents share {RUN} words or more in a row {dict(by_source)}")
        overlap = overlap or bool(sharing)
    return int(overlap)


if __name__ == "__main__":
    sys.exit(main())
