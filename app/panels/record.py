"""Record and snapshot."""

from __future__ import annotations

import time
from collections.abc import Callable

from PyQt6.QtCore import QSize, QTimer, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.icons import icon
from app.theme import GRID_PX

_TICK_MS = 250


class RecordPanel(QWidget):
    """One button that starts, shows the elapsed time and stops; one that keeps the present picture.

    Attributes:
        record, snapshot: the buttons.

    Signals:
        record_wanted(bool): start or stop recording, please; the button follows `show_recording`, not the click.
        snapshot_wanted(): keep the present picture.

    Threads: GUI.
    """

    record_wanted = pyqtSignal(bool)
    snapshot_wanted = pyqtSignal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._since_s = 0.0
        self.record = QPushButton()
        self.record.setObjectName("record")
        self.record.setCheckable(True)
        self.snapshot = QPushButton(icon("snapshot"), "")
        self.snapshot.setObjectName("snapshot")
        self.snapshot.setFixedWidth(7 * GRID_PX)
        for button in (self.record, self.snapshot):
            button.setFixedHeight(5 * GRID_PX)
            button.setIconSize(QSize(18, 18))
        self.snapshot.setToolTip(self.tr("Keep the present picture as a PNG file (S)"))
        self.snapshot.setAccessibleName(self.tr("Snapshot"))
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addWidget(self.record, 1)
        layout.addWidget(self.snapshot)
        self._clock.timeout.connect(self._show_elapsed)
        self.record.clicked.connect(self._ask)
        self.snapshot.clicked.connect(self.snapshot_wanted)
        self.show_recording(False)

    def show_recording(self, on: bool) -> None:
        """Show that recording runs (the clock starts at 0:00) or does not."""
        self.record.setChecked(on)
        if on:
            self._since_s = self._now()
            self._clock.start()
            self.record.setIcon(icon("stop", "#ffffff"))
            self.record.setToolTip(self.tr("Stop recording (R)"))
            self._show_elapsed()
        else:
            self._clock.stop()
            self.record.setIcon(icon("record", "#ff5c4d"))
            self._say(self.tr("Record"))
            self.record.setToolTip(self.tr("Record the picture as a video in your Videos folder (R)"))

    def _ask(self, wanted: bool) -> None:
        # The button shows what is, not what was asked for: starting may fail.
        self.record.setChecked(not wanted)
        self.record_wanted.emit(wanted)

    def _show_elapsed(self) -> None:
        self._say(elapsed_text(self._now() - self._since_s))

    def _say(self, text: str) -> None:
        # A blank between icon and words, which Qt would put right beside each other.
        self.record.setText(f" {text}")


def elapsed_text(seconds: float) -> str:
    """0:07, 12:30, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
