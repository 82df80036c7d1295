"""Which network paints: the one that was chosen, or the finest that keeps up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer

from app.main_window import MainWindow
from app.window_services import WindowServices
from engine.live import network_for
from engine.values import AUTO_NETWORK, NETWORKS, Stats

# The figures are those of the last two seconds: a network that has just been built has to paint for longer.
_CONSIDERED_EVERY_MS = 3000


class NetworkController(QObject):
    """Ties the list of networks to the session controller, and changes the network where it is left to the program.

    Never while a film is recorded: the picture would change in the middle of it.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices, stats: Callable[[], Stats]) -> None:
        super().__init__(window)
        self._window, self._services, self._stats = window, services, stats
        self._choice = AUTO_NETWORK
        # What turned out to be too slow here, or cannot be built, is not tried again.
        self._fine_fails = False
        self._timer = QTimer(self)
        self._timer.setInterval(_CONSIDERED_EVERY_MS)
        self._timer.timeout.connect(self.consider)
        window.backend.network_chosen.connect(self.choose)
        services.session_signals.runner_ready.connect(lambda _: self._timer.start())
        services.session_controller.config_kept.connect(lambda _: self._show_kept())
        services.session_controller.closed.connect(self._timer.stop)

    def begin(self, asked: str | None) -> None:
        """Paint with the network that the command line asks for, or else as the last time."""
        store = self._services.settings_store
        if asked is not None:
            store.begin_with(network=asked)
        self._choice = asked or store.settings.network
        self._paint_with(store.settings.network_here if self._choice == AUTO_NETWORK else self._choice)
        self._window.backend.show_network(self._choice)

    def choose(self, name: str) -> None:
        """Paint with these weights from now on, or with the finest that keep up ("auto")."""
        self._choice, self._fine_fails = name, False
        self._window.backend.show_refusal("")
        self._window.backend.show_network(name)
        self._services.settings_store.change(network=name)
        if name != AUTO_NETWORK:
            self._paint_with(name)

    def consider(self) -> None:
        """Change to the network that suits what is painted now, if that is left to the program."""
        if self._choice != AUTO_NETWORK or self._services.recordings.recording:
            return
        session, stats = self._services.session_controller, self._stats()
        fast, fine = NETWORKS
        present = session.config.weights
        wanted = network_for(stats, present, session.config.target_fps is not None)
        if wanted == present or (wanted == fine and self._fine_fails and not stats.still):
            return
        self._fine_fails = self._fine_fails or wanted == fast
        self._paint_with(wanted)
        if not stats.still:
            self._remember(wanted)

    def _remember(self, name: str) -> None:
        """What keeps up here is what the next start begins with, and the user is told when it changes."""
        store = self._services.settings_store
        if name == store.settings.network_here:
            return
        store.change(network_here=name)
        words = (
            self.tr("The fine network keeps up here, and paints from now on.")
            if name == NETWORKS[-1]
            else self.tr("The fine network is too slow for this here: the fast one paints.")
        )
        self._window.notifications.note(words)

    def _paint_with(self, name: str) -> None:
        session = self._services.session_controller
        session.change_config(replace(session.config, weights=name))
        self._window.backend.show_painting(name)

    def _show_kept(self) -> None:
        """Show and remember what runs instead of what was chosen and cannot be built."""
        weights = self._services.session_controller.config.weights
        self._window.backend.show_painting(weights)
        if self._choice == AUTO_NETWORK:
            self._fine_fails = True
        else:
            self._choice = weights
            self._window.backend.show_network(weights)
            self._services.settings_store.change(network=weights)
