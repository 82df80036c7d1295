"""Stand-ins for a cluster: a pool without processes, and stylizers that need no network. Ray's workers import them."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.look.look import Look
from engine.protocols import OnPart, unwatched
from engine.render.cluster.segment_worker import SegmentWorker
from engine.render.cluster.task import SegmentOutcome, Task
from engine.render.cluster.worker_pool import Done, Lost, Moved, News, Ready
from engine.stats import StageClock
from engine.styles.library import StyleLibrary
from engine.stylize.motion.temporal import TemporalBlend
from engine.values import EngineConfig, Frame, Pixels
from tests.fakes import PATIENCE_S, FakeStylizer

VICTIM = "PASTICHE_TEST_VICTIM"
"""Environment variable with the file that the first worker to be lost writes its process into."""


class Remembering(FakeStylizer):
    """Paints every frame in one grey: the mean of the scene as the real one's statistics remember it."""

    def __init__(self, config: EngineConfig | None = None) -> None:
        super().__init__(config)
        self._memory = TemporalBlend()
        self._level = 0.0

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """Blend what is remembered, and paint it."""
        frame = super().stylize(frame, look, clock, on_part)
        share = self._memory.share(frame, look.steadiness)
        self._level += share * (float(frame.pixels.mean()) - self._level)
        return replace(frame, pixels=np.full_like(frame.pixels, round(self._level)))


class Victim(Remembering):
    """In one process of all, the first, it stands still after some frames until that process is killed."""

    def __init__(self, config: EngineConfig | None = None) -> None:
        super().__init__(config)
        self._painted = 0

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """Paint, or wait to be killed."""
        self._painted += 1
        if self._painted == 5 and _is_first(Path(os.environ[VICTIM])):
            threading.Event().wait(PATIENCE_S)
        return super().stylize(frame, look, clock, on_part)


def _is_first(file: Path) -> bool:
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(str(os.getpid()))
    try:
        os.link(draft, file)
    except FileExistsError:
        return False
    return True


def remembering(config: EngineConfig, _library: StyleLibrary, _cache: Path) -> Remembering:
    """A `MakeStylizer`."""
    return Remembering(config)


def victim(config: EngineConfig, _library: StyleLibrary, _cache: Path) -> Victim:
    """A `MakeStylizer`."""
    return Victim(config)


class PoolHere:
    """Workers without processes: a task is done when its news is asked for.

    Attributes:
        tasks: all that were begun, in order. closed: how often it was sent home.
    """

    def __init__(
        self,
        workers: int = 2,
        *,
        make: Callable[..., Any] = remembering,
        loses: Callable[[Task], bool] = lambda _: False,
        spoils: Callable[[Task], bool] = lambda _: False,
    ) -> None:
        """`loses`: whether the worker of a task is lost in the middle. `spoils`: whether its file gets damaged."""
        self.tasks: list[Task] = []
        self.closed = 0
        self._loses, self._spoils = loses, spoils
        self._workers = [SegmentWorker(make) for _ in range(workers)]
        self._news: deque[Callable[[], News]] = deque()

    def open(self) -> None:
        """All are there."""
        self._news.extend((lambda worker=worker: Ready(worker)) for worker in range(len(self._workers)))

    def begin(self, worker: int, task: Task) -> None:
        """Put it off until the news is asked for."""
        self.tasks.append(task)
        if self._loses(task):
            self._news.extend([lambda: Moved(worker, 3), lambda: Lost(worker, "it was killed"), lambda: Ready(worker)])
            return
        self._news.append(lambda: Moved(worker, 1))
        self._news.append(lambda: Done(worker, self._do(worker, task)))

    def news(self, timeout_s: float) -> News | None:
        """The next one."""
        return self._news.popleft()() if self._news else None

    def close(self) -> None:
        """Note it."""
        self.closed += 1
        for worker in self._workers:
            worker.close()

    def _do(self, worker: int, task: Task) -> SegmentOutcome:
        outcome = self._workers[worker].render(task)
        if self._spoils(task):
            whole = (task.folder / outcome.file).read_bytes()
            (task.folder / outcome.file).write_bytes(whole[: len(whole) // 2])
        return outcome


def grey_pictures(frames: int, width: int = 64, height: int = 48) -> list[Pixels]:
    """Plain pictures whose brightness swings gently, never so fast that it is a cut."""
    levels = (128 + 70 * np.sin(index / 9) for index in range(frames))
    return [np.full((height, width, 3), round(level), np.uint8) for level in levels]
