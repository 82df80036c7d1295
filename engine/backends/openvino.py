"""OpenVINO: the engine of machines without an NVIDIA card; 6 to 8 times PyTorch's own speed on a CPU.

The network is traced and converted once and kept as an intermediate representation on disk; from the second start on
PyTorch is not imported at all.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from engine.backends.openvino_loading import CODE_GRAPH, FRAME_GRAPH, load_openvino
from engine.backends.process import first_line, run_module
from engine.errors import BackendError
from engine.protocols import Runner
from engine.style_code import FoldedStyle, StyleCode
from engine.values import EngineConfig, Pixels, Progress, RunningOn
from models.registry import NETWORK_VERSION, WeightsError, WeightsRecord, weights_record

log = logging.getLogger(__name__)


class OpenVinoBackend:
    """See `engine.protocols.Backend`."""

    name = "openvino"

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir`: folder of the converted networks; made when missing."""
        self._cache_dir = cache_dir

    def probe(self) -> str | None:
        """Whether the package is there; a device is always (the CPU)."""
        return None if find_spec("openvino") else "OpenVINO is not installed."

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Runner:
        """Convert the network if this machine never did, then compile it for frames of `size_px`."""
        openvino = load_openvino()
        try:
            record = weights_record(config.weights)
            core = openvino.Core()
            folder = self._folder(record, openvino.__version__)
            if not _is_readable(core, folder):
                progress(Progress("Converting the network (only at the first start)"))
                _convert(record, folder, cancelled)
            progress(Progress("Compiling the network for this machine"))
            device = "CPU" if config.device in ("auto", "cpu") else config.device
            return OpenVinoRunner(core, folder, device, record, size_px)
        except (WeightsError, RuntimeError, OSError) as error:
            raise BackendError(f"OpenVINO could not build the network: {first_line(error)}") from error

    def _folder(self, record: WeightsRecord, version: str) -> Path:
        """Where the converted graphs of these weights are kept, for this network and this OpenVINO only."""
        text = f"{record.sha256} {NETWORK_VERSION} {version}"
        return self._cache_dir / f"openvino-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


class OpenVinoRunner:
    """Runs frames of one size. Threads: `run` on one thread; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
    """

    def __init__(self, core: Any, folder: Path, device: str, record: WeightsRecord, size_px: tuple[int, int]) -> None:
        self._core, self._device, self._folder = core, device, folder
        precision = "bf16" if "BF16" in core.get_property(device, "OPTIMIZATION_CAPABILITIES") else "f32"
        self._options = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": precision}
        model = core.read_model(folder / FRAME_GRAPH)
        model.reshape({0: [1, size_px[1], size_px[0], 3]})
        self._request = core.compile_model(model, device, self._options).create_infer_request()
        self._statistics = [np.zeros((1, *shape), np.float32) for shape in record.statistics_shapes]
        self._encoding = threading.Lock()
        self._encoder: Any = None
        self.running_on = RunningOn("openvino", device, precision.replace("f32", "fp32"))

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        with self._encoding:
            if self._encoder is None:
                # Compiled at the first new style: a start with cached codes never needs it. float32: precision costs
                # nothing here.
                options = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
                self._encoder = self._core.compile_model(
                    self._core.read_model(self._folder / CODE_GRAPH), self._device, options
                )
            outputs = self._encoder(image[None])
            parts = [np.array(outputs[index], np.float32) for index in range(len(self._encoder.outputs))]
        return StyleCode(tuple(parts))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0) -> Pixels:
        """See `engine.protocols.Runner`."""
        scalars = (np.array([value], np.float32) for value in (style.gain, blend))
        parts = (part[None] for part in style.parts)
        try:
            result = self._request.infer([pixels[None], *scalars, *self._statistics, *parts], share_inputs=True)
        except RuntimeError as error:
            raise BackendError(f"OpenVINO failed on a frame: {first_line(error)}") from error
        # The request writes every result into one buffer: what leaves must be a copy.
        self._statistics = [result[index].copy() for index in range(1, len(result))]
        image: Pixels = result[0][0].copy()
        return image

    def close(self) -> None:
        """Let go of the compiled networks."""
        self._request = self._encoder = None


def _is_readable(core: Any, folder: Path) -> bool:
    """Whether the graphs are there and whole. Damaged ones are removed: they are made again."""
    if not folder.is_dir():
        return False
    try:
        for name in (FRAME_GRAPH, CODE_GRAPH):
            core.read_model(folder / name)
    except RuntimeError as error:
        log.info("the converted network in %s is damaged and will be made again: %s", folder, first_line(error))
        shutil.rmtree(folder)
        return False
    return True


def _convert(record: WeightsRecord, folder: Path, cancelled: Callable[[], bool]) -> None:
    """Have a process of its own convert the network into `folder`.

    PyTorch holds the interpreter for half a second at a time while it traces, which would stall the window; and a
    process can be ended when the user does not want to wait.
    """
    finished = run_module("engine.backends.openvino_conversion", [record.name, str(folder)], cancelled)
    if finished.code != 0:
        raise BackendError(f"OpenVINO could not convert the network: {finished.problem}")
