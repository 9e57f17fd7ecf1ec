"""Texts → the hidden states of their sub-words after some layer of the encoder, without gradients."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer
from transformers import BertModel

from training.precision import PRODUCTS

QUESTION, PASSAGE = "query: ", "passage: "
LONGEST = 512  # sub-words that the encoder has positions for
TOKENS = 8_000  # of a batch


@dataclass(frozen=True)
class Base:
    """The encoder of `training.base`, cut after `layer`, and its tokenizer."""

    model: BertModel
    tokenizer: Tokenizer

    @classmethod
    def read(cls, folder: Path, layer: int) -> "Base":
        model = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        model.encoder.layer = model.encoder.layer[:layer]
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        return cls(model.train(False).to(PRODUCTS), tokenizer)

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        encodings: list[Encoding] = self.tokenizer.encode_batch([*texts])
        return encodings

    @torch.inference_mode()
    def states(self, encodings: Sequence[Encoding]) -> list[NDArray[np.float16]]:
        """`(sub-words, hidden)` for each text, special tokens included, in half precision."""
        found: list[NDArray[np.float16]] = [np.empty((0, 0), np.float16)] * len(encodings)
        for some in by_length([len(each.ids) for each in encodings], TOKENS):
            ids, mask = padded([encodings[place].ids for place in some])
            hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.half().numpy()
            for row, place in enumerate(some):
                found[place] = hidden[row, : len(encodings[place].ids)].copy()
        return found


def by_length(lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """The places of the texts, the shortest first, in batches of at most `tokens` once padded.

    >>> list(by_length([3, 1, 2], 4))
    [[1, 2], [0]]
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[place] > tokens:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def padded(ids: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """`(texts, longest)`: the numbers, filled up with that of `<s>`, and which are those of a text."""
    longest = max(map(len, ids))
    numbers = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for row, some in enumerate(ids):
        numbers[row, : len(some)] = torch.tensor(some)
        mask[row, : len(some)] = 1
    return numbers, mask
