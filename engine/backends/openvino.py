"""OpenVINO: the engine of machines without an NVIDIA card; 6 to 8 times PyTorch's own speed on a CPU.

The network is traced and converted once and kept as an intermediate representation on disk; from the second start on
PyTorch is not imported at all.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import BackendError
from engine.protocols import Runner
from engine.style_code import FoldedStyle, StyleCode
from engine.values import EngineConfig, Pixels, Progress, RunningOn
from models.registry import NETWORK_VERSION, WeightsError, WeightsRecord, weights_record

_TRACED_SIDE = 128


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
        openvino = _openvino()
        try:
            record = weights_record(config.weights)
            graphs = self._graphs(record, openvino.__version__, progress)
            progress(Progress("Compiling the network for this machine"))
            device = "CPU" if config.device in ("auto", "cpu") else config.device
            return OpenVinoRunner(openvino.Core(), *graphs, device, size_px)
        except (WeightsError, RuntimeError, OSError) as error:
            raise BackendError(f"OpenVINO could not build the network: {_first_line(error)}") from error

    def _graphs(self, record: WeightsRecord, version: str, progress: Callable[[Progress], None]) -> tuple[Path, Path]:
        """Files of the frame graph and the code graph, converted where they are not in the cache."""
        text = f"{record.sha256} {NETWORK_VERSION} {version}"
        folder = self._cache_dir / f"openvino-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        if not folder.is_dir():
            progress(Progress("Converting the network (only at the first start)"))
            _convert(record, folder)
        return folder / "frame.xml", folder / "code.xml"


def _openvino() -> Any:
    """The package, kept from reporting home: importing it sends a usage event from a thread of its own, unasked.

    It falls back to a stub when its reporter cannot be imported, which is what happens here.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino


class OpenVinoRunner:
    """Runs frames of one size. Threads: `run` on one thread; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
    """

    def __init__(self, core: Any, frame_graph: Path, code_graph: Path, device: str, size_px: tuple[int, int]) -> None:
        self._core, self._device, self._code_graph = core, device, code_graph
        precision = "bf16" if "BF16" in core.get_property(device, "OPTIMIZATION_CAPABILITIES") else "f32"
        self._options = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": precision}
        model = core.read_model(frame_graph)
        model.reshape({0: [1, size_px[1], size_px[0], 3]})
        self._request = core.compile_model(model, device, self._options).create_infer_request()
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
                self._encoder = self._core.compile_model(self._core.read_model(self._code_graph), self._device, options)
            outputs = self._encoder(image[None])
            parts = [np.array(outputs[index], np.float32) for index in range(len(self._encoder.outputs))]
        levels = len(parts) // 2
        return StyleCode(tuple(parts[:levels]), tuple(parts[levels:]))

    def run(self, pixels: Pixels, style: FoldedStyle) -> Pixels:
        """See `engine.protocols.Runner`."""
        parts = (np.array([style.gain], np.float32), *(part[None] for part in (*style.matrices, *style.means)))
        try:
            result = self._request.infer([pixels[None], *parts], share_inputs=True)
        except RuntimeError as error:
            raise BackendError(f"OpenVINO failed on a frame: {_first_line(error)}") from error
        # The request writes every result into one buffer: what leaves must be a copy.
        image: Pixels = result[0][0].copy()
        return image

    def close(self) -> None:
        """Let go of the compiled networks."""
        self._request = self._encoder = None


def _convert(record: WeightsRecord, folder: Path) -> None:
    """Trace and convert both graphs into `folder`, which appears whole or not at all."""
    # Imported here alone: with a filled cache this module never loads PyTorch.
    import torch

    from models.deployment import CodeGraph, FrameGraph, example_inputs
    from models.loading import load_record

    openvino = _openvino()
    network = load_record(record)
    inputs = example_inputs(network, _TRACED_SIDE, _TRACED_SIDE)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with torch.inference_mode(), tempfile.TemporaryDirectory(dir=folder.parent) as name:
        partial = Path(name) / "graphs"
        partial.mkdir()
        frame = _as_model(FrameGraph(network).eval(), inputs)
        openvino.save_model(frame, partial / "frame.xml", compress_to_fp16=True)
        code = _as_model(CodeGraph(network).eval(), inputs[:1])
        code.reshape([1, -1, -1, 3])
        openvino.save_model(code, partial / "code.xml", compress_to_fp16=True)
        if not folder.is_dir():
            os.replace(partial, folder)


def _as_model(module: Any, inputs: tuple[Any, ...]) -> Any:
    """An OpenVINO model of a PyTorch module, with the shapes of `inputs`.

    Through the front end itself: it is what `openvino.convert_model` calls, less its command line and its reports.
    """
    from openvino.frontend import FrontEndManager
    from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

    front_end = FrontEndManager().load_by_framework("pytorch")
    # The front end keeps no reference to the decoder: it has to outlive the conversion here.
    decoder = TorchScriptPythonDecoder(module, example_input=inputs)
    model = front_end.convert(front_end.load(decoder))
    model.reshape({index: list(tensor.shape) for index, tensor in enumerate(inputs)})
    return model


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
