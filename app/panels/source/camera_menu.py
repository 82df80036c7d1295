"""The menu of what a camera can give: size and rate of its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QMenu, QWidget

from app.graphics.icons import icon
from engine.media import CameraMode

USUAL_FPS = 30.0


class CameraMenu(QMenu):
    """Sizes, largest first, and below them the rates of the present size.

    Signals:
        mode_chosen(CameraMode): the user wants this picture.

    Threads: GUI.
    """

    mode_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Camera picture"))
        self.setIcon(icon("settings"))
        self.show_modes((), None)

    def show_modes(self, modes: Sequence[CameraMode], present: CameraMode | None) -> None:
        """Offer these, the one in use (or the nearest to it) ticked; without any there is no menu."""
        self.clear()
        menu_action = self.menuAction()
        assert menu_action is not None
        menu_action.setVisible(bool(modes))
        fps = present.fps if present is not None else USUAL_FPS
        self._head(self.tr("Size"))
        for mode in _one_of_each_size(modes, fps):
            self._offer(self.tr("{0} × {1}").format(mode.width, mode.height), mode, _same_size(mode, present))
        rates = [mode for mode in modes if _same_size(mode, present)]
        if rates:
            self.addSeparator()
            self._head(self.tr("Pictures per second"))
        for mode in rates:
            self._offer(f"{mode.fps:g}", mode, mode is _nearest(rates, fps))

    def _head(self, text: str) -> None:
        action = self.addAction(text)
        assert action is not None
        action.setEnabled(False)

    def _offer(self, text: str, mode: CameraMode, ticked: bool) -> None:
        action = self.addAction(text)
        assert action is not None
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda: self.mode_chosen.emit(mode))


def _one_of_each_size(modes: Sequence[CameraMode], fps: float) -> list[CameraMode]:
    """In the order of `modes`; of each size the one whose rate is nearest to `fps`."""
    sizes = dict.fromkeys((mode.width, mode.height) for mode in modes)
    return [_nearest([mode for mode in modes if (mode.width, mode.height) == size], fps) for size in sizes]


def _nearest(modes: Sequence[CameraMode], fps: float) -> CameraMode:
    return min(modes, key=lambda mode: abs(mode.fps - fps))


def _same_size(mode: CameraMode, present: CameraMode | None) -> bool:
    return present is not None and (mode.width, mode.height) == (present.width, present.height)
