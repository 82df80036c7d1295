"""Lists that unfold, each with its name on the left: the rows of the performance panel."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QStandardItemModel
from PyQt6.QtWidgets import QComboBox, QGridLayout, QLabel

from app.graphics.theme import CHOICE_PX, COMBO_PX, GRID_PX
from app.i18n.language import told


def choice_list(name: str, tip: str) -> QComboBox:
    """An empty list called `name`."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setMinimumHeight(COMBO_PX)
    box.setFixedWidth(CHOICE_PX)
    return box


def choice_grid(*boxes: QComboBox) -> QGridLayout:
    """The lists one below the other, each with its name beside it."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(GRID_PX // 2)
    grid.setColumnStretch(0, 1)
    for row, box in enumerate(boxes):
        label = QLabel(box.accessibleName())
        label.setToolTip(box.toolTip())
        label.setBuddy(box)
        # Other languages need more words, and the width of the panel is fixed.
        label.setWordWrap(True)
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)
    return grid


def grey(box: QComboBox, reasons: Mapping[str, str | None]) -> None:
    """Grey the rows (by their data) that have a reason why they cannot be chosen; it becomes their tool tip."""
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    for name, reason in reasons.items():
        row = box.findData(name)
        item = model.item(row)
        if row >= 0 and item is not None:
            # Greyed and not left out: the reason says what would have to be installed.
            item.setEnabled(reason is None)
            box.setItemData(row, told(reason or ""), Qt.ItemDataRole.ToolTipRole)
