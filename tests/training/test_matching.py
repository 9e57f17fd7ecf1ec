"""The soft matching loss, against its definition written out."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from training.matching import MaxSim, distinct, match
from training.pairs import Bags, Batch

QUERIES = Bags(np.array([1, 2, 3]), np.array([0, 2]))  # (1 2) and (3)
PASSAGES = Bags(np.array([2, 4, 5, 5]), np.array([0, 2]))  # (2 4) and (5 5)


def vectors() -> torch.Tensor:
    drawn = torch.randn(6, 8, generator=torch.Generator().manual_seed(2))
    drawn[0] = 0
    return drawn.requires_grad_()


def test_distinct_tokens_are_padded_with_zeros() -> None:
    table = distinct(PASSAGES, np.array([1, 0]), 3, np.random.default_rng(0))
    assert table.tolist() == [[5, 0, 0], [2, 4, 0]]


def test_the_loss_is_that_of_the_best_cosines_weighted_by_length() -> None:
    table = vectors()
    cosine = functional.normalize(table) @ functional.normalize(table).T
    length = table.norm(dim=1)

    def score(query: list[int], passage: list[int]) -> torch.Tensor:
        best = cosine[query][:, passage].amax(1)
        mean: torch.Tensor = (length[query] * best).sum() / length[query].sum()
        return mean

    scores = 20 * torch.stack([torch.stack([score(q, p) for p in ([2, 4], [5])]) for q in ([1, 2], [3])])
    target = torch.arange(2)
    expected = (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2
    batch = Batch(QUERIES, PASSAGES, document=np.array([0, 1]))
    loss = match(table, batch, 20.0, np.random.default_rng(0))
    assert loss.item() == pytest.approx(expected.item(), rel=0.05)  # products in bfloat16


def test_pairs_of_one_document_are_no_negatives() -> None:
    batch = Batch(QUERIES, PASSAGES, document=np.array([7, 7]))
    assert match(vectors(), batch, 20.0, np.random.default_rng(0)).item() == 0


def test_the_gradient_is_that_of_the_maximum() -> None:
    generator = torch.Generator().manual_seed(3)
    asked = torch.randn(3, 4, generator=generator).bfloat16().requires_grad_()
    tokens = torch.randn(2 * 5, 4, generator=generator).bfloat16().requires_grad_()
    absent = torch.zeros(2, 5, dtype=torch.bool)
    absent[1, 2:] = True
    weight = torch.randn(2, 3, generator=generator).bfloat16()
    best = MaxSim.apply(asked, tokens, absent)  # type: ignore[no-untyped-call]
    (best * weight).sum().backward()
    found = asked.grad, tokens.grad
    asked.grad = tokens.grad = None
    products = (tokens @ asked.T).view(2, 5, 3).masked_fill(absent[:, :, None], -100)
    (products.amax(1) * weight).sum().backward()  # type: ignore[no-untyped-call]
    for one, other in zip(found, (asked.grad, tokens.grad), strict=True):
        assert one is not None
        assert other is not None
        torch.testing.assert_close(one, other, rtol=0.02, atol=0.02)


def test_the_unknown_token_has_no_part_in_it() -> None:
    table = vectors()
    loss = match(table, Batch(QUERIES, PASSAGES, document=np.array([0, 1])), 20.0, np.random.default_rng(0))
    loss.backward()  # type: ignore[no-untyped-call]
    assert table.grad is not None
    assert not table.grad[0].any()
