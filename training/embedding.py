"""Learns the embedding: `python -m training.embedding FOLDER --out index/model` (measures: README.md)."""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from training.card import write_card
from training.corpus import Corpus, tokenize
from training.overlap import split_off
from training.pairs import Bags, Batch, Mix, Pairs
from training.saving import save
from training.texts import read_documents, read_file
from training.tokenizer import learn_tokenizer


@dataclass(frozen=True)
class Settings:
    """What was chosen; each value was measured (README.md)."""

    vocabulary: int = 48_000
    dimension: int = 256
    batch: int = 1_024
    steps: int = 4_000
    rate: float = 3e-3
    warm_up: int = 100
    scale: float = 20.0
    seed: int = 7


def learn(corpus: Corpus, settings: Settings, mix: Mix, say: Callable[[str], None]) -> torch.Tensor:
    """The token vectors `(vocabulary, dimension)`; row 0, the unknown token, stays zero and never counts."""
    pairs = Pairs(corpus, mix, settings.seed)
    vectors = first_vectors(corpus, settings).requires_grad_()
    optimizer = torch.optim.Adam([vectors], lr=settings.rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, settings))
    begun, running = time.monotonic(), 0.0
    for step in range(1, settings.steps + 1):
        loss = contrast(vectors, pairs.draw(settings.batch), settings.scale)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        if step % 200 == 0:
            say(f"step {step} loss {running:.3f} {step / (time.monotonic() - begun):.1f} steps/s")
    return vectors.detach()


def first_vectors(corpus: Corpus, settings: Settings) -> torch.Tensor:
    """Random directions, long for rare tokens, short for frequent ones (Arora et al., 2017: a / (a + p))."""
    generator = torch.Generator().manual_seed(settings.seed)
    vectors = torch.randn(settings.vocabulary, settings.dimension, generator=generator)
    weight = 1e-3 / (1e-3 + corpus.frequencies(settings.vocabulary)) / settings.dimension**0.5
    weight[0] = 0.0
    return vectors * torch.from_numpy(weight).float()[:, None]


def rate_at(step: int, settings: Settings) -> float:
    """The learning rate's factor: up over the first steps, then straight down to zero."""
    return min(1.0, (step + 1) / settings.warm_up) * (1 - step / settings.steps)


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
    parser.add_argument("--steps", type=int, default=Settings.steps)
    parser.add_argument("--batch", type=int, default=Settings.batch)
    asked = parser.parse_args()
    settings = Settings(steps=asked.steps, batch=asked.batch)
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
    vectors = learn(corpus, settings, Mix(), say)
    save(asked.out, tokenizer, vectors.numpy().astype(np.float16))
    write_card(asked.out, corpus, settings, Mix())
    say(f"written to {asked.out}")


if __name__ == "__main__":
    main()
