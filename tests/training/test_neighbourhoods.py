"""Batches of pairs that are alike."""

import numpy as np
import torch
from torch.nn import functional

from training.neighbourhoods import grouped, neighbourhoods


def test_documents_of_one_direction_share_a_neighbourhood() -> None:
    near = torch.tensor([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9]])
    first, second, third, fourth = neighbourhoods(functional.normalize(near), 2, seed=0).tolist()
    assert (first == second, third == fourth) == (True, True)
    assert first != third


def test_a_batch_is_made_of_chunks_of_one_neighbourhood_and_every_pair_comes_once() -> None:
    neighbourhood = np.array([0, 1, 2, 3] * 4)  # four pairs of each
    batches = grouped(neighbourhood, size=8, chunk=4, random=np.random.default_rng(1))
    assert [len(set(neighbourhood[batch])) for batch in batches] == [2, 2]
    assert sorted(np.concatenate(batches)) == list(range(16))
