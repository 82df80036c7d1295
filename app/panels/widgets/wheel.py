"""Leaves the wheel to the panel that scrolls, until the user has chosen a control."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class FocusedWheel(QObject):
    """Keeps the wheel from the combo and spin boxes of `panel` that do not have the keyboard. Threads: GUI."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        for box in [*panel.findChildren(QComboBox), *panel.findChildren(QAbstractSpinBox)]:
            # Qt's own policy for combo boxes gives them the keyboard with the first turn of the wheel.
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
        """Keep the wheel from a box without the keyboard."""
        if a1 is None or a1.type() != QEvent.Type.Wheel or not isinstance(a0, QWidget) or a0.hasFocus():
            return False
        # So that the panel below gets it and scrolls.
        a1.ignore()
        return True
