"""What an action does to the GUI thread of a test's window, measured with the heart of the benchmark."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.diagnostics.heartbeat import Heartbeat
from tests.app.conftest import WAIT_MS

ALLOWED_MS = 50.0
"""As long as nobody notices: three frames of a screen."""

_CONTROL_BEATS = 100
_TRIES = 3


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
        """The longest silence from calling `act` until some beats after `settled`.

        A busy computer is not a blocking call: time in which others had the processor does not count.
        """
        self._heart.start_over()
        act()
        self._qtbot.waitUntil(settled, timeout=WAIT_MS)
        beats = self._heart.beats
        self._qtbot.waitUntil(lambda: self._heart.beats > beats + _CONTROL_BEATS, timeout=WAIT_MS)
        return self._heart.longest.held_ms

    def close(self) -> None:
        """The heart stops."""
        self._heart.stop()
