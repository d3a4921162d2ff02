"""A Piper model as it is loaded: it tells how long each phoneme is, and its decoder is laid out for speed.

Piper's models are VITS exported to ONNX. Two thirds of their time go into the decoder's one-dimensional convolutions,
which onnxruntime computes slower than two-dimensional ones of height one; the numbers are the same.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DECODER = "/dec/"
"""How PyTorch's exporter names the nodes of the decoder, HiFi-GAN's generator."""
_CONVOLUTIONS = frozenset({"Conv", "ConvTranspose"})
_ELEMENTWISE = frozenset({"Add", "Div", "LeakyRelu", "Mul", "Tanh"})
"""What may stand between convolutions: it works on any shape."""
_AXES_ARE_AN_INPUT = 13
"""The opset since which Unsqueeze takes its axes as an input."""
_HEIGHT = "dateline.height"


def prepared(model: Path) -> bytes | str:
    """Give a model to load: with what this module does to it, or its path where ``onnx`` is not installed."""
    try:
        import onnx  # noqa: PLC0415 - only in a worker
        from piper.patch_voice_with_alignment import add_alignment_output  # noqa: PLC0415 - GPL: only in a worker
    except ImportError:
        return str(model)
    graph = onnx.load(str(model))
    with contextlib.suppress(ValueError):  # it tells already, or cannot
        add_alignment_output(graph)
    _in_two_dimensions(graph)
    data: bytes = graph.SerializeToString()
    return data


def _in_two_dimensions(model: Any) -> None:  # noqa: ANN401 - onnx has no types
    """Give the decoder's signals a height of one, from where they come in to where they leave; else change nothing."""
    from onnx import helper, numpy_helper  # noqa: PLC0415 - only in a worker

    graph = model.graph
    nodes = [node for node in graph.node if node.name.startswith(_DECODER) and node.op_type != "Constant"]
    weights = {one.name: one for one in graph.initializer}
    constants = {node.output[0] for node in graph.node if node.op_type == "Constant"}
    opset = next((one.version for one in model.opset_import if not one.domain), 0)
    if opset < _AXES_ARE_AN_INPUT or not _understood(nodes, weights):
        return
    enters, leaves = _border(graph, nodes, constants | weights.keys())
    for name in {node.input[1] for node in nodes if node.op_type in _CONVOLUTIONS}:
        weights[name].CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights[name])[:, :, None, :], name))
    for node in nodes:
        _heighten(node)
        for names in (node.input, node.output):
            names[:] = [f"{name}.2d" if name in (*enters, *leaves) else name for name in names]
    graph.initializer.append(helper.make_tensor(_HEIGHT, 7, [1], [2]))  # 7 is INT64: the axis between channels and time
    rows = list(graph.node)
    first, last = rows.index(nodes[0]), rows.index(nodes[-1])
    for name in leaves:
        graph.node.insert(last + 1, helper.make_node("Squeeze", [f"{name}.2d", _HEIGHT], [name]))
    for name in enters:
        graph.node.insert(first, helper.make_node("Unsqueeze", [name, _HEIGHT], [f"{name}.2d"]))


def _understood(nodes: Sequence[Any], weights: dict[str, Any]) -> bool:
    """Whether the decoder holds nothing but convolutions by known weights, and what works on any shape."""
    known = _CONVOLUTIONS | _ELEMENTWISE
    turned = [node for node in nodes if node.op_type in _CONVOLUTIONS]
    flat = all(node.input[1] in weights and len(weights[node.input[1]].dims) == 3 for node in turned)  # noqa: PLR2004 - one-dimensional
    return bool(turned) and flat and all(node.op_type in known for node in nodes)


def _border(graph: Any, nodes: Sequence[Any], fixed: set[str]) -> tuple[list[str], list[str]]:  # noqa: ANN401 - onnx has no types
    """Give the signals that come into the decoder, and those that leave it."""
    made = {name for node in nodes for name in node.output}
    taken = {name for node in nodes for name in node.input if name}
    wanted = {name for node in graph.node if node not in nodes for name in node.input}
    wanted |= {one.name for one in graph.output}
    return sorted(taken - made - fixed), sorted(made & wanted)


def _heighten(node: Any) -> None:  # noqa: ANN401 - onnx has no types
    """Give a convolution's attributes for a height of one."""
    for attribute in node.attribute if node.op_type in _CONVOLUTIONS else ():
        attribute.ints[:] = list(_ints(attribute.name, list(attribute.ints)))


def _ints(name: str, values: Sequence[int]) -> Iterator[int]:
    if name == "pads":  # before and after, of each axis in turn
        yield from (0, values[0], 0, values[1])
    elif name == "output_padding":
        yield from (0, *values)
    elif values:  # kernel_shape, strides, dilations
        yield from (1, *values)
