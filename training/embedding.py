"""Learns the embedding: `python -m training.embedding FOLDER --out index/model` (measures: README.md)."""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.card import write_card
from training.corpus import Corpus, tokenize
from training.matching import match
from training.neighbourhoods import neighbourhoods
from training.noise import Noise
from training.overlap import split_off
from training.pairs import Bags, Batch, Mix, Pairs
from training.saving import save
from training.texts import read_documents, read_file
from training.tokenizer import learn_tokenizer

Say = Callable[[str], None]


@dataclass(frozen=True)
class Stage:
    """Some steps at one rate.

    `matching` is the weight of the soft matching loss beside that of dense search; batches are of neighbouring
    documents if there are `neighbourhoods`, made with the vectors that the stage begins with.
    """

    steps: int
    batch: int
    rate: float
    matching: float = 0.0
    neighbourhoods: int = 0


FIRST = Stage(steps=3_000, batch=1_024, rate=3e-3)
SECOND = Stage(steps=500, batch=1_024, rate=1e-3, matching=1.0, neighbourhoods=500)


@dataclass(frozen=True)
class Settings:
    """What was chosen; each value was measured (README.md)."""

    vocabulary: int = 28_000
    dimension: int = 512
    stages: tuple[Stage, ...] = (FIRST, SECOND)
    warm_up: int = 100
    scale: float = 20.0
    dropped: float = 0.1  # share of a query's tokens
    mistyped: float = 0.1
    seed: int = 7


def learn(corpus: Corpus, tokenizer: Tokenizer, settings: Settings, mix: Mix, say: Say) -> torch.Tensor:
    """The token vectors `(vocabulary, dimension)`; row 0, the unknown token, stays zero and never counts."""
    pairs = Pairs(corpus, mix, settings.seed)
    noise = Noise(tokenizer, settings.dropped, settings.mistyped, settings.seed)
    vectors = first_vectors(corpus, settings).requires_grad_()
    for stage in settings.stages:
        go_through(stage, vectors, pairs, noise, settings, say)
    return vectors.detach()


def go_through(stage: Stage, vectors: torch.Tensor, pairs: Pairs, noise: Noise, settings: Settings, say: Say) -> None:
    """Moves `vectors` in place, from a cold optimizer."""
    random = np.random.default_rng(settings.seed)
    optimizer = torch.optim.Adam([vectors], lr=stage.rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, stage.steps, settings.warm_up))
    batches = draw(stage, vectors.detach(), pairs, settings)
    begun, running = time.monotonic(), 0.0
    for step in range(1, stage.steps + 1):
        batch = next(batches)
        batch = replace(batch, queries=noise(batch.queries))
        loss = contrast(vectors, batch, settings.scale)
        if stage.matching:
            loss = loss + stage.matching * match(vectors, batch, settings.scale, random)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        if step % 200 == 0:
            say(f"step {step} loss {running:.3f} {step / (time.monotonic() - begun):.1f} steps/s")


def draw(stage: Stage, vectors: torch.Tensor, pairs: Pairs, settings: Settings) -> Iterator[Batch]:
    """The batches of a stage, without end."""
    if stage.neighbourhoods:
        beginnings = embed(vectors, pairs.beginnings())
        numbers = neighbourhoods(beginnings, stage.neighbourhoods, settings.seed)
        yield from pairs.draw_near(stage.batch, numbers)
    while True:
        yield pairs.draw(stage.batch)


def first_vectors(corpus: Corpus, settings: Settings) -> torch.Tensor:
    """Random directions, long for rare tokens, short for frequent ones (Arora et al., 2017: a / (a + p))."""
    generator = torch.Generator().manual_seed(settings.seed)
    vectors = torch.randn(settings.vocabulary, settings.dimension, generator=generator)
    weight = 1e-3 / (1e-3 + corpus.frequencies(settings.vocabulary)) / settings.dimension**0.5
    weight[0] = 0.0
    return vectors * torch.from_numpy(weight).float()[:, None]


def rate_at(step: int, steps: int, warm_up: int) -> float:
    """The learning rate's factor: up over the first steps, then straight down to zero.

    >>> rate_at(0, 1000, 100), rate_at(500, 1000, 100), rate_at(1000, 1000, 100)
    (0.01, 0.5, 0.0)
    """
    return min(1.0, (step + 1) / warm_up) * (1 - step / steps)


def contrast(vectors: torch.Tensor, batch: Batch, scale: float) -> torch.Tensor:
    """Cross-entropy, both ways, of finding each query's passage among those of the batch (InfoNCE).

    Other pairs of the same document are no negatives.
    """
    queries, passages = embed(vectors, batch.queries), embed(vectors, batch.passages)
    scores = scale * queries @ passages.T
    document = torch.from_numpy(batch.document)
    same = document[:, None] == document[None, :]
    same.fill_diagonal_(False)
    scores = scores.masked_fill(same, -torch.inf)
    target = torch.arange(len(scores))
    loss: torch.Tensor = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return loss / 2


def embed(vectors: torch.Tensor, bags: Bags) -> torch.Tensor:
    """Unit vectors `(n, dimension)`: the mean of the tokens of each bag."""
    tokens, offsets = torch.from_numpy(bags.tokens), torch.from_numpy(bags.offsets)
    return functional.normalize(functional.embedding_bag(tokens, vectors, offsets, mode="mean"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the training texts, *.jsonl.xz")
    parser.add_argument("--out", type=Path, required=True, help="where to write the model: index/model")
    parser.add_argument(
        "--apart",
        type=Path,
        nargs="*",
        default=[],
        help="BEIR folders; documents that overlap them are left out",
    )
    parser.add_argument(
        "--without",
        type=Path,
        nargs="*",
        default=[],
        help="more *.jsonl.xz like those of FOLDER; documents with a text of theirs are left out",
    )
    parser.add_argument("--steps", type=int, default=FIRST.steps, help="of the first stage; the other follows")
    parser.add_argument("--batch", type=int, default=FIRST.batch, help="of the first stage")
    asked = parser.parse_args()
    second = replace(SECOND, steps=max(1, SECOND.steps * asked.steps // FIRST.steps))
    settings = Settings(stages=(replace(FIRST, steps=asked.steps, batch=asked.batch), second))
    begun = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True)

    unwanted = {document.body for path in asked.without for document in read_file(path)}
    wanted = [document for document in read_documents(asked.folder) if document.body not in unwanted]
    documents, sharing = split_off(wanted, asked.apart)
    say(f"{len(documents)} documents, {len(sharing)} left out because they overlap an evaluation set")
    texts = (text for document in documents for text in (*document.headings, document.body))
    tokenizer = learn_tokenizer(texts, settings.vocabulary)
    say(f"{tokenizer.get_vocab_size()} tokens in the vocabulary")
    corpus = tokenize(documents, tokenizer)
    say(f"{len(corpus.tokens)} tokens in {len(corpus.bounds) - 1} segments")
    vectors = learn(corpus, tokenizer, settings, Mix(), say)
    save(asked.out, tokenizer, vectors.numpy().astype(np.float16))
    write_card(asked.out, corpus, settings, Mix())
    say(f"written to {asked.out}")


if __name__ == "__main__":
    main()
