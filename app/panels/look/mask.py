"""What a mask is painted with: paint or erase, size of the brush, and what is done with all of it."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.graphics.theme import COMBO_PX, GRID_PX
from app.panels.widgets.slider import PercentSlider
from app.preview.mask_canvas import USUAL_SIZE, Tool

_LEAST_SIZE, _MOST_SIZE = 0.01, 1.0


class MaskPanel(QWidget):
    """Tools, a slider, and buttons.

    Attributes:
        paint, erase: the tools, at most one of them in hand. brush: size as a part of the picture's shorter side.
        invert, clear, load, save: buttons.

    Signals:
        tool_chosen(Tool): the user took one up, or put it down.
        invert_wanted(), clear_wanted(), load_wanted(), save_wanted(): of the mask.

    Threads: GUI.
    """

    tool_chosen = pyqtSignal(object)
    invert_wanted = pyqtSignal()
    clear_wanted = pyqtSignal()
    load_wanted = pyqtSignal()
    save_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paint = _button(
            self.tr("Paint"), self.tr("Drag on the picture to paint it; the right button or Alt erases. Escape ends.")
        )
        self.erase = _button(self.tr("Erase"), self.tr("Drag on the picture to leave it as it was. Escape ends."))
        self.brush = PercentSlider(
            self.tr("Brush"),
            self.tr("How wide the brush is, as a part of the picture's shorter side."),
            _MOST_SIZE,
            USUAL_SIZE,
            _LEAST_SIZE,
        )
        self.invert = _button(self.tr("Invert"), self.tr("Paint what is left out, and leave out what is painted."))
        self.clear = _button(self.tr("Clear"), self.tr("Leave out everything."))
        self.load = _button(self.tr("Load…"), self.tr("Take a picture as the mask: white is painted, black left out."))
        self.save = _button(self.tr("Save…"), self.tr("Keep the mask as a picture; --mask takes it too."))
        for tool in (self.paint, self.erase):
            # Both up means that no tool is in hand: a group of exclusive buttons could not be that.
            tool.setCheckable(True)
            tool.setObjectName("tool")
        self._arrange()
        self._connect()

    def show_tool(self, tool: Tool) -> None:
        """Show what is in hand, without a signal."""
        for button, its in ((self.paint, Tool.PAINT), (self.erase, Tool.ERASE)):
            button.setChecked(tool is its)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addLayout(_pairs(self.paint, self.erase))
        layout.addWidget(self.brush)
        layout.addLayout(_pairs(self.invert, self.clear, self.load, self.save))

    def _connect(self) -> None:
        self.paint.clicked.connect(lambda on: self._choose(Tool.PAINT if on else Tool.NONE))
        self.erase.clicked.connect(lambda on: self._choose(Tool.ERASE if on else Tool.NONE))
        self.invert.clicked.connect(self.invert_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        self.load.clicked.connect(self.load_wanted)
        self.save.clicked.connect(self.save_wanted)

    def _choose(self, tool: Tool) -> None:
        self.show_tool(tool)
        self.tool_chosen.emit(tool)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setMinimumHeight(COMBO_PX)
    return button


def _pairs(*buttons: QPushButton) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(GRID_PX // 2)
    for number, button in enumerate(buttons):
        grid.addWidget(button, *divmod(number, 2))
    return grid
