"""The picture and what it is painted with: look, history, comparison, pause, working size, progress."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from app.graphics.icons import icon
from app.i18n.language import said
from app.main_window import MainWindow
from app.panels.performance.working_size import Detail
from app.preview.arrangement import Compare
from app.preview.viewport import Viewport
from app.services.queued_connection import connect_queued
from app.settings import Settings
from app.window_services import Parts
from engine import Look, Progress

COMPARISONS = {"compare": Compare.SPLIT, "compare_across": Compare.SPLIT_ACROSS, "side_by_side": Compare.SIDE_BY_SIDE}
"""What the commands of the View menu show."""


class PictureDesk(QObject):
    """Ties the picture, the look and the figures to the studio. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._tie_picture()
        self._tie_look()
        self._tie_progress()

    def pause(self, was_on: bool) -> None:
        """Hold the picture or go on."""
        # The command's tick follows what is.
        self._window.commands["pause"].setChecked(was_on)
        self._parts.studio.toggle_pause()

    def hide_panels(self, on: bool) -> None:
        """Leave the picture all the room, this time and the next."""
        self._window.commands["hide_panels"].setChecked(on)
        self._window.stagecraft.hide_panels(on)
        self._parts.keeper.change(hidden_panels=on)

    def take_up_view(self, settings: Settings) -> None:
        """Show as much, and as near, as the last time."""
        self._window.preview.set_divider(settings.divider)
        self.show_compare(settings.compare)
        if settings.hidden_panels:
            self.hide_panels(True)
        if settings.zoom:
            self._window.preview.viewport = Viewport(settings.zoom)

    def remember_view(self) -> None:
        """Keep how near the picture is looked at."""
        self._parts.keeper.change(zoom=self._window.preview.viewport.scale or 0.0)

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
        self._parts.keeper.change(compare=compare.value)

    def reset_look(self) -> None:
        """Every slider back to where it began; the style stays, and where it goes."""
        look = self._parts.studio.look
        self._parts.studio.change_look(Look(styles=look.styles, mask=look.mask, target=look.target))

    def _tie_picture(self) -> None:
        window, parts = self._window, self._parts
        window.preview.divider_moved.connect(lambda place: parts.keeper.change(divider=place))
        parts.bridge.frame_ready.connect(window.preview.refresh)
        # In a later turn of the loop: this one paints it.
        connect_queued(parts.bridge.frame_ready, parts.first_picture.came)
        parts.studio.paused_changed.connect(self._show_paused)
        parts.studio.ended.connect(self._show_ended)
        parts.studio.ended.connect(lambda _: parts.first_picture.came())

    def _tie_look(self) -> None:
        window, parts = self._window, self._parts
        window.look.look_changed.connect(parts.studio.change_look)
        window.figures.detail_chosen.connect(self._choose_detail)
        window.side.folds_changed.connect(lambda names: parts.keeper.change(folded=names))
        parts.studio.look_changed.connect(window.look.show_look)
        parts.studio.look_changed.connect(parts.history.note)
        parts.studio.look_changed.connect(self._remember_look)
        for name in ("undo", "redo"):
            window.commands[name].setEnabled(False)
        parts.history.stack.canUndoChanged.connect(window.commands["undo"].setEnabled)
        parts.history.stack.canRedoChanged.connect(window.commands["redo"].setEnabled)

    def _tie_progress(self) -> None:
        window, bridge = self._window, self._parts.bridge
        bridge.working.connect(self._show_working)
        bridge.style_ready.connect(lambda _: window.status.clear_progress())
        bridge.runner_ready.connect(window.status.show_running_on)
        bridge.runner_ready.connect(lambda _: window.status.clear_progress())
        bridge.finished.connect(lambda _: window.status.clear_progress())

    def _choose_detail(self, detail: Detail) -> None:
        self._parts.studio.change_config(detail.applied_to(self._parts.studio.config))
        self._parts.keeper.change(detail=detail.name)

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
        self._parts.keeper.change(
            strength=look.strength,
            layers=look.layers,
            keep_colors=look.keep_colors,
            steadiness=look.steadiness,
            mask=look.mask,
            target=look.target,
            depth=look.depth,
        )
        self._window.mix.show_shares(look.styles)
        if look.styles:
            self._parts.keeper.change(mix=tuple((share.key, share.weight) for share in look.styles))
            self._window.strip.show_chosen(*look.styles)
