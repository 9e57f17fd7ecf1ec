"""Soft matching as a loss: each token of a query to the closest token of a passage (ColBERT's MaxSim, 2020)."""

from typing import Any

import numpy as np
import torch
from torch.nn import functional

from training.corpus import Ints
from training.pairs import Bags, Batch
from training.precision import PRODUCTS

QUERY, PASSAGE = 24, 80  # distinct tokens taken of each
PAIRS = 128  # of a batch


def match(vectors: torch.Tensor, batch: Batch, scale: float, random: np.random.Generator) -> torch.Tensor:
    """Cross-entropy, both ways, of finding each query's passage by the cosines of their tokens.

    A query's score for a passage is the mean, weighted by the lengths of its tokens' vectors, of each token's best
    cosine to a token of the passage. Queries as long as passages are left out.
    """
    short = np.flatnonzero(np.diff(batch.queries.offsets, append=len(batch.queries.tokens)) <= 2 * QUERY)
    rows = random.permutation(short)[:PAIRS]
    queries = distinct(batch.queries, rows, QUERY, random)
    passages = distinct(batch.passages, rows, PASSAGE, random)
    asked, place = np.unique(queries, return_inverse=True)
    asked_vectors = vectors[torch.from_numpy(asked)]
    passage_vectors = functional.normalize(vectors[torch.from_numpy(passages.ravel())])
    best = MaxSim.apply(  # type: ignore[no-untyped-call]
        functional.normalize(asked_vectors).to(PRODUCTS), passage_vectors.to(PRODUCTS), torch.from_numpy(passages == 0)
    ).float()
    present = torch.from_numpy(queries != 0)
    position = torch.from_numpy(place.reshape(queries.shape))
    weight = asked_vectors.norm(dim=1)[position] * present
    weight = weight / weight.sum(1, keepdim=True).clamp_min(1e-6)
    scores = scale * torch.einsum("ql,qlp->qp", weight, best.T[position])
    document = torch.from_numpy(batch.document[rows])
    same = (document[:, None] == document[None, :]).fill_diagonal_(False)
    scores = scores.masked_fill(same, -torch.inf)
    target = torch.arange(len(rows))
    loss: torch.Tensor = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return loss / 2


def distinct(bags: Bags, rows: Ints, longest: int, random: np.random.Generator) -> Ints:
    """`(rows, longest)`: the distinct tokens of each text, at most `longest` drawn at random, then zeros."""
    ends = np.append(bags.offsets, len(bags.tokens))
    table = np.zeros((len(rows), longest), dtype=np.int64)
    for line, row in zip(table, rows, strict=True):
        tokens = np.unique(bags.tokens[ends[row] : ends[row + 1]])
        if len(tokens) > longest:
            tokens = random.choice(tokens, longest, replace=False)
        line[: len(tokens)] = tokens
    return table


class MaxSim(torch.autograd.Function):
    """`(passages, tokens asked)`: the best product of each token asked with a token of each passage.

    Its gradient is two products with a matrix that is zero but at the best places: five times faster on processors
    that multiply bfloat16 matrices (AMX) than going back through the maximum.
    """

    @staticmethod
    def forward(ctx: Any, asked: torch.Tensor, tokens: torch.Tensor, absent: torch.Tensor) -> torch.Tensor:
        products = (tokens @ asked.T).view(*absent.shape, len(asked))
        best, place = products.masked_fill_(absent[:, :, None], -1).max(1)
        ctx.save_for_backward(asked, tokens, place)
        return best

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, None]:
        asked, tokens, place = ctx.saved_tensors
        spread = torch.zeros(len(place), len(tokens) // len(place), len(asked), dtype=tokens.dtype)
        spread.scatter_(1, place[:, None], gradients[0][:, None].to(tokens.dtype))
        spread = spread.view(-1, len(asked))
        return spread.T @ tokens, spread @ asked, None
