"""What `training.reader` learned → `reader.onnx`: `python -m training.reader_export BASE RUN --out FOLDER`."""

import argparse
from pathlib import Path

import torch
from transformers import BertModel

from training.encoder import LAYERS
from training.joint import Joint
from training.onnx import export

_OUTPUTS = ("start", "end", "answers")


def write(joint: Joint, hidden: int, folder: Path) -> None:
    """`reader.onnx`, whose products of bytes leave out the small ones that give the logits."""
    example = {
        "question": torch.randn(2, 5, hidden),
        "question_mask": torch.ones(2, 5, dtype=torch.long),
        "passage": torch.randn(2, 9, hidden),
        "passage_mask": torch.ones(2, 9, dtype=torch.long),
    }
    axes: dict[str, dict[int, str]] = {}
    for name in ("question", "passage"):
        axes |= {each: {0: "pairs", 1: f"pieces of the {name}"} for each in (name, f"{name}_mask")}
    axes |= {"start": axes["passage"], "end": axes["passage"], "answers": {0: "pairs"}}
    export(joint, example, _OUTPUTS, axes, folder / "reader.onnx", whole=("/span/", "/answers/"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    model = BertModel.from_pretrained(asked.base, add_pooling_layer=False, attn_implementation="eager")
    joint = Joint(model, LAYERS)
    joint.load_state_dict(torch.load(asked.run / "joint.pt")["joint"])
    asked.out.mkdir(parents=True, exist_ok=True)
    write(joint, model.config.hidden_size, asked.out)


if __name__ == "__main__":
    main()
