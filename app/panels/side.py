"""The side panel: groups of controls that scroll when the window is low, and recording, which stays in sight."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.theme import GRID_PX

_WIDTH_PX = 36 * GRID_PX


class SidePanel(QWidget):
    """Holds `groups` one below the other, and `foot` below them all. Threads: GUI."""

    def __init__(self, groups: list[QWidget], foot: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2 * GRID_PX)
        layout.setSpacing(GRID_PX)
        layout.addWidget(_scrolling(groups), 1)
        margin = QHBoxLayout()
        margin.setContentsMargins(2 * GRID_PX, 0, 2 * GRID_PX, 0)
        margin.addWidget(foot)
        layout.addLayout(margin)


def _scrolling(groups: list[QWidget]) -> QScrollArea:
    content = QWidget()
    content.setObjectName("content")
    layout = QVBoxLayout(content)
    layout.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, GRID_PX)
    for group in groups:
        layout.addWidget(group)
    layout.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll
