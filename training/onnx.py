"""A PyTorch module → an ONNX file whose weights take one byte each, the same on every processor."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

_OPSET = 17


class Pieces(nn.Module):
    """The vectors of a vocabulary `(pieces, hidden)`, one byte a number and a scale for each piece."""

    codes: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("codes", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        found: Tensor = self.codes[ids].float() * self.scale[ids]
        return found


def export(
    module: nn.Module,
    example: Mapping[str, Tensor],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    path: Path,
    whole: Sequence[str] = (),
) -> None:
    """Write `module`, called with `example` by place, to `path`; nodes whose name holds one of `whole` stay whole.

    Products are of bytes, the left side quantized when it runs and the right by column in 7 bits, so that none
    saturates where a processor adds them in 16 bits (AVX2 without VNNI).
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic  # needs `onnx`: pip install '.[training]'

    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(example.values()),
            str(plain),
            input_names=[*example],
            output_names=[*outputs],
            dynamic_axes={name: dict(some) for name, some in axes.items()},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_named(plain, whole),
        )


def _named(path: Path, parts: Sequence[str]) -> list[str]:
    import onnx

    return [node.name for node in onnx.load(str(path)).graph.node if any(part in node.name for part in parts)]
