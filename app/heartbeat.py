"""How long the GUI thread is deaf: a heart that beats in its event loop, and remembers the longest silence.

Made by the benchmark of the window, and by tests, on the GUI thread.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

_EVERY_MS = 1


@dataclass(frozen=True, slots=True)
class Silence:
    """How long the GUI thread did not answer.

    Attributes:
        held_ms: while it computed or waited for something. seen_ms: by the clock, which counts besides what the
            thread waited for a processor that others had; the same where the system does not tell.
    """

    held_ms: float = 0.0
    seen_ms: float = 0.0

    def or_longer(self, other: Silence) -> Silence:
        """The longer of both, by either measure."""
        return Silence(max(self.held_ms, other.held_ms), max(self.seen_ms, other.seen_ms))


class Heartbeat(QObject):
    """Beats every millisecond on the thread that makes it; what keeps that thread busy or waiting keeps it silent.

    Attributes:
        beats: how many since the last start. longest: the longest silence since then.

    Signals:
        beat(): each time.

    Threads: that of the event loop it is made on.
    """

    beat = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start_over()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_EVERY_MS)

    def start_over(self) -> None:
        """Forget every silence so far."""
        self.beats, self.longest = 0, Silence()
        self._last_s, self._last_queued_s = time.perf_counter(), _queued_s()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now_s, queued_s = time.perf_counter(), _queued_s()
        seen_s = now_s - self._last_s
        held_s = max(0.0, seen_s - (queued_s - self._last_queued_s))
        self.longest = self.longest.or_longer(Silence(1000 * held_s, 1000 * seen_s))
        self._last_s, self._last_queued_s = now_s, queued_s
        self.beats += 1
        self.beat.emit()


def _queued_s() -> float:
    """Seconds this thread has waited for a processor so far; 0 where the system does not tell (Linux does)."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
