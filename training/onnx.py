"""A PyTorch module → an ONNX file whose weights take one byte each, the same on every processor."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    import onnx

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


def as_onnx(
    module: nn.Module,
    example: Mapping[str, Tensor],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
) -> "onnx.ModelProto":
    """`module`, called with `example` by place; `axes` name those of any length."""
    import onnx  # pip install '.[training]'

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
        return onnx.load(str(plain))


def quantized(plain: "onnx.ModelProto", whole: Sequence[str] = ()) -> "onnx.ModelProto":
    """The same with products of bytes, but for nodes whose name holds one of `whole`.

    The left side is quantized when it runs and the right by column in 7 bits, so that none saturates where a processor
    adds them in 16 bits (AVX2 without VNNI).
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder:
        path = Path(folder) / "quantized.onnx"
        quantize_dynamic(
            plain,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[node.name for node in plain.graph.node if any(part in node.name for part in whole)],
        )
        return onnx.load(str(path))


def export(
    module: nn.Module,
    example: Mapping[str, Tensor],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    path: Path,
    whole: Sequence[str] = (),
) -> None:
    """Write `module`, called with `example` by place, to `path`, but for those of `whole` with products of bytes."""
    import onnx

    onnx.save(quantized(as_onnx(module, example, outputs, axes), whole), str(path))
