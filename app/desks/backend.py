"""What the choices of the network and of the back end do, and the search for the fastest."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.backend_names import backend_name
from app.main_window import MainWindow
from app.panels.backend import AUTO
from app.parts import Parts
from app.queued import connect_queued
from engine import Finished, RunningOn, StopReason, Tuning, find_fastest, probe_backends

_USUAL_SIZE_PX = (640, 360)


class BackendDesk(QObject):
    """Ties the panel to the studio and to the engine's measuring. Threads: GUI."""

    _stepped = pyqtSignal(str, int, int)

    def __init__(self, window: MainWindow, parts: Parts, cache: Path) -> None:
        super().__init__(window)
        self._window, self._parts, self._cache = window, parts, cache
        self._size_px = _USUAL_SIZE_PX
        self._cancel = threading.Event()
        panel = window.backend
        panel.network_chosen.connect(self.choose_network)
        panel.backend_chosen.connect(self.choose)
        panel.tuning_wanted.connect(self._tune)
        panel.reasons_wanted.connect(lambda: parts.background.run(partial(probe_backends, cache), panel.show_reasons))
        parts.bridge.runner_ready.connect(self._note_runner)
        parts.bridge.finished.connect(self._note_end)
        connect_queued(self._stepped, panel.show_step)

    def choose_network(self, name: str) -> None:
        """Paint with these weights from now on."""
        studio = self._parts.studio
        studio.change_config(replace(studio.config, weights=name))
        self._window.backend.show_network(name)
        self._parts.keeper.change(network=name)

    def choose(self, name: str) -> None:
        """Run on this back end from now on, or on whatever the engine chooses ("auto")."""
        studio = self._parts.studio
        studio.change_config(replace(studio.config, backend=name))
        self._window.backend.show_backend(name)
        self._parts.keeper.change(backend=name)

    def close(self) -> None:
        """Measure no more: the window closes."""
        self._cancel.set()

    def _tune(self, on: bool) -> None:
        self._cancel.set()
        self._window.backend.show_tuning(on)
        if on:
            cancel = self._cancel = threading.Event()
            search = partial(
                find_fastest, self._parts.studio.config, self._size_px, self._cache, self._stepped.emit, cancel.is_set
            )
            self._parts.background.run(search, partial(self._take_fastest, cancel), partial(self._say_failed, cancel))

    def _take_fastest(self, cancel: threading.Event, found: Tuning) -> None:
        if cancel.is_set():
            return
        self._window.backend.show_tuning(False)
        self._window.backend.show_result(found.candidates)
        self._window.backend.show_reasons({each.name: each.problem for each in found.candidates})
        if found.fastest is None:
            self._window.notifications.problem(self.tr("No back end works on this machine."))
            return
        self.choose(found.fastest)
        text = self.tr("{0} is the fastest here and is used from now on.")
        self._window.notifications.note(text.format(backend_name(found.fastest)))

    def _say_failed(self, cancel: threading.Event, reason: str) -> None:
        if not cancel.is_set():
            self._window.backend.show_tuning(False)
            self._window.notifications.problem(reason)

    def _note_runner(self, running_on: RunningOn) -> None:
        self._size_px = running_on.size_px or self._size_px

    def _note_end(self, finished: Finished) -> None:
        """A remembered choice whose card is gone must not keep the picture away for ever."""
        name = self._parts.studio.config.backend
        about_it = finished.reason is StopReason.FAILED and f"“{name}”" in (finished.problem or "")
        if about_it and name != AUTO:
            self.choose(AUTO)
