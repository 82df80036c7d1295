"""What the help menu does, and the tips of the first start."""

from __future__ import annotations

import threading
from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.panels.file_dialogs import Dialogs
from app.panels.help import credits
from app.panels.help.about import AboutDialog
from app.panels.help.defect_report import LOG_NAME, diagnostics
from app.panels.help.keys import KeysDialog
from app.panels.help.tips import Tips
from app.window_services import Parts


class HelpDesk(QObject):
    """Opens the dialogues of the help menu and shows the tips.

    Attributes:
        tips: over the picture.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._parts, self._dialogs = window, parts, dialogs
        self.tips = Tips(window.preview)
        self._about: AboutDialog | None = None
        self._keys: KeysDialog | None = None
        self._closing = threading.Event()
        self.tips.dismissed.connect(lambda names: parts.keeper.change(tips=names))

    def show_tips(self) -> None:
        """Those that were not dismissed."""
        self.tips.show_all_but(self._parts.keeper.settings.tips)

    def show_tips_again(self) -> None:
        """All of them, from the first."""
        self._parts.keeper.change(tips=())
        self.show_tips()

    def show_keys(self) -> None:
        """Every shortcut."""
        self._keys = self._keys or KeysDialog(self._window)
        self._keys.show()
        self._keys.activateWindow()

    def about(self) -> None:
        """Versions, licences, and what a report of a defect needs."""
        if self._about is None:
            self._about = self._make_about()
            self._parts.background.run(credits.packages, self._about.show_packages)
        self._about.show_gathering(False)
        self._about.open()

    def close(self) -> None:
        """Gather no more: the window closes."""
        self._closing.set()
        for dialog in (self._about, self._keys):
            if dialog is not None:
                dialog.close()

    def _make_about(self) -> AboutDialog:
        dialog = AboutDialog(self._parts.folders.logs / LOG_NAME, self._window)
        dialog.log_wanted.connect(partial(self._dialogs.show_folder, self._parts.folders.logs))
        dialog.diagnostics_wanted.connect(lambda: self._gather(dialog))
        return dialog

    def _gather(self, dialog: AboutDialog) -> None:
        def copy(text: str) -> None:
            clipboard = QApplication.clipboard()
            if clipboard is not None:
                clipboard.setText(text)
            dialog.show_copied()

        dialog.show_gathering(True)
        gather = partial(diagnostics, self._parts.folders, self._window.status.computes, self._closing.is_set)
        self._parts.background.run(gather, copy)
