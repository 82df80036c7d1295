"""Connects the picture and the look with the session: comparison, history, pause, working size, progress."""

from __future__ import annotations

from dataclasses import replace

from PyQt6.QtCore import QObject

from app.controllers.mask_target import aimed_at
from app.graphics.icons import icon
from app.i18n.language import said
from app.main_window import MainWindow
from app.panels.performance.working_size import WorkingSize
from app.preview.arrangement import Compare, Viewport
from app.services.queued_connection import connect_queued
from app.settings import Settings
from app.window_services import WindowServices
from engine.look import Look
from engine.values import Progress

COMPARISONS = {"compare": Compare.SPLIT, "compare_across": Compare.SPLIT_ACROSS, "side_by_side": Compare.SIDE_BY_SIDE}
"""What the commands of the View menu show."""


class PictureController(QObject):
    """Ties the picture, the look and the figures to the session controller. Threads: GUI."""

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._connect_picture()
        self._connect_look()
        self._connect_progress()

    def pause(self, was_on: bool) -> None:
        """Hold the picture or go on."""
        # Qt has ticked the command already; the session says a moment later whether it is paused.
        self._window.commands["pause"].setChecked(was_on)
        self._services.session_controller.toggle_pause()

    def hide_panels(self, on: bool) -> None:
        """Leave the picture all the room, this time and the next."""
        self._window.commands["hide_panels"].setChecked(on)
        self._window.view_mode.hide_panels(on)
        self._services.settings_store.change(hidden_panels=on)

    def apply_view(self, settings: Settings) -> None:
        """Show as much, and as near, as the last time."""
        self._window.preview.set_divider(settings.divider)
        self.show_compare(settings.compare)
        if settings.hidden_panels:
            self.hide_panels(True)
        if settings.zoom:
            self._window.preview.viewport = Viewport(settings.zoom)

    def remember_view(self) -> None:
        """Keep how near the picture is looked at."""
        self._services.settings_store.change(zoom=self._window.preview.viewport.scale or 0.0)

    def show_compare(self, name: str) -> None:
        """Show before and after as the settings say; what they do not know is off."""
        compare = next((compare for compare in Compare if compare.value == name), Compare.OFF)
        self._window.preview.set_compare(compare)
        for command, its in COMPARISONS.items():
            self._window.commands[command].setChecked(compare is its)

    def compare(self, command: str, on: bool) -> None:
        """Show before and after as this command says from now on, or the painting alone."""
        compare = COMPARISONS[command] if on else Compare.OFF
        self.show_compare(compare.value)
        self._services.settings_store.change(compare=compare.value)

    def reset_look(self) -> None:
        """Every control back to its usual value; the styles stay, and where they go with them."""
        look = self._services.session_controller.look
        usual = Look(styles=look.styles, mask=look.mask, target=look.target, regions=look.regions)
        self._services.session_controller.change_look(usual)

    def _connect_picture(self) -> None:
        window, services = self._window, self._services
        window.preview.divider_moved.connect(lambda place: services.settings_store.change(divider=place))
        services.session_signals.frame_ready.connect(window.preview.refresh)
        # Queued: in this turn of the loop the picture is still to be painted.
        connect_queued(services.session_signals.frame_ready, services.first_picture.came)
        services.session_controller.paused_changed.connect(self._show_paused)
        services.session_controller.ended.connect(self._show_ended)
        services.session_controller.ended.connect(lambda _: services.first_picture.came())

    def _connect_look(self) -> None:
        window, services = self._window, self._services
        window.look.look_changed.connect(self._change_look)
        window.figures.detail_chosen.connect(self._choose_detail)
        window.side.folds_changed.connect(lambda names: services.settings_store.change(folded=names))
        services.session_controller.look_changed.connect(window.look.show_look)
        services.session_controller.look_changed.connect(services.history.note)
        services.session_controller.look_changed.connect(self._remember_look)
        for name in ("undo", "redo"):
            window.commands[name].setEnabled(False)
        services.history.stack.canUndoChanged.connect(window.commands["undo"].setEnabled)
        services.history.stack.canRedoChanged.connect(window.commands["redo"].setEnabled)

    def _connect_progress(self) -> None:
        window, session_signals = self._window, self._services.session_signals
        session_signals.working.connect(self._show_working)
        session_signals.style_ready.connect(lambda _: window.status.clear_progress())
        session_signals.runner_ready.connect(window.status.show_running_on)
        session_signals.runner_ready.connect(lambda _: window.status.clear_progress())
        session_signals.finished.connect(lambda _: window.status.clear_progress())

    def _change_look(self, look: Look) -> None:
        """Use what the panel says."""
        present = self._services.session_controller.look
        # A mask on which nothing is drawn yet would leave nothing of a new target: it is turned over.
        retargeted = look if look.target is present.target else aimed_at(present, look.target)
        self._services.session_controller.change_look(retargeted)

    def _choose_detail(self, detail: WorkingSize) -> None:
        self._services.session_controller.change_config(detail.applied_to(self._services.session_controller.config))
        self._services.settings_store.change(detail=detail.name)

    def _show_working(self, progress: Progress) -> None:
        self._window.status.show_progress(progress)
        if self._window.preview.rendered is None:
            self._window.preview.show_message(f"{said(progress.label)}…")

    def _show_paused(self, paused: bool) -> None:
        pause = self._window.commands["pause"]
        pause.setChecked(paused)
        words = self.tr("Resume") if paused else self.tr("Pause")
        pause.setText(words)
        pause.setIconText(f" {words}")
        pause.setIcon(icon("play" if paused else "pause"))

    def _show_ended(self, reason: str) -> None:
        invitation = self.tr("Drop a video here to play it, or choose a source above.")
        self._window.preview.show_message(f"{reason}\n{invitation}")

    def _remember_look(self, look: Look) -> None:
        self._services.settings_store.change(look=replace(look, styles=()))
        self._window.mix.show_shares(look.styles)
        if look.styles:
            self._services.settings_store.change(mix=tuple((share.key, share.weight) for share in look.styles))
            self._window.strip.show_chosen(*look.styles)
