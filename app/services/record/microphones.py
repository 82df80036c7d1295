"""The microphone that recordings hear: which there are, which one is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.background import Background
from app.services.queued_connection import connect_queued
from engine.errors import SourceError
from engine.media import Microphone, MicrophoneInfo, list_microphones

_NO_REQUEST = -1
_WAIT_FOR_CHOICE_S = 5.0

MakeMicrophone = Callable[[MicrophoneInfo, Callable[[str], None]], Microphone]


class Microphones(QObject):
    """At most one microphone is open: from the moment the user chose it, until another one or none is chosen.

    Attributes:
        microphone: the open one, or None.

    Signals:
        listed(tuple[MicrophoneInfo], str): what there is, and why there is nothing (else empty).
        changed(MicrophoneInfo | None): this one is open now. problem(str): for the user.

    Threads: GUI, but for `close` and `once_settled`; `microphone` may be read from any.
    """

    listed = pyqtSignal(object, str)
    changed = pyqtSignal(object)
    problem = pyqtSignal(str)

    _lost = pyqtSignal(str)

    def __init__(
        self,
        background: Background,
        find: Callable[[], tuple[MicrophoneInfo, ...]] = list_microphones,
        make: MakeMicrophone = Microphone,
    ) -> None:
        super().__init__()
        # None at first, whatever was chosen the last time: no start of the program opens a microphone.
        self.microphone: Microphone | None = None
        self._background = background
        self._find, self._make = find, make
        self._lock = threading.Lock()
        self._request = 0
        # Told on the thread of the sound library.
        connect_queued(self._lost, self._on_lost)

    def look(self) -> None:
        """Find out what there is; `listed` follows."""
        self._background.run(
            self._find, lambda found: self.listed.emit(found, ""), lambda reason: self.listed.emit((), reason)
        )

    def choose(self, info: MicrophoneInfo | None) -> None:
        """Open this one and close the former; None: only close."""
        self._request += 1
        self._background.run(partial(self._swap, self._request, info), self.changed.emit, self._refused)

    def level(self) -> float:
        """How loud it is, 0..1."""
        microphone = self.microphone
        return microphone.level if microphone is not None else 0.0

    def once_settled(self) -> Microphone | None:
        """The open one, once a choice that is being carried out is done. On a worker thread. Raises SourceError when
        that takes too long.
        """
        # Without a timeout a driver that hangs would keep every recording from beginning.
        if not self._lock.acquire(timeout=_WAIT_FOR_CHOICE_S):
            raise SourceError("The microphone is still being opened. Record again when it is there.")
        try:
            return self.microphone
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close what is open, for good. Any thread but the GUI's (a driver may take a second), any number of times."""
        # So that a request that still waits for the lock opens nothing afterwards.
        self._request = _NO_REQUEST
        with self._lock:
            self._close_open_one()

    def _swap(self, request: int, info: MicrophoneInfo | None) -> MicrophoneInfo | None:
        """On a worker thread: the one that is open now. Raises SourceError."""
        with self._lock:
            # Requests wait here for each other; of several in a row only the last one is carried out.
            if request == self._request:
                self._close_open_one()
                if info is not None:
                    microphone = self._make(info, self._lost.emit)
                    microphone.open()
                    self.microphone = microphone
            return self.microphone.info if self.microphone is not None else None

    def _close_open_one(self) -> None:
        former, self.microphone = self.microphone, None
        if former is not None:
            former.close()

    def _refused(self, reason: str) -> None:
        self.problem.emit(reason)
        self.changed.emit(None)

    def _on_lost(self, reason: str) -> None:
        self.problem.emit(reason)
        self.choose(None)
