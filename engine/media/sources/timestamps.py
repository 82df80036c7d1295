"""Time stamps of a decoded stream made fit to follow: from about 0, always rising. Capture thread."""

from __future__ import annotations

GUESSED_FPS = 25.0
"""Where a stream does not say its rate."""


class TimeStamps:
    """Turns presentation times as a file gives them (or does not) into the seconds of `Frame.time_s`.

    A time that is there and rises is passed on as it is, less `zero_s`. A missing one is one frame period
    after the one before. One that falls back (a stream that restarted, a clock that wrapped) goes on one
    period after the one before, and the times that follow are shifted by as much.
    """

    def __init__(self, fps: float | None, zero_s: float | None = None) -> None:
        """`zero_s`: presentation time to call 0; None = that of the first frame."""
        self._period_s = 1.0 / (fps or GUESSED_FPS)
        self._zero_s = zero_s
        self._last_s: float | None = None

    def jump(self) -> None:
        """The next frame may lie anywhere, also before the last one."""
        self._last_s = None

    @property
    def zero_s(self) -> float:
        """Presentation time of what is called 0."""
        return self._zero_s or 0.0

    def place(self, presented_s: float | None) -> float:
        """The time of the next frame, in seconds; `presented_s` is None where the file says nothing."""
        expected_s = 0.0 if self._last_s is None else self._last_s + self._period_s
        if presented_s is None:
            time_s = expected_s
        else:
            if self._zero_s is None:
                self._zero_s = presented_s
            time_s = presented_s - self._zero_s
        if presented_s is not None and self._last_s is not None and time_s <= self._last_s:
            self._zero_s = presented_s - expected_s
            time_s = expected_s
        self._last_s = time_s
        return time_s
