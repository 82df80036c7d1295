"""Tries a back end out: builds it, runs it, and says how fast it was and what came out. Shared by doctor and benchmark.

Runs on whatever thread calls it, and keeps that thread busy.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.protocols import Backend
from engine.style_code import fold
from engine.values import EngineConfig, Pixels, RunningOn

TEST_STYLE_PX = 256
"""Sides of the made-up style that is read where only what happens afterwards is measured."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long something is tried: `warm_up` runs that don't count, then `most` runs or `most_s` seconds of them."""

    warm_up: int = 5
    most: int = 100
    most_s: float = 8.0


@dataclass(frozen=True, slots=True)
class BackendTrial:
    """What a back end did.

    Attributes:
        running_on: what it says it ran on.
        run_ms: milliseconds of each run that counts.
        result: the last picture.
    """

    running_on: RunningOn
    run_ms: tuple[float, ...]
    result: Pixels


def try_backend(backend: Backend, config: EngineConfig, frame: Pixels, style: Pixels, effort: Effort) -> BackendTrial:
    """Build, encode `style`, and stylize `frame` (sides multiples of the grid) again and again. Raises BackendError."""
    size_px = (frame.shape[1], frame.shape[0])
    runner = backend.build(config, size_px, progress=lambda _progress: None, cancelled=lambda: False)
    try:
        folded = fold(runner.encode(style), strength=1.0, layers=(1.0, 1.0, 1.0, 1.0))
        run_ms = timed(lambda: runner.run(frame, folded), effort)
        return BackendTrial(runner.running_on, tuple(run_ms), runner.run(frame, folded))
    finally:
        runner.close()


def timed(run: Callable[[], object], effort: Effort) -> list[float]:
    """Milliseconds of each run of `run` that counts."""
    for _ in range(effort.warm_up):
        run()
    times_ms: list[float] = []
    until_s = time.perf_counter() + effort.most_s
    # Two at least, however slow: one run is no measurement.
    while len(times_ms) < effort.most and (len(times_ms) < 2 or time.perf_counter() < until_s):
        began_s = time.perf_counter()
        run()
        times_ms.append((time.perf_counter() - began_s) * 1000.0)
    return times_ms


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which `percent` of all lie, interpolated."""
    return float(np.percentile(np.asarray(values, np.float64), percent))
