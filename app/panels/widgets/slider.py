"""A percentage with a name, a slider and its value, which can be typed; a double click puts it back."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PyQt6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from app.graphics.theme import GRID_PX
from app.panels.widgets.percent_entry import PercentEntry

_HANDLE_PX = 16
_HALO_PX = 20
_GROOVE_PX = 4

STEPS = 1000
"""Steps of a slider to 100 %: it moves in tenths of a percent."""

_STEP = STEPS // 100
_FINE = 0.1


class PercentSlider(QWidget):
    """Name on the left, value on the right, slider below.

    Attributes:
        slider: the bare slider, in `STEPS`. entry: its value, to be typed.

    Signals:
        moved(float): the user or the keyboard set this value, as a fraction (1.0 = 100 %); not sent by `show_value`.

    Threads: GUI.
    """

    moved = pyqtSignal(float)

    def __init__(self, name: str, tip: str, most: float = 1.0, usual: float = 1.0, least: float = 0.0) -> None:
        super().__init__()
        self.slider = ResettingSlider(round(most * STEPS), round(usual * STEPS), round(least * STEPS))
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(tip)
        self.entry = PercentEntry(name, most)
        self.entry.setMinimum(least * 100)
        back = self.tr("Double-click puts it back to {0} %; Shift moves it in fine steps.").format(round(usual * 100))
        self.slider.setToolTip(f"{tip}\n{back}")
        self.setToolTip(self.slider.toolTip())
        name_label = QLabel(name)
        name_label.setBuddy(self.slider)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(GRID_PX // 2)
        layout.addWidget(name_label, 0, 0)
        layout.addWidget(self.entry, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._on_moved)
        self.entry.entered.connect(lambda value: self.slider.setValue(round(value * STEPS)))
        self.entry.show_value(usual)

    def value(self) -> float:
        """The value as a fraction."""
        return self.slider.value() / STEPS

    def show_value(self, value: float) -> None:
        """Set the value without a `moved` signal."""
        # The slider's own signal cannot tell who moved it.
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(value * STEPS))
        self.slider.blockSignals(blocked)
        self.entry.show_value(self.value())

    def _on_moved(self) -> None:
        self.entry.show_value(self.value())
        self.moved.emit(self.value())


class ResettingSlider(QSlider):
    """A horizontal slider that jumps to where it is clicked and goes back to `usual` on a double click.

    With Shift the keys and the mouse move it in fine steps. The usual value, where it is not the end, is marked under
    the groove. Threads: GUI.
    """

    def __init__(self, most: int, usual: int, least: int = 0) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.usual = usual
        self._fine_from_x: float | None = None
        self._fine_from_value = 0.0
        self.setRange(least, most)
        self.setSingleStep(_STEP)
        self.setPageStep(10 * _STEP)
        self.setValue(usual)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for the handle and the mark."""
        return QSize(160, 24)

    def minimumSizeHint(self) -> QSize:
        """As small as is still usable."""
        return QSize(80, 24)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Groove, filled part, mark, handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, x = self.height() / 2, self._x_of(self.value())
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        if not self.isEnabled():
            accent = palette.color(QPalette.ColorRole.Mid)
        left, right = (_HALO_PX - _HANDLE_PX) / 2, self.width() - (_HALO_PX - _HANDLE_PX) / 2
        # At the end a mark would look like a part of the groove.
        if self.usual != self.maximum():
            painter.setBrush(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawRoundedRect(QRectF(self._x_of(self.usual) - 1, middle - 7, 2, 14), 1, 1)
        for end, color in ((right, palette.color(QPalette.ColorRole.Light)), (x, accent)):
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left, middle - _GROOVE_PX / 2, end - left, _GROOVE_PX), 2, 2)
        if self.hasFocus():
            halo = palette.color(QPalette.ColorRole.Highlight)
            halo.setAlpha(70)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(x, middle), _HALO_PX / 2, _HALO_PX / 2)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(x, middle), _HANDLE_PX / 2, _HANDLE_PX / 2)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(QPointF(x, middle), 3, 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Jump to the mouse and follow it; with Shift stay and follow it at a tenth of its pace."""
        assert event is not None
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the mouse."""
        assert event is not None
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Let go."""
        self._fine_from_x = None
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Back to the usual value."""
        self._fine_from_x = None
        self.setSliderDown(False)
        self.setValue(self.usual)

    def keyPressEvent(self, ev: QKeyEvent | None) -> None:
        """Shift and an arrow key: a tenth of a percent."""
        assert ev is not None
        fine = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(Qt.Key(ev.key()))
        if fine is not None and ev.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setValue(self.value() + fine)
        else:
            super().keyPressEvent(ev)

    def _follow(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._fine_from_x = None
            self.setValue(round(self._value_at(x)))
            return
        if self._fine_from_x is None:
            self._fine_from_x, self._fine_from_value = x, float(self.value())
        # From where Shift was pressed: steps of a tenth would be lost in rounding otherwise.
        moved = self._value_at(x) - self._value_at(self._fine_from_x)
        self.setValue(round(self._fine_from_value + moved * _FINE))

    def _x_of(self, value: int) -> float:
        room = self.width() - _HALO_PX
        return _HALO_PX / 2 + room * (value - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _value_at(self, x: float) -> float:
        room = max(1, self.width() - _HALO_PX)
        return self.minimum() + (x - _HALO_PX / 2) / room * (self.maximum() - self.minimum())
