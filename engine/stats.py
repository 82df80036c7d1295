"""Figures of the last two seconds: frames per second, milliseconds per stage, age of a frame when shown.

Written by the capture and stylize threads a few times per frame (microseconds each), read by anybody a few times
per second. Everything is bounded: past `_MOST` entries the window simply gets shorter.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

WINDOW_S = 2.0

STYLIZE_STAGES = ("prepare", "people", "network", "finish")
"""The stages of the stylize thread, in order; together they are the time a frame keeps it busy."""

# A 240 Hz camera fills two seconds with fewer.
_MOST = 512

Now = Callable[[], float]


class RecentValues:
    """Numbers noted within the last `WINDOW_S` seconds. Threads: any."""

    def __init__(self, now: Now = time.perf_counter) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._noted: deque[tuple[float, float]] = deque(maxlen=_MOST)

    def add(self, value: float) -> None:
        """Note `value` now."""
        with self._lock:
            self._noted.append((self._now(), value))

    def recent(self) -> list[tuple[float, float]]:
        """(seconds, value) of each entry still in the window, oldest first."""
        with self._lock:
            oldest = self._now() - WINDOW_S
            while self._noted and self._noted[0][0] < oldest:
                self._noted.popleft()
            return list(self._noted)

    def median(self) -> float:
        """The median of the values, 0 when there are none."""
        values = [value for _, value in self.recent()]
        return median(values) if values else 0.0


class Meter:
    """Events per second over the last `WINDOW_S` seconds. Threads: any."""

    def __init__(self, now: Now = time.perf_counter) -> None:
        self._ticks = RecentValues(now)

    def tick(self) -> None:
        """One more event, now."""
        self._ticks.add(1.0)

    def fps(self) -> float:
        """Events per second, 0 while there are fewer than two."""
        ticks = self._ticks.recent()
        span_s = ticks[-1][0] - ticks[0][0] if ticks else 0.0
        return (len(ticks) - 1) / span_s if span_s > 0 else 0.0


class StageClock:
    """Median milliseconds of each named stage of the work on a frame.

    Threads: any thread measures, any thread reads.
    """

    def __init__(self, now: Now = time.perf_counter) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._stages: dict[str, RecentValues] = {}

    @contextmanager
    def measure(self, name: str) -> Iterator[None]:
        """Time the body of a `with` as one run of the stage `name`."""
        began_s = self._now()
        # An error in the body is not measured: a stage that failed says nothing of its speed.
        yield
        self._stage(name).add((self._now() - began_s) * 1000.0)

    def medians(self) -> dict[str, float]:
        """Stage name -> median milliseconds of the stages that ran within the window, in order of first use."""
        with self._lock:
            # A copy: each window has a lock of its own.
            stages = list(self._stages.items())
        return {name: window.median() for name, window in stages if window.recent()}

    def _stage(self, name: str) -> RecentValues:
        with self._lock:
            if name not in self._stages:
                self._stages[name] = RecentValues(self._now)
            return self._stages[name]
