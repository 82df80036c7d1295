"""What the command of the virtual camera does."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from app.main_window import MainWindow
from app.window_services import Parts


class BroadcastDesk(QObject):
    """Ties the command to the virtual camera. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._broadcast = window, parts.broadcast
        parts.broadcast.changed.connect(self._show)
        parts.broadcast.problem.connect(window.notifications.problem)

    def switch(self, on: bool) -> None:
        """On or off."""
        # The tick shows what is, not what was asked for: there may be no driver.
        self._window.commands["virtual_camera"].setChecked(self._broadcast.on)
        self._broadcast.switch(on)

    def _show(self, name: str) -> None:
        self._window.commands["virtual_camera"].setChecked(bool(name))
        if name:
            self._window.notifications.note(self.tr("Other programs see the picture as the camera “{0}”").format(name))
