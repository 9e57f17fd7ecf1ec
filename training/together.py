"""What reading question and passage together adds: `python -m training.together HELD PAIRS --model MODEL --out FOLDER`.

HELD, MODEL are those of `training.ranker`, which comes first; PAIRS are those of `training.reader`: what it learned
from is not asked here. Writes `order-together.json` and `confidence-together.json`.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from index.assemble import catalogue_with
from index.encoder.contexts import Contexts
from index.encoder.encoder import Encoder
from index.encoder.span_reader import SpanReader
from index.passages.embedding import StaticEmbedder
from index.storage.folder.kept_vectors import kept_in
from index.values.filter import EVERYTHING
from qa.ranking import context as in_context
from qa.ranking import ranker as by_words
from qa.ranking.linear import KEY_WORDS, QUESTION
from qa.ranking.matching import Floats, WordVectors
from qa.ranking.ranker import Model, Ranked, Ranker, beside
from qa.ranking.together import CONFIDENCE, ORDER, READ, Together, columns
from qa.understanding.intent.answer_type import asks
from qa.understanding.question import Question
from training import confidence, ranker
from training.confidence import BEST, Firsts, situations
from training.ranker_data import Judged, is_right, stored
from training.ranker_kinds import READ as READ_KINDS
from training.ranker_kinds import Kind, kinds
from training.reader_batches import read_pairs

NAMES = ("score", "together: answers", "together: best words")
SURE = ("confidence", "together: answers", "together: best words")
_CANDIDATES = 60


@dataclass(frozen=True)
class Seen:
    """The first candidates of a question: their features, and which of them are right."""

    found: Mapping[str, Floats]
    right: NDArray[np.bool_]
    asks: bool


def unlearned(found: Mapping[str, Kind], pairs: Path, draw: random.Random) -> dict[str, Kind]:
    """Of each kind of `READ`, questions on passages that the reader has not learned from, among some other texts."""
    passages = {pair.passage for pair in read_pairs(pairs) if pair.answers and not pair.apart}
    left = {}
    for name, (documents, questions) in READ_KINDS.items():
        kind = found[name]
        fresh = {each for each, (_, text) in kind.documents.items() if passages.isdisjoint(text.split("\n\n"))}
        asked = [question for question in kind.questions if question[1] in fresh]
        asked = draw.sample(asked, min(questions, len(asked)))
        first = dict.fromkeys(document for _, document, _ in asked)
        kept = [*first, *(each for each in sorted(kind.documents) if each not in first)][: max(documents, len(first))]
        left[name] = replace(kind, documents={each: kind.documents[each] for each in kept}, questions=asked)
    return {name: kind for name, kind in left.items() if kind.questions}


def seen(kind: Kind, model: Path, contexts: Contexts) -> Iterator[Seen]:
    """Of each question that has candidates."""
    embedder = StaticEmbedder(model)
    assert contexts.reader is not None
    with TemporaryDirectory(prefix="dixit-together-") as data:
        catalogue = catalogue_with(Path(data), embedder)
        documents = stored(catalogue, kind)
        rank = Ranker(
            Model.read(by_words.ORDER, by_words.CONFIDENCE),
            WordVectors(*embedder.vocabulary()),
            catalogue.texts.these,
            (in_context.ContextReader(contexts), Model.read(in_context.ORDER, in_context.CONFIDENCE)),
        )
        together = Together(contexts.reader)
        for text, document, answers in kind.questions:
            results = catalogue.search(text, _CANDIDATES)
            question = Question(text, (), EVERYTHING)
            first: Sequence[Ranked] = rank(question, results.candidates, results.idf_weights)[:READ]
            if not first:
                continue
            best = [one.candidate for one in first]
            texts = catalogue.texts.these({candidate.passage.communique for candidate in best})
            found = beside(first) | columns(together(text, best, texts), best)
            right = np.array([is_right(one, documents.get(document), answers) for one in best])
            yield Seen(found, right, asks(text))
        catalogue.close()


def judged(all_seen: Sequence[Seen], weight: float) -> Judged:
    """Those of which a candidate is right."""
    answered = [one for one in all_seen if one.right.any()]
    values = [np.stack([one.found[name] for name in NAMES], axis=1).astype(np.float32) for one in answered]
    return Judged(
        np.concatenate(values),
        np.repeat(np.arange(len(values)), [len(some) for some in values]),
        np.concatenate([one.right for one in answered]),
        np.array([one.asks for one in answered]),
        weight,
        len(answered) / max(1, len(all_seen)),
    )


def firsts(all_seen: Sequence[Seen], order: tuple[Floats, Floats]) -> Firsts:
    values, right = [], []
    for one in all_seen:
        scores = np.stack([one.found[name] for name in NAMES], axis=1) @ order[0 if one.asks else 1]
        best = np.argsort(-scores, kind="stable")[:BEST]
        best = np.pad(best, (0, BEST - len(best)), mode="edge")
        values.append(np.stack([one.found[name][best] for name in SURE], axis=1))
        right.append(one.right[best])
    return Firsts(np.array(values, dtype=np.float32), np.array(right), np.array([one.asks for one in all_seen]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("held", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="an embedding that has not seen HELD")
    parser.add_argument("--kept", type=Path, required=True, help="folder for the vectors of passages")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    encoder = Encoder()
    asked.kept.mkdir(parents=True, exist_ok=True)
    contexts = Contexts(encoder, lambda: kept_in(asked.kept), SpanReader(encoder))
    draw = random.Random(7)
    found = unlearned(kinds(asked.held, draw), asked.pairs, draw)
    sets: dict[tuple[str, str], list[Seen]] = {}
    for name in found:
        for situation, some in situations(name, found, draw).items():
            sets[name, situation] = [one for kind in some for one in seen(kind, asked.model, contexts)]
            print(f"{name}, {situation}: {len(sets[name, situation])}", flush=True)
    begun = {"score": {QUESTION: 1.0, KEY_WORDS: 1.0}}
    tables = {name: judged(some, found[name].weight) for (name, how), some in sets.items() if how == "answered"}
    parts = {name: one.parted(ranker.HELD_OUT) for name, one in tables.items()}
    before = np.array([1.0, 0.0, 0.0], dtype=np.float32)
    part = ranker.learn({name: learned for name, (learned, _) in parts.items()}, NAMES, begun)
    for name, (_, kept) in parts.items():
        print(
            f"{name}: {kept.reciprocal_rank((before, before)):.3f} → {kept.reciprocal_rank(part):.3f}, {kept.questions}"
        )
    order = ranker.learn(tables, NAMES, begun)
    ranker.write(asked.out / ORDER.name, "training.together", ranker.readable(NAMES, order))
    all_firsts = {name: firsts(some, order) for name, some in sets.items() if some}
    weights = confidence.learn([*all_firsts.values()], {"confidence": {QUESTION: 1.0, KEY_WORDS: 1.0}}, SURE)
    ranker.write(asked.out / CONFIDENCE.name, "training.together", weights)
    confidence.report(all_firsts, weights, SURE)


if __name__ == "__main__":
    main()
