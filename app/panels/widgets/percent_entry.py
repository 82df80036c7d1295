"""A percentage that can be typed."""

from __future__ import annotations

from PyQt6.QtCore import QLocale, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QApplication, QDoubleSpinBox, QWidget

from app.graphics.theme import GRID_PX

_FINE = 0.1
_MARGIN_PX = 2


class PercentEntry(QDoubleSpinBox):
    """Looks like a label until it is pointed at; takes a number and the arrow keys (Shift: a tenth as far).

    Signals:
        entered(float): the user set this value, as a fraction (1.0 = 100 %); not sent by `show_value`.

    Threads: GUI.
    """

    entered = pyqtSignal(float)

    def __init__(self, name: str, most: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("percent")
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Type a value, or use the arrow keys (with Shift in fine steps)."))
        self.setRange(0.0, most * 100)
        self.setDecimals(1)
        self.setSuffix(" %")
        self.setFrame(False)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setFixedWidth(8 * GRID_PX)
        # Qt's inner margin would move the figures away from the end of the slider below them.
        edit = self.lineEdit()
        assert edit is not None
        edit.setTextMargins(0, 0, -_MARGIN_PX, 0)
        self.valueChanged.connect(lambda percent: self.entered.emit(percent / 100))

    def show_value(self, value: float) -> None:
        """Show a fraction without a signal."""
        blocked = self.blockSignals(True)
        self.setValue(value * 100)
        self.blockSignals(blocked)

    def textFromValue(self, v: float) -> str:  # noqa: N802
        """37, or 37.5."""
        return QLocale().toString(v, "f", 0 if abs(v - round(v)) < _FINE / 2 else 1)

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Whole percent, tenths with Shift."""
        fine = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.setValue(self.value() + steps * (_FINE if fine else 1.0))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enter and Escape hand the keyboard back to the window, Escape without a change."""
        assert event is not None
        if event.key() == Qt.Key.Key_Escape:
            self.setValue(self.value())
            edit = self.lineEdit()
            assert edit is not None
            edit.setText(self.textFromValue(self.value()) + self.suffix())
            self.clearFocus()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.clearFocus()
