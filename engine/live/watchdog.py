"""Keeps an eye on a source that may fall silent without a word: a hung camera, a stream that stalls.

Asked by the stylize thread a few times per second, because the capture thread sits in the very call that hangs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import SourceError
from engine.events import Event, Problem, SourceWaiting, Working
from engine.live.capture import Capture
from engine.values import Progress, StreamInfo


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a source may stay silent, in seconds.

    Attributes:
        open_s: a source that takes longer to open has failed.
        silence_s: a live source that gives no frame for so long is reported, and waited for.
        give_up_s: a live source that gives no frame for so long has failed. While one that died is being opened again,
            the capture decides when to give up.
    """

    open_s: float = 30.0
    silence_s: float = 2.5
    give_up_s: float = 60.0


class Watchdog:
    """Reports a silent or lost source once each time, and its return. Threads: the stylize thread."""

    def __init__(self, capture: Capture, patience: Patience, publish: Callable[[Event], None]) -> None:
        self._capture = capture
        self._patience = patience
        self._publish = publish
        self._reported = False
        self._waiting = False

    def check(self, info: StreamInfo | None) -> None:
        """Look once; `info` is None until the source is open. Raises SourceError when patience is at an end."""
        silent_s = self._capture.silent_s
        if info is None:
            self._check_opening(silent_s)
        # A file may take its time: it is read ahead, and its end is no silence.
        elif info.live:
            self._check_flow(info, silent_s)

    def _check_opening(self, silent_s: float) -> None:
        if silent_s > self._patience.open_s:
            raise SourceError(f"The source did not open within {self._patience.open_s:.0f} seconds.")

    def _check_flow(self, info: StreamInfo, silent_s: float) -> None:
        reconnecting = self._capture.reconnecting
        # Raised here, since the capture thread sits in the very call that hangs.
        if silent_s > self._patience.give_up_s and not reconnecting:
            raise SourceError(f"{info.name} has given no picture for {self._patience.give_up_s:.0f} seconds.")
        silent = silent_s > self._patience.silence_s
        self._tell_waiting(silent or reconnecting)
        if silent and not self._reported and not reconnecting:
            self._reported = True
            self._publish(Problem(f"{info.name} gives no picture; waiting for it."))
            self._publish(Working(Progress(f"Waiting for {info.name}")))
        elif self._reported and not silent:
            self._reported = False
            self._publish(Working(Progress(f"{info.name} is back", 1, 1)))

    def _tell_waiting(self, waiting: bool) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self._publish(SourceWaiting(waiting))
