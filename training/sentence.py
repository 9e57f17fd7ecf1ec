"""What makes the vector of a whole text: `python -m training.sentence BASE TEXTS --out FOLDER` (no training).

The layers of `training.base` above those of `training.encoder`, over the states that these leave of a text; the mean of
what they give, of length 1, away from the mean vector of TEXTS, since all point one way.
"""

import argparse
import random
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from transformers import BertModel

from training.encoder import CHARACTERS, LAYERS
from training.four_bits import in_four_bits
from training.onnx import as_onnx, quantized
from training.states import PASSAGE, Base
from training.texts import read_documents

_PASSAGES = 1_200  # of which the centre is the mean


class Sentence(nn.Module):
    """`states` `(1, pieces, hidden)` of a whole text → `sentence` `(1, hidden)`, of length 1."""

    centre: Tensor

    def __init__(self, model: BertModel, centre: Tensor) -> None:
        """`centre` `(hidden,)`."""
        super().__init__()
        self.layers = model.encoder.layer[LAYERS:]
        self.register_buffer("centre", centre)

    def forward(self, states: Tensor) -> Tensor:
        nothing_hidden = torch.zeros(1, 1, 1, 1)
        for layer in self.layers:
            states = layer(states, attention_mask=nothing_hidden)
            states = states[0] if isinstance(states, tuple) else states
        return nn.functional.normalize(nn.functional.normalize(states.mean(dim=1), dim=-1) - self.centre, dim=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    model = BertModel.from_pretrained(asked.base, add_pooling_layer=False, attn_implementation="eager")
    base = Base.read(asked.base, model.config.num_hidden_layers)
    bodies = [one.body[:CHARACTERS] for one in read_documents(asked.texts)]
    drawn = random.Random(7).sample(bodies, _PASSAGES)
    states = base.states(base.encode([PASSAGE + each for each in drawn]))
    means = torch.stack([torch.from_numpy(one.astype("float32")).mean(dim=0) for one in states])
    centre = nn.functional.normalize(means, dim=-1).mean(dim=0)
    asked.out.mkdir(parents=True, exist_ok=True)
    example = {"states": torch.randn(1, 9, model.config.hidden_size)}
    whole = as_onnx(Sentence(model, centre), example, ("sentence",), {"states": {1: "pieces"}})
    smaller = quantized(whole)
    in_four_bits(smaller, whole)
    onnx.save(smaller, str(asked.out / "sentence.onnx"))


if __name__ == "__main__":
    main()
