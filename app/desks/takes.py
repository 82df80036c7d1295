"""What the buttons for recordings and snapshots do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from app.dialogs import Dialogs
from app.main_window import MainWindow
from app.notifications import Offer
from app.parts import Parts


class TakeDesk(QObject):
    """Ties recording and snapshots to the takes. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._parts, self._dialogs = window, parts, dialogs
        window.record.record_wanted.connect(self.record)
        window.record.snapshot_wanted.connect(self.snapshot)
        parts.takes.recording_changed.connect(window.record.show_recording)
        parts.takes.recording_changed.connect(window.commands["record"].setChecked)
        parts.takes.saved.connect(self._say_saved)

    def record(self, on: bool) -> None:
        """Start or stop."""
        # The command's tick follows what is, as the button does.
        self._window.commands["record"].setChecked(self._parts.takes.recording)
        if on:
            self._parts.takes.record(self._parts.studio.info)
        else:
            self._parts.takes.stop()

    def snapshot(self) -> None:
        """Keep the picture that is on show."""
        rendered = self._window.preview.rendered
        self._parts.takes.snapshot(rendered.stylized.pixels if rendered else None)

    def _say_saved(self, path: Path) -> None:
        show = Offer(self.tr("Show in folder"), partial(self._dialogs.show_folder, path.parent))
        self._window.notifications.note(self.tr("Saved {0}").format(path.name), show)
