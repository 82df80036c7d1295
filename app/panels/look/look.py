"""The look: a row for each control of the engine's table, under the headings of its sections."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.i18n.language import said
from app.panels.look.rows import AmountRow, AmountsRow, ChoiceRow, MaskRow
from app.panels.widgets.group import Group
from app.panels.widgets.stack import stacked
from engine.look import LOOK_CONTROLS, LOOK_SECTIONS, Amount, Choice, Control, FourAmounts, Look

LookRow = AmountRow | AmountsRow | ChoiceRow | MaskRow
R = TypeVar("R", AmountRow, AmountsRow, ChoiceRow, MaskRow)


class LookPanel(QWidget):
    """Every control of `Look` except the styles.

    Attributes:
        mask_row: the row of the mask, which the controller of the region connects.

    Signals:
        look_changed(Look): the user changed something; the styles of the look are those of the last `show_look`.

    Threads: GUI.
    """

    look_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._rows = {control.field: _row_of(control) for control in LOOK_CONTROLS}
        self.mask_row = self.row("mask", MaskRow)
        for field, row in self._rows.items():
            # The row of the mask only asks: a mask comes from the canvas, a file or the last one used.
            if not isinstance(row, MaskRow):
                row.changed.connect(partial(self._change, field))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for section in LOOK_SECTIONS:
            rows = [self._rows[control.field] for control in LOOK_CONTROLS if control.section == section.name]
            layout.addWidget(Group(section.name, said(section.label), stacked(*rows)))

    def row(self, field: str, kind: type[R]) -> R:
        """The row of a field of `Look`, which is known to be of this kind."""
        row = self._rows[field]
        assert isinstance(row, kind), f"{field} has no {kind.__name__}"
        return row

    def show_look(self, look: Look) -> None:
        """Show `look` without a signal."""
        self._look = look
        for field, row in self._rows.items():
            row.show_value(getattr(look, field))

    def _change(self, field: str, value: Any) -> None:
        self._look = replace(self._look, **{field: value})
        self.look_changed.emit(self._look)


def _row_of(control: Control) -> LookRow:
    match control.kind:
        case Amount(most, least):
            return AmountRow(control, most, least)
        case FourAmounts():
            return AmountsRow(control)
        case Choice():
            return ChoiceRow(control)
        case _:
            return MaskRow(control)
