"""Learns talk from questions: `python -m training.talk TEXTS --out WEIGHTS`.

Talk is `talk.txt`, written for it, a text a line, and questions that come near to it `talk_questions.txt`; other
questions and key words are those of TEXTS, as for the other models.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from index.encoder.encoder import Encoder
from qa.understanding.intent.talk_classifier import length_of, meaning_of, weight_of_words, words_of
from training.texts import read_records

TALK = Path(__file__).with_name("talk.txt")
NEAR = Path(__file__).with_name("talk_questions.txt")
OFTEN = 8  # times that each of these counts
QUESTIONS, KEY_WORDS = 3_000, 1_500
APART = 0.2  # that are only measured on
PENALTY = 1e-4
_WORD = re.compile(r"[\w'’-]{4,}")
LEAST = 0.02  # a weight that is worth keeping


def questions(texts: Path, draw: random.Random) -> list[str]:
    """Of all kinds, as they were asked, and one to three words of others that follow one another."""
    found = [words for path in sorted(texts.glob("*.jsonl.xz")) for words in _asked(path)]
    draw.shuffle(found)
    return found[:QUESTIONS] + [_some_words(one, draw) for one in found[QUESTIONS : QUESTIONS + KEY_WORDS]]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def _asked(path: Path) -> Iterator[str]:
    if path.name.startswith("squad"):
        return
    for record in read_records(path):
        if asked := record.get("query") or record.get("title"):
            yield str(asked)


def _some_words(text: str, draw: random.Random) -> str:
    words = _WORD.findall(text) or [text]
    size = draw.randint(1, min(3, len(words)))
    start = draw.randint(0, len(words) - size)
    return " ".join(words[start : start + size])


def table(texts: Sequence[str], encoder: Encoder, vocabulary: Sequence[str]) -> NDArray[np.float64]:
    """`(texts, features)`: meaning, words, length, and a one."""
    place = {word: number for number, word in enumerate(vocabulary)}
    rows = []
    for text in texts:
        words = words_of(text)
        counted = np.zeros(len(vocabulary))
        for word in words:
            if word in place:
                counted[place[word]] += weight_of_words(words)
        rows.append(np.concatenate([meaning_of(encoder.question(text)), counted, length_of(text), [1.0]]))
    return np.array(rows)


def learn(talk: NDArray[np.float64], asked: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression; both sides count as much."""
    values = np.vstack([talk, asked])
    right = np.append(np.ones(len(talk)), np.zeros(len(asked)))
    share = np.append(np.full(len(talk), 0.5 / len(talk)), np.full(len(asked), 0.5 / len(asked)))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = values @ weights
        counted = np.append(weights[:-1], 0.0)
        total = share @ np.logaddexp(0.0, np.where(right > 0, -logits, logits)) + PENALTY / 2 * counted @ counted
        return float(total), values.T @ (share * (1 / (1 + np.exp(-logits)) - right)) + PENALTY * counted

    found: NDArray[np.float64] = minimize(
        loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 800}
    ).x
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    draw, encoder = random.Random(7), Encoder()
    talk, near = _lines(TALK), _lines(NEAR)
    draw.shuffle(talk)
    others = questions(asked.texts, draw) + near * OFTEN
    draw.shuffle(others)
    counted = Counter(word for text in talk for word in set(words_of(text)))
    vocabulary = sorted(counted)
    of_talk, of_others = table(talk, encoder, vocabulary), table(others, encoder, vocabulary)
    parts = round(len(talk) * APART), round(len(others) * APART)
    weights = learn(of_talk[parts[0] :], of_others[parts[1] :])
    for enough in (1.5, 2.0, 2.5, 3.0):
        told, wrong = np.mean(of_talk[: parts[0]] @ weights > enough), np.mean(of_others[: parts[1]] @ weights > enough)
        print(f"from {enough} on: {told:.3f} of the talk apart, {wrong:.4f} of the questions apart")
    weights = learn(of_talk, of_others)
    width = of_talk.shape[1] - len(vocabulary) - 3
    words = {
        word: round(float(weight), 3)
        for word, weight in zip(vocabulary, weights[width : width + len(vocabulary)], strict=True)
        if abs(weight) > LEAST
    }
    made = {
        "meaning": [round(float(weight), 4) for weight in weights[:width]],
        "length": [round(float(weight), 4) for weight in weights[-3:-1]],
        "always": round(float(weights[-1]), 4),
        "words": words,
    }
    made_by = {"made": "python -m training.talk", "weights": made}
    asked.out.write_text(json.dumps(made_by, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
