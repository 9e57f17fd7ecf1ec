"""An ONNX file whose products are of bytes, kept smaller: matrices that came in four bits are made bytes as it opens.

ONNX Runtime works out what hangs on nothing but constants once, when it opens a file: the products then run on the very
bytes that would have been written, twice as fast as on four bits, and the file has half the size.
"""

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

from training.wheel import repacked

_QUANTIZED = "_quantized"  # the end of the names of matrices of bytes


def in_four_bits(quantized: onnx.ModelProto, whole: onnx.ModelProto) -> None:
    """Have each matrix of `quantized`, which `quantize_dynamic` made of `whole`, made of four bits, in place."""
    graph = quantized.graph
    weights = {each.name: numpy_helper.to_array(each) for each in whole.graph.initializer}
    nodes: list[NodeProto] = []
    for each in [one for one in graph.initializer if one.name.endswith(_QUANTIZED)]:
        name = each.name.removesuffix(_QUANTIZED)
        rows = np.ascontiguousarray(weights[name].T)
        packed, scales = repacked(rows)
        given = {"packed": packed, "scales": scales, "shape": np.array(rows.shape, dtype=np.int64)}
        graph.initializer.remove(each)
        graph.initializer.extend(numpy_helper.from_array(value, f"{name}_{key}") for key, value in given.items())
        nodes += _made_bytes(name)
    graph.initializer.extend(numpy_helper.from_array(np.float32(number), f"_{number}") for number in (8, 16))
    for node in reversed(nodes):
        graph.node.insert(0, node)


def _made_bytes(name: str) -> list[NodeProto]:
    """`(n, k)` from its halves and scales, turned, and rounded by the scales of its columns."""

    def node(kind: str, result: str, *given: str, **attributes: int | list[int]) -> NodeProto:
        return helper.make_node(kind, [*given], [result], name=result, **attributes)

    def of(part: str) -> str:
        return f"{name}_{part}"

    return [
        node("Cast", of("both"), of("packed"), to=TensorProto.FLOAT),
        node("Div", of("shifted"), of("both"), "_16"),
        node("Floor", of("high"), of("shifted")),
        node("Mul", of("high part"), of("high"), "_16"),
        node("Sub", of("low"), of("both"), of("high part")),
        node("Concat", of("codes"), of("low"), of("high"), axis=1),
        node("Sub", of("signed"), of("codes"), "_8"),
        node("Cast", of("whole scales"), of("scales"), to=TensorProto.FLOAT),
        node("Mul", of("blocks"), of("signed"), of("whole scales")),
        node("Reshape", of("rows"), of("blocks"), of("shape")),
        node("Transpose", of("columns"), of("rows"), perm=[1, 0]),
        node("Div", of("divided"), of("columns"), of("scale")),
        node("Round", of("rounded"), of("divided")),
        node("Cast", of("quantized"), of("rounded"), to=TensorProto.INT8),
    ]
