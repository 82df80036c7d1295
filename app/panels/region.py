"""Where the style goes: everywhere, or where the user paints.

What the engine does not offer yet is shown greyed, with the reason.
"""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.language import marked, said
from app.panels.choices import choice_grid, choice_list, grey
from app.panels.mask import MaskPanel
from app.panels.slider import PercentSlider
from app.theme import GRID_PX

_NO_PEOPLE = marked("Not yet: the engine cannot tell a person from what is behind them.")

_ALL, _MASK = "all", "mask"

_REGIONS = (
    (_ALL, marked("everything"), None),
    (_MASK, marked("a painted mask"), None),
    ("person", marked("the person"), _NO_PEOPLE),
    ("background", marked("the background"), _NO_PEOPLE),
)
"""Name, words, and why the engine does not offer it."""

_NO_DEPTH = marked("Not yet: the engine does not know how far away things are.")


class RegionPanel(QWidget):
    """A list of regions, what a mask is painted with, and a slider for depth.

    Attributes:
        choice: the list. tools: what a mask is painted with, there while one is chosen.
        by_depth: the slider (`depth` is a word of Qt).

    Signals:
        masked(bool): the user wants a mask, or everything painted.

    Threads: GUI.
    """

    masked = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice_list(self.tr("Paint"), self.tr("Which part of the picture is painted."))
        for name, words, _ in _REGIONS:
            self.choice.addItem(said(words), name)
        grey(self.choice, {name: reason and said(reason) for name, _, reason in _REGIONS})
        self.tools = MaskPanel()
        self.tools.setVisible(False)
        self.by_depth = PercentSlider(self.tr("Depth"), said(_NO_DEPTH), usual=0.0)
        self.by_depth.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addLayout(choice_grid(self.choice))
        layout.addWidget(self.tools)
        layout.addWidget(self.by_depth)
        self.choice.activated.connect(lambda _: self.masked.emit(self.choice.currentData() == _MASK))

    def show_masked(self, on: bool) -> None:
        """Show that a mask says where, or that nothing does; without a signal."""
        self.choice.setCurrentIndex(self.choice.findData(_MASK if on else _ALL))
        self.tools.setVisible(on)
