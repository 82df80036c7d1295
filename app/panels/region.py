"""Where the style goes: everywhere, where the user paints, or to whom or what is seen in the picture."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.language import marked, said
from app.panels.choices import choice_grid, choice_list
from app.panels.mask import MaskPanel
from app.panels.slider import PercentSlider
from app.theme import GRID_PX
from engine import Look, Target

_MASK = "mask"

_REGIONS: tuple[tuple[Target | str, str, str], ...] = (
    (Target.ALL, marked("everything"), marked("The whole picture.")),
    (_MASK, marked("a painted mask"), marked("What you paint over with a brush; the rest stays as it was.")),
    (Target.PERSON, marked("the person"), marked("The people in the picture; what is behind them stays as it was.")),
    (Target.BACKGROUND, marked("the background"), marked("All but the people, who stay as they were.")),
)
"""A target or the mask, words and tip."""


class RegionPanel(QWidget):
    """A list of regions, what a mask is painted with, and a slider for depth.

    A look may have both a mask and a target, from a preset or the command line: the list shows the target, and the
    tools show that there is a mask too.

    Attributes:
        choice: the list. tools: what a mask is painted with, there while there is one.
        by_depth: the slider (`depth` is a word of Qt).

    Signals:
        target_chosen(Target): the user wants this painted. mask_chosen(): the user wants to say where with a brush.

    Threads: GUI.
    """

    target_chosen = pyqtSignal(object)
    mask_chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice_list(self.tr("Paint"), self.tr("Which part of the picture is painted."))
        for row, (region, words, tip) in enumerate(_REGIONS):
            self.choice.addItem(said(words), region)
            self.choice.setItemData(row, said(tip), Qt.ItemDataRole.ToolTipRole)
        self.tools = MaskPanel()
        self.tools.setVisible(False)
        self.by_depth = PercentSlider(
            self.tr("Depth"),
            self.tr("Lets what is near keep its own look while what is far takes on the style; 0 % paints both alike."),
            usual=Look().depth,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addLayout(choice_grid(self.choice))
        layout.addWidget(self.tools)
        layout.addWidget(self.by_depth)
        self.choice.activated.connect(self._tell)

    def show_region(self, target: Target, masked: bool) -> None:
        """Show what is painted, and whether a mask says where; without a signal."""
        region = _MASK if masked and target is Target.ALL else target
        self.choice.setCurrentIndex(self.choice.findData(region))
        self.tools.setVisible(masked)

    def _tell(self, row: int) -> None:
        region = _REGIONS[row][0]
        if isinstance(region, Target):
            self.target_chosen.emit(region)
        else:
            self.mask_chosen.emit()
