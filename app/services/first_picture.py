"""Holds back what the first picture does not need: thumbnails, the file queue, looking for other back ends."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer

PATIENCE_MS = 4000
"""How long at the most: a network that is compiled for minutes must not leave the strip of styles empty."""


class FirstPicture(QObject):
    """Holds work back until the first picture is on the screen, or `PATIENCE_MS` have passed.

    Attributes:
        awaited: whether work is held back now; it is not before `wait`.

    Threads: GUI.
    """

    def __init__(self) -> None:
        super().__init__()
        self.awaited = False
        self._waiting: list[Callable[[], object]] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.came)

    def wait(self) -> None:
        """Hold work back from now on."""
        self.awaited = True
        # On two cores whatever runs beside it makes the first picture later.
        self._patience.start(PATIENCE_MS)

    def then(self, work: Callable[[], object]) -> None:
        """Do `work` when the first picture has come; at once when it has, or is not waited for."""
        if self.awaited:
            self._waiting.append(work)
        else:
            work()

    def came(self) -> None:
        """The picture is there, or none will come: do what was held back, in order. Any number of times."""
        if not self.awaited:
            return
        self.awaited = False
        self._patience.stop()
        held, self._waiting = self._waiting, []
        for work in held:
            work()

    def forget(self) -> None:
        """Drop what is held back: the window closes."""
        # Cleared first, so that nothing of it is begun while the window closes.
        self._waiting.clear()
        self.came()
