"""Keeps a window within its screen, title bar and all, whatever size it was given and wherever it was the last time.

Threads: GUI.
"""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, QPoint, QRect
from PyQt6.QtGui import QWindow
from PyQt6.QtWidgets import QWidget


class ScreenFit(QObject):
    """Fits `window` into its screen once, when it is on show. Threads: GUI."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        window.installEventFilter(self)

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
        """Follow the window until it can be seen."""
        kind, handle = a1.type() if a1 is not None else None, self._handle
        if kind == QEvent.Type.Show and handle is None:
            self._window.removeEventFilter(self)
            self._handle = self._window.windowHandle()
            if self._handle is not None:
                self._handle.installEventFilter(self)
        # Only now: a window manager of X11 adds its frame after the window has asked to be shown.
        elif kind == QEvent.Type.Expose and handle is not None and handle.isExposed():
            handle.removeEventFilter(self)
            self._fit(handle)
        return False

    def _fit(self, handle: QWindow) -> None:
        screen = handle.screen()
        if screen is None or self._window.isMaximized() or self._window.isFullScreen():
            return
        margins = handle.frameMargins()
        inner = self._window.geometry()
        place = fitted(inner.marginsAdded(margins), screen.availableGeometry()).marginsRemoved(margins)
        if place != inner:
            self._window.setGeometry(place)


def fitted(frame: QRect, room: QRect) -> QRect:
    """`frame` within `room`: as large as it was or as there is room, moved no farther than it must be."""
    size = frame.size().boundedTo(room.size())
    left = min(max(frame.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(frame.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(QPoint(left, top), size)
