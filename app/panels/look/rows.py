"""Rows of the look panel: what shows a value of each kind that a look is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n.language import said
from app.panels.look.mask import MaskPanel
from app.panels.widgets.choices import choice_grid, choice_list
from app.panels.widgets.slider import PercentSlider
from app.panels.widgets.stack import stack_into
from app.panels.widgets.switch import Switch
from engine.look import Control, Mask


class AmountRow(PercentSlider):
    """One slider. `changed(float)`: the user moved it. Threads: GUI."""

    changed = pyqtSignal(object)

    def __init__(self, control: Control, most: float, least: float) -> None:
        super().__init__(said(control.label), said(control.tip), most, control.usual, least)
        self.moved.connect(self.changed.emit)


class AmountsRow(QWidget):
    """A slider for each option of the control.

    Attributes:
        sliders: in the order of the options.

    Signals:
        changed(tuple[float, ..]): the user moved one of them; the values of all.

    Threads: GUI.
    """

    changed = pyqtSignal(object)

    def __init__(self, control: Control) -> None:
        super().__init__()
        self.setAccessibleName(said(control.label))
        self.setToolTip(said(control.tip))
        self.sliders = tuple(PercentSlider(said(option.label), said(option.tip)) for option in control.options)
        stack_into(self, self.sliders)
        for slider in self.sliders:
            slider.moved.connect(lambda _: self.changed.emit(tuple(each.value() for each in self.sliders)))

    def show_value(self, value: Sequence[float]) -> None:
        """Show these without a signal."""
        for slider, amount in zip(self.sliders, value, strict=True):
            slider.show_value(amount)


class ChoiceRow(QWidget):
    """A list that unfolds, with its name beside it.

    Attributes:
        box: the list; values are its data.

    Signals:
        changed(object): the user chose this value.

    Threads: GUI.
    """

    changed = pyqtSignal(object)

    def __init__(self, control: Control) -> None:
        super().__init__()
        self.box = choice_list(said(control.label), said(control.tip))
        for row, option in enumerate(control.options):
            self.box.addItem(said(option.label), option.value)
            self.box.setItemData(row, said(option.tip), Qt.ItemDataRole.ToolTipRole)
        self.setLayout(choice_grid(self.box))
        # `activated` is sent for the user alone, `currentIndexChanged` also for `show_value`.
        self.box.activated.connect(lambda row: self.changed.emit(self.box.itemData(row)))

    def show_value(self, value: object) -> None:
        """Show this value without a signal."""
        self.box.setCurrentIndex(self.box.findData(value))


class MaskRow(QWidget):
    """A switch, and below it what a mask is painted with, as long as there is one.

    Attributes:
        switch: whether there is a mask. tools: what it is painted with.

    Signals:
        mask_wanted(bool): the user wants to say where with a brush, or no longer. Which mask that is, is not known
            here.

    Threads: GUI.
    """

    mask_wanted = pyqtSignal(bool)

    def __init__(self, control: Control) -> None:
        super().__init__()
        self.switch = Switch()
        self.tools = MaskPanel()
        self.tools.setVisible(False)
        label = QLabel(said(control.label))
        label.setBuddy(self.switch)
        # Other languages need more words, and the width of the panel is fixed.
        label.setWordWrap(True)
        self.switch.setAccessibleName(label.text())
        for widget in (label, self.switch):
            widget.setToolTip(said(control.tip))
        upper = QHBoxLayout()
        upper.addWidget(label, 1)
        upper.addWidget(self.switch)
        layout = stack_into(self, ())
        layout.addLayout(upper)
        layout.addWidget(self.tools)
        # No `changed`: whether the last mask comes back or a new one begins is for the controller to say.
        self.switch.clicked.connect(self.mask_wanted)

    def show_value(self, value: Mask | None) -> None:
        """Show whether there is a mask, without a signal."""
        self.switch.setChecked(value is not None)
        self.tools.setVisible(value is not None)
