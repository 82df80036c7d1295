"""A command that lasts as long as its key is held."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtGui import QAction, QKeyEvent
from PyQt6.QtWidgets import QApplication

_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate)


class MomentaryAction(QObject):
    """Turns something on when `action` is triggered, and off when its key is let go.

    Threads: GUI.
    """

    def __init__(self, action: QAction, turn: Callable[[bool], None]) -> None:
        super().__init__(action)
        self._turn = turn
        self._on = False
        # A key that is held repeats; each repeat would trigger the action again.
        action.setAutoRepeat(False)
        action.triggered.connect(self._begin)

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
        """Notice the end; nothing is kept from anybody."""
        if a1 is not None and _ends(a1):
            self._end()
        return False

    def _begin(self) -> None:
        application = QApplication.instance()
        if not self._on and application is not None:
            self._on = True
            # Only while it lasts: every event of the program passes through the filter.
            application.installEventFilter(self)
            self._turn(True)

    def _end(self) -> None:
        application = QApplication.instance()
        if self._on and application is not None:
            self._on = False
            application.removeEventFilter(self)
            self._turn(False)


def _ends(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
        # Some systems send a release for every repeat.
        return not event.isAutoRepeat()
    # Chosen in the menu no key is held: then the next key or click ends it.
    return event.type() in _ENDS
