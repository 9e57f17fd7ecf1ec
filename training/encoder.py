"""The encoder that ships: `python -m training.encoder BASE TEXTS --out FOLDER` (no training: states and directions).

The first `LAYERS` layers of `training.base`, whose states are what the reader reads on, and their vectors: centred on
the mean state of TEXTS, in its `WIDTH` principal directions, of length 1.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from shutil import copy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertModel

from training.onnx import Pieces, export
from training.states import PASSAGE, Base
from training.texts import read_documents

LAYERS = 7  # order at each: README.md
WIDTH = 128
DRAWN = 400  # passages, of which the mean and the directions are taken
CHARACTERS = 900  # of each, about those of a passage
_AXES = {0: "texts", 1: "pieces"}


class Encoder(nn.Module):
    """`ids`, `mask` `(texts, pieces)` → `states` `(texts, pieces, hidden)` and `vectors` `(texts, pieces, WIDTH)`."""

    def __init__(self, model: BertModel, mean: Tensor, directions: Tensor) -> None:
        """`mean` `(hidden,)`, `directions` `(hidden, WIDTH)`."""
        super().__init__()
        self.model = model
        pieces = Pieces(model.embeddings.word_embeddings.weight.detach())
        self.model.embeddings.register_module("word_embeddings", pieces)
        self.projection = nn.Linear(*directions.shape)
        self.projection.weight.data = directions.T.contiguous()
        self.projection.bias.data = -mean @ directions

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        return states, nn.functional.normalize(self.projection(states), dim=-1)


def principal(states: Sequence[NDArray[np.float16]], width: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean of all states, `(hidden,)`, and the directions in which they differ most, `(hidden, width)`."""
    together = np.concatenate(states).astype(np.float64)
    mean = together.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov((together - mean).T))
    return mean, directions[:, ::-1][:, :width]


def write(encoder: Encoder, folder: Path) -> None:
    """`encoder.onnx`."""
    example = {"ids": torch.ones(2, 8, dtype=torch.long), "mask": torch.ones(2, 8, dtype=torch.long)}
    axes = {name: _AXES for name in ("ids", "mask", "states", "vectors")}
    export(encoder, example, ("states", "vectors"), axes, folder / "encoder.onnx")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    base = Base.read(asked.base, LAYERS)
    bodies = [one.body[:CHARACTERS] for one in read_documents(asked.texts)]
    encodings = base.encode([PASSAGE + each for each in random.Random(7).sample(bodies, DRAWN)])
    mean, directions = principal([states[3:-1] for states in base.states(encodings)], WIDTH)
    asked.out.mkdir(parents=True, exist_ok=True)
    plain = BertModel.from_pretrained(asked.base, add_pooling_layer=False, attn_implementation="eager")
    plain.encoder.layer = plain.encoder.layer[:LAYERS]
    write(Encoder(plain, torch.tensor(mean).float(), torch.tensor(directions.copy()).float()), asked.out)
    copy(asked.base / "tokenizer.json", asked.out)


if __name__ == "__main__":
    main()
