"""Renders films on a pool of workers: hands their segments out, once more where a worker was lost, and has finished
films joined.

Called by the command line on its main thread; everything here runs on that thread.
"""

from __future__ import annotations

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.errors import SinkError
from engine.render.cluster.film import Film, FilmOrder, FilmResult
from engine.render.cluster.plan import Cutting, Segment
from engine.render.cluster.segment_file import segment_plan
from engine.render.cluster.task import Recipe, SegmentOutcome
from engine.render.cluster.worker_pool import Done, Lost, Moved, News, Ready, WorkerPool
from engine.render.video import RenderProgress
from engine.styles.library import StyleLibrary
from engine.values import Progress

log = logging.getLogger(__name__)

MOST_TRIES = 3
"""A segment that has cost so many workers is given up, and its film with it."""

# How soon a cancelled run notices while no worker says anything.
_WAIT_S = 0.25

Piece = tuple[Film, Segment]


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told what, on the driver's thread.

    Attributes:
        on_progress: after every sign of life of a worker: frames of all films together.
        on_working: before frames flow, and while there is nobody to make them.
        tell: sentences that should stay: what was lost, what was found.
        cancelled: asked several times a second.
    """

    on_progress: Callable[[RenderProgress], None] = lambda _: None
    on_working: Callable[[Progress], None] = lambda _: None
    tell: Callable[[str], None] = log.info
    cancelled: Callable[[], bool] = lambda: False


def render_films(
    orders: Sequence[FilmOrder], recipe: Recipe, cutting: Cutting, library: StyleLibrary, pool: WorkerPool, watch: Watch
) -> tuple[FilmResult, ...]:
    """Render every film of `orders`; a film that fails does not stop the others. The results are in their order.

    When cancelled, films that are not whole yet are `stopped`; their finished segments stay where they are and are
    found by the next run. The pool is opened and closed here. Raises EngineError when nothing can be done at all.
    """
    # Refused before any film is looked at: it would fail for each of them.
    segment_plan(recipe.encoding)
    films = [_planned(order, recipe, cutting, library, watch) for order in orders]
    try:
        if any(not film.is_over for film in films) and not watch.cancelled():
            watch.on_working(Progress("Calling the workers together"))
            _render_on(pool, _Run(films, pool, watch))
    finally:
        for film in films:
            film.tidy()
    return tuple(film.result() for film in films)


def _render_on(pool: WorkerPool, drive: _Run) -> None:
    try:
        pool.open()
        drive.run()
    finally:
        pool.close()


def _planned(order: FilmOrder, recipe: Recipe, cutting: Cutting, library: StyleLibrary, watch: Watch) -> Film:
    film = Film(order, recipe, watch.tell)
    if not watch.cancelled():
        watch.on_working(Progress(f"Looking through {order.source.name}"))
        film.plan(cutting, library)
        for note in film.notes:
            watch.tell(f"{film.name}: {note}")
        if film.finished_frames and not film.is_over:
            watch.tell(f"{film.name}: {film.finished_frames} of {film.frames} frames are there from before.")
    return film


class _Run:
    """One run: what waits, who does what."""

    def __init__(self, films: Sequence[Film], pool: WorkerPool, watch: Watch) -> None:
        self._films, self._pool, self._watch = films, pool, watch
        self._waiting: deque[Piece] = deque((film, segment) for film in films for segment in film.missing())
        self._total = sum(film.frames for film in films)
        self._found = sum(film.finished_frames for film in films)
        self._idle: set[int] = set()
        self._at_work: dict[int, Piece] = {}
        self._moved: dict[int, int] = {}
        self._tries: Counter[tuple[int, int]] = Counter()
        self._began_s: float | None = None

    def run(self) -> None:
        """Until every film is over, or cancelled. Raises EngineError."""
        while not (all(film.is_over for film in self._films) or self._watch.cancelled()):
            self._hand_out()
            news = self._pool.news(_WAIT_S)
            if news is not None:
                self._handle(news)
                self._show_progress()
            elif not (self._idle or self._at_work):
                self._watch.on_working(Progress("Waiting for workers"))

    def _hand_out(self) -> None:
        while self._idle and self._waiting:
            film, segment = self._waiting.popleft()
            # Its film has failed meanwhile: there is nothing to be joined.
            if film.is_over:
                continue
            # Any would do; the same one each time makes logs easier to read.
            worker = min(self._idle)
            self._idle.remove(worker)
            self._at_work[worker] = film, segment
            self._began_s = self._began_s or time.perf_counter()
            self._pool.begin(worker, film.task(segment))

    def _handle(self, news: News) -> None:
        match news:
            case Ready(worker):
                self._idle.add(worker)
            case Moved(worker, frames):
                self._moved[worker] = frames
            case Done(worker, outcome):
                self._idle.add(worker)
                self._finish(self._release(worker), outcome)
            case Lost(worker, reason):
                self._idle.discard(worker)
                self._try_again_elsewhere(self._release(worker), reason)

    def _release(self, worker: int) -> Piece | None:
        self._moved.pop(worker, None)
        return self._at_work.pop(worker, None)

    def _finish(self, piece: Piece | None, outcome: SegmentOutcome) -> None:
        if piece is None or piece[0].is_over:
            return
        film, segment = piece
        if outcome.problem:
            film.fail(outcome.problem)
            return
        try:
            film.take(segment, outcome)
        except SinkError as error:
            self._try_again_elsewhere(piece, str(error))

    def _try_again_elsewhere(self, piece: Piece | None, reason: str) -> None:
        """Have what was lost done again, first of all."""
        if piece is None or piece[0].is_over:
            log.info("a worker without work was lost: %s", reason)
            return
        film, segment = piece
        # Two films may come from files of the same name.
        key = self._films.index(film), segment.number
        self._tries[key] += 1
        what = f"{film.name} from {segment.first_s:.1f} to {segment.last_s:.1f} s"
        if self._tries[key] >= MOST_TRIES:
            film.fail(f"Nobody could render {what}; {MOST_TRIES} tries failed: {reason.rstrip('.')}.")
        else:
            self._watch.tell(f"A worker was lost, so {what} is rendered again: {reason.rstrip('.')}.")
            # First, so that a film near its end does not wait for all others.
            self._waiting.appendleft(piece)

    def _show_progress(self) -> None:
        done = sum(film.finished_frames for film in self._films) + sum(self._moved.values())
        elapsed_s = time.perf_counter() - self._began_s if self._began_s is not None else 0.0
        # What an earlier run left was not made in this time.
        fps = (done - self._found) / elapsed_s if elapsed_s > 0 else 0.0
        left = max(self._total - done, 0)
        self._watch.on_progress(RenderProgress(done, self._total, max(fps, 0.0), left / fps if fps > 0 else None))
