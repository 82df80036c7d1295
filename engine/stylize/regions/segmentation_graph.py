"""The network that sees people and nearness, as an OpenVINO graph: `models.networks.sight` once more, without PyTorch.

It runs on the processor beside whatever paints: a hundredth of a painting's arithmetic is not worth a card's memory.
Drawn from the weights file, as `engine.backends.openvino.graph` is, and held equal to the original by a test.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.backends.openvino.layers import Layers, Node
from engine.backends.openvino.loading import load_openvino
from engine.errors import BackendError
from engine.processes import first_line
from engine.stylize.regions.segmentation import SceneMaps, SegmentationNetwork
from engine.values import Pixels, Plane, RunningOn
from models.arrays import load_arrays
from models.registry import WeightsError, WeightsRecord, sight_record

# One picture at a time, beside a painter that uses the same cores.
_OPTIONS = {"PERFORMANCE_HINT": "LATENCY"}
_PATCH = 2


def open_segmentation() -> SegmentationNetwork:
    """The network that ships. Raises BackendError."""
    try:
        return CompiledSegmentation(load_openvino(), sight_record())
    except (WeightsError, RuntimeError, OSError, ValueError, ImportError) as error:
        raise BackendError(f"People and distances cannot be seen here: {first_line(error)}") from error


class CompiledSegmentation:
    """See `engine.stylize.regions.segmentation.SegmentationNetwork`. Compiles once per picture size; keeps the last."""

    def __init__(self, openvino: Any, record: WeightsRecord) -> None:
        """Raises WeightsError."""
        self._openvino, self._record, self._arrays = openvino, record, load_arrays(record)
        self._core = openvino.Core()
        self._size_px = (0, 0)
        self._request: Any = None
        self.running_on: RunningOn | None = None

    def __call__(self, pixels: Pixels) -> SceneMaps:
        """See `engine.stylize.regions.segmentation.SegmentationNetwork`."""
        height, width = pixels.shape[:2]
        try:
            # Compiling takes a moment: `Segmentation` has it done before the first frame.
            if (width, height) != self._size_px:
                graph = sight_graph(self._openvino, self._record, self._arrays, (width, height))
                compiled = self._core.compile_model(graph, "CPU", _OPTIONS)
                self._request, self._size_px = compiled.create_infer_request(), (width, height)
                self.running_on = RunningOn("openvino", "CPU", _precision_of(compiled), size_px=self._size_px)
            (found,) = self._request.infer({0: pixels[None]}, share_outputs=True).values()
        except RuntimeError as error:
            raise BackendError(f"Looking for people and distances failed: {first_line(error)}") from error
        person, near = (_copy(found[0, channel]) for channel in (0, 1))
        return SceneMaps(person, near)


def sight_graph(openvino: Any, record: WeightsRecord, arrays: Any, size_px: tuple[int, int]) -> Any:
    """Picture [1, H, W, 3], bytes -> [1, 2, H/2, W/2], bytes: people and nearness, 0..255."""
    layers = Layers(openvino.opset15, arrays, convolves=True)
    ops, (width, height) = layers.ops, size_px
    image = ops.parameter([1, height, width, 3], np.uint8)
    encoder, decoder = ([int(n) for n in record.architecture[key]] for key in ("encoder_blocks", "decoder_blocks"))
    stem = layers.stem(layers.runs(image, _PATCH), "stem", _PATCH)
    features = [_blocks(layers, ops.relu(stem), "encoder.0", encoder[0])]
    for level, count in enumerate(encoder[1:], start=1):
        x = ops.relu(layers.convolution(features[-1], f"downs.{level - 1}", stride=2))
        features.append(_blocks(layers, x, f"encoder.{level}", count))
    x = features.pop()
    for level in reversed(range(len(decoder))):
        x = ops.add(layers.enlarged(layers.convolution(x, f"narrows.{level}")), features.pop())
        x = _blocks(layers, x, f"decoder.{level}", decoder[level])
    found = ops.sigmoid(layers.convolution(ops.relu(layers.convolution(x, "last")), "head"))
    # Bytes are cut off and not rounded.
    scaled = ops.add(ops.multiply(found, layers.constant(255.0)), layers.constant(0.5))
    return openvino.Model([ops.convert(scaled, "u8")], [image], "sight")


def _blocks(layers: Layers, x: Node, name: str, count: int) -> Node:
    for block in range(count):
        x = layers.residual(x, f"{name}.{block}")
    return x


def _precision_of(compiled: Any) -> str:
    """One of `PRECISIONS`: OpenVINO takes the quickest the processor has, unless told."""
    name: str = compiled.get_property("INFERENCE_PRECISION_HINT").get_type_name()
    return {"f32": "fp32", "f16": "fp16"}.get(name, name)


def _copy(values: Plane) -> Plane:
    """The next picture's answer is written to the same memory."""
    return np.array(values, np.uint8)
