"""Widgets one below the other, close together and without a margin."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX


def stack_into(box: QWidget, widgets: Iterable[QWidget]) -> QVBoxLayout:
    """Give `box` a column of these; returns the column, for what is to come below them."""
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID_PX // 2)
    for widget in widgets:
        column.addWidget(widget)
    return column


def stacked(*widgets: QWidget) -> QWidget:
    """A box with a column of these."""
    box = QWidget()
    stack_into(box, widgets)
    return box
