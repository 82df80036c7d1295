"""The benchmark behind `pastiche bench`: how fast each back end is on this computer, the network alone and end to end.

Every back end is measured in a process of its own, one after the other, so that thread pools don't mix and the
memory counted is that back end's. Only figures of one run on one machine may be compared.
"""

from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from engine.backends import BACKENDS, make_backend
from engine.errors import BackendError, EngineError
from engine.library import StyleLibrary
from engine.machine import Machine, look_at_machine, resident_mb
from engine.reel import Arrivals, DemoReel
from engine.render import render_video
from engine.stats import StageClock
from engine.stylizer import STYLE_SIDE_PX, Stylizer
from engine.trial import Effort, pattern, percentile, timed, try_backend
from engine.values import EngineConfig, Look, RunningOn, StyleShare
from models.grid import padding_for

if TYPE_CHECKING:
    import torch

SIZES_PX = ((640, 360), (1280, 720))
ALWAYS = "eager"
ENGINES = "engines"
SLOWED = 1000.0
MATMUL_EFFORT = Effort(warm_up=2, most=20, most_s=2.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, and how thoroughly.

    Attributes:
        sizes_px: frame sizes, (width, height).
        effort: of each measurement.
        matmul_side: rows and columns of the square matrices whose product is timed.
        config: weights and device; its back end is replaced by each in turn.
    """

    sizes_px: tuple[tuple[int, int], ...] = SIZES_PX
    effort: Effort = field(default_factory=Effort)
    matmul_side: int = 2048
    config: EngineConfig = field(default_factory=EngineConfig)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of the result.

    Attributes:
        backend, device, precision, weights: what ran.
        size_px: (width, height) of the frames.
        scope: "network" (padded frame in, padded picture out) or "end_to_end" (source, stylizer and hand-over to
            a sink on their threads, as in a render; a time is the distance between two finished frames).
        median_ms, p95_ms: of one frame.
        fps: frames per second over the whole measurement.
        stages: stage name -> median milliseconds; they overlap, so they need not add up to `median_ms`.
        rss_mb: memory of the process afterwards, MiB; None where the system does not tell.
    """

    backend: str
    device: str
    precision: str
    weights: str
    size_px: tuple[int, int]
    scope: str
    median_ms: float
    p95_ms: float
    fps: float
    stages: dict[str, float]
    rss_mb: float | None


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run.

    Attributes:
        machine: the computer.
        matmul_tflops: "fp32" and "bf16" of the processor, and "cuda_fp32", "cuda_bf16" where there is a card.
        measurements: in the order measured.
        skipped: back end -> why it was not measured.
    """

    machine: Machine
    matmul_tflops: dict[str, float]
    measurements: tuple[Measurement, ...]
    skipped: dict[str, str]


def run_bench(
    cache_dir: Path,
    plan: Plan | None = None,
    backends: Sequence[str] = tuple(BACKENDS),
    on_step: Callable[[str], None] = lambda _step: None,
) -> Results:
    """Measure `backends`, and always the reference. Takes a minute or two. Raises BackendError for an unknown name."""
    plan = plan or Plan()
    wanted = {name: make_backend(name, cache_dir / ENGINES) for name in (*backends, ALWAYS)}
    on_step("measuring the machine")
    machine, tflops = _apart(_measure_machine, plan.matmul_side)
    measurements: list[Measurement] = []
    skipped: dict[str, str] = {}
    for name, backend in wanted.items():
        reason = backend.probe()
        for size_px in plan.sizes_px if reason is None else ():
            on_step(f"measuring {name} at {size_px[0]}x{size_px[1]}")
            found = _apart(measure_backend, name, size_px, plan, cache_dir)
            if isinstance(found, str):
                reason = found
                break
            measurements += found
        if reason is not None:
            skipped[name] = reason
    return Results(machine, tflops, tuple(measurements), skipped)


def measure_backend(name: str, size_px: tuple[int, int], plan: Plan, cache_dir: Path) -> list[Measurement] | str:
    """Both scopes of one back end at one size, in this process; the reason why not, should it fail."""
    config = replace(plan.config, backend=name)
    try:
        return [_network(size_px, config, plan, cache_dir), _end_to_end(size_px, config, plan, cache_dir)]
    except EngineError as error:
        return str(error)


def _network(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> Measurement:
    # The stylizer pads frames like this; the network alone is timed on what it really gets.
    left, right, top, bottom = padding_for(size_px[1], size_px[0])
    width, height = left + size_px[0] + right, top + size_px[1] + bottom
    backend = make_backend(config.backend, cache_dir / ENGINES)
    style = pattern(STYLE_SIDE_PX, STYLE_SIDE_PX)
    trial = try_backend(backend, config, pattern(width, height), style, plan.effort)
    stages = {"network": median(trial.run_ms)}
    fps = 1000.0 * len(trial.run_ms) / sum(trial.run_ms)
    return _measurement(trial.running_on, config, size_px, "network", trial.run_ms, fps, stages)


def _end_to_end(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> Measurement:
    # The clock forgets after two seconds, a window's worth. Slowed down, it remembers the whole measurement.
    clock, arrivals = StageClock(now=lambda: time.perf_counter() / SLOWED), Arrivals()
    source = DemoReel(size_px, plan.effort.warm_up + plan.effort.most)
    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        look = Look(styles=(StyleShare(library.styles()[0].key),))
        stylizer = Stylizer(config, library, cache_dir)
        try:
            enough = arrivals.enough(plan.effort)
            summary = render_video(source, arrivals, stylizer, look, cancelled=enough, clock=clock)
        finally:
            stylizer.close()
    if summary.running_on is None:
        raise BackendError(f"The back end “{config.backend}” computed nothing.")
    times_ms = arrivals.distances_ms(plan.effort.warm_up)
    fps = 1000.0 * len(times_ms) / sum(times_ms)
    stages = {name: value * SLOWED for name, value in clock.medians().items()}
    return _measurement(summary.running_on, config, size_px, "end_to_end", times_ms, fps, stages)


def _measurement(
    running_on: RunningOn,
    config: EngineConfig,
    size_px: tuple[int, int],
    scope: str,
    times_ms: Sequence[float],
    fps: float,
    stages: dict[str, float],
) -> Measurement:
    return Measurement(
        backend=running_on.backend,
        device=running_on.device,
        precision=running_on.precision,
        weights=config.weights,
        size_px=size_px,
        scope=scope,
        median_ms=percentile(times_ms, 50),
        p95_ms=percentile(times_ms, 95),
        fps=fps,
        stages=stages,
        rss_mb=resident_mb(),
    )


def _measure_machine(matmul_side: int) -> tuple[Machine, dict[str, float]]:
    import torch

    tflops = {
        "fp32": _matmul_tflops(matmul_side, torch.float32, "cpu"),
        "bf16": _matmul_tflops(matmul_side, torch.bfloat16, "cpu"),
    }
    if torch.cuda.is_available():
        # A card needs more work than a processor before its speed shows.
        tflops["cuda_fp32"] = _matmul_tflops(4 * matmul_side, torch.float32, "cuda")
        tflops["cuda_bf16"] = _matmul_tflops(4 * matmul_side, torch.bfloat16, "cuda")
    return look_at_machine(), tflops


def _matmul_tflops(side: int, dtype: torch.dtype, device: str) -> float:
    import torch

    one, other = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))

    def multiply() -> None:
        (one @ other).sum().item()

    return 2 * side**3 / (median(timed(multiply, MATMUL_EFFORT)) / 1000.0) / 1e12


def _apart(work: Callable[..., Any], *args: object) -> Any:
    """Call `work` in a fresh process and return what it returns."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_leave_interrupts_to_the_parent) as pool:
        return pool.submit(work, *args).result()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
