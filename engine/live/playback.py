"""How a file is played: paused, from another place, frame by frame, slower or faster.

Commands come from any thread; the capture thread asks what they mean for its next frame.
"""

from __future__ import annotations

import threading
import time

from engine.protocols import SeekableSource

# A wait that is never woken ends by itself after this long, and asks again.
_WAIT_S = 1.0
# Far below the distance of two frames, far above the rounding of a time stamp.
_SAME_TIME_S = 0.0005

# How far before a frame the search for its predecessors begins, one attempt after the other.
_BACK_S = (0.25, 1.0, 5.0, 30.0, float("inf"))


class Playback:
    """What the user wants of a file, and when its next frame is due.

    While held it lets through as many frames as steps were asked for; going to another place counts as one step.

    Threads: commands and properties from any; `wait_*`, `take_*` and `shown` on the capture thread.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._held = True
        self._stopped = False
        self._place_s: float | None = None
        self._steps = 0
        self._speed = 1.0
        # When (by the clock) which time of the file was shown; None = the next frame is due now.
        self._anchor: tuple[float, float] | None = None

    # Commands.

    def release(self) -> None:
        """Go on."""
        self._set(held=False, steps=0)

    def hold(self) -> None:
        """Stand still, once the steps under way are done."""
        self._set(held=True)

    def go_to(self, time_s: float) -> None:
        """Go on from there; of several wishes the last one counts."""
        with self._changed:
            self._place_s, self._steps = time_s, 0
            self._changed.notify_all()

    def step(self, frames: int) -> None:
        """Stand still so many frames further on (below 0: back); steps that are still under way add up."""
        with self._changed:
            self._held, self._steps = True, self._steps + frames
            self._changed.notify_all()

    def set_speed(self, speed: float) -> None:
        """Seconds of the file in one second, from now on."""
        with self._changed:
            # The clock starts anew: what has been shown so far was shown at another speed.
            self._speed, self._anchor = speed, None
            self._changed.notify_all()

    def stop(self) -> None:
        """Wait for nothing any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @property
    def held(self) -> bool:
        """Whether it stands still, or will after the steps under way."""
        return self._held

    @property
    def jumps(self) -> bool:
        """Whether another place is wanted."""
        return self._place_s is not None

    # The capture thread's questions.

    def wait_for_turn(self) -> bool:
        """Wait until there is a frame to read; False when there will be none any more."""
        with self._changed:
            while not (self._stopped or self._may_flow()):
                self._changed.wait(_WAIT_S)
            return not self._stopped

    def take_jump(self) -> float | None:
        """The place to read on from, if another one is wanted."""
        with self._changed:
            place_s, self._place_s = self._place_s, None
            if place_s is not None:
                # While it is held, one frame of the new place is to be seen.
                self._anchor, self._steps = None, int(self._held)
            return place_s

    def take_steps_back(self) -> int:
        """How many frames back the next one to be shown lies; 0 = none."""
        with self._changed:
            back = max(0, -self._steps)
            if back:
                self._anchor, self._steps = None, 1
            return back

    def wait_until_due(self, time_s: float) -> bool:
        """Wait for the turn of the frame of `time_s`; False when it is not wanted any more."""
        with self._changed:
            while not (self._stopped or self.jumps or self._steps < 0):
                wait_s = self._left_s(time_s)
                if wait_s <= 0:
                    return True
                self._changed.wait(wait_s)
            return False

    def shown(self) -> None:
        """One frame was handed over, or there is none to be had."""
        with self._changed:
            # Steps back that were asked for meanwhile are still to be made.
            if self._steps > 0:
                self._steps -= 1

    def _left_s(self, time_s: float) -> float:
        """Seconds until the frame of `time_s` is due, or to wait before asking again; under the lock."""
        now_s = time.perf_counter()
        if not self._may_flow():
            self._anchor = None
            return _WAIT_S
        if self._anchor is None or self._steps:
            self._anchor = now_s, time_s
        clock_s, shown_s = self._anchor
        return clock_s + (time_s - shown_s) / self._speed - now_s

    def _may_flow(self) -> bool:
        return not self._held or self._steps != 0 or self._place_s is not None

    def _set(self, held: bool, steps: int | None = None) -> None:
        with self._changed:
            self._held = held
            self._steps = self._steps if steps is None else steps
            self._changed.notify_all()


def place_before(source: SeekableSource, time_s: float, frames: int) -> float:
    """The time of the frame `frames` before that of `time_s`, or of the first one. Raises SourceError.

    Found by reading, since only that tells when frames of a film with uneven times come. Afterwards the source may be
    at any place.
    """
    times_s: list[float] = []
    for back_s in _BACK_S:
        begin_s = max(0.0, time_s - back_s * frames)
        source.seek(begin_s)
        times_s = _times_until(source, time_s - _SAME_TIME_S)
        if len(times_s) >= frames or begin_s == 0.0:
            break
    return times_s[-min(frames, len(times_s))] if times_s else 0.0


def _times_until(source: SeekableSource, end_s: float) -> list[float]:
    times_s: list[float] = []
    while (frame := source.read()) is not None and frame.time_s < end_s:
        times_s.append(frame.time_s)
    return times_s
