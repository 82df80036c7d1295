"""One film on its way through the pool: planned, rendered segment by segment, joined. Used by the driver."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError, SinkError
from engine.media.sinks.formats import format_named
from engine.render.cluster.concat import join
from engine.render.cluster.plan import Cutting, FilmPlan, Segment, plan_film
from engine.render.cluster.segment_file import SegmentFile
from engine.render.cluster.store import SegmentStore
from engine.render.cluster.task import Recipe, SegmentOutcome, Task
from engine.render.video import RenderSummary
from engine.styles.library import StyleLibrary
from engine.stylize.motion.holding import HELD_S
from engine.stylize.motion.temporal import settling_s
from engine.values import RunningOn


@dataclass(frozen=True, slots=True)
class FilmOrder:
    """A film that is wanted: `source` repainted into `output`, which is replaced when it is there."""

    source: Path
    output: Path


@dataclass(frozen=True, slots=True)
class FilmResult:
    """What became of an order.

    Attributes:
        summary: what was done; its frames are 0 when it was stopped, for then there is no film.
        problem: why it failed, one sentence; empty when it did not.
        kept: the folder of what was finished, which the next run begins with; None when there is nothing.
    """

    order: FilmOrder
    summary: RenderSummary
    problem: str = ""
    kept: Path | None = None


class Film:
    """A film, and those of its segments that are finished.

    Attributes:
        name: for people.

    Threads: the driver's.
    """

    def __init__(self, order: FilmOrder, recipe: Recipe, tell: Callable[[str], None]) -> None:
        """`tell` gets sentences that should stay."""
        self.name = order.source.name
        self._tell = tell
        self._order, self._recipe = order, recipe
        self._plan: FilmPlan | None = None
        self._store: SegmentStore | None = None
        self._files: dict[int, SegmentFile] = {}
        self._problem = ""
        self._painted = 0
        self._joined = False
        self._running_on: RunningOn | None = None
        self._began_s = time.perf_counter()
        self._seconds = self._flowing_s = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done: it is whole, or has failed."""
        return self._joined or bool(self._problem)

    @property
    def frames(self) -> int:
        """Frames of all segments."""
        return len(self._plan.times_s) if self._plan is not None else 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What is done to its pictures that the user should know."""
        return self._plan.info.notes if self._plan is not None else ()

    @property
    def finished_frames(self) -> int:
        """Frames of finished segments."""
        return sum(file.frames for file in self._files.values())

    def plan(self, cutting: Cutting, library: StyleLibrary) -> None:
        """Cut it up, and see what an earlier run has left. What cannot be done is in the result."""
        try:
            look = self._recipe.look
            warm_up_s = max(settling_s(look.steadiness), HELD_S if look.motion else 0.0)
            self._plan = plan_film(self._order.source, cutting, warm_up_s)
            self._store = SegmentStore(self._order.output, self._plan, self._recipe)
            self._store.open(library)
            for segment in self._plan.segments:
                file = self._store.finished(segment)
                if file is not None:
                    self._files[segment.number] = file
            self._join_if_whole()
        except EngineError as error:
            self.fail(str(error))

    def missing(self) -> tuple[Segment, ...]:
        """Segments that are not there yet."""
        segments = self._plan.segments if self._plan is not None and not self.is_over else ()
        return tuple(segment for segment in segments if segment.number not in self._files)

    def task(self, segment: Segment) -> Task:
        """What a worker needs to render `segment`."""
        assert self._store is not None
        self._flowing_s = self._flowing_s or time.perf_counter()
        return self._store.task(segment)

    def take(self, segment: Segment, outcome: SegmentOutcome) -> None:
        """A worker has finished `segment`; the last one makes the film whole. Raises SinkError when it has not."""
        assert self._store is not None
        self._files[segment.number] = self._store.accept(segment, outcome.file)
        # Without those found from an earlier run: they say nothing of today's speed.
        self._painted += segment.frames
        self._running_on = self._running_on or outcome.running_on
        try:
            self._join_if_whole()
        except SinkError as error:
            self.fail(str(error))

    def fail(self, problem: str) -> None:
        """Give up for this reason; what is finished stays for the next run."""
        self._problem = problem
        self._seconds = time.perf_counter() - self._began_s

    def tidy(self) -> None:
        """Nobody works on it any more: leave what is finished, and nothing else."""
        if self._store is not None and not self._joined:
            self._store.tidy()

    def result(self) -> FilmResult:
        """What became of it."""
        frames = self.frames if self._joined else 0
        seconds = self._seconds or time.perf_counter() - self._began_s
        flowing_s = self._began_s + seconds - self._flowing_s if self._flowing_s else 0.0
        fps = self._painted / flowing_s if flowing_s > 0 else 0.0
        summary = RenderSummary(frames, seconds, fps, not self.is_over, self._running_on)
        kept = self._store.folder if self._store is not None and self._files and not self._joined else None
        return FilmResult(self._order, summary, self._problem, kept)

    def _join_if_whole(self) -> None:
        if self._plan is None or self._store is None or len(self._files) < len(self._plan.segments):
            return
        whole = self._store.joined(self._order.output.suffix)
        files = [self._files[segment.number] for segment in self._plan.segments]
        join(self._plan, files, whole, format_named(self._recipe.encoding.format), self._tell)
        try:
            os.replace(whole, self._order.output)
        except OSError as error:
            raise SinkError(f"{self._order.output} cannot be written: {error.strerror or error}.") from error
        # Only once the film is there under its name.
        self._store.remove()
        self._joined = True
        self._seconds = time.perf_counter() - self._began_s
