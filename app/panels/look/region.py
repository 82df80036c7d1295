"""Where the style goes: everywhere, or to whom or what is seen in the picture, and there where the user paints."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX
from app.i18n.language import marked, said
from app.panels.look.mask import MaskPanel
from app.panels.widgets.choices import choice_grid, choice_list
from app.panels.widgets.slider import PercentSlider
from app.panels.widgets.switch import Switch
from engine import Look, Target

_TARGETS = (
    (Target.ALL, marked("everything"), marked("The whole picture.")),
    (Target.PERSON, marked("the person"), marked("The people in the picture; what is behind them stays as it was.")),
    (Target.BACKGROUND, marked("the background"), marked("All but the people, who stay as they were.")),
)
"""Words and tip of each."""


class RegionPanel(QWidget):
    """A list of what is painted, a switch for a mask that says where besides, what that is painted with, and a slider
    for depth.

    Attributes:
        choice: the list. masked: the switch. tools: what a mask is painted with, there while there is one.
        by_depth: the slider (`depth` is a word of Qt).

    Signals:
        target_chosen(Target): the user wants this painted. mask_wanted(bool): the user wants to say where with a brush,
            or no longer.

    Threads: GUI.
    """

    target_chosen = pyqtSignal(object)
    mask_wanted = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice_list(self.tr("Paint"), self.tr("Which part of the picture is painted."))
        for row, (target, words, tip) in enumerate(_TARGETS):
            self.choice.addItem(said(words), target)
            self.choice.setItemData(row, said(tip), Qt.ItemDataRole.ToolTipRole)
        self.masked = Switch()
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
        layout.addLayout(self._mask_row())
        layout.addWidget(self.tools)
        layout.addWidget(self.by_depth)
        self.choice.activated.connect(lambda row: self.target_chosen.emit(_TARGETS[row][0]))
        self.masked.clicked.connect(self.mask_wanted)

    def show_region(self, target: Target, masked: bool) -> None:
        """Show what is painted, and whether a mask says where; without a signal."""
        self.choice.setCurrentIndex(self.choice.findData(target))
        self.masked.setChecked(masked)
        self.tools.setVisible(masked)

    def _mask_row(self) -> QHBoxLayout:
        label = QLabel(self.tr("Only inside a mask"))
        label.setBuddy(self.masked)
        # Other languages take more words, and the panel is as wide as it is.
        label.setWordWrap(True)
        self.masked.setAccessibleName(label.text())
        for widget in (label, self.masked):
            widget.setToolTip(
                self.tr("Say with a brush where the style goes; the person or the background is painted only there.")
            )
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.masked)
        return row
