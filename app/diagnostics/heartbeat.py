"""For how long the GUI thread does not respond: a timer that beats in its event loop, and the longest gap in it.

Made by the benchmark of the window, and by tests, on the GUI thread.
"""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

log = logging.getLogger(__name__)

_BEAT_MS = 1
_LINE_BYTES = 128


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
    """Beats every millisecond on the thread that makes it, unless that thread is busy or waits.

    Attributes:
        beats: how many since the last start. longest: the longest silence since then.

    Signals:
        beat(): each time.

    Threads: that of the event loop it is made on.
    """

    beat = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = _ProcessorQueue()
        self.start_over()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def start_over(self) -> None:
        """Forget every silence so far."""
        self.beats, self.longest = 0, Silence()
        self._last_s, self._last_queued_s = time.perf_counter(), self._queue.waited_s()

    def stop(self) -> None:
        """Beat no more, for good."""
        self._timer.stop()
        self._queue.close()

    def _beat(self) -> None:
        now_s, queued_s = time.perf_counter(), self._queue.waited_s()
        seen_s = now_s - self._last_s
        # A busy machine is no fault of the window's: what the thread waited for a processor is left out.
        held_s = max(0.0, seen_s - (queued_s - self._last_queued_s))
        self.longest = self.longest.or_longer(Silence(1000 * held_s, 1000 * seen_s))
        self._last_s, self._last_queued_s = now_s, queued_s
        self.beats += 1
        self.beat.emit()


class _ProcessorQueue:
    """How long the thread that makes this has waited for a processor; only Linux says so."""

    def __init__(self) -> None:
        # Kept open and read in one call: each call releases the interpreter's lock, a thousand times a second.
        try:
            self._file: int | None = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        except OSError as error:
            log.info("nothing tells how long threads wait for a processor: %s", error)
            self._file = None

    def waited_s(self) -> float:
        """Seconds that the thread has waited so far; 0 where the system does not say."""
        return 0.0 if self._file is None else int(os.pread(self._file, _LINE_BYTES, 0).split()[1]) / 1e9

    def close(self) -> None:
        """Let go of the file; any number of times."""
        if self._file is not None:
            os.close(self._file)
        self._file = None
