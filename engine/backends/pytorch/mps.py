"""PyTorch on the graphics unit of an Apple computer, in float32: half precision has not been tried there."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import Path

from engine.backends.memory import available_bytes
from engine.backends.precision import precision_problem
from engine.backends.pytorch.loading import load_torch, torch_problem
from engine.errors import BackendError
from engine.protocols import TileRunner
from engine.values import EngineConfig, Progress


class MpsBackend:
    """See `engine.protocols.Backend`."""

    name = "mps"

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir` is not used: nothing is built."""

    def probe(self) -> str | None:
        """Ask the system first: importing torch costs a second that other computers need not pay."""
        if sys.platform != "darwin" or platform.machine() != "arm64":
            return "This is no Apple computer with a graphics unit of its own."
        if (problem := torch_problem()) is not None:
            return problem
        torch = load_torch()
        return None if torch.backends.mps.is_available() else "PyTorch found no usable Apple graphics unit."

    def precision_problem(self, config: EngineConfig) -> str | None:
        """Nothing but float32 has been tried."""
        return precision_problem("PyTorch on Apple's graphics unit", ("fp32",), config.precision)

    def free_bytes(self, config: EngineConfig) -> int | None:
        """The computer's memory, which the graphics unit shares."""
        return available_bytes()

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TileRunner:
        """Load the weights onto the graphics unit."""
        if config.device not in ("auto", "mps"):
            raise BackendError(f"The back end “mps” cannot use the device “{config.device}”.")
        # Refused, not rounded: whoever asked for a precision is told that it is not there.
        if (reason := self.precision_problem(config)) is not None:
            raise BackendError(reason)
        # Here and not above: importing it imports torch.
        from engine.backends.pytorch.runner import TorchRunner

        progress(Progress("Loading the network onto the graphics unit"))
        return TorchRunner(self.name, config.weights, "mps", half=False)
