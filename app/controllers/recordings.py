"""What the buttons for recordings and snapshots do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.graphics.pixels import image_of
from app.main_window import MainWindow
from app.panels.file_dialogs import Dialogs
from app.panels.notifications import Offer
from app.settings import Settings
from app.window_services import Parts
from engine import FORMATS, EncoderBench, Encoding, Format, Pixels, Quality


class TakeDesk(QObject):
    """Ties recording and snapshots to the takes. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._parts, self._dialogs = window, parts, dialogs
        panel, takes = window.record, parts.takes
        panel.record_wanted.connect(self.record)
        panel.pause_wanted.connect(takes.pause)
        panel.snapshot_wanted.connect(self.snapshot)
        panel.copy_wanted.connect(self.copy)
        panel.encoding.encoding_chosen.connect(self._choose_encoding)
        panel.encoding.asked.connect(self._find_reasons)
        takes.recording_changed.connect(self._show_recording)
        takes.paused_changed.connect(self._show_paused)
        takes.progressed.connect(panel.show_figures)
        takes.saved.connect(self._say_saved)
        self._show_recording(False)

    def take_up(self, settings: Settings) -> None:
        """Record as the settings say; what they do not know is the default."""
        self._parts.takes.encoding = encoding_of(settings.recording)
        self._window.record.encoding.show_encoding(self._parts.takes.encoding)

    def record(self, on: bool) -> None:
        """Start or stop."""
        # The command's tick follows what is, as the button does.
        self._window.commands["record"].setChecked(self._parts.takes.recording)
        if on:
            self._parts.takes.record(self._parts.studio.info)
        else:
            self._parts.takes.stop()

    def pause(self) -> None:
        """Pause the recording, or go on."""
        self._window.commands["pause_recording"].setChecked(self._parts.takes.paused)
        self._parts.takes.pause(not self._parts.takes.paused)

    def snapshot(self) -> None:
        """Keep the picture that is on show."""
        self._parts.takes.snapshot(self._shown())

    def copy(self) -> None:
        """Put the picture that is on show on the clipboard."""
        pixels, clipboard = self._shown(), QApplication.clipboard()
        if pixels is None or clipboard is None:
            self._window.notifications.problem(self.tr("There is no picture to copy yet."))
            return
        # A copy: the clipboard keeps it longer than the frame lives.
        clipboard.setImage(image_of(pixels).copy())
        self._window.notifications.note(self.tr("Copied the picture"))

    def _shown(self) -> Pixels | None:
        rendered = self._window.preview.rendered
        return rendered.stylized.pixels if rendered else None

    def _show_recording(self, on: bool) -> None:
        self._window.record.show_recording(on)
        self._window.commands["record"].setChecked(on)
        self._window.commands["pause_recording"].setEnabled(on)
        self._window.commands["pause_recording"].setChecked(False)

    def _show_paused(self, on: bool) -> None:
        self._window.record.show_paused(on)
        self._window.commands["pause_recording"].setChecked(on)

    def _choose_encoding(self, encoding: Encoding) -> None:
        self._parts.takes.encoding = encoding
        self._parts.keeper.change(recording=(encoding.format, encoding.quality.value, encoding.hardware))

    def _find_reasons(self) -> None:
        """Ask which formats and cards work; cards are tried, which takes seconds once."""
        takes, button = self._parts.takes, self._window.record.encoding
        format = next(each for each in FORMATS if each.name == takes.encoding.format)
        button.show_hardware(None, known=False)
        self._parts.background.run(partial(_reasons, takes.bench), button.show_reasons)
        self._parts.background.run(partial(takes.bench.why_no_hardware, format), partial(self._show_hardware, format))

    def _show_hardware(self, format: Format, reason: str | None) -> None:
        if format.name == self._parts.takes.encoding.format:
            self._window.record.encoding.show_hardware(reason)

    def _say_saved(self, path: Path) -> None:
        show = Offer(self.tr("Show in folder"), partial(self._dialogs.reveal, path))
        self._window.notifications.note(self.tr("Saved {0}").format(path.name), show)


def encoding_of(recording: tuple[str, str, bool]) -> Encoding:
    """The encoding that the settings name; what they do not know is the default."""
    format, quality, hardware = recording
    known = format in [each.name for each in FORMATS] and quality in [each.value for each in Quality]
    return Encoding(format, Quality(quality), hardware) if known else Encoding()


def _reasons(bench: EncoderBench) -> dict[str, str | None]:
    return {format.name: bench.why_no_format(format) for format in FORMATS}
