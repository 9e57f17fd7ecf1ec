"""Dense search alone, measured: `python -m training.measure MODEL FOLDER…`, in the BEIR layout."""

import argparse
import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray

DEPTH = 10
TITLE = "\n## Dense search alone\n"


def rankings(model: StaticModel, folder: Path) -> dict[str, list[str]]:
    """The first `DEPTH` documents of each query, best first; a title stands before its text."""
    corpus, queries = read_lines(folder / "corpus.jsonl"), read_lines(folder / "queries.jsonl")
    passages = encode(model, [f"{row.get('title', '')}\n{row['text']}" for row in corpus])
    scores = encode(model, [row["text"] for row in queries]) @ passages.T
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    return {query["_id"]: [corpus[i]["_id"] for i in row] for query, row in zip(queries, best, strict=True)}


def encode(model: StaticModel, texts: list[str]) -> NDArray[np.float32]:
    return np.asarray(model.encode(texts), dtype=np.float32)


def read_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_judgements(path: Path) -> dict[str, set[str]]:
    """The relevant documents of each query."""
    relevant: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if int(row["score"]) > 0:
                relevant[row["query-id"]].add(row["corpus-id"])
    return relevant


def reciprocal_rank(ranking: list[str], relevant: set[str]) -> float:
    """One over the rank of the first relevant document, 0 without.

    >>> reciprocal_rank(["a", "b"], {"b"})
    0.5
    """
    return next((1 / rank for rank, each in enumerate(ranking, start=1) if each in relevant), 0.0)


def ndcg(ranking: list[str], relevant: set[str]) -> float:
    """Discounted gain over its best possible value (Järvelin & Kekäläinen, 2002), for yes-or-no judgements.

    >>> round(ndcg(["a", "b"], {"b"}), 3)
    0.631
    """
    gain = sum(1 / np.log2(rank + 1) for rank, each in enumerate(ranking, start=1) if each in relevant)
    best = sum(1 / np.log2(rank + 1) for rank in range(1, min(len(relevant), len(ranking)) + 1))
    return float(gain / best) if best else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--card", action="store_true", help="write the figures into the model's card")
    asked = parser.parse_args()
    model = StaticModel.from_pretrained(asked.model)
    lines = [f"| set | queries | MRR@{DEPTH} | nDCG@{DEPTH} |", "| --- | --- | --- | --- |"]
    for folder in asked.folders:
        ranked, relevant = rankings(model, folder), read_judgements(folder / "qrels.tsv")
        judged = [(ranked[query], relevant[query]) for query in ranked if relevant.get(query)]
        mrr = np.mean([reciprocal_rank(*each) for each in judged])
        gain = np.mean([ndcg(*each) for each in judged])
        lines.append(f"| {folder.name} | {len(judged):,} | {mrr:.3f} | {gain:.3f} |")
    print("\n".join(lines))
    if asked.card:
        card = asked.model / "README.md"
        kept = card.read_text(encoding="utf-8").split(TITLE)[0]
        card.write_text(f"{kept}{TITLE}\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
