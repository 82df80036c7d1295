"""Presets: looks under names, to be chosen, kept, renamed and deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.graphics.icons import icon
from app.graphics.theme import COMBO_PX, GRID_PX
from app.i18n.preset_names import DEPTHS, shown_name


class PresetPanel(QWidget):
    """A list that unfolds, a button that keeps the present look, and a menu for the rest.

    Attributes:
        choice: the list, with names as data. save: the button.
        rename, delete, load_file, write_file: entries of the menu.

    Signals:
        chosen(str): the user wants this preset. save_wanted(): a name is to be asked for.
        rename_wanted(str), delete_wanted(str): of the preset on show. load_wanted(), write_wanted(): from or to a file.

    Threads: GUI.
    """

    chosen = pyqtSignal(str)
    save_wanted = pyqtSignal()
    rename_wanted = pyqtSignal(str)
    delete_wanted = pyqtSignal(str)
    load_wanted = pyqtSignal()
    write_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Preset"))
        self.choice.setToolTip(
            self.tr(
                "Gentle, Balanced, Bold: how deep the paint goes, in any style.\n"
                "Below them the looks that you kept: styles, their mix and every slider."
            )
        )
        self.choice.setMinimumHeight(COMBO_PX)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save = QPushButton(self.tr("Save…"))
        self.save.setMinimumHeight(COMBO_PX)
        self.save.setToolTip(self.tr("Keep the present look under a name (Ctrl+S)"))
        self._menu = QMenu(self)
        self.rename = self._entry(self.tr("Rename…"))
        self.delete = self._entry(self.tr("Delete"))
        self._menu.addSeparator()
        self.load_file = self._entry(self.tr("Load from a file…"))
        self.write_file = self._entry(self.tr("Save as a file…"))
        self._more = QToolButton()
        self._more.setIcon(icon("settings"))
        self._more.setIconSize(QSize(14, 14))
        self._more.setObjectName("square")
        self._more.setFixedSize(COMBO_PX, COMBO_PX)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleName(self.tr("More about presets"))
        self._more.setToolTip(self.tr("Rename or delete the preset on show; load and save preset files"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        for widget in (self.choice, self.save, self._more):
            layout.addWidget(widget)
        self._connect()
        self.show_names(())

    def show_names(self, names: Sequence[str]) -> None:
        """List these presets; the one on show stays so if it is still there."""
        current = self.current
        self.choice.clear()
        for name in names:
            # The name is the data: those that come with Pastiche are shown in the user's language.
            self.choice.addItem(shown_name(name), name)
        self.choice.setEnabled(bool(names))
        self.choice.setPlaceholderText(self.tr("Choose…") if names else self.tr("None kept yet"))
        self.show_current(current)

    @property
    def current(self) -> str:
        """The preset on show, or empty."""
        return str(self.choice.currentData() or "")

    @property
    def own(self) -> str:
        """The preset on show, where it is the user's; else empty."""
        return "" if self.current in DEPTHS else self.current

    def show_current(self, name: str) -> None:
        """Show that the look is that of this preset; empty = of none."""
        self.choice.setCurrentIndex(self.choice.findData(name) if name else -1)
        for action in (self.rename, self.delete):
            action.setEnabled(bool(self.own))

    def _connect(self) -> None:
        # Also when the present one is chosen again: it then brings its look back.
        self.choice.activated.connect(lambda _: self.chosen.emit(self.current))
        self.save.clicked.connect(self.save_wanted)
        self.rename.triggered.connect(lambda: self.rename_wanted.emit(self.own))
        self.delete.triggered.connect(lambda: self.delete_wanted.emit(self.own))
        self.load_file.triggered.connect(self.load_wanted)
        self.write_file.triggered.connect(self.write_wanted)

    def _entry(self, text: str) -> QAction:
        action = self._menu.addAction(text)
        assert action is not None
        return action
