"""The virtual camera: other programs see what the window shows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.background import Background
from app.services.queued_connection import connect_queued
from app.services.session_signals import SessionBridge
from engine import EngineError, Session, StreamInfo, VirtualCamera, make_sink


class Broadcast(QObject):
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
        bridge: SessionBridge,
        background: Background,
        make: Callable[[Callable[[str], None]], VirtualCamera] | None = None,
    ) -> None:
        """`make`: gives a camera that tells when it is lost."""
        super().__init__()
        self._session, self._background = session, background
        make = make or (lambda on_lost: VirtualCamera(on_lost=on_lost))
        self._camera = make(self._lost.emit)
        self._turn = threading.Lock()
        self._wanted = self._open = self._on = self._source = False
        self._sink_id: int | None = None
        # Told on the camera's own thread.
        connect_queued(self._lost, self._on_lost)
        bridge.source_opened.connect(self._on_source)
        bridge.finished.connect(self._on_finished)

    @property
    def on(self) -> bool:
        """Whether other programs see the picture."""
        return self._on

    def switch(self, on: bool) -> None:
        """Open the camera, or close it; `changed` follows."""
        self._wanted = on
        self._background.run(self._obey, self._obeyed, self._refused)

    def close(self) -> None:
        """Close it for good. Any thread but the GUI's, any number of times."""
        self._wanted = False
        with self._turn:
            self._camera.close()

    def _obey(self) -> str:
        """On a worker thread (a driver may take a second): the name of the camera, or empty. Raises SinkError."""
        with self._turn:
            if self._wanted and not self._open:
                self._camera.open()
            elif self._open and not self._wanted:
                self._camera.close()
            self._open = self._wanted
            return self._camera.name if self._open else ""

    def _obeyed(self, name: str) -> None:
        self._on = bool(name)
        if not self._on:
            self._stop_feeding()
        elif self._source:
            self._feed()
        self.changed.emit(name)

    def _refused(self, reason: str) -> None:
        self._wanted = False
        self.problem.emit(reason)
        self._obeyed("")

    def _on_source(self, info: StreamInfo) -> None:
        del info
        self._source = True
        if self._on:
            self._feed()

    def _on_finished(self) -> None:
        # The sinks of a run end with it; the camera stays and shows its last picture.
        self._source, self._sink_id = False, None

    def _on_lost(self, reason: str) -> None:
        self.problem.emit(reason)
        self.switch(False)

    def _feed(self) -> None:
        if self._sink_id is not None:
            return
        try:
            self._sink_id = self._session.add_sink(make_sink("virtual_camera", self._camera))
        except EngineError:
            # The source has just ended: the next one is fed when it opens.
            self._source = False

    def _stop_feeding(self) -> None:
        if self._sink_id is not None:
            self._session.remove_sink(self._sink_id)
            self._sink_id = None
