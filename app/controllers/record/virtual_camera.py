"""What the command of the virtual camera does."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from app.main_window import MainWindow
from app.window_services import WindowServices


class VirtualCameraController(QObject):
    """Ties the command to the virtual camera. Threads: GUI."""

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._virtual_camera = window, services.virtual_camera
        services.virtual_camera.changed.connect(self._show)
        services.virtual_camera.problem.connect(window.notifications.problem)

    def switch(self, on: bool) -> None:
        """On or off."""
        # Qt has ticked the command already; without a driver the camera stays off.
        self._window.commands["virtual_camera"].setChecked(self._virtual_camera.on)
        self._virtual_camera.switch(on)

    def _show(self, name: str) -> None:
        self._window.commands["virtual_camera"].setChecked(bool(name))
        if name:
            self._window.notifications.note(self.tr("Other programs see the picture as the camera “{0}”").format(name))
