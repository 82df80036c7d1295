"""What the choice of the microphone does."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from app.main_window import MainWindow
from app.window_services import Parts


class SoundDesk(QObject):
    """Ties the picker of microphones to the one that is open. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        picker, microphones = window.record.microphone, parts.microphones
        picker.asked.connect(microphones.look)
        picker.microphone_chosen.connect(microphones.choose)
        picker.meter.follow(microphones.level)
        parts.takes.busy_changed.connect(picker.hold)
        microphones.listed.connect(picker.show_found)
        microphones.changed.connect(picker.show_open)
        microphones.problem.connect(window.notifications.problem)
