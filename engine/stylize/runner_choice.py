"""Chooses what computes the network: the best back end that can run here and passes its self-test. Job thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.backends.selection import candidates
from engine.backends.self_test import self_test
from engine.errors import BackendError
from engine.protocols import Backend, OnPart, Runner, TileRunner
from engine.stylize.padding import padded_px
from engine.stylize.tiling import Tiling, runner_of, tiling_for
from engine.values import EngineConfig, Progress
from models.registry import WeightsRecord

log = logging.getLogger(__name__)


class RunnerChoice:
    """Builds runners as a config asks for them. Threads: one at a time."""

    def __init__(self, config: EngineConfig, weights: WeightsRecord, folder: Path) -> None:
        """`folder`: where compiled networks are kept."""
        self._config, self._weights, self._folder = config, weights, folder

    def build(
        self,
        working_px: tuple[int, int],
        on_part: OnPart,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> tuple[Runner, dict[str, str]]:
        """A runner for pictures of `working_px` = (width, height), and the back ends that were passed over for it: name
        -> one-sentence reason. `on_part` hears of pictures painted in tiles.

        Raises BackendError when no back end can run; the message names the last reason.
        """
        skipped: dict[str, str] = {}
        for backend in candidates(self._config.backend, self._folder):
            if cancelled():
                raise BackendError("Building the network was cancelled.")
            reason = backend.probe()
            if reason is None:
                try:
                    return self._built(backend, working_px, on_part, progress, cancelled), skipped
                except BackendError as error:
                    reason = str(error)
            log.info("back end %s is passed over: %s", backend.name, reason)
            skipped[backend.name] = reason
        # The last one tried is the simplest: what it lacks is what has to be mended.
        name, reason = next(reversed(skipped.items()))
        raise BackendError(f"The back end “{name}” cannot run here: {reason}")

    def _built(
        self,
        backend: Backend,
        working_px: tuple[int, int],
        on_part: OnPart,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Runner:
        tiling = tiling_for(padded_px(working_px), self._weights, backend.free_bytes(self._config))
        # Tiles of one picture have to wait for each other.
        config = replace(self._config, throughput=self._config.throughput and len(tiling.tiles) == 1)
        runner = self._tested(backend.build(config, tiling.size_px, progress, cancelled), tiling)
        return runner_of(runner, tiling, self._weights, on_part)

    def _tested(self, runner: TileRunner, tiling: Tiling) -> TileRunner:
        """The runner itself; one that fails is closed, since the next back end wants the memory it holds."""
        try:
            self_test(runner, tiling.size_px, self._weights)
        except BaseException:
            runner.close()
            raise
        return runner
