"""How long the GUI thread is deaf: a heart that beats in its event loop, and remembers the longest silence."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.app.conftest import WAIT_MS

ALLOWED_MS = 50.0
"""As long as nobody notices: three frames of a screen."""

_CONTROL_BEATS = 100
_TRIES = 3


class Heartbeat:
    """Beats every millisecond on the thread that makes it; what keeps that thread busy or waiting keeps it silent.

    Time in which the thread could have run but other programs had the processor does not count, where the system
    tells it (Linux): a busy computer is not a blocking call.
    """

    def __init__(self) -> None:
        self.beats = 0
        self.longest_ms = 0.0
        self._last_s, self._last_queued_s = time.perf_counter(), _queued_s()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def start_over(self) -> None:
        """Forget every silence so far."""
        self.beats, self.longest_ms = 0, 0.0
        self._last_s, self._last_queued_s = time.perf_counter(), _queued_s()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now_s, queued_s = time.perf_counter(), _queued_s()
        silence_s = (now_s - self._last_s) - (queued_s - self._last_queued_s)
        self.longest_ms = max(self.longest_ms, 1000 * silence_s)
        self._last_s, self._last_queued_s = now_s, queued_s
        self.beats += 1


class Watch:
    """Measures what an action does to the GUI thread, against a control: the same window left alone."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._heart = Heartbeat()
        self.limit_ms = max(ALLOWED_MS, 3 * self.longest_silence_ms(lambda: None))

    def blocks(self, act: Callable[[], object], settled: Callable[[], bool] = lambda: True) -> bool:
        """Whether `act` keeps the GUI thread longer than allowed, every time it is done.

        A thread that the computer interrupts while it holds Python's lock keeps all others waiting: that happens now
        and then, a blocking call blocks always.
        """
        return all(self.longest_silence_ms(act, settled) > self.limit_ms for _ in range(_TRIES))

    def longest_silence_ms(self, act: Callable[[], object], settled: Callable[[], bool] = lambda: True) -> float:
        """The longest silence from calling `act` until some beats after `settled`."""
        self._heart.start_over()
        act()
        self._qtbot.waitUntil(settled, timeout=WAIT_MS)
        beats = self._heart.beats
        self._qtbot.waitUntil(lambda: self._heart.beats > beats + _CONTROL_BEATS, timeout=WAIT_MS)
        return self._heart.longest_ms

    def close(self) -> None:
        """The heart stops."""
        self._heart.stop()


def _queued_s() -> float:
    """Seconds this thread has waited for a processor so far; 0 where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
