"""The seek bar of a film: where it is, where it could go, and whether it begins anew at its end."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QToolButton, QWidget

from app.icons import icon
from app.panels.record import elapsed_text
from app.theme import GRID_PX

_TICKS_PER_S = 1000
_STEP_S = 5


class SeekBar(QWidget):
    """Hidden while the source has no beginning and end.

    Attributes:
        slider: the place, in milliseconds. loop: the switch. elapsed, length: the times beside it.

    Signals:
        seek_wanted(float): the user wants this place, seconds from the beginning. loop_wanted(bool).

    Threads: GUI.
    """

    seek_wanted = pyqtSignal(float)
    loop_wanted = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seek")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.slider = _Track()
        self.slider.setAccessibleName(self.tr("Place in the video"))
        self.elapsed, self.length = QLabel("0:00"), QLabel("0:00")
        for label in (self.elapsed, self.length):
            label.setObjectName("muted")
        self.loop = QToolButton()
        self.loop.setObjectName("flat")
        self.loop.setCheckable(True)
        self.loop.setIcon(icon("refresh"))
        self.loop.setAccessibleName(self.tr("Loop"))
        self.loop.setToolTip(self.tr("Begin anew at the end"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX // 2, 2 * GRID_PX, GRID_PX // 2)
        layout.setSpacing(GRID_PX)
        layout.addWidget(self.elapsed)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.length)
        layout.addWidget(self.loop)
        self.slider.valueChanged.connect(self._tell)
        self.loop.toggled.connect(self.loop_wanted)
        self.set_fixed(False)
        self.hide()

    def show_length(self, seconds: float | None) -> None:
        """A film of this length is on; None = something without an end."""
        self.setVisible(seconds is not None)
        if seconds is not None:
            self._put(self.slider.setMaximum, max(1, round(seconds * _TICKS_PER_S)))
            self.length.setText(elapsed_text(seconds))

    def show_place(self, seconds: float) -> None:
        """The film is here, unless the user holds the slider elsewhere."""
        if not self.slider.isSliderDown() and self.isVisible():
            self._put(self.slider.setValue, round(seconds * _TICKS_PER_S))
            self.elapsed.setText(elapsed_text(seconds))

    def set_fixed(self, fixed: bool) -> None:
        """While it is recorded a film goes straight on."""
        self.slider.setEnabled(not fixed)
        self.loop.setEnabled(not fixed)
        self.slider.setToolTip(
            self.tr("A recording goes straight on.")
            if fixed
            else self.tr("Click or drag to go there; the arrow keys go {0} seconds on or back").format(_STEP_S)
        )

    def _put(self, put: Callable[[int], None], value: int) -> None:
        blocked = self.slider.blockSignals(True)
        put(value)
        self.slider.blockSignals(blocked)

    def _tell(self, value: int) -> None:
        self.elapsed.setText(elapsed_text(value / _TICKS_PER_S))
        self.seek_wanted.emit(value / _TICKS_PER_S)


class _Track(QSlider):
    """Goes to where it is clicked. Threads: GUI."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSingleStep(_STEP_S * _TICKS_PER_S)
        self.setPageStep(6 * _STEP_S * _TICKS_PER_S)

    def mousePressEvent(self, ev: QMouseEvent | None) -> None:
        """Jump to the mouse and hold it."""
        assert ev is not None
        if ev.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(ev))

    def mouseMoveEvent(self, ev: QMouseEvent | None) -> None:
        """Follow the mouse."""
        assert ev is not None
        if self.isSliderDown():
            self.setValue(self._value_at(ev))

    def mouseReleaseEvent(self, ev: QMouseEvent | None) -> None:
        """Let go."""
        self.setSliderDown(False)

    def keyPressEvent(self, ev: QKeyEvent | None) -> None:
        """Up and down belong to nobody here."""
        assert ev is not None
        if ev.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            ev.ignore()
        else:
            super().keyPressEvent(ev)

    def _value_at(self, event: QMouseEvent) -> int:
        return QStyle.sliderValueFromPosition(0, self.maximum(), round(event.position().x()), max(1, self.width()))
