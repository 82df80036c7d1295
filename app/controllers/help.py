"""The help menu, and the tips of the first start."""

from __future__ import annotations

import threading
from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.panels.help import credits
from app.panels.help.about import AboutDialog
from app.panels.help.defect_report import LOG_NAME, diagnostics
from app.panels.help.keys import KeysDialog
from app.panels.help.tips import Tips
from app.window_services import WindowServices


class HelpController(QObject):
    """Opens the dialogues of the help menu and shows the tips.

    Attributes:
        tips: over the picture.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices, dialogs: FileDialogs) -> None:
        super().__init__(window)
        self._window, self._services, self._dialogs = window, services, dialogs
        self.tips = Tips(window.preview)
        self._about: AboutDialog | None = None
        self._keys: KeysDialog | None = None
        self._closing = threading.Event()
        self.tips.dismissed.connect(lambda names: services.settings_store.change(tips=names))

    def show_tips(self) -> None:
        """Those that were not dismissed."""
        self.tips.show_all_but(self._services.settings_store.settings.tips)

    def show_tips_again(self) -> None:
        """All of them, from the first."""
        # Forgotten too, so that a tip that is not read now comes again at the next start.
        self._services.settings_store.change(tips=())
        self.show_tips()

    def show_keys(self) -> None:
        """Every shortcut."""
        self._keys = self._keys or KeysDialog(self._window)
        self._keys.show()
        self._keys.activateWindow()

    def about(self) -> None:
        """Versions, licences, and what a report of a defect needs."""
        if self._about is None:
            # Made when first asked for: most never open it, and the licences are read from many files.
            self._about = self._make_about()
            self._services.background.run(credits.packages, self._about.show_packages)
        self._about.show_gathering(False)
        self._about.open()

    def close(self) -> None:
        """Stop gathering: the window closes."""
        self._closing.set()
        for dialog in (self._about, self._keys):
            if dialog is not None:
                dialog.close()

    def _make_about(self) -> AboutDialog:
        dialog = AboutDialog(self._services.folders.logs / LOG_NAME, self._window)
        dialog.log_wanted.connect(partial(self._dialogs.show_folder, self._services.folders.logs))
        dialog.diagnostics_wanted.connect(lambda: self._gather(dialog))
        return dialog

    def _gather(self, dialog: AboutDialog) -> None:
        def copy(text: str) -> None:
            clipboard = QApplication.clipboard()
            if clipboard is not None:
                clipboard.setText(text)
            dialog.show_copied()

        # The doctor tries every back end, which takes seconds.
        dialog.show_gathering(True)
        gather = partial(diagnostics, self._services.folders, self._window.status.computes, self._closing.is_set)
        self._services.background.run(gather, copy)
