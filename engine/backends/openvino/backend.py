"""OpenVINO: the engine of machines without an NVIDIA card; two to five times PyTorch's own speed on a CPU, by what the
CPU has for bytes.

The graphs are drawn from the weights file in a tenth of a second: PyTorch is never imported. What was compiled for
frames of a size is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from engine.backends.memory import available_bytes
from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.loading import load_openvino
from engine.backends.openvino.quantisation import read_calibration
from engine.backends.openvino.runner import OpenVinoRunner, offered_on
from engine.backends.precision import precision_problem
from engine.errors import BackendError
from engine.processes import first_line
from engine.protocols import TileRunner
from engine.values import EngineConfig, Progress
from models.arrays import load_arrays
from models.registry import WeightsError, weights_record


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
            offered = offered_on(core, device, read_calibration(weights_record(config.weights)))
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


def _device(config: EngineConfig) -> str:
    # Everything else is passed on: OpenVINO has its own names for devices.
    return "CPU" if config.device in ("auto", "cpu") else config.device
