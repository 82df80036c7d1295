"""The capture thread: opens a source, reads it, hands its frames over, closes it. Nobody else touches the source.

Used by the live session (into a mailbox; a file is paced by its time stamps, a lost camera is opened again) and by the
offline render (into a bounded queue, as fast as it goes).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Protocol

from engine.errors import EngineError, SourceError, StateError
from engine.live.mailbox import Handoff
from engine.live.playback import Playback, place_before
from engine.protocols import SeekableSource, Source
from engine.stats import Meter, StageClock
from engine.threads import start_thread
from engine.values import Frame, StreamInfo

log = logging.getLogger(__name__)


class CaptureListener(Protocol):
    """Told what happens to the source, on the capture thread. An EngineError raised here ends the capture."""

    def source_opened(self, info: StreamInfo) -> None:
        """The source is open, for the first time or again."""

    def source_lost(self, error: SourceError) -> None:
        """A live source died and will be tried again for a while."""


class AtEnd(Enum):
    """What becomes of a file that has been shown to its end.

    Attributes:
        OVER: the capture ends. AGAIN: it begins anew. STANDS: it is held on its last frame, and begins anew when
            released. A source that has no other place to go to is over in any case.
    """

    OVER = auto()
    AGAIN = auto()
    STANDS = auto()


@dataclass(frozen=True, slots=True)
class CaptureRules:
    """How a capture treats its source.

    Attributes:
        paced: frames of a file are handed over when their time stamps say so.
        reconnect_s: how long a live source that died is tried again; 0 = not at all.
        retry_s: time between two such attempts.
    """

    paced: bool = False
    reconnect_s: float = 0.0
    retry_s: float = 1.0


class Capture:
    """Reads `source` on a thread of its own into `outbox`, and closes `outbox` at the end.

    Attributes:
        error: why the source ended early; None at a proper end. Valid once `outbox` has ended.
        meter: frames read per second.
        stood: how many times it came to stand on its last frame; every frame was handed over before it is counted.

    Threads: all public names from any thread.
    """

    def __init__(
        self,
        source: Source,
        outbox: Handoff[Frame],
        listener: CaptureListener,
        rules: CaptureRules,
        clock: StageClock,
        at_end: Callable[[], AtEnd] = lambda: AtEnd.OVER,
    ) -> None:
        """`at_end`: asked at the end of a file."""
        self.error: EngineError | None = None
        self.meter = Meter()
        self.stood = 0
        self._source = source
        # Asked once: a check against a runtime protocol costs more than handing a frame over.
        self._seekable = source if isinstance(source, SeekableSource) else None
        self._outbox = outbox
        self._listener = listener
        self._rules = rules
        self._clock = clock
        self._stop = threading.Event()
        self._playback = Playback()
        self._clock_across_losses = _ContinuousClock()
        self._lost_s: float | None = None
        self._live = False
        self._at_end = at_end
        self._any_since_jump = False
        self._place_s = 0.0
        self._stands = False
        self._lap = 0
        # Written by the capture thread, read by the watchdog: one float each, no lock.
        self._shown_s = self._end_s = 0.0
        self._seen_s = time.perf_counter()
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    def start(self) -> None:
        """Begin. Frames flow after `release`. Raises ThreadError."""
        self._seen_s = time.perf_counter()
        start_thread(self._thread)

    def release(self) -> None:
        """Let frames flow."""
        self._playback.release()

    def hold(self) -> None:
        """Stop the flow: a file stands still, frames of a live source are read and thrown away."""
        self._playback.hold()

    def seek(self, time_s: float) -> None:
        """Go on from `time_s`, a file only; what is held shows one frame of it. Of several wishes the last one counts.

        Raises StateError when the source cannot do that.
        """
        if self._live or self._seekable is None:
            raise StateError("This source has no other place to go to.")
        self._playback.go_to(time_s)

    def step(self, frames: int) -> None:
        """Hold a file so many frames further on (below 0: back). Raises StateError when the source cannot do that."""
        if self._live or (frames < 0 and self._seekable is None):
            raise StateError("Only a film can be looked at frame by frame.")
        self._playback.step(frames)

    def set_speed(self, speed: float) -> None:
        """Seconds of a file that go by in one second, where it is paced; at once. Above 0."""
        if speed <= 0:
            raise ValueError(f"the speed must be above 0, not {speed}")
        self._playback.set_speed(speed)

    def stop(self) -> None:
        """Ask for the end; returns at once."""
        self._stop.set()
        self._playback.stop()

    def join(self, timeout_s: float | None) -> bool:
        """Wait for the end; False when the source did not let go in time. True when never started."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def silent_s(self) -> float:
        """Seconds since the source last gave a sign of life (start, open, frame)."""
        return time.perf_counter() - self._seen_s

    @property
    def reconnecting(self) -> bool:
        """A live source died and is being tried again."""
        return self._lost_s is not None

    def _run(self) -> None:
        try:
            self._opened(self._source.open())
            self._pump()
        except EngineError as error:
            log.info("the source ended early: %s", error)
            self.error = error
        except Exception:
            log.exception("the capture thread failed")
            self.error = SourceError("The source failed in an unexpected way; the log has the details.")
        finally:
            self._close()
            # Last: whoever sees the end may rely on the source being closed, and on `error`.
            self._outbox.close()

    def _opened(self, info: StreamInfo) -> None:
        self._seen_s = time.perf_counter()
        self._live = info.live
        # A source that took so long to open that it was left behind must not speak any more.
        if not self._stop.is_set():
            self._listener.source_opened(info)

    def _close(self) -> None:
        try:
            self._source.close()
        except Exception as error:
            log.exception("closing the source failed")
            self.error = self.error or SourceError(f"The source could not be closed properly: {error}.")

    def _pump(self) -> None:
        while self._may_read():
            self._go_where_wanted()
            frame = self._read()
            if frame is None and self._goes_on_at_end():
                continue
            if frame is None:
                return
            self._any_since_jump = True
            self._seen_s = time.perf_counter()
            self.meter.tick()
            if self._live:
                self._hand_over_live(self._clock_across_losses.carry_on(frame))
            else:
                self._hand_over_filed(frame)

    def _may_read(self) -> bool:
        """Wait for a turn to read; False when there will be none."""
        if not self._live:
            # A live source is always read: frames left in a driver would be old ones later.
            self._playback.wait_for_turn()
        return not self._stop.is_set()

    def _go_where_wanted(self) -> None:
        if self._seekable is None:
            return
        place_s = self._playback.take_jump()
        back = self._playback.take_steps_back() if place_s is None else 0
        if back:
            place_s = place_before(self._seekable, self._shown_s, back)
        if place_s is not None:
            self._seekable.seek(place_s)
            self._any_since_jump, self._stands, self._place_s = False, False, place_s

    def _goes_on_at_end(self) -> bool:
        """At the end: whether there is a reason to go on from somewhere and a frame to be hoped for, or to stand."""
        if self._live:
            return False
        if self._rules.paced and self._any_since_jump and not self._playback.wait_until_due(self._end_s):
            # Another place is wanted, or nothing any more.
            return not self._stop.is_set()
        if self._seekable is not None and self._turns_back(self._seekable):
            return True
        self._playback.shown()
        return (self._playback.held or self._stands) and not self._stop.is_set()

    def _turns_back(self, source: SeekableSource) -> bool:
        """At the end: whether it goes on from somewhere; it may come to stand here."""
        if self._playback.jumps:
            return True
        if not self._any_since_jump:
            return self._goes_back_to_last_frame(source)
        was_released = self._stands and not self._playback.held
        wanted = AtEnd.AGAIN if was_released else self._at_end()
        if wanted is AtEnd.AGAIN:
            self._lap += 1
            self._playback.go_to(0.0)
        elif wanted is AtEnd.STANDS and not self._stands:
            self._stand()
        return wanted is AtEnd.AGAIN

    def _goes_back_to_last_frame(self, source: SeekableSource) -> bool:
        """After a jump to where no frame is; False when there is none anywhere."""
        place_s, self._place_s = self._place_s, 0.0
        if place_s:
            source.seek(place_before(source, place_s, 1))
        return place_s > 0.0

    def _stand(self) -> None:
        self._stands = True
        self._playback.hold()
        self.stood += 1
        # Whoever takes the frames is to look at it now.
        self._outbox.wake()

    def _hand_over_live(self, frame: Frame) -> None:
        # Read and thrown away while held: a camera that nobody reads shows what it saw then.
        if not self._playback.held:
            self._outbox.put(frame)

    def _hand_over_filed(self, frame: Frame) -> None:
        if self._rules.paced:
            if not self._playback.wait_until_due(frame.time_s):
                return
            # Its age counts from the moment it is shown, not from when it was decoded ahead.
            frame = replace(frame, captured_s=time.perf_counter(), lap=self._lap)
        if not self._stop.is_set():
            self._shown_s = frame.time_s
            self._end_s = frame.time_s + (frame.duration_s or 0.0)
            self._outbox.put(frame)
            self._playback.shown()

    def _read(self) -> Frame | None:
        """The next frame, from a source opened again if need be; None at the end."""
        while not self._stop.is_set():
            try:
                with self._clock.measure("capture"):
                    frame = self._source.read()
            except SourceError as error:
                self._reopen(error)
            else:
                self._lost_s = None
                return frame
        return None

    def _reopen(self, error: SourceError) -> None:
        """Open a live source that died again; raises `error` when it is no use."""
        # A file that breaks off is over; only a camera or a stream can come back.
        if not self._live or self._rules.reconnect_s <= 0 or self._stop.is_set():
            raise error
        # Told once for one loss, however many attempts follow.
        if self._lost_s is None:
            self._lost_s = time.perf_counter()
            self._clock_across_losses.gap()
            log.info("the source died, trying again: %s", error)
            self._listener.source_lost(error)
        while not self._stop.wait(self._rules.retry_s):
            if time.perf_counter() - self._lost_s > self._rules.reconnect_s:
                raise error
            self._source.close()
            try:
                info = self._source.open()
            except SourceError as again:
                log.debug("still not there: %s", again)
            else:
                self._opened(info)
                return


class _ContinuousClock:
    """Keeps time and index rising when a source starts again after a loss: a recording must not run backwards."""

    def __init__(self) -> None:
        self._last: Frame | None = None
        self._before: Frame | None = None
        self._time_s = 0.0
        self._index = 0

    def gap(self) -> None:
        """The next frame comes from a source opened again."""
        self._before = self._last

    def carry_on(self, frame: Frame) -> Frame:
        """`frame` on the clock of the first opening."""
        if self._before is not None:
            # The gap in the stream is as long as the source really was away.
            away_s = frame.captured_s - self._before.captured_s
            self._time_s = self._before.time_s + max(away_s, 0.0) - frame.time_s
            self._index = self._before.index + 1 - frame.index
            self._before = None
        if self._time_s or self._index:
            frame = replace(frame, time_s=frame.time_s + self._time_s, index=frame.index + self._index)
        self._last = frame
        return frame
