"""TensorRT on an NVIDIA card: the whole network as one engine in half precision.

Styles and sliders are inputs of the engine, and one engine takes all frames of a class of sizes. Compiled engines are
kept on disk under everything they depend on; what comes out of the compiler is held against PyTorch before it is used
or kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from engine.backends.precision import precision_problem
from engine.backends.pytorch import nvidia
from engine.backends.self_test import agreement_db, probe_pattern, self_test
from engine.backends.tensorrt.cache import EngineCache
from engine.backends.tensorrt.key import EngineKey, engine_key, sizes_around
from engine.backends.tensorrt.loading import Flavour, installed
from engine.backends.tensorrt.probe import probe
from engine.backends.tensorrt.toolkit import EngineRunner, InstalledToolkit, Toolkit
from engine.errors import BackendError
from engine.processes import first_line
from engine.protocols import TileRunner
from engine.style_code import fold
from engine.values import EngineConfig, Progress
from models.registry import WeightsError, WeightsRecord, weights_record

log = logging.getLogger(__name__)

LEAST_HALF_AGREEMENT_DB = 38.0
"""How near an engine must come to PyTorch in float32. Half precision alone is at 60; a wrong operator far below 30."""

_STYLE_SIDE_PX = 128
# Unequal weights: a mix-up of two layers would show.
_LAYERS = (1.0, 0.6, 0.8, 1.0)


class TensorRtBackend:
    """See `engine.protocols.Backend`."""

    name = "tensorrt"

    def __init__(self, cache_dir: Path, toolkit: Toolkit | None = None) -> None:
        """`cache_dir`: folder in which a folder of engines is made. `toolkit`: None for the one that is installed."""
        self._cache = EngineCache(cache_dir / "tensorrt")
        self._toolkit = toolkit

    def probe(self) -> str | None:
        """Ask what costs nothing first; loading TensorRT takes seconds and is done in another process."""
        if not nvidia.has_driver():
            return nvidia.NO_DRIVER
        flavours = installed()
        if not flavours:
            return "TensorRT is not installed; the extra “tensorrt” or “tensorrt-rtx” brings it."
        if len(flavours) > 1:
            return f"Only one of {flavours[0].compiler} and {flavours[1].compiler} can be installed, not both."
        return probe(flavours[0], self._cache.folder / "probe.json")

    def precision_problem(self, config: EngineConfig) -> str | None:
        """Engines are compiled in half precision."""
        return precision_problem("TensorRT", ("fp16",), config.precision)

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
        """Load the engine for frames of `size_px`, compiled now if there is none that works."""
        if (reason := self.precision_problem(config)) is not None:
            raise BackendError(reason)
        try:
            toolkit = self._toolkit or InstalledToolkit(_only_flavour())
            record = weights_record(config.weights)
            build = _Build(toolkit, self._cache, record, size_px, config.device)
            # The compiler only where there is no engine that still works.
            return build.cached(progress) or build.compiled(progress, cancelled)
        except (WeightsError, RuntimeError, OSError, ImportError) as error:
            raise BackendError(f"TensorRT could not build the network: {first_line(error)}") from error


class _Build:
    """One engine: from the cache if it is there and works, else from the compiler."""

    def __init__(
        self, toolkit: Toolkit, cache: EngineCache, record: WeightsRecord, size_px: tuple[int, int], device: str
    ) -> None:
        self._toolkit, self._cache, self._record, self._size_px, self._device = toolkit, cache, record, size_px, device
        self._sizes = sizes_around(size_px)
        self._key: EngineKey = engine_key(record, self._sizes, toolkit.versions(), toolkit.card(device))

    def cached(self, progress: Callable[[Progress], None]) -> EngineRunner | None:
        """A runner of the engine on disk; None when there is none that works, and nothing is left of it then."""
        engine = self._cache.load(self._key)
        if engine is None:
            return None
        progress(Progress("Loading the compiled network"))
        kernels = self._cache.load(self._key, "kernels")
        try:
            runner = self._tested(engine, kernels, _paints)
        # A driver or a library may have changed in a way the key does not cover.
        except BackendError as error:
            log.info("the engine on disk does not work and is compiled again: %s", error)
            self._cache.discard(self._key)
            return None
        self._keep_kernels(runner, kernels)
        return runner

    def compiled(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> EngineRunner:
        """A runner of a new engine, which is kept once it has proved right."""
        engine = self._toolkit.compile(self._record, self._sizes, self._device, progress, cancelled)
        runner = self._tested(engine, None, _paints_like_pytorch)
        self._cache.store(self._key, engine)
        self._keep_kernels(runner, None)
        return runner

    def _keep_kernels(self, runner: EngineRunner, kept: bytes | None) -> None:
        """Another frame size may have needed some more."""
        kernels = runner.kernels()
        if kernels is not None and kernels != kept:
            self._cache.store(self._key, kernels, "kernels")

    def _tested(
        self, engine: bytes, kernels: bytes | None, test: Callable[[EngineRunner, tuple[int, int], WeightsRecord], None]
    ) -> EngineRunner:
        runner = self._toolkit.load(engine, kernels, self._record, self._size_px, self._device)
        try:
            test(runner, self._size_px, self._record)
        # Also on Ctrl-C: what it holds of the card is wanted by whoever comes next.
        except BaseException:
            runner.close()
            raise
        return runner


def _paints(runner: EngineRunner, size_px: tuple[int, int], record: WeightsRecord) -> None:
    self_test(runner, size_px, record)


def _paints_like_pytorch(runner: EngineRunner, size_px: tuple[int, int], record: WeightsRecord) -> None:
    """Compare a picture in a style with that of PyTorch. Raises BackendError.

    Compilers have been seen to fuse operators wrongly, which the identity path alone would not show.
    """
    reference = runner.reference()
    style = fold(reference.encode(probe_pattern(_STYLE_SIDE_PX, _STYLE_SIDE_PX)), 1.0, _LAYERS)
    picture = probe_pattern(*size_px)
    agreement = agreement_db(runner.run(picture, style), reference.run(picture, style))
    if not agreement >= LEAST_HALF_AGREEMENT_DB:
        raise BackendError(f"TensorRT made a wrong engine: its picture is {agreement:.0f} dB from PyTorch's.")
    self_test(runner, size_px, record)


def _only_flavour() -> Flavour:
    flavours = installed()
    if len(flavours) != 1:
        raise BackendError("TensorRT is not installed.")
    return flavours[0]
