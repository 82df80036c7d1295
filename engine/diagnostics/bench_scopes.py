"""The three ways the benchmark looks at a back end: the network alone, a whole render, a live session.

Each runs in a process of its own, on the thread that calls it.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from engine.backends.selection import make_backend
from engine.backends.self_test import probe_pattern
from engine.diagnostics.machine import resident_mb
from engine.diagnostics.reel import Arrivals, DemoReel
from engine.diagnostics.trial import TEST_STYLE_PX, Effort, percentile, timed, try_backend
from engine.errors import BackendError, EngineError
from engine.events import Event, Finished
from engine.live.session import Session
from engine.look.look import Look, StyleShare
from engine.protocols import ThroughputRunner
from engine.render.video import render_video
from engine.stats import StageClock
from engine.style_code import fold
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.padding import padded_px
from engine.values import EngineConfig, Pixels, RunningOn
from models.arrays import array_shapes
from models.operations import FrameWork, frame_work
from models.registry import weights_record

SIZES_PX = ((640, 360), (1280, 720))
ENGINES = "engines"
# See `_end_to_end`.
SLOWED = 1000.0


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
        scope: "network" (padded frame in, padded picture out), "throughput" (the same with as many frames at once as
            the back end paints in a render, where that is more than one), "end_to_end" (source, stylizer and hand-over
            to a sink on their threads, as in a render) or "live" (a session fed with 30 frames a second; a time is the
            age of a frame, from capture to the painter). Of frames painted at once a time is the distance between two
            finished ones.
        median_ms, p95_ms: of one frame.
        fps: frames per second over the whole measurement.
        stages: stage name -> median milliseconds; they overlap, so they need not add up to `median_ms`.
        rss_mb: memory of the process afterwards, MiB; None where the system does not tell.
        work: of one frame, for the network alone.
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
    work: FrameWork | None = None


def measure_backend(name: str, size_px: tuple[int, int], plan: Plan, cache_dir: Path) -> list[Measurement] | str:
    """All scopes of one back end at one size, in this process; the reason why not, should it fail."""
    config = replace(plan.config, backend=name)
    try:
        network = _network(size_px, config, plan, cache_dir)
        end_to_end, at_once = _end_to_end(size_px, config, plan, cache_dir)
        # A back end that paints one frame after the other would give the figures of the network alone again.
        several = [_throughput(size_px, config, plan, cache_dir)] if at_once > 1 else []
        return [network, *several, end_to_end, _live(size_px, config, plan, cache_dir)]
    except EngineError as error:
        return str(error)


def _network(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> Measurement:
    # The stylizer pads frames like this; the network alone is timed on what it really gets.
    width, height = padded_px(size_px)
    backend = make_backend(config.backend, cache_dir / ENGINES)
    style = probe_pattern(TEST_STYLE_PX, TEST_STYLE_PX)
    trial = try_backend(backend, config, probe_pattern(width, height), style, plan.effort)
    stages = {"network": median(trial.run_ms)}
    fps = 1000.0 * len(trial.run_ms) / sum(trial.run_ms)
    found = _measurement(trial.running_on, config, size_px, "network", trial.run_ms, fps, stages)
    return replace(found, work=_work(config, size_px))


def _throughput(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> Measurement:
    """The network alone with several frames under way."""
    backend, (width, height) = make_backend(config.backend, cache_dir / ENGINES), padded_px(size_px)
    runner = backend.build(replace(config, throughput=True), (width, height), lambda _: None, lambda: False)
    try:
        assert isinstance(runner, ThroughputRunner), "it paints several frames at once in a render"
        times_ms = _under_way(runner, probe_pattern(width, height), plan.effort)
    finally:
        runner.close()
    fps = 1000.0 * len(times_ms) / sum(times_ms)
    found = _measurement(runner.running_on, config, size_px, "throughput", times_ms, fps, {"network": median(times_ms)})
    return replace(found, work=_work(config, size_px))


def _under_way(runner: ThroughputRunner, frame: Pixels, effort: Effort) -> list[float]:
    """Milliseconds a frame takes while there are always as many of them under way as go at once."""
    style = probe_pattern(TEST_STYLE_PX, TEST_STYLE_PX)
    folded = fold(runner.encode(style), strength=1.0, layers=(1.0, 1.0, 1.0, 1.0))
    ends = deque(runner.start(frame, folded) for _ in range(runner.at_once))

    def once_round() -> None:
        for _ in range(runner.at_once):
            ends.popleft()()
            ends.append(runner.start(frame, folded))

    times_ms = timed(once_round, effort)
    # Not measured, but begun.
    for end in ends:
        end()
    return [time_ms / runner.at_once for time_ms in times_ms]


def _work(config: EngineConfig, size_px: tuple[int, int]) -> FrameWork:
    record, (width, height) = weights_record(config.weights), padded_px(size_px)
    shape = record.architecture
    extras = record.canvas[1], bool(shape.get("mixing", False))
    return frame_work(array_shapes(record), str(shape["transform"]), height, width, *extras)


def _end_to_end(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> tuple[Measurement, int]:
    """A render without a file, and how many frames it paints at once."""
    # The clock forgets after two seconds, a window's worth. Slowed down, it remembers the whole measurement.
    clock, arrivals = StageClock(now=lambda: time.perf_counter() / SLOWED), Arrivals()
    source = DemoReel(size_px, plan.effort.warm_up + plan.effort.most)
    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        stylizer = Stylizer(replace(config, throughput=True), library, cache_dir)
        try:
            enough = arrivals.enough(plan.effort)
            summary = render_video(source, arrivals, stylizer, _look(library), cancelled=enough, clock=clock)
            at_once = stylizer.at_once
        finally:
            stylizer.close()
    times_ms = arrivals.distances_ms(plan.effort.warm_up, at_once)
    fps = 1000.0 * len(times_ms) / sum(times_ms)
    stages = {name: value * SLOWED for name, value in clock.medians().items()}
    row = _measurement(_known(summary.running_on, config), config, size_px, "end_to_end", times_ms, fps, stages)
    return row, at_once


def _live(size_px: tuple[int, int], config: EngineConfig, plan: Plan, cache_dir: Path) -> Measurement:
    """The age of frames that come 30 times a second, when the painter gets them."""
    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        watch = _Watch()
        session = Session(lambda config: Stylizer(config, library, cache_dir), watch.hear, watch.look)
        # The session must exist before the watcher can ask it; it starts only afterwards.
        watch.session = session
        try:
            session.start(DemoReel(size_px, plan.effort.warm_up + plan.effort.most), config, _look(library))
            watch.ended.wait()
        finally:
            session.close()
    # Two pictures at least: a rate is the distance between them.
    if len(watch.shown) < 2:
        raise BackendError(f"The back end “{config.backend}” painted nothing in time.")
    ages_ms = [age_ms for _, age_ms in watch.shown]
    fps = (len(ages_ms) - 1) / (watch.shown[-1][0] - watch.shown[0][0])
    return _measurement(_known(watch.running_on, config), config, size_px, "live", ages_ms, fps, {})


class _Watch:
    """Looks on as the window would. Threads: `hear` and `look` on the session's, the rest after the end."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.session: Session | None = None
        self.shown: list[tuple[float, float]] = []
        self.running_on: RunningOn | None = None

    def hear(self, event: Event) -> None:
        """Wait for the end."""
        if isinstance(event, Finished):
            self.ended.set()

    def look(self) -> None:
        """Take a picture, and note when, and how old it is."""
        if self.session is not None and (rendered := self.session.display.take()) is not None:
            now_s = time.perf_counter()
            self.shown.append((now_s, (now_s - rendered.stylized.captured_s) * 1000.0))
            self.running_on = self.running_on or self.session.stats().running_on


def _look(library: StyleLibrary) -> Look:
    return Look(styles=(StyleShare(library.styles()[0].key),))


def _known(running_on: RunningOn | None, config: EngineConfig) -> RunningOn:
    if running_on is None:
        raise BackendError(f"The back end “{config.backend}” computed nothing.")
    return running_on


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
