"""Offline render: every frame of a source through the network into a sink, in order, as fast as it goes.

Three threads overlap: the capture thread decodes, the caller's thread stylizes, the writer thread encodes; bounded
queues between them let the slowest set the pace. Where the back end gains by it, several frames are painted at once
(`EngineConfig.throughput`). Called by the command line and by tests.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from engine.errors import EngineError, SourceError
from engine.live.capture import Capture, CaptureRules
from engine.live.mailbox import BoundedQueue
from engine.live.writer import Writer
from engine.look.look import Look, StyleShare
from engine.look.needs import needs_of, step_towards
from engine.look.tour import Tour
from engine.protocols import Sink, Source
from engine.stats import StageClock
from engine.stylize.protocol import StylizerLike
from engine.values import Frame, Progress, RunningOn, StreamInfo

log = logging.getLogger(__name__)

# Ten frames of 1080p on either side: enough to even out slow frames.
_QUEUE_BYTES = 64 * 1024 * 1024
# How soon a cancelled render notices while nothing comes.
_WAIT_S = 0.25

# A network is given up by the source itself before that.
_LETS_GO_S = 15.0
_OPENS_S = 1.0


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """How far a render is.

    Attributes:
        done: frames handed to the sink.
        total: frames in all; 0 = unknown.
        fps: frames per second so far, on average.
        eta_s: seconds still to go; None while unknown.
    """

    done: int
    total: int
    fps: float
    eta_s: float | None


@dataclass(frozen=True, slots=True)
class RenderSummary:
    """What a render did.

    Attributes:
        frames: frames in the file.
        seconds: wall time from opening the source to the finished file.
        fps: frames per second over the time frames were flowing (without getting ready).
        stopped: it was cancelled; the file holds what was done until then.
        running_on: what computed it.
        decoded_on: see `StreamInfo`.
    """

    frames: int
    seconds: float
    fps: float
    stopped: bool
    running_on: RunningOn | None
    decoded_on: str = ""


def render_video(
    source: Source,
    sink: Sink,
    stylizer: StylizerLike,
    look: Look,
    on_progress: Callable[[RenderProgress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    on_working: Callable[[Progress], None] = lambda _: None,
    clock: StageClock | None = None,
    tour: Tour | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> RenderSummary:
    """Render all of `source` into `sink`; both are opened and closed here, the stylizer stays the caller's.

    A `tour` says the styles of each frame by its time; those of `look` then do not count. `tell` gets what the source
    has to say (`StreamInfo.notes`).
    `cancelled` is asked before every frame. However it ends, the sink is closed so that what was written plays, and no
    thread is left, but for one that sits in a source which does not let go. Raises the EngineError of whichever part
    failed. Threads: callbacks run on the caller's thread.
    """
    render = _Render(source, sink, stylizer, _Looks(look, tour), clock or StageClock())
    return render.run(on_progress, cancelled, on_working, tell)


class _Looks:
    """The look of each frame."""

    def __init__(self, look: Look, tour: Tour | None) -> None:
        self._look, self._tour = look, tour

    def all_styles(self) -> Look:
        """A look with every style that there will be."""
        return self._look if self._tour is None else replace(self._look, styles=tuple(map(StyleShare, self._tour.keys)))

    def at(self, time_s: float) -> Look:
        """The look of the frame of `time_s`; the very same object as long as nothing changes."""
        shares = self._look.styles if self._tour is None else self._tour.shares_at(time_s)
        if shares != self._look.styles:
            self._look = replace(self._look, styles=shares)
        return self._look


class _Render:
    """One render; also what its capture tells things to. Threads: the caller's, but for `source_opened`."""

    def __init__(self, source: Source, sink: Sink, stylizer: StylizerLike, looks: _Looks, clock: StageClock) -> None:
        self._sink = sink
        self._stylizer = stylizer
        self._looks = looks
        self._clock = clock
        self._info: StreamInfo | None = None
        self._opened = threading.Event()
        self._writer: Writer | None = None
        self._frames: BoundedQueue[Frame] = BoundedQueue(_QUEUE_BYTES, lambda frame: frame.pixels.nbytes)
        self._capture = Capture(source, self._frames, self, CaptureRules(), clock)
        self._under_way: deque[Callable[[], Frame]] = deque()
        self._done = 0
        self._began_s = time.perf_counter()
        self._flowing_s = 0.0

    def source_opened(self, info: StreamInfo) -> None:
        """The size is known. Threads: the capture thread."""
        self._info = info
        # The caller waits for frames; it is to look at `_info` now.
        self._frames.wake()

    def source_lost(self, error: SourceError) -> None:
        """Never: a render does not reconnect."""
        raise error

    def run(
        self,
        on_progress: Callable[[RenderProgress], None],
        cancelled: Callable[[], bool],
        on_working: Callable[[Progress], None],
        tell: Callable[[str], None],
    ) -> RenderSummary:
        try:
            stopped = self._work(on_progress, cancelled, on_working, tell)
        finally:
            self._wind_up()
        self._raise_failure(stopped)
        return self._summary(stopped)

    def _work(
        self,
        on_progress: Callable[[RenderProgress], None],
        cancelled: Callable[[], bool],
        on_working: Callable[[Progress], None],
        tell: Callable[[str], None],
    ) -> bool:
        """True when cancelled."""
        self._capture.start()
        info = self._await_opening(cancelled)
        if info is None:
            return cancelled()
        for note in info.notes:
            tell(note)
        try:
            self._get_ready(info, cancelled, on_working)
        # A back end that notices the cancelling reports it as an error.
        except EngineError:
            if cancelled():
                return True
            raise
        self._flowing_s = time.perf_counter()
        self._capture.release()
        return self._paint_all(info, self._start_writer(info), on_progress, cancelled)

    def _await_opening(self, cancelled: Callable[[], bool]) -> StreamInfo | None:
        """None when the source could not be opened or nobody wants it any more."""
        while self._info is None and not self._frames.ended and not cancelled():
            self._frames.take(_WAIT_S)
        return None if cancelled() else self._info

    def _get_ready(
        self, info: StreamInfo, cancelled: Callable[[], bool], on_working: Callable[[Progress], None]
    ) -> None:
        self._stylizer.prepare((info.width, info.height), on_working, cancelled)
        for need in self._stylizer.missing(needs_of(self._looks.all_styles())):
            on_working(step_towards(need))
            self._stylizer.load(need)

    def _start_writer(self, info: StreamInfo) -> Writer:
        self._writer = Writer(self._sink, info, max_bytes=_QUEUE_BYTES)
        self._writer.start()
        return self._writer

    def _paint_all(
        self,
        info: StreamInfo,
        writer: Writer,
        on_progress: Callable[[RenderProgress], None],
        cancelled: Callable[[], bool],
    ) -> bool:
        def hand_over() -> bool:
            """Whether the writer still takes what has been under way for longest."""
            taken = writer.put(self._under_way.popleft()())
            if taken:
                self._done += 1
                on_progress(self._progress(info.frame_count or 0))
            return taken

        while not (stopped := cancelled()) and not self._frames.ended:
            frame = self._frames.take(_WAIT_S)
            if frame is None:
                continue
            self._under_way.append(self._stylizer.start(frame, self._looks.at(frame.time_s), self._clock))
            while len(self._under_way) >= self._stylizer.at_once:
                # The writer has ended: its error is raised below, once all threads are gone.
                if not hand_over():
                    return False
        # Frames that were begun belong to the film, also when it was cancelled.
        while self._under_way and hand_over():
            pass
        return stopped

    def _progress(self, total: int) -> RenderProgress:
        fps = self._fps(self._done)
        left = max(total - self._done, 0)
        return RenderProgress(self._done, total, fps, left / fps if total and fps else None)

    def _fps(self, frames: int) -> float:
        elapsed_s = time.perf_counter() - self._flowing_s
        return frames / elapsed_s if self._flowing_s and elapsed_s > 0 else 0.0

    def _wind_up(self) -> None:
        """Stop what reads, let the writer finish; returns when both are gone, or the source has been waited for."""
        # A back end must not be left with frames that nobody waits for.
        for end in self._under_way:
            with suppress(EngineError):
                end()
        self._capture.stop()
        self._frames.abandon()
        if self._writer is not None:
            self._writer.finish()
            while not self._writer.join(_WAIT_S):
                pass
        # A source that does not let go, on a disk that does not answer, holds up nobody who has given it up.
        patience_s = _LETS_GO_S if self._info is not None else _OPENS_S
        if not self._capture.join(patience_s):
            log.info("left a source behind that does not let go")

    def _raise_failure(self, stopped: bool) -> None:
        # The writer first: when it fails the capture is stopped because of that.
        if self._writer is not None and self._writer.error is not None:
            raise self._writer.error
        if self._capture.error is not None and not stopped:
            raise self._capture.error

    def _summary(self, stopped: bool) -> RenderSummary:
        written = self._writer.written if self._writer else 0
        seconds = time.perf_counter() - self._began_s
        decoded_on = self._info.decoded_on if self._info else ""
        return RenderSummary(written, seconds, self._fps(written), stopped, self._stylizer.running_on, decoded_on)
