"""One frame under way: a request to a compiled frame graph, and the memory its inputs lie in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.backends.openvino.graph import picture
from engine.errors import BackendError
from engine.processes import first_line
from engine.stylize.pooling import Statistics
from engine.stylize.style_codes import FoldedStyle
from engine.values import Pixels


class Lane:
    """Paints one frame at a time, beside what other lanes of the same network do. Threads: one begins and ends."""

    def __init__(self, openvino: Any, compiled: Any, shapes: Sequence[tuple[int, ...]]) -> None:
        """`shapes`: of the inputs behind the image, as `Graphs.input_shapes` says."""
        self._openvino, self._request = openvino, compiled.create_infer_request()
        self._inputs = [np.zeros(shape, np.float32) for shape in shapes]
        for index, array in enumerate(self._inputs, start=1):
            self._request.set_input_tensor(index, openvino.Tensor(array, shared_memory=True))
        self._style: FoldedStyle | None = None
        self._shown: Pixels | None = None

    def begin(self, pixels: Pixels, style: FoldedStyle, former: Statistics, blend: float) -> None:
        """Paint `pixels`, which stay as they are until `end`; see `engine.protocols.Runner`. Raises BackendError."""
        gain, share, *others = self._inputs
        gain[0], share[0] = style.gain, blend
        for mine, part in zip(others, former, strict=False):
            mine[0] = part
        if style is not self._style:
            for mine, part in zip(others[-len(style.parts) :], style.parts, strict=True):
                mine[0] = part
            self._style = style
        try:
            self._show(pixels)
            self._request.start_async()
        except RuntimeError as error:
            raise _failed(error) from error

    def end(self) -> tuple[Pixels, Statistics]:
        """The result and the statistics, the caller's both; see `Graphs.frame`. Raises BackendError."""
        try:
            self._request.wait()
        except RuntimeError as error:
            raise _failed(error) from error
        # The next frame is written to the same memory: what leaves must be a copy.
        squares, *found = (tensor.data for tensor in self._request.output_tensors)
        return picture(squares), tuple(part[0].copy() for part in found)

    def _show(self, pixels: Pixels) -> None:
        """Have the network read `pixels` where they lie."""
        there = np.require(pixels, np.uint8, ("C", "W"))
        # To tell OpenVINO where takes a tenth of a millisecond: who brings every frame in the same memory is spared it.
        if there is not self._shown:
            self._request.set_input_tensor(0, self._openvino.Tensor(there[None], shared_memory=True))
            self._shown = there


def _failed(error: RuntimeError) -> BackendError:
    return BackendError(f"OpenVINO failed on a frame: {first_line(error)}")
