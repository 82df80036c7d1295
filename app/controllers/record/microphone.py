"""What the choice of the microphone does."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from app.main_window import MainWindow
from app.window_services import WindowServices


class MicrophoneController(QObject):
    """Ties the picker of microphones to the one that is open. Threads: GUI."""

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        picker, microphones = window.record.microphone, services.microphones
        picker.asked.connect(microphones.look)
        picker.microphone_chosen.connect(microphones.choose)
        picker.meter.follow(microphones.level)
        services.recordings.busy_changed.connect(picker.lock)
        microphones.listed.connect(picker.show_found)
        microphones.changed.connect(picker.show_open)
        microphones.problem.connect(window.notifications.problem)
