"""OpenVINO: the engine of machines without an NVIDIA card; two to five times PyTorch's own speed on a CPU, by what the
CPU has for bytes.

The graphs are drawn from the weights file in a tenth of a second: PyTorch is never imported. What was compiled for
frames of a size is kept.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from engine.backends.openvino.cache import kept_in, name_by_place
from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.infer_request import Lane
from engine.backends.openvino.loading import load_openvino
from engine.backends.openvino.quantisation import Calibration, quantise, read_calibration
from engine.backends.precision import precision_problem
from engine.errors import BackendError
from engine.memory import available_bytes
from engine.processes import first_line
from engine.protocols import Region, TileRunner
from engine.stylize.pooling import Statistics, blended
from engine.stylize.style_codes import Floats, FoldedStyle, StyleCode
from engine.values import AUTO_PRECISION, EngineConfig, Pixels, Progress, RunningOn
from models.arrays import load_arrays
from models.registry import WeightsError, weights_record

_MOST_AT_ONCE = 4
_SOON = {"PERFORMANCE_HINT": "LATENCY"}
_MANY = {"PERFORMANCE_HINT": "THROUGHPUT", "PERFORMANCE_HINT_NUM_REQUESTS": _MOST_AT_ONCE}
_COUNT = "OPTIMAL_NUMBER_OF_INFER_REQUESTS"
"""What to ask a compiled network for, to know how many frames at once keep the device busy."""


class OpenVinoBackend:
    """See `engine.protocols.Backend`."""

    name = "openvino"

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir` is where compiled networks are kept."""
        self._folder = cache_dir / self.name

    def probe(self) -> str | None:
        """Whether the package is there; a device is always (the CPU)."""
        return None if find_spec("openvino") else "OpenVINO is not installed."

    def precision_problem(self, config: EngineConfig) -> str | None:
        """Ask the device what it computes in, and whether the weights were measured for 8 bits."""
        try:
            device, core = _device(config), load_openvino().Core()
            offered = _offered(core, device, read_calibration(weights_record(config.weights)))
        except (WeightsError, RuntimeError, OSError, ValueError, ImportError) as error:
            return f"OpenVINO cannot say what it computes in: {first_line(error)}"
        return precision_problem(f"OpenVINO on {device}", offered, config.precision)

    def free_bytes(self, config: EngineConfig) -> int | None:
        """The computer's memory, which its graphics unit shares if it has one."""
        return available_bytes()

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TileRunner:
        """Draw the network and compile it for frames of `size_px`."""
        progress(Progress("Compiling the network for this machine"))
        openvino = load_openvino()
        device = _device(config)
        try:
            record = weights_record(config.weights)
            graphs = Graphs(openvino, record, load_arrays(record), convolves=device == "CPU")
            return OpenVinoRunner(openvino, device, graphs, size_px, self._folder, config.precision, config.throughput)
        except (WeightsError, RuntimeError, OSError, ValueError) as error:
            raise BackendError(f"OpenVINO could not build the network: {first_line(error)}") from error


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
        offered = _offered(self._core, device, calibration)
        if (reason := precision_problem(f"OpenVINO on {device}", offered, wanted)) is not None:
            raise BackendError(reason)
        precision = offered[0] if wanted == AUTO_PRECISION else wanted
        # What is not in bytes beside them is in bfloat16 where there is that; such processors add bytes in 32 bits.
        halves = "bf16" in offered
        self._hint = "bf16" if halves and precision != "fp32" else "f32"
        self._graph = graphs.frame(size_px, unblended=throughput)
        self._unblended = throughput
        if precision == "int8" and calibration is not None:
            quantise(openvino, self._graph, calibration.ranges, sums_fit=halves)
        name_by_place(self._graph)
        compiled = self._compiled(self._graph, self._hint, {**(_MANY if throughput else _SOON), **kept_in(folder)})
        self.at_once = min(_MOST_AT_ONCE, int(compiled.get_property(_COUNT))) if throughput else 1
        self._lanes = deque(Lane(openvino, compiled, graphs.input_shapes()) for _ in range(self.at_once))
        self._known = tuple(np.zeros(shape, np.float32) for shape in graphs.record.statistics_shapes)
        self._under_way: deque[float] = deque()
        self._observer: Any = None
        self._encoding = threading.Lock()
        self._encoder: Any = None
        self.running_on = RunningOn("openvino", device, precision)

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        with self._encoding:
            if self._encoder is None:
                # Compiled at the first new style: a start with cached codes never needs it. To read it would take as
                # long, so it is not kept. float32: precision costs nothing here.
                # Kept as a request: to let go of one frees the network with Python's lock released, a compiled network
                # holds it meanwhile, for up to 60 ms.
                self._encoder = self._compiled(self._graphs.code(), "f32").create_infer_request()
            parts = [np.array(part, np.float32) for part in self._encoder.infer({0: image[None]}).values()]
        return StyleCode(tuple(parts))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0) -> Pixels:
        """See `engine.protocols.Runner`."""
        return self.start(pixels, style, blend)()

    def start(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0) -> Callable[[], Pixels]:
        """See `engine.protocols.ThroughputRunner`."""
        lane = self._next_lane()
        lane.begin(pixels, style, self._known, 1.0 if 1.0 in self._under_way else blend)
        self._under_way.append(blend)

        def result() -> Pixels:
            try:
                painted, found = lane.end()
            finally:
                share = self._under_way.popleft()
            self._known = blended(self._known, found, share) if self._unblended else found
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

    def hold(self, statistics: Statistics) -> None:
        """See `engine.protocols.TileRunner`."""
        self._known = statistics

    def close(self) -> None:
        """Let go of the compiled networks."""
        self._lanes.clear()
        self._observer = self._encoder = None

    def _next_lane(self) -> Lane:
        self._check_open()
        assert len(self._under_way) < self.at_once, "more frames begun than at once"
        self._lanes.rotate(-1)
        return self._lanes[-1]

    def _check_open(self) -> None:
        if not self._lanes:
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


def _device(config: EngineConfig) -> str:
    return "CPU" if config.device in ("auto", "cpu") else config.device


def _offered(core: Any, device: str, calibration: Calibration | None) -> tuple[str, ...]:
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
