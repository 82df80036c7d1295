"""Connects the buttons for recordings and snapshots with what records."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.controllers.files import ClipOfFilm, FileQueueController
from app.graphics.display_frames import image_of
from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.settings import Settings
from app.window_services import WindowServices
from engine.media import FORMATS, EncoderBench, Encoding, Format, Quality
from engine.values import Pixels


class RecordingController(QObject):
    """Ties recording and snapshots to their service. Threads: GUI."""

    def __init__(
        self, window: MainWindow, services: WindowServices, dialogs: FileDialogs, files: FileQueueController
    ) -> None:
        """`files`: renders what a recording lacks."""
        super().__init__(window)
        self._window, self._services, self._dialogs, self._files = window, services, dialogs, files
        self._recorded: ClipOfFilm | None = None
        panel, recordings = window.record, services.recordings
        panel.record_wanted.connect(self.record)
        panel.pause_wanted.connect(recordings.pause)
        panel.render_wanted.connect(files.render_clip)
        panel.snapshot_wanted.connect(self.snapshot)
        panel.copy_wanted.connect(self.copy)
        panel.encoding.encoding_chosen.connect(self._choose_encoding)
        panel.encoding.asked.connect(self._find_reasons)
        recordings.recording_changed.connect(self._show_recording)
        recordings.paused_changed.connect(self._show_paused)
        recordings.progressed.connect(panel.show_figures)
        recordings.saved.connect(self._say_saved)
        recordings.thinned.connect(self._say_thinned)
        services.session_controller.paused_changed.connect(panel.show_held)
        self._show_recording(False)

    def apply_settings(self, settings: Settings) -> None:
        """Record as the settings say; what they do not know is the default."""
        self._services.recordings.encoding = encoding_of(settings.recording)
        self._window.record.encoding.show_encoding(self._services.recordings.encoding)

    def record(self, on: bool) -> None:
        """Start or stop."""
        # Qt has ticked the command already; whether a recording really begins is known later.
        self._window.commands["record"].setChecked(self._services.recordings.recording)
        if on:
            self._services.recordings.record(self._services.session_controller.info)
        else:
            self._services.recordings.stop()

    def pause(self) -> None:
        """Pause the recording, or go on."""
        self._window.commands["pause_recording"].setChecked(self._services.recordings.paused)
        self._services.recordings.pause(not self._services.recordings.paused)

    def keep_in_mind(self) -> str:
        """At the end of the program: the file that is still being recorded, to be told of the next time; or empty."""
        unfinished = self._services.recordings.unfinished
        if not unfinished:
            return ""
        self._services.settings_store.change(finished=str(unfinished[-1]))
        return unfinished[-1].name

    def say_what_was_finished(self) -> None:
        """At the start: the recording that ran when the program was closed."""
        finished = self._services.settings_store.settings.finished
        if not finished:
            return
        self._services.settings_store.change(finished="")
        path = Path(finished)
        if os.path.exists(path):
            show = Offer(self.tr("Show in folder"), partial(self._dialogs.reveal, path))
            self._window.notifications.note(self.tr("Saved {0} when Pastiche was closed").format(path.name), show)

    def snapshot(self) -> None:
        """Keep the picture that is on show."""
        self._services.recordings.snapshot(self._shown())

    def copy(self) -> None:
        """Put the picture that is on show on the clipboard."""
        pixels, clipboard = self._shown(), QApplication.clipboard()
        if pixels is None or clipboard is None:
            self._window.notifications.problem(self.tr("There is no picture to copy yet."))
            return
        # A copy: the clipboard keeps it longer than the frame's memory lives.
        clipboard.setImage(image_of(pixels).copy())
        self._window.notifications.note(self.tr("Copied the picture"))

    def _shown(self) -> Pixels | None:
        rendered = self._window.preview.rendered
        return rendered.stylized.pixels if rendered else None

    def _show_recording(self, on: bool) -> None:
        # Kept: when the recording has ended another film may be on.
        self._recorded = self._files.clip() if on else self._recorded
        self._window.record.show_recording(on)
        self._window.commands["record"].setChecked(on)
        self._window.commands["pause_recording"].setEnabled(on)
        self._window.commands["pause_recording"].setChecked(False)

    def _show_paused(self, on: bool) -> None:
        self._window.record.show_paused(on)
        self._window.commands["pause_recording"].setChecked(on)

    def _choose_encoding(self, encoding: Encoding) -> None:
        self._services.recordings.encoding = encoding
        self._services.settings_store.change(recording=(encoding.format, encoding.quality.value, encoding.hardware))

    def _find_reasons(self) -> None:
        """Ask which formats and which graphics cards work here; the menu shows the answers when they come."""
        recordings, button = self._services.recordings, self._window.record.encoding
        format = next(each for each in FORMATS if each.name == recordings.encoding.format)
        button.show_hardware(None, known=False)
        # Graphics cards are tried by encoding a few frames, which takes seconds the first time.
        self._services.background.run(partial(_reasons, recordings.bench), button.show_reasons)
        self._services.background.run(
            partial(recordings.bench.why_no_hardware, format), partial(self._show_hardware, format)
        )

    def _show_hardware(self, format: Format, reason: str | None) -> None:
        # Another format may have been chosen while the card was tried.
        if format.name == self._services.recordings.encoding.format:
            self._window.record.encoding.show_hardware(reason)

    def _say_saved(self, path: Path) -> None:
        show = Offer(self.tr("Show in folder"), partial(self._dialogs.reveal, path))
        self._window.notifications.note(self.tr("Saved {0}").format(path.name), show)

    def _say_thinned(self, path: Path, share: float) -> None:
        text = self.tr("{0} lacks {1} % of the frames: they come faster than they can be painted here.")
        clip = self._recorded
        render = (
            None
            if clip is None
            else Offer(self.tr("Render this clip with this look"), partial(self._files.render, clip))
        )
        self._window.notifications.problem(text.format(path.name, max(1, round(100 * share))), render)


def encoding_of(recording: tuple[str, str, bool]) -> Encoding:
    """The encoding that the settings name; what they do not know is the default."""
    format, quality, hardware = recording
    known = format in [each.name for each in FORMATS] and quality in [each.value for each in Quality]
    return Encoding(format, Quality(quality), hardware) if known else Encoding()


def _reasons(bench: EncoderBench) -> dict[str, str | None]:
    return {format.name: bench.why_no_format(format) for format in FORMATS}
