"""Where the style goes: a region of the picture, and how depth counts.

The engine offers all of the picture so far; what it does not offer yet is shown greyed, with the reason.
"""

from __future__ import annotations

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.language import marked, said
from app.panels.choices import choice_grid, choice_list, grey
from app.panels.slider import PercentSlider
from app.theme import GRID_PX

_NO_PEOPLE = marked("Not yet: the engine cannot tell a person from what is behind them.")

_REGIONS = (
    ("all", marked("everything"), None),
    ("person", marked("the person"), _NO_PEOPLE),
    ("background", marked("the background"), _NO_PEOPLE),
    ("mask", marked("a painted mask"), marked("Not yet: the engine takes no mask.")),
)
"""Name, words, and why the engine does not offer it."""

_NO_DEPTH = marked("Not yet: the engine does not know how far away things are.")


class RegionPanel(QWidget):
    """A list of regions and a slider for depth.

    Attributes:
        choice: the list. by_depth: the slider (`depth` is a word of Qt).

    Threads: GUI.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice_list(self.tr("Paint"), self.tr("Which part of the picture is painted."))
        for name, words, _ in _REGIONS:
            self.choice.addItem(said(words), name)
        grey(self.choice, {name: reason and said(reason) for name, _, reason in _REGIONS})
        self.by_depth = PercentSlider(self.tr("Depth"), said(_NO_DEPTH), usual=0.0)
        self.by_depth.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addLayout(choice_grid(self.choice))
        layout.addWidget(self.by_depth)
