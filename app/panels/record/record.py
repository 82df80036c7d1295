"""Record, pause, snapshot; how the recording is doing, or what the next one will be."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX
from app.i18n.language import marked, said
from app.panels.record.encoding import EncodingButton
from app.panels.record.microphone import MicrophonePicker
from engine.live import SinkFigures


class RecordPanel(QWidget):
    """One button that starts, shows the recorded time and stops; beside it pause and what keeps the present picture.

    The line below says what recordings will be, and while one runs how large it is.

    Attributes:
        record, pause, render_clip, snapshot, copy: the buttons. encoding: the choice of format and quality.
        microphone: of sound. figures: the line that takes the place of `encoding` while recording.

    Signals:
        record_wanted(bool): start or stop recording, please; the button follows `show_recording`, not the click.
        pause_wanted(bool): leave out what comes, or go on; followed by `show_paused`.
        snapshot_wanted(): keep the present picture. copy_wanted(): put it on the clipboard.
        render_wanted(): repaint the film into a file, every frame of it.

    Threads: GUI.
    """

    record_wanted = pyqtSignal(bool)
    pause_wanted = pyqtSignal(bool)
    snapshot_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()
    render_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = QPushButton()
        self.record.setObjectName("record")
        self.record.setCheckable(True)
        self.record.setFixedHeight(5 * GRID_PX)
        self.record.setIconSize(QSize(18, 18))
        self.pause = _square("pause", self.tr("Pause the recording"))
        self.render_clip = _square("film", self.tr("Render this clip with this look"))
        self.render_clip.setToolTip(
            self.tr(
                "Repaint this video with this look, every frame of it, however long that takes (Ctrl+Shift+R).\n"
                "A recording has the frames that are painted in time. I and O mark where the clip begins and ends."
            )
        )
        self.snapshot = _square("snapshot", self.tr("Snapshot"))
        self.snapshot.setToolTip(self.tr("Keep the present picture as a PNG file (S)"))
        self.copy = _square("copy", self.tr("Copy the picture"))
        self.copy.setToolTip(self.tr("Put the present picture on the clipboard (Ctrl+C)"))
        self.encoding = EncodingButton()
        self.microphone = MicrophonePicker()
        self.figures = QLabel()
        self.figures.setObjectName("muted")
        self._arrange()
        self.record.clicked.connect(self._ask)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.render_clip.clicked.connect(self.render_wanted)
        self.snapshot.clicked.connect(self.snapshot_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self._held = self._film = False
        self.show_recording(False)

    def show_recording(self, on: bool) -> None:
        """Show that recording runs (from 0:00) or does not."""
        self.record.setChecked(on)
        self.encoding.setVisible(not on)
        for widget in (self.pause, self.figures):
            widget.setVisible(on)
        self._show_render_clip()
        self.show_paused(False)
        if on:
            self.record.setIcon(icon("stop", "#ffffff"))
            self.record.setToolTip(self.tr("Stop recording (R)"))
            self.show_figures(SinkFigures())
        else:
            self.record.setIcon(icon("record", "#ff5c4d"))
            self._say(self.tr("Record"))
            self.record.setToolTip(self.tr("Record the picture as a video in your Videos folder (R)"))

    def show_paused(self, paused: bool) -> None:
        """Show that the recording is paused, or goes on."""
        self._paused = paused
        self.pause.setIcon(icon("record" if paused else "pause", "#ff5c4d" if paused else None))
        words = self.tr("Go on recording (Shift+R)") if paused else self.tr("Pause the recording (Shift+R)")
        self.pause.setToolTip(words)

    def show_figures(self, figures: SinkFigures) -> None:
        """Show how the recording is doing."""
        self._say(elapsed_text(figures.length_s))
        self._figures = figures
        self.figures.setText(recording_text(figures, self._state_text()))
        self.figures.setToolTip(
            self.tr("A picture that stands still is not recorded; the recording goes on with it.") if self._held else ""
        )

    def show_held(self, held: bool) -> None:
        """Show that the picture stands still, so that there is nothing to record, or goes on."""
        self._held = held
        if self.figures.isVisibleTo(self):
            self.show_figures(self._figures)

    def show_film(self, on: bool) -> None:
        """Offer to render what is on, a film; or not, for it is none."""
        self._film = on
        self._show_render_clip()

    def _show_render_clip(self) -> None:
        # While recording its room is that of the pause; the seek bar has another.
        self.render_clip.setVisible(self._film and not self.record.isChecked())

    def _state_text(self) -> str:
        if self._paused:
            return self.tr("Paused")
        return self.tr("The picture is paused") if self._held else ""

    def _ask(self, wanted: bool) -> None:
        # Qt has pressed the button already; it shows whether there is a recording, and starting may fail.
        self.record.setChecked(not wanted)
        self.record_wanted.emit(wanted)

    def _say(self, text: str) -> None:
        # A blank: Qt puts the words right beside the icon.
        self.record.setText(f" {text}")

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.record, 1)
        for button in (self.pause, self.render_clip, self.snapshot, self.copy):
            buttons.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.encoding, 1)
        below.addWidget(self.figures, 1)
        below.addWidget(self.microphone)
        # The same height for both, so that nothing moves when one takes the other's place.
        self.figures.setFixedHeight(4 * GRID_PX)
        self.encoding.setFixedHeight(4 * GRID_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        layout.addLayout(buttons)
        layout.addLayout(below)


def elapsed_text(seconds: float) -> str:
    """0:07, 12:30, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def recording_text(figures: SinkFigures, before: str = "") -> str:
    """12.4 MB · 3 frames missing; `before` stands in front."""
    one, many = said(marked("{0} frame missing")), said(marked("{0} frames missing"))
    missing = (one if figures.missing == 1 else many).format(f"{figures.missing:,}")
    parts = [before, size_text(figures.size_bytes), missing if figures.missing else ""]
    return "  ·  ".join(part for part in parts if part)


def size_text(size_bytes: int) -> str:
    """0.3 MB, 12.4 MB, 1.25 GB."""
    return f"{size_bytes / 1e9:.2f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.1f} MB"


def _square(icon_name: str, words: str) -> QPushButton:
    button = QPushButton(icon(icon_name), "")
    button.setObjectName("square")
    button.setFixedSize(5 * GRID_PX, 5 * GRID_PX)
    button.setIconSize(QSize(18, 18))
    button.setAccessibleName(words)
    return button
