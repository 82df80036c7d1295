"""The choice of the window's language, in the menu of the view."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QMenu

from app.i18n.language import ENGLISH
from app.i18n.linguist import LANGUAGES
from app.main_window import MainWindow
from app.window_services import WindowServices

_OF_THE_SYSTEM = ""


class LanguageController(QObject):
    """Adds the languages to a menu; the choice takes effect at the next start.

    Attributes:
        choices: action of each language; "" = that of the system.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self.choices: dict[str, QAction] = {}
        menu = QMenu(self.tr("Language"), window)
        group = QActionGroup(menu)
        names = {_OF_THE_SYSTEM: self.tr("As the system"), ENGLISH: "English", **LANGUAGES}
        for language, name in names.items():
            action = self.choices[language] = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(language == services.settings_store.settings.language)
            action.triggered.connect(partial(self._choose, language))
            group.addAction(action)
            menu.addAction(action)
        # Found by a command in it: menus have no names but their translated titles.
        view = next(menu for menu in window.menus() if window.commands["present"] in menu.actions())
        view.addSeparator()
        view.addMenu(menu)

    def _choose(self, language: str, _checked: bool) -> None:
        # At the next start: words are translated once, when a widget is made.
        self._services.settings_store.change(language=language)
        self._window.notifications.note(self.tr("Pastiche will speak this language from its next start on."))
