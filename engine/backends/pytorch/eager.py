"""PyTorch, operator by operator, in float32 on the CPU: there on every machine, and the reference of all others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.backends.memory import available_bytes
from engine.backends.precision import precision_problem
from engine.backends.pytorch.loading import torch_problem
from engine.errors import BackendError
from engine.protocols import TileRunner
from engine.values import EngineConfig, Progress


class EagerBackend:
    """See `engine.protocols.Backend`."""

    name = "eager"

    def __init__(self, cache_dir: Path) -> None:
        """`cache_dir` is not used: nothing is built."""

    def probe(self) -> str | None:
        """Always there."""
        return None

    def precision_problem(self, config: EngineConfig) -> str | None:
        """The reference is exact."""
        return precision_problem("PyTorch on the processor", ("fp32",), config.precision)

    def free_bytes(self, config: EngineConfig) -> int | None:
        """The computer's memory."""
        return available_bytes()

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TileRunner:
        """Load the weights. Raises BackendError for a device other than the CPU: cards have a back end of their own.

        Raises BackendError for other precisions too.
        """
        # Said, not corrected: whoever names a card wants to compute there.
        if config.device not in ("auto", "cpu"):
            raise BackendError(f"The back end “eager” runs on the CPU only, not on “{config.device}”; choose “cuda”.")
        if (reason := self.precision_problem(config)) is not None:
            raise BackendError(reason)
        # torch takes a second to import: only when this back end is really taken.
        if (problem := torch_problem()) is not None:
            raise BackendError(problem)
        from engine.backends.pytorch.runner import TorchRunner

        progress(Progress("Loading the network"))
        return TorchRunner(self.name, config.weights, "cpu", half=False)
