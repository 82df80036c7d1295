"""The seek bar of a film: its place, its speed, whether it is repeated, and the clip between two marks."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QStyle, QToolButton, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX
from app.panels.record.record import elapsed_text

_TICKS_PER_S = 1000
_STEP_S = 5
_CLIP_PX = 3

SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Seconds of the film in one second."""


class SeekBar(QWidget):
    """Hidden while the source has no beginning and end.

    Attributes:
        slider: the place, in milliseconds. loop: the switch. elapsed, length: the times beside it.
        back, forward: a frame. speed: shows how fast it goes, one of `SPEEDS`.
        mark_in, mark_out: switches; pressed, the clip begins or ends at a place. render_clip: into a file.

    Signals:
        seek_wanted(float): the user wants this place, seconds from the beginning. loop_wanted(bool).
        step_wanted(int): so many frames further on. speed_wanted(float): seconds of the film in one second.
        render_wanted(): the clip is to be repainted into a file.

    Threads: GUI.
    """

    seek_wanted = pyqtSignal(float)
    loop_wanted = pyqtSignal(bool)
    step_wanted = pyqtSignal(int)
    speed_wanted = pyqtSignal(float)
    render_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seek")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.slider = _Track()
        self.slider.setAccessibleName(self.tr("Place in the video"))
        self.elapsed, self.length = QLabel("0:00"), QLabel("0:00")
        for label in (self.elapsed, self.length):
            label.setObjectName("muted")
        self.back = _button("step_back", self.tr("One frame back"), self.tr("One frame back (,)"))
        self.forward = _button("step_forward", self.tr("One frame on"), self.tr("One frame on (.)"))
        self.loop = _button("loop", self.tr("Loop"), self.tr("Begin anew at the end"))
        self.loop.setCheckable(True)
        self.mark_in = _mark(
            "mark_in", self.tr("Clip begins here"), self.tr("The clip begins here (I); again: no mark")
        )
        self.mark_out = _mark("mark_out", self.tr("Clip ends here"), self.tr("The clip ends here (O); again: no mark"))
        self.render_clip = _button(
            "film",
            self.tr("Render this clip with this look"),
            self.tr("Repaint the video from mark to mark, every frame of it, into a file (Ctrl+Shift+R)"),
        )
        self.speed = SpeedButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX // 2, 2 * GRID_PX, GRID_PX // 2)
        layout.setSpacing(GRID_PX)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        layout.addWidget(self.elapsed)
        layout.addWidget(self.slider, 1)
        for widget in (self.length, self.speed, self.loop, self.mark_in, self.mark_out, self.render_clip):
            layout.addWidget(widget)
        self.slider.valueChanged.connect(self._on_moved)
        self.loop.toggled.connect(self.loop_wanted)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.forward.clicked.connect(lambda: self.step_wanted.emit(+1))
        self.speed.chosen.connect(self.speed_wanted)
        self.mark_in.toggled.connect(self._put_mark_in)
        self.mark_out.toggled.connect(self._put_mark_out)
        self.render_clip.clicked.connect(self.render_wanted)
        self.set_fixed(False)
        self.hide()

    def show_length(self, seconds: float | None) -> None:
        """A film of this length is on; None = something without an end."""
        self.setVisible(seconds is not None)
        if seconds is not None:
            # A slider that is shortened moves, which must not be taken for a seek.
            self._set_silently(self.slider.setMaximum, max(1, round(seconds * _TICKS_PER_S)))
            self.length.setText(elapsed_text(seconds))

    def show_place(self, seconds: float) -> None:
        """The film is here, unless the user holds the slider elsewhere."""
        # Otherwise the film would pull the slider out of the user's hand.
        if not self.slider.isSliderDown() and self.isVisible():
            self._set_silently(self.slider.setValue, round(seconds * _TICKS_PER_S))
            self.elapsed.setText(elapsed_text(seconds))

    @property
    def marks(self) -> tuple[float | None, float | None]:
        """Where the clip begins and where its last frame is, seconds from the beginning; None = no mark."""
        begin, end = self.slider.marks
        return _seconds(begin), _seconds(end)

    def clear_marks(self) -> None:
        """The clip is the whole film."""
        self.mark_in.setChecked(False)
        self.mark_out.setChecked(False)

    def set_fixed(self, fixed: bool) -> None:
        """`fixed`: it is being recorded and goes straight on, from its end to its beginning where it is on repeat."""
        for widget in (self.slider, self.back, self.forward):
            widget.setEnabled(not fixed)
        self.slider.setToolTip(
            self.tr("A recording goes straight on.")
            if fixed
            else self.tr("Click or drag to go there; the arrow keys go {0} seconds on or back").format(_STEP_S)
        )

    def _set_silently(self, put: Callable[[int], None], value: int) -> None:
        blocked = self.slider.blockSignals(True)
        put(value)
        self.slider.blockSignals(blocked)

    def _put_mark_in(self, on: bool) -> None:
        self.slider.set_marks(self.slider.value() if on else None, self.slider.marks[1])
        if not self._marks_in_order():
            self.mark_out.setChecked(False)

    def _put_mark_out(self, on: bool) -> None:
        self.slider.set_marks(self.slider.marks[0], self.slider.value() if on else None)
        if not self._marks_in_order():
            self.mark_in.setChecked(False)

    def _marks_in_order(self) -> bool:
        begin, end = self.slider.marks
        return begin is None or end is None or begin <= end

    def _on_moved(self, value: int) -> None:
        self.elapsed.setText(elapsed_text(value / _TICKS_PER_S))
        self.seek_wanted.emit(value / _TICKS_PER_S)


class SpeedButton(QToolButton):
    """Says how fast the film goes; its menu offers `SPEEDS`.

    Signals:
        chosen(float): the user wants this speed.

    Threads: GUI.
    """

    chosen = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flat")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Speed"))
        self.setToolTip(
            self.tr("How fast the video goes ([ slower, ] faster).\nA recording of it keeps the video's own pace.")
        )
        menu = QMenu(self)
        self._rows = {speed: menu.addAction(_speed_text(speed)) for speed in SPEEDS}
        for speed, row in self._rows.items():
            assert row is not None
            row.setCheckable(True)
            row.triggered.connect(lambda _, speed=speed: self._choose(speed))
        self.setMenu(menu)
        # As wide as its widest words, so that the slider beside it does not move.
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(_speed_text(0.25)) + 2 * GRID_PX)
        self.value = 1.0
        self.show_value(1.0)

    def show_value(self, speed: float) -> None:
        """This is the speed."""
        self.value = speed
        self.setText(_speed_text(speed))
        for each, row in self._rows.items():
            assert row is not None
            row.setChecked(each == speed)

    def change(self, steps: int) -> None:
        """So many of `SPEEDS` faster, or slower below 0."""
        self._choose(SPEEDS[min(max(0, SPEEDS.index(self.value) + steps), len(SPEEDS) - 1)])

    def _choose(self, speed: float) -> None:
        self.show_value(speed)
        self.chosen.emit(speed)


class _Track(QSlider):
    """Goes to where it is clicked, and shows what lies between two marks.

    Attributes:
        marks: values where the clip begins and ends; None = at the end of the track.

    Threads: GUI.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.marks: tuple[int | None, int | None] = None, None
        self.setSingleStep(_STEP_S * _TICKS_PER_S)
        self.setPageStep(6 * _STEP_S * _TICKS_PER_S)

    def set_marks(self, begin: int | None, end: int | None) -> None:
        """Show the clip between these values."""
        self.marks = begin, end
        self.update()

    def paintEvent(self, ev: QPaintEvent | None) -> None:
        """The track, and a line along the clip below it."""
        super().paintEvent(ev)
        begin, end = self.marks
        if begin is not None or end is not None:
            left = self._x_of(begin or 0)
            right = self._x_of(self.maximum() if end is None else end)
            painter = QPainter(self)
            colour = self.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(left, self.height() - _CLIP_PX, max(_CLIP_PX, right - left), _CLIP_PX, colour)
            painter.end()

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
        """Left and right only."""
        assert ev is not None
        if ev.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            ev.ignore()
        else:
            super().keyPressEvent(ev)

    def _x_of(self, value: int) -> int:
        return QStyle.sliderPositionFromValue(0, self.maximum(), value, max(1, self.width()))

    def _value_at(self, event: QMouseEvent) -> int:
        return QStyle.sliderValueFromPosition(0, self.maximum(), round(event.position().x()), max(1, self.width()))


def _button(icon_name: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("flat")
    button.setIcon(icon(icon_name))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button


def _mark(icon_name: str, name: str, tip: str) -> QToolButton:
    button = _button(icon_name, name, tip)
    button.setCheckable(True)
    return button


def _seconds(value: int | None) -> float | None:
    return None if value is None else value / _TICKS_PER_S


def _speed_text(speed: float) -> str:
    return f"{speed:g}×"
