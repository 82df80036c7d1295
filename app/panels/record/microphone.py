"""The choice of the microphone, and how loud it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PyQt6.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup, QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX
from app.i18n.language import told
from engine.media import MicrophoneInfo

_REFRESH_MS = 50
_QUIETEST_DB = -48.0
_LOUD = 0.9
_METER = QSize(6 * GRID_PX, 6)


class MicrophonePicker(QWidget):
    """A button whose menu holds the microphones; beside it the level of the one that is open.

    Attributes:
        button: the button. meter: the level; shown while one is open.

    Signals:
        microphone_chosen(MicrophoneInfo | None): this one, or none. asked(): the menu is about to be read.

    Threads: GUI.
    """

    microphone_chosen = pyqtSignal(object)
    asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton()
        self.button.setObjectName("microphone")
        self.button.setFixedSize(4 * GRID_PX, 4 * GRID_PX)
        self.button.setIconSize(QSize(18, 18))
        self.button.setAccessibleName(self.tr("Microphone"))
        self.meter = LevelMeter()
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._none = self._entry(self.tr("No microphone"), None)
        self._menu.addSeparator()
        self._reason = self._menu.addAction("")
        self._found: list[QAction] = []
        self._open: MicrophoneInfo | None = None
        self._locked = False
        self.button.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        layout.addWidget(self.meter)
        layout.addWidget(self.button)
        self._menu.aboutToShow.connect(self.asked)
        self.show_found((), self.tr("Looking for microphones…"))
        self.show_open(None)

    def show_found(self, found: Sequence[MicrophoneInfo], reason: str) -> None:
        """List these; `reason`: why there are none."""
        for action in self._found:
            self._group.removeAction(action)
            self._menu.removeAction(action)
        self._found = [self._entry(info.name.replace("&", "&&"), info) for info in found]
        if self._reason is not None:
            self._reason.setText(told(reason).rstrip("."))
            self._reason.setVisible(bool(reason))
            # A line of the menu that cannot be chosen.
            self._reason.setEnabled(False)
        self._mark()

    def show_open(self, info: MicrophoneInfo | None) -> None:
        """Show that this one is open, or none."""
        self._open = info
        self.meter.setVisible(info is not None)
        # In the colour of recording: an open microphone must be seen.
        self.button.setIcon(icon("microphone", None if info is None else "#ff5c4d"))
        self._explain()
        self._mark()

    def lock(self, on: bool) -> None:
        """Take no choice while `on`, and say why: a recording hears only what was open when it began."""
        self._locked = on
        self.button.setEnabled(not on)
        self._explain()

    def _explain(self) -> None:
        reason = self.tr("The microphone stays while a recording runs.") if self._locked else ""
        self.button.setToolTip(reason or self._words())
        self.button.setAccessibleDescription(reason)

    def _words(self) -> str:
        name = self.tr("no microphone") if self._open is None else self._open.name
        return self.tr("Sound of recordings: {0}.\nFor cameras, streams and the demo; a video brings its own.").format(
            name
        )

    def _mark(self) -> None:
        for action in (self._none, *self._found):
            action.setChecked(action.data() == self._open)

    def _entry(self, text: str, info: MicrophoneInfo | None) -> QAction:
        action = self._menu.addAction(text)
        assert action is not None
        action.setCheckable(True)
        action.setData(info)
        self._group.addAction(action)
        action.triggered.connect(lambda: self._choose(info))
        return action

    def _choose(self, info: MicrophoneInfo | None) -> None:
        # Qt has ticked the entry already; the tick shows what is open, and a device may refuse.
        self._mark()
        self.microphone_chosen.emit(info)


class LevelMeter(QWidget):
    """A bar from -48 dB to full scale; red where it is about to be too loud. Threads: GUI."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: Callable[[], float] = lambda: 0.0
        self._shown = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("How loud the microphone is"))

    def follow(self, level: Callable[[], float]) -> None:
        """Ask this for the level, 0..1, while it is in sight."""
        self._level = level

    def refresh(self) -> None:
        """Show how loud it is now."""
        shown = self._level()
        # Silence costs no repaint.
        if shown != self._shown:
            self._shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        """A small bar."""
        return _METER

    def showEvent(self, a0: QShowEvent | None) -> None:
        """Read the level while the meter is in sight."""
        self._timer.start()

    def hideEvent(self, a0: QHideEvent | None) -> None:
        """Stop reading it."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The groove, and how far it is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove, radius = QRectF(self.rect()), self.height() / 2
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(groove, radius, radius)
        painter.setBrush(self._color())
        groove.setWidth(groove.width() * filled(self._shown))
        painter.drawRoundedRect(groove, radius, radius)
        painter.end()

    def _color(self) -> QColor:
        loud = self._shown >= _LOUD
        return self.palette().color(QPalette.ColorRole.BrightText if loud else QPalette.ColorRole.Highlight)


def filled(level: float) -> float:
    """How much of the bar a level fills, 0..1."""
    # Ears hear ratios: a bar of plain values would hardly move.
    decibels = 20 * math.log10(max(level, 1e-6))
    return min(1.0, max(0.0, 1.0 - decibels / _QUIETEST_DB))
