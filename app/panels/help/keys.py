"""Every key at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.actions import TABLE
from app.graphics.theme import GRID_PX

_MOUSE = "Mouse"
_KEY_PX = 10 * GRID_PX
_COLUMNS = (("File", "Edit", "View"), ("Style", "Play", "Help", _MOUSE))
"""Two columns: three are wider than a small screen in some languages."""


class KeysDialog(QDialog):
    """The shortcuts of the table of commands by menu, and what the mouse does. Threads: GUI."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(3 * GRID_PX, 2 * GRID_PX, 3 * GRID_PX, 3 * GRID_PX)
        columns.setSpacing(4 * GRID_PX)
        for menus in _COLUMNS:
            # One grid for a whole column: keys and words line up from menu to menu.
            column = QGridLayout()
            column.setHorizontalSpacing(3 * GRID_PX)
            column.setVerticalSpacing(GRID_PX // 2)
            column.setColumnMinimumWidth(0, _KEY_PX)
            for menu in menus:
                _add(
                    column,
                    self.tr("Mouse") if menu == _MOUSE else _tr(menu),
                    self._mouse() if menu == _MOUSE else _rows(menu),
                )
            column.setRowStretch(column.rowCount(), 1)
            columns.addLayout(column)

    def _mouse(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Wheel"), self.tr("Nearer and farther")),
            (self.tr("Drag"), self.tr("Move an enlarged picture, or the divider")),
            (self.tr("Double click"), self.tr("Pixel by pixel, and back")),
            (self.tr("Drag with a brush"), self.tr("Paint the mask; right button or Alt erases")),
            (self.tr("Ctrl + click on a style"), self.tr("Mix it in, or take it out")),
            (self.tr("Drag a style"), self.tr("Put it elsewhere in the strip")),
            (self.tr("Right click on a style"), self.tr("Crop, rename, remove")),
            (self.tr("Shift + drag a slider"), self.tr("Fine steps")),
            (self.tr("Double click a slider"), self.tr("Back to where it began")),
        ]


def _add(column: QGridLayout, title: str, rows: Iterable[tuple[str, str]]) -> None:
    first = column.rowCount()
    column.addWidget(QLabel(f"<b>{title}</b>"), first, 0, 1, 2)
    row = first
    for row, (key, text) in enumerate(rows, start=first + 1):
        label = QLabel(key)
        label.setObjectName("muted")
        column.addWidget(label, row, 0)
        column.addWidget(QLabel(text), row, 1)
    column.setRowMinimumHeight(row + 1, GRID_PX)


def _rows(menu: str) -> list[tuple[str, str]]:
    return [(_key(row.shortcut), _tr(row.text)) for row in TABLE if row.menu == menu and row.shortcut]


def _key(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
