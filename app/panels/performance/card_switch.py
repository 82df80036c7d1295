"""The switch that has a graphics card decode films; greyed, with the reason, where none can."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n.language import told
from app.panels.widgets.switch import Switch


class CardSwitch(QWidget):
    """A line of words and a switch.

    Attributes:
        switch: the switch. label: the words.

    Signals:
        toggled(bool): the user wants films decoded by a graphics card, or by the processor again.

    Threads: GUI.
    """

    toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: str | None = None
        self.switch = Switch()
        self.label = QLabel(self.tr("Decode videos on the graphics card"))
        self.label.setBuddy(self.switch)
        # Other languages need more words, and the width of the panel is fixed.
        self.label.setWordWrap(True)
        self.switch.setAccessibleName(self.label.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.switch)
        self.switch.toggled.connect(lambda _: self._grey())
        self.switch.toggled.connect(self.toggled)
        self._grey()

    def show_wanted(self, on: bool) -> None:
        """Show what is wanted, without a signal."""
        blocked = self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(blocked)
        self._grey()

    def show_problem(self, reason: str | None) -> None:
        """Know why no card decodes films here; None where one does."""
        self._problem = reason
        self._grey()

    def _grey(self) -> None:
        # What is switched on can always be switched off, whatever works here.
        possible = self._problem is None or self.switch.isChecked()
        tip = self.tr(
            "A graphics card decodes videos opened and files added from now on, which leaves the processor to the\n"
            "picture. A video that no card decodes is refused."
        )
        for widget in (self.switch, self.label):
            widget.setEnabled(possible)
            widget.setToolTip(tip if self._problem is None else told(self._problem).replace("; ", "\n"))
