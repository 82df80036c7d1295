"""How controls behave everywhere in the window, whoever makes them and whenever: the wheel scrolls what is around them.

Threads: GUI.
"""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QPalette
from PyQt6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QProxyStyle, QScrollBar, QWidget

_WORN = "house style"


def put_on(application: QApplication) -> None:
    """Have everything look and behave so. Once for an application: Qt deletes the style before, and has it take leave
    of widgets that may be on their way out themselves.
    """
    if not application.property(_WORN):
        application.setStyle(HouseStyle())
        application.setProperty(_WORN, True)


class HouseStyle(QProxyStyle):
    """Fusion, and a wheel that acts only on the control that has the keyboard. Threads: GUI."""

    def __init__(self) -> None:
        # The one style that takes all its colours from the palette, and looks alike on every system.
        super().__init__("Fusion")
        self._wheel = _FocusedWheel(self)

    # Qt asks for every widget before it is first shown, in a dialogue as in a panel. A filter on the application would
    # do as well, and cost a turn of Python for each event of the window.
    def polish(self, *polished: QWidget | QPalette | QApplication | None) -> QPalette | None:  # type: ignore[override]
        """As Fusion does; sliders and boxes learn to leave the wheel alone."""
        (widget,) = polished
        palette: QPalette | None = super().polish(widget)
        if isinstance(widget, QAbstractSlider | QComboBox | QAbstractSpinBox) and not isinstance(widget, QScrollBar):
            # Qt's own policy for combo boxes gives them the keyboard with the first turn of the wheel.
            if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self._wheel)
        return palette


class _FocusedWheel(QObject):
    """Keeps the wheel from controls without the keyboard. Threads: GUI."""

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
        """Keep the wheel from a control without the keyboard."""
        if a1 is None or a1.type() != QEvent.Type.Wheel or not isinstance(a0, QWidget) or a0.hasFocus():
            return False
        # So that the panel around it gets it and scrolls.
        a1.ignore()
        return True
