"""Runs frames through a compiled OpenVINO network, one or several at once. Stylize thread."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from engine.backends.openvino.cache import kept_in, name_by_place
from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.quantisation import Calibration, quantise, read_calibration
from engine.backends.precision import precision_problem
from engine.backends.statistics import blended_statistics
from engine.errors import BackendError
from engine.processes import first_line
from engine.protocols import Region, Statistics
from engine.style_code import Floats, FoldedStyle, StyleCode
from engine.values import AUTO_PRECISION, Pixels, RunningOn
from models.canvas import canvases

# Each frame under way takes memory of its own.
_MOST_AT_ONCE = 4
_SOON = {"PERFORMANCE_HINT": "LATENCY"}
_MANY = {"PERFORMANCE_HINT": "THROUGHPUT", "PERFORMANCE_HINT_NUM_REQUESTS": _MOST_AT_ONCE}
_COUNT = "OPTIMAL_NUMBER_OF_INFER_REQUESTS"
"""What to ask a compiled network for, to know how many frames at once keep the device busy."""


class OpenVinoRunner:
    """Runs frames of one size. Threads: `run` and `start` on one thread; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
        at_once: see `engine.protocols.ThroughputRunner`.
    """

    def __init__(
        self,
        openvino: Any,
        device: str,
        graphs: Graphs,
        size_px: tuple[int, int],
        folder: Path,
        wanted: str = AUTO_PRECISION,
        throughput: bool = False,
    ) -> None:
        """`folder`: where compiled networks are kept. `wanted`, `throughput`: as in `EngineConfig`. Raises BackendError
        when the device does not offer that precision.
        """
        self._openvino, self._core, self._device, self._graphs = openvino, openvino.Core(), device, graphs
        calibration = read_calibration(graphs.record)
        offered = offered_on(self._core, device, calibration)
        if (reason := precision_problem(f"OpenVINO on {device}", offered, wanted)) is not None:
            raise BackendError(reason)
        precision = offered[0] if wanted == AUTO_PRECISION else wanted
        # Whatever does not compute in bytes computes in bfloat16 where the processor has it; such a processor also adds
        # products of bytes in 32 bits.
        halves = "bf16" in offered
        self._hint = "bf16" if halves and precision != "fp32" else "f32"
        self._graph = graphs.frame(size_px, unblended=throughput)
        self._unblended = throughput
        if precision == "int8" and calibration is not None:
            quantise(openvino, self._graph, calibration.ranges, sums_fit=halves)
        name_by_place(self._graph)
        compiled = self._compiled(self._graph, self._hint, {**(_MANY if throughput else _SOON), **kept_in(folder)})
        self.at_once = min(_MOST_AT_ONCE, int(compiled.get_property(_COUNT))) if throughput else 1
        self._size_px = size_px
        ground = canvases(*graphs.record.canvas, size_px)
        self._requests = deque(
            InferRequest(openvino, compiled, graphs.input_shapes(), ground) for _ in range(self.at_once)
        )
        # A blend of 1 on the first frame of a coat forgets these zeros.
        self._nothing = tuple(np.zeros(shape, np.float32) for shape in graphs.record.statistics_shapes)
        self._known: dict[int, Statistics] = {}
        self._under_way: deque[tuple[int, float]] = deque()
        self._observer: Any = None
        self._encoding = threading.Lock()
        self._encoder: Any = None
        self.running_on = RunningOn("openvino", device, precision)

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        with self._encoding:
            if self._encoder is None:
                # Compiled at the first new style: a start whose codes are cached never needs it. It is not kept on
                # disk, since reading it takes as long. float32: precision costs nothing here. Held as a request:
                # releasing a request frees the network with Python's lock released, while a compiled network would
                # hold the lock for up to 60 ms.
                self._encoder = self._compiled(self._graphs.code(), "f32").create_infer_request()
            parts = [np.array(part, np.float32) for part in self._encoder.infer({0: image[None]}).values()]
        return StyleCode(tuple(parts))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """See `engine.protocols.Runner`."""
        return self.start(pixels, style, blend, coat)()

    def start(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Callable[[], Pixels]:
        """See `engine.protocols.ThroughputRunner`."""
        request = self._next_request()
        # Frames under way know nothing of each other: one that forgot the past has others forget it, too.
        request.begin(pixels, style, self._past(coat), 1.0 if (coat, 1.0) in self._under_way else blend)
        # In the order of the frames, which is the order their results are taken in.
        self._under_way.append((coat, blend))

        def result() -> Pixels:
            try:
                painted, found = request.end()
            finally:
                _, share = self._under_way.popleft()
            self._known[coat] = blended_statistics(self._past(coat), found, share) if self._unblended else found
            return painted

        return result

    def statistics(self, pixels: Pixels, inside: Region) -> Statistics:
        """See `engine.protocols.TileRunner`."""
        self._check_open()
        if self._observer is None:
            # Compiled when first asked for: pictures painted at once never need it.
            self._observer = self._compiled(self._graphs.inside(self._graph), self._hint).create_infer_request()
        counted = (part for step in self._graphs.steps_px() for part in _counted(pixels.shape[:2], inside, step))
        try:
            found = self._observer.infer(dict(enumerate([pixels[None], *counted]))).values()
        except RuntimeError as error:
            raise BackendError(f"OpenVINO failed on a frame: {first_line(error)}") from error
        return tuple(part[0] for part in found)

    def place(self, origin_px: tuple[int, int]) -> None:
        """See `engine.protocols.TileRunner`."""
        for level, part in enumerate(canvases(*self._graphs.record.canvas, self._size_px, origin_px)):
            for request in self._requests:
                request.canvas[level][:] = part

    def hold(self, statistics: Statistics) -> None:
        """See `engine.protocols.TileRunner`."""
        self._known[0] = statistics

    def close(self) -> None:
        """Let go of the compiled networks."""
        self._requests.clear()
        self._observer = self._encoder = None

    def _past(self, coat: int) -> Statistics:
        return self._known.get(coat, self._nothing)

    def _next_request(self) -> InferRequest:
        self._check_open()
        assert len(self._under_way) < self.at_once, "more frames begun than at once"
        # Taken in turn: the one that comes next has been free for longest.
        self._requests.rotate(-1)
        return self._requests[-1]

    def _check_open(self) -> None:
        if not self._requests:
            raise BackendError("The network has been closed.")

    def _compiled(self, graph: Any, precision: str, hint: Mapping[str, Any] = _SOON) -> Any:
        return self._core.compile_model(graph, self._device, {**hint, "INFERENCE_PRECISION_HINT": precision})


def _counted(size: tuple[int, ...], inside: Region, step_px: int) -> tuple[Floats, Floats]:
    """Inputs of `Graphs.inside` for a level: which of its places count, and 1 divided by how many.

    size: (height, width) of the frame in pixels.
    """
    places = np.zeros([side // step_px for side in size], np.float32)
    rows, columns = (slice(part.start // step_px, part.stop // step_px) for part in inside)
    places[rows, columns] = 1
    return places.reshape(1, 1, -1), np.full((1, 1, 1), 1 / np.count_nonzero(places), np.float32)


class InferRequest:
    """Paints one frame at a time, beside what other requests of the same network do. Threads: one begins and ends.

    Attributes:
        canvas: what it paints on; may be written to between two frames.
    """

    def __init__(
        self, openvino: Any, compiled: Any, shapes: Sequence[tuple[int, ...]], canvas: Sequence[Floats]
    ) -> None:
        """`shapes`: of the inputs between the image and the canvas, as `Graphs.input_shapes` says."""
        self._openvino, self._request = openvino, compiled.create_infer_request()
        self._inputs = [np.zeros(shape, np.float32) for shape in shapes]
        self.canvas = [part.copy() for part in canvas]
        for index, array in enumerate([*self._inputs, *self.canvas], start=1):
            # Shared, so that to write a value here is to hand it over.
            self._request.set_input_tensor(index, openvino.Tensor(array, shared_memory=True))
        self._style: FoldedStyle | None = None
        self._shown: Pixels | None = None

    def begin(self, pixels: Pixels, style: FoldedStyle, former: Statistics, blend: float) -> None:
        """Paint `pixels`, which stay as they are until `end`; see `engine.protocols.Runner`. Raises BackendError."""
        gain, share, *others = self._inputs
        gain[0], share[0] = style.gain, blend
        for mine, part in zip(others, former, strict=False):
            mine[0] = part
        # By identity: sliders at rest give the very same object, and then there is nothing to copy.
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


def picture(squares: Pixels) -> Pixels:
    """The picture [H, W, 3] of its squares of n x n pixels, [H/n, W/n, n, 3 n], uint8: a copy.

    Here and not in the graph, where to move bytes takes three times as long; and a copy has to be made anyway.
    """
    height, width, side, run = squares.shape
    result = np.empty((height, side, width, run), np.uint8)
    # What a square has of a row are three values of `side` bytes: as channels OpenCV deals them out twice as quickly as
    # NumPy moves runs of pixels, and bytes by themselves would take far longer.
    value = f"i{side}"
    rows = [result.view(value)[:, row] for row in range(side)]
    dealt = [channel for channel in range(3 * side) for _ in ("from", "to")]
    cv2.mixChannels([squares.view(value).reshape(height, width, 3 * side)], rows, dealt)
    return result.reshape(height * side, width * side, 3)


def offered_on(core: Any, device: str, calibration: Calibration | None) -> tuple[str, ...]:
    return offered_precisions(
        core.get_property(device, "OPTIMIZATION_CAPABILITIES"),
        os.environ.get("ONEDNN_MAX_CPU_ISA", ""),
        calibrated=calibration is not None and device == "CPU",
    )


def offered_precisions(capabilities: Sequence[str], most: str, calibrated: bool) -> tuple[str, ...]:
    """The quickest first: int8 where the network is calibrated for it, bf16 where the device computes in it, fp32.

    most: the instruction set that OpenVINO's kernels are held to by the user, "" = none; what is above it does not
        count, though the device has it.
    """
    held = most.upper() not in ("", "ALL", "DEFAULT") and not any(name in most.upper() for name in ("BF16", "AMX"))
    there = {"int8": calibrated and "INT8" in capabilities, "bf16": "BF16" in capabilities and not held, "fp32": True}
    return tuple(name for name, offered in there.items() if offered)
