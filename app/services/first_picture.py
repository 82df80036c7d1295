"""What nobody needs for the first picture waits for it: thumbnails, files left over, who else could compute.

The first stylized frame is what a start is for, and on two cores everything beside it is paid for in its time.
"""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer

PATIENCE_MS = 4000
"""A network that is compiled for minutes, or a camera that hangs, must not leave the strip of styles empty."""


class FirstPicture(QObject):
    """Holds work back until the first picture is on the screen, or plainly takes its time.

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
        self._waiting.clear()
        self.came()
