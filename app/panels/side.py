"""The side panel: groups of controls that scroll when the window is low, and recording, which stays in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX
from app.panels.widgets.group import Group

_WIDTH_PX = 36 * GRID_PX


class SidePanel(QWidget):
    """Holds `panels` one below the other, and `foot` below them all; the groups in them can be folded away.

    Signals:
        folds_changed(tuple[str]): the user folded a group or opened one; the names of all that are folded.

    Threads: GUI.
    """

    folds_changed = pyqtSignal(object)

    def __init__(self, panels: list[QWidget], foot: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2 * GRID_PX)
        layout.setSpacing(GRID_PX)
        layout.addWidget(_scrolling(panels), 1)
        margin = QHBoxLayout()
        margin.setContentsMargins(2 * GRID_PX, 0, 2 * GRID_PX, 0)
        margin.addWidget(foot)
        layout.addLayout(margin)
        for group in self.groups():
            group.folded.connect(self._emit_folds)

    def groups(self) -> list[Group]:
        """Every group, in any order."""
        return self.findChildren(Group)

    def fold(self, names: Sequence[str]) -> None:
        """Fold these groups away, and open the others, without a signal."""
        for group in self.groups():
            group.fold(group.name in names)

    def _emit_folds(self) -> None:
        self.folds_changed.emit(tuple(sorted(group.name for group in self.groups() if group.is_folded)))


def _scrolling(panels: list[QWidget]) -> QScrollArea:
    content = QWidget()
    content.setObjectName("content")
    layout = QVBoxLayout(content)
    # The scroll bar takes the rest of the right margin: everything in the panel ends in one line.
    layout.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, GRID_PX, GRID_PX)
    for panel in panels:
        layout.addWidget(panel)
    layout.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll
