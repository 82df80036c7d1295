"""Stand-ins for the slow or missing parts: a stylizer without a network, sources and sinks that misbehave on demand.

What never misbehaves is product code already (`SyntheticSource`, `MemorySink`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.errors import BackendError, EngineError, SourceError, StyleError
from engine.events import Event, Finished, StateChanged
from engine.look.look import Look
from engine.look.needs import Need, SegmentationNeed, StyleNeed, depends_on_scene, needs_of
from engine.protocols import OnPart, unwatched
from engine.stats import StageClock
from engine.stylize.regions.compositing import Compositing, leaves_frame
from engine.values import EngineConfig, Frame, Pixels, Progress, RunningOn, State, StreamInfo

SEES = RunningOn("eyes", "two", "fp32", size_px=(256, 160))
"""What a `FakeStylizer` looks for people and distances with."""

PATIENCE_S = 20.0
"""How long a test waits for what must come. Never reached when all is well."""


def picture(value: int = 0, width: int = 16, height: int = 12) -> Pixels:
    """One plain colour."""
    return np.full((height, width, 3), value % 256, np.uint8)


def frame(index: int = 0, fps: float = 30.0, width: int = 16, height: int = 12) -> Frame:
    """A frame whose pixels all hold its index (modulo 256)."""
    return Frame(picture(index, width, height), index / fps, time.perf_counter(), index)


class FakeStylizer:
    """Inverts frames, where the look's mask says; without styles or with strength 0 the very same frame comes back.

    Attributes:
        encode_count: styles read so far. encoded: their keys, in order. refreshed: those read anew.
        at_once: frames that may be begun before the first is asked for. under_way, most_under_way: that are, that were.
        looks: the look of the latest frames. closed: whether it was closed.
        hold_prepare, hold_encode, hold_frames: a step waits while its event is not set.
        fail_prepare, fail_frame: sentence to fail with. unreadable: keys of styles that cannot be read.
        blind: whether people and distances cannot be seen. sees: whether they can by now.
    """

    def __init__(self, config: EngineConfig | None = None) -> None:
        self.config = config or EngineConfig()
        self.running_on: RunningOn | None = None
        self._compositing = Compositing()
        self.encode_count = 0
        self.encoded: list[str] = []
        self.refreshed: list[str] = []
        self._read: set[StyleNeed] = set()
        self.looks: list[Look] = []
        self.closed = False
        self.sizes: list[tuple[int, int]] = []
        self.parts = 0
        self.at_once, self.under_way, self.most_under_way = 1, 0, 0
        self.hold_prepare, self.hold_encode, self.hold_frames = _open_gate(), _open_gate(), _open_gate()
        self.fail_prepare = self.fail_frame = ""
        self.unreadable: set[str] = set()
        self.blind = self.sees = False
        self.preparing = threading.Event()
        self.encoding = threading.Event()

    def prepare(
        self,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Pretend to build."""
        self.sizes.append(size_px)
        self.preparing.set()
        progress(Progress("Pretending to build", 0, 1))
        while not self.hold_prepare.wait(0.01):
            if cancelled():
                raise BackendError("Cancelled.")
        if self.fail_prepare:
            raise BackendError(self.fail_prepare)
        self.running_on = RunningOn(self.config.backend, "nothing", "fp32")

    def missing(self, needs: Iterable[Need]) -> tuple[Need, ...]:
        """Those not loaded yet."""
        return tuple(need for need in needs if not (need in self._read or (need == SegmentationNeed() and self.sees)))

    def refresh(self, need: StyleNeed) -> None:
        """Pretend to read a style anew."""
        if need.key in self.unreadable:
            raise StyleError(f"The style {need.key} cannot be read.")
        self.refreshed.append(need.key)

    def load(self, need: Need) -> None:
        """Pretend to read a style, or to open what sees."""
        self.encoding.set()
        assert self.hold_encode.wait(PATIENCE_S)
        if isinstance(need, SegmentationNeed):
            if self.blind:
                raise BackendError("Nothing can be seen here.")
            self.sees = True
        elif need.key in self.unreadable:
            raise StyleError(f"The style {need.key} cannot be read.")
        elif need not in self._read:
            self._read.add(need)
            self.encode_count += 1
            self.encoded.append(need.key)

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """Invert, as if in `parts`."""
        assert not self.missing(needs_of(look)), "what the look needs is missing"
        assert not self.closed, "used after close"
        assert self.hold_frames.wait(PATIENCE_S)
        if self.fail_frame:
            raise BackendError(self.fail_frame)
        for part in range(self.parts):
            on_part(part, self.parts)
        self.looks = [*self.looks[-9:], look]
        if self.running_on is not None:
            self.running_on = replace(self.running_on, sight=SEES if depends_on_scene(look) else None)
        if leaves_frame(look):
            return frame
        with clock.measure("network"):
            return replace(frame, pixels=self._compositing.compose(frame.pixels, 255 - frame.pixels, look))

    def start(self, frame: Frame, look: Look, clock: StageClock) -> Callable[[], Frame]:
        """Invert when the end is asked for, and note how many were under way."""
        assert self.under_way < self.at_once, "more begun than at once"
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)

        def end() -> Frame:
            self.under_way -= 1
            return self.stylize(frame, look, clock)

        return end

    def close(self) -> None:
        """Note it."""
        self.closed = True


class ScriptedSource:
    """Gives the frames it was told to, then ends or dies.

    Attributes:
        reads: frames given so far. threads: names of the threads that touched it. opened, closed: how often.
        frame_count: what it says of its length.
    """

    def __init__(
        self,
        frames: Iterable[Frame] = (),
        *,
        live: bool = False,
        fps: float = 30.0,
        size_px: tuple[int, int] = (16, 12),
        dies: str = "",
        open_fails: str = "",
        hold_open: threading.Event | None = None,
        hold_read: threading.Event | None = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        self._frames = frames
        self._left: Iterator[Frame] = iter(())
        self._info = StreamInfo("the fake", *size_px, fps, live=live, notes=notes)
        self.frame_count: int | None = None
        self._dies, self._open_fails = dies, open_fails
        self._hold_open, self._hold_read = hold_open or _open_gate(), hold_read or _open_gate()
        self.reads = self.opened = self.closed = 0
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def open(self) -> StreamInfo:
        """Begin."""
        self._note_thread()
        assert self._hold_open.wait(PATIENCE_S)
        self.opened += 1
        if self._open_fails:
            raise SourceError(self._open_fails)
        self._left = iter(self._frames)
        return replace(self._info, frame_count=self.frame_count)

    def read(self) -> Frame | None:
        """The next frame."""
        self._note_thread()
        assert self._hold_read.wait(PATIENCE_S)
        given = next(self._left, None)
        if given is None and self._dies:
            raise SourceError(self._dies)
        if given is None:
            return None
        with self._changed:
            self.reads += 1
            self._changed.notify_all()
        return replace(given, captured_s=time.perf_counter())

    def close(self) -> None:
        """End."""
        self._note_thread()
        with self._changed:
            self.closed += 1
            self._changed.notify_all()

    def wait_for_close(self) -> None:
        """Wait until it was closed."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.closed > 0, PATIENCE_S)

    def wait_for_reads(self, number: int) -> None:
        """Wait until that many frames were given."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.reads >= number, PATIENCE_S)

    def _note_thread(self) -> None:
        self.threads.add(threading.current_thread().name)


class ScriptedSink:
    """Keeps the indices it was given, and fails or waits when told to.

    Attributes:
        indices: of the frames taken. opened, closed: how often.
        hold: writing waits while it is not set. writing: set once a write has begun.
    """

    def __init__(
        self,
        *,
        fails_at: int | None = None,
        error: Exception | None = None,
        open_error: Exception | None = None,
        close_error: Exception | None = None,
        path: Path | None = None,
    ) -> None:
        self.path = path
        self.indices: list[int] = []
        self.opened = self.closed = 0
        self.hold = _open_gate()
        self.writing = threading.Event()
        self._fails_at, self._error = fails_at, error
        self._open_error, self._close_error = open_error, close_error
        self._changed = threading.Condition()

    def wait_for_frames(self, number: int) -> None:
        """Wait until that many were taken."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.indices) >= number, PATIENCE_S)

    def open(self, info: StreamInfo) -> None:
        """Begin."""
        self.opened += 1
        if self._open_error is not None:
            raise self._open_error

    def write(self, frame: Frame) -> None:
        """Take one."""
        self.writing.set()
        assert self.hold.wait(PATIENCE_S)
        if self._error is not None and len(self.indices) == self._fails_at:
            raise self._error
        with self._changed:
            self.indices.append(frame.index)
            self._changed.notify_all()

    def close(self) -> None:
        """End."""
        self.closed += 1
        if self._close_error is not None:
            raise self._close_error


class EventLog:
    """Listens to a session, and lets a test wait for what must happen."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        """The listener."""
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[Event]) -> list[Event]:
        """All so far of one kind."""
        with self._changed:
            return [event for event in self.events if isinstance(event, kind)]

    def states(self) -> list[State]:
        """The states entered so far."""
        with self._changed:
            return [event.state for event in self.events if isinstance(event, StateChanged)]

    def wait_for(self, happened: Callable[[Event], bool], times: int = 1) -> Event:
        """The event for which `happened` is true, the `times`-th such one; fails when it does not come."""

        def matching() -> list[Event]:
            return [event for event in self.events if happened(event)]

        with self._changed:
            came = self._changed.wait_for(lambda: len(matching()) >= times, PATIENCE_S)
            assert came, f"it did not happen; what did: {self.events}"
            return matching()[times - 1]

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds; it is asked after every event."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), f"it did not happen; what did: {self.events}"

    def wait_for_state(self, state: State, times: int = 1) -> None:
        """Wait until `state` was entered so often."""
        self.wait_for(lambda event: event == StateChanged(state), times)

    def wait_for_end(self, times: int = 1) -> Finished:
        """Wait for `Finished`."""
        event = self.wait_for(lambda event: isinstance(event, Finished), times)
        assert isinstance(event, Finished)
        return event


def unexpected(message: str = "a defect") -> Exception:
    """An error that is no EngineError."""
    error = RuntimeError(message)
    assert not isinstance(error, EngineError)
    return error


def _open_gate() -> threading.Event:
    gate = threading.Event()
    gate.set()
    return gate
