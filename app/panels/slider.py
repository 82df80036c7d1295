"""A percentage with a name, a slider and its value; a double click puts it back."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PyQt6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from app.theme import GRID_PX

_HANDLE_PX = 16
_HALO_PX = 20
_GROOVE_PX = 4


class PercentSlider(QWidget):
    """Name on the left, value on the right, slider below.

    Attributes:
        slider: the bare slider, in whole percent.

    Signals:
        moved(float): the user or the keyboard set this value, as a fraction (1.0 = 100 %); not sent by `show_value`.

    Threads: GUI.
    """

    moved = pyqtSignal(float)

    def __init__(self, name: str, tip: str, most: float = 1.0, usual: float = 1.0) -> None:
        super().__init__()
        self.slider = ResettingSlider(round(most * 100), round(usual * 100))
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(tip)
        self._value = QLabel()
        self._value.setObjectName("muted")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setToolTip(f"{tip}\n{self.tr('Double-click puts it back to {0} %.').format(round(usual * 100))}")
        name_label = QLabel(name)
        name_label.setBuddy(self.slider)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(GRID_PX // 2)
        layout.addWidget(name_label, 0, 0)
        layout.addWidget(self._value, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._tell)
        self._show_percent(self.slider.value())

    def value(self) -> float:
        """The value as a fraction."""
        return self.slider.value() / 100

    def show_value(self, value: float) -> None:
        """Set the value without a `moved` signal."""
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(value * 100))
        self.slider.blockSignals(blocked)
        self._show_percent(self.slider.value())

    def _tell(self, percent: int) -> None:
        self._show_percent(percent)
        self.moved.emit(percent / 100)

    def _show_percent(self, percent: int) -> None:
        self._value.setText(f"{percent} %")


class ResettingSlider(QSlider):
    """A horizontal slider that jumps to where it is clicked and goes back to `usual` on a double click.

    The usual value, where it is not the end, is marked under the groove. Threads: GUI.
    """

    def __init__(self, most: int, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.usual = usual
        self.setRange(0, most)
        self.setPageStep(10)
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
        """Jump to the mouse and follow it."""
        assert event is not None
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the mouse."""
        assert event is not None
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Stay."""
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Back to the usual value."""
        self.setSliderDown(False)
        self.setValue(self.usual)

    def _x_of(self, value: int) -> float:
        room = self.width() - _HALO_PX
        return _HALO_PX / 2 + room * value / max(1, self.maximum())

    def _value_at(self, x: float) -> int:
        room = max(1, self.width() - _HALO_PX)
        return round((x - _HALO_PX / 2) / room * self.maximum())
