"""The button of the tour and what drops down from it."""

from __future__ import annotations

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QToolBar, QToolButton

from app.main_window import MainWindow
from app.panels.styles.tour import TourMenu
from app.services.style_tour import StyleTour
from app.window_services import WindowServices


class TourController(QObject):
    """Ties the command and its sliders to a tour through the styles of the strip.

    Attributes:
        tour: the tour. menu: the sliders.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self.tour = StyleTour(services.session_controller, services.history, window.strip.tour_keys)
        self.menu = TourMenu(window)
        self._take_up(*services.settings_store.settings.tour)
        self.menu.changed.connect(self._change)
        self.tour.running_changed.connect(window.commands["tour"].setChecked)
        self._hang_menu()

    def run(self, on: bool) -> None:
        """Begin or stop; there is no tour of a single style."""
        if not on:
            self.tour.stop()
        elif len(self._window.strip.tour_keys()) > 1:
            self.tour.start()
        else:
            # Qt has ticked the command already.
            self._window.commands["tour"].setChecked(False)
            self._window.notifications.problem(self.tr("A tour needs at least two styles."))

    def _take_up(self, every_s: float, fade_s: float) -> None:
        self.tour.every_s, self.tour.fade_s = every_s, fade_s
        self.menu.show_values(every_s, fade_s)

    def _change(self, every_s: float, fade_s: float) -> None:
        self.tour.every_s, self.tour.fade_s = every_s, fade_s
        self._services.settings_store.change(tour=(every_s, fade_s))

    def _hang_menu(self) -> None:
        bar = self._window.findChild(QToolBar)
        # Qt makes the button of a tool bar; only through it can an action have a menu beside a click.
        button = bar.widgetForAction(self._window.commands["tour"]) if bar is not None else None
        assert isinstance(button, QToolButton)
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
