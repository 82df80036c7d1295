"""The pace of streams that come in segments (HLS, DASH): seconds at a time, to be shown one frame after the other.

Used by `VideoSource` on the capture thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

# A longer gap between two time stamps is a jump in the stream, not a pause.
_LONGEST_WAIT_S = 1.0


class SegmentPace:
    """Holds frames back until their time stamps say so.

    A frame that comes late, or whose time stamp jumps, sets the clock anew. The picture is then as far behind as the
    network has been, so that the next segments arrive before they are due. Threads: one.
    """

    def __init__(
        self, wait: Callable[[float], object] | None = None, now: Callable[[], float] = time.perf_counter
    ) -> None:
        """`wait`: for so many seconds."""
        self._wait = wait or threading.Event().wait
        self._now = now
        # When (by the clock) which time of the stream was shown.
        self._anchor: tuple[float, float] | None = None

    def wait_for(self, time_s: float) -> None:
        """Wait until the frame of `time_s` (`Frame.time_s`) is due, a second at most."""
        clock_s, shown_s = self._anchor or (self._now(), time_s)
        early_s = clock_s + time_s - shown_s - self._now()
        if early_s > 0:
            self._wait(min(early_s, _LONGEST_WAIT_S))
        # Late, or far ahead: from here on a new rhythm.
        in_step = 0 <= early_s <= _LONGEST_WAIT_S
        self._anchor = (clock_s, shown_s) if in_step else (self._now(), time_s)
