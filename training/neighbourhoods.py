"""Documents that are alike, so that a batch can hold wrong passages that are nearly right."""

import numpy as np
import torch
from torch.nn import functional

from training.corpus import Ints
from training.precision import PRODUCTS

ROUNDS = 6


def neighbourhoods(documents: torch.Tensor, count: int, seed: int) -> Ints:
    """The number of each document's neighbourhood, from 0 to `count` - 1: spherical k-means on unit vectors.

    >>> neighbourhoods(torch.eye(2), 2, seed=0).tolist() in ([0, 1], [1, 0])
    True
    """
    random = np.random.default_rng(seed)
    centres = documents[torch.from_numpy(random.choice(len(documents), count, replace=False))]
    for _ in range(ROUNDS):
        nearest = (documents.to(PRODUCTS) @ centres.to(PRODUCTS).T).float().argmax(1)
        centres = functional.normalize(torch.zeros_like(centres).index_add_(0, nearest, documents))
    numbers: Ints = nearest.numpy()
    return numbers


def grouped(neighbourhood: Ints, size: int, chunk: int, random: np.random.Generator) -> list[Ints]:
    """Places of pairs, `size` a batch, in a random order: a batch is made of chunks, each of neighbouring pairs."""
    shuffled = random.permutation(neighbourhood.max() + 1)
    chunks = np.array_split(np.argsort(shuffled[neighbourhood], kind="stable"), len(neighbourhood) // chunk)
    order = random.permutation(len(chunks))
    per_batch = size // chunk
    starts = range(0, len(order) - per_batch + 1, per_batch)
    return [np.concatenate([chunks[i] for i in order[start : start + per_batch]]) for start in starts]
