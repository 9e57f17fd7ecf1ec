"""`reader.onnx` → what learning goes on from: `python -m training.reader_restore BASE READER --out RUN`.

Learning begins anew at the shipped weights, which are those that were learned but for the rounding to bytes.
"""

import argparse
import re
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from training.encoder import LAYERS
from training.joint import Joint


def weights_of(path: Path) -> dict[str, Tensor]:
    """The state of a `Joint`, by name, of what `training.reader_export` wrote."""
    import onnx  # pip install '.[training]'
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    stored = {each.name: torch.from_numpy(numpy_helper.to_array(each).copy()) for each in graph.initializer}
    found = {name: weight for name, weight in stored.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        layer = re.match(r"/(.+?)/(?:Gemm_)?MatMul(?:_quant)?$", node.name)
        if layer is None:
            continue
        for given in node.input:
            weight = stored.get(given)
            kept = given.removesuffix("_quantized")
            if weight is not None and kept != given:
                weight = (weight.float() - stored[f"{kept}_zero_point"].float()) * stored[f"{kept}_scale"]
            if weight is not None and weight.ndim == 2:
                found[f"{layer[1].replace('/', '.')}.weight"] = weight.T.contiguous()
    found["sides"] = torch.stack([weight for name, weight in stored.items() if name.startswith("onnx::Add_")])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    joint = Joint(BertModel.from_pretrained(asked.base, add_pooling_layer=False), LAYERS)
    joint.load_state_dict(weights_of(asked.reader))
    asked.out.mkdir(parents=True, exist_ok=True)
    state = {"joint": joint.state_dict(), "optimizer": None, "steps": 0, "minutes": 0.0}
    torch.save(state, asked.out / "joint.pt")


if __name__ == "__main__":
    main()
