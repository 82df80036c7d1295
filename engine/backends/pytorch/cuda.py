"""PyTorch on an NVIDIA card, in half precision with float32 statistics or all in float32, each frame as one CUDA
graph.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.backends.precision import precision_problem
from engine.backends.pytorch import nvidia
from engine.backends.pytorch.loading import load_torch, torch_problem
from engine.errors import BackendError
from engine.protocols import TileRunner
from engine.values import EngineConfig, Progress


class CudaBackend:
    """See `engine.protocols.Backend`."""

    name = "cuda"

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir` is not used: nothing is built."""

    def probe(self) -> str | None:
        """Look for the driver first: importing torch costs a second that machines without a card need not pay."""
        if not nvidia.has_driver():
            return nvidia.NO_DRIVER
        if (problem := torch_problem()) is not None:
            return problem
        torch = load_torch()
        # The package for processors alone installs without a word on machines with a card.
        if torch.version.cuda is None:
            return "This PyTorch was built without CUDA."
        return None if torch.cuda.is_available() else "PyTorch found no usable NVIDIA card."

    def precision_problem(self, config: EngineConfig) -> str | None:
        """Half precision is what cards are quick in, and float32 what it is held against."""
        return precision_problem("PyTorch on a graphics card", ("fp16", "fp32"), config.precision)

    def free_bytes(self, config: EngineConfig) -> int | None:
        """The card's memory."""
        return nvidia.free_card_bytes(config.device)

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TileRunner:
        """Load the weights onto the card."""
        # Here and not above: importing it imports torch.
        from engine.backends.pytorch.cuda_runner import CudaRunner

        if config.device != "auto" and not config.device.startswith("cuda"):
            raise BackendError(f"The back end “cuda” cannot use the device “{config.device}”.")
        if (reason := self.precision_problem(config)) is not None:
            raise BackendError(reason)
        progress(Progress("Loading the network onto the graphics card"))
        device = "cuda" if config.device == "auto" else config.device
        return CudaRunner(config.weights, device, size_px, half=config.precision != "fp32")
