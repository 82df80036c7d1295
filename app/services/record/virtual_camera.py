"""The virtual camera: other programs see what the window shows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.background import Background
from app.services.queued_connection import connect_queued
from app.services.session_signals import SessionSignals
from engine.errors import EngineError
from engine.live import Session
from engine.media import VirtualCamera, make_sink
from engine.values import StreamInfo


class VirtualCameraService(QObject):
    """Opens the virtual camera when wanted, and feeds it from whatever source runs.

    Signals:
        changed(str): the name of the camera that is open now, or empty. problem(str): for the user.

    Threads: GUI, but for `close`.
    """

    changed = pyqtSignal(str)
    problem = pyqtSignal(str)

    _lost = pyqtSignal(str)

    def __init__(
        self,
        session: Session,
        session_signals: SessionSignals,
        background: Background,
        make: Callable[[Callable[[str], None]], VirtualCamera] | None = None,
    ) -> None:
        """`make`: gives a camera that tells when it is lost."""
        super().__init__()
        self._session, self._background = session, background
        make = make or (lambda on_lost: VirtualCamera(on_lost=on_lost))
        self._camera = make(self._lost.emit)
        self._lock = threading.Lock()
        self._wants_open = self._is_open = self._on = self._has_source = False
        self._sink_id: int | None = None
        # Told on the camera's own thread.
        connect_queued(self._lost, self._on_lost)
        session_signals.source_opened.connect(self._on_source)
        session_signals.finished.connect(self._on_finished)

    @property
    def on(self) -> bool:
        """Whether other programs see the picture."""
        return self._on

    def switch(self, on: bool) -> None:
        """Open the camera, or close it; `changed` follows."""
        self._wants_open = on
        # A driver may take a second.
        self._background.run(self._open_or_close, self._show_result, self._refused)

    def close(self) -> None:
        """Close it for good. Any thread but the GUI's, any number of times."""
        self._wants_open = False
        with self._lock:
            self._camera.close()

    def _open_or_close(self) -> str:
        """Do what is wanted now. The name of the camera, or empty. Worker thread. Raises SinkError."""
        with self._lock:
            # What is wanted is read here and not when it was asked for: of several clicks the last one counts.
            if self._wants_open and not self._is_open:
                self._camera.open()
            elif self._is_open and not self._wants_open:
                self._camera.close()
            self._is_open = self._wants_open
            return self._camera.name if self._is_open else ""

    def _show_result(self, name: str) -> None:
        self._on = bool(name)
        if not self._on:
            self._stop_feeding()
        elif self._has_source:
            self._start_feeding()
        self.changed.emit(name)

    def _refused(self, reason: str) -> None:
        self._wants_open = False
        self.problem.emit(reason)
        self._show_result("")

    def _on_source(self, info: StreamInfo) -> None:
        del info
        self._has_source = True
        if self._on:
            self._start_feeding()

    def _on_finished(self) -> None:
        # The sinks of a run end with it; the camera stays and shows its last picture.
        self._has_source, self._sink_id = False, None

    def _on_lost(self, reason: str) -> None:
        self.problem.emit(reason)
        self.switch(False)

    def _start_feeding(self) -> None:
        if self._sink_id is not None:
            return
        try:
            self._sink_id = self._session.add_sink(make_sink("virtual_camera", self._camera))
        except EngineError:
            # The source has just ended: the next one is fed when it opens.
            self._has_source = False

    def _stop_feeding(self) -> None:
        if self._sink_id is not None:
            self._session.remove_sink(self._sink_id)
            self._sink_id = None
