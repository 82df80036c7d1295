"""How much of the window shows besides the picture: everything, no panels, or the picture alone without a cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QApplication, QMainWindow, QWidget


class ViewMode(QObject):
    """Full screen, panels hidden, presentation; each can be taken back and leaves the others as they were.

    Threads: GUI.
    """

    def __init__(
        self, window: QMainWindow, picture: QWidget, panels: Sequence[QWidget], bars: Sequence[QWidget]
    ) -> None:
        """`panels` go when panels are hidden; `bars` stay until a presentation, which leaves only `picture`."""
        super().__init__(window)
        self._window = window
        self._picture = picture
        self._panels, self._bars = tuple(panels), tuple(bars)
        self._without_panels = False
        self._presenting = False
        self._was_full = False

    @property
    def presenting(self) -> bool:
        """Whether only the picture shows."""
        return self._presenting

    def fill_screen(self, on: bool) -> None:
        """Full screen, or back to what the window was before."""
        # By the flag alone: a window that was maximised is maximised again afterwards.
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if on else state & ~full)

    def hide_panels(self, on: bool) -> None:
        """Leave the picture all the room below the bars."""
        # The focus may have been in a panel, where no key would reach the picture any more.
        self._without_panels = on
        self._picture.setFocus()
        self._arrange()

    def present(self, on: bool) -> None:
        """The picture alone on the whole screen, without a cursor."""
        if on == self._presenting:
            return
        self._presenting = on
        if on:
            # To end a presentation must not end a full screen that was there before.
            self._was_full = self._window.isFullScreen()
            self._picture.setFocus()
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        else:
            QApplication.restoreOverrideCursor()
        self._arrange()
        self.fill_screen(on or self._was_full)

    def _arrange(self) -> None:
        for panel in self._panels:
            panel.setVisible(not (self._without_panels or self._presenting))
        for bar in self._bars:
            bar.setVisible(not self._presenting)
