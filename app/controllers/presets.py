"""Connects the buttons for presets with the preset files: asks for names, applies what was loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from app.controllers.mask_target import aimed_at
from app.panels.file_dialogs import FileDialogs
from app.panels.look.presets import PresetPanel
from app.panels.notifications import Notifications, Offer
from app.services.look_history import LookHistory
from app.services.presets import Presets
from app.services.session_controller import SessionController
from app.services.style_service import RegionRequest, StyleRequest, StyleService
from engine.look import Look, Preset, RegionStyle, Target


class PresetController(QObject):
    """Ties the panel to the presets, and loaded presets to the session controller. Threads: GUI."""

    def __init__(
        self,
        panel: PresetPanel,
        presets: Presets,
        style_service: StyleService,
        session_controller: SessionController,
        history: LookHistory,
        dialogs: FileDialogs,
        notices: Notifications,
    ) -> None:
        super().__init__(panel)
        self._panel, self._presets = panel, presets
        self._style_service, self._session_controller, self._history = style_service, session_controller, history
        self._dialogs, self._notices = dialogs, notices
        panel.chosen.connect(presets.load)
        panel.save_wanted.connect(self.save)
        panel.rename_wanted.connect(self._rename)
        panel.delete_wanted.connect(presets.remove)
        panel.load_wanted.connect(self.load_file)
        panel.write_wanted.connect(self._write_file)
        presets.listed.connect(panel.show_names)
        presets.saved.connect(panel.show_current)
        presets.loaded.connect(self._apply)
        presets.removed.connect(self._say_removed)
        presets.written.connect(self._say_written)
        presets.problem.connect(notices.problem)
        # Any change by hand makes it another look than that of the preset.
        session_controller.look_changed.connect(lambda _: panel.show_current(""))

    def save(self) -> None:
        """Keep the present look under a name that is asked for."""

        def keep(name: str) -> None:
            self._presets.save(name, self._session_controller.look)

        question = self.tr("Name of the preset (one of the same name is replaced)")
        self._dialogs.ask(self.tr("Save preset"), question, keep, self._panel.own)

    def load_file(self) -> None:
        """Take up a look from a file that is asked for."""
        self._dialogs.open_preset(self._presets.load_file)

    def _rename(self, name: str) -> None:
        question = self.tr("New name of “{0}”").format(name)
        self._dialogs.ask(self.tr("Rename preset"), question, partial(self._presets.rename, name), name)

    def _write_file(self) -> None:
        name = self._panel.current or self.tr("My look")
        self._dialogs.save_preset(name, lambda path: self._presets.write_file(path, self._session_controller.look))

    def _apply(self, name: str, look: Look, styles: Sequence[StyleRequest], regions: Sequence[RegionRequest]) -> None:
        def take_up(wanted: Look) -> None:
            self._session_controller.change_look(wanted)
            self._panel.show_current(name)

        def find_styles(found: Sequence[RegionStyle]) -> None:
            whole = replace(look, regions=tuple(found))
            self._style_service.find(styles, lambda shares: take_up(replace(whole, styles=tuple(shares))))

        if styles or regions:
            self._style_service.find_regions(regions, find_styles)
        else:
            take_up(self._with_present_styles(look))

    def _with_present_styles(self, look: Look) -> Look:
        """A preset without styles is sliders alone: the styles stay, and so does where they go, unless it says so."""
        present = self._session_controller.look
        where = present if look.target is Target.ALL else aimed_at(present, look.target)
        return replace(
            look,
            mask=look.mask or where.mask,
            target=where.target,
            styles=present.styles,
            regions=present.regions,
        )

    def _say_removed(self, preset: Preset) -> None:
        put_back, remove = partial(self._presets.put_back, preset), partial(self._presets.remove_again, preset.name)
        undo = Offer(self.tr("Undo"), self._history.add(put_back, remove))
        self._notices.note(self.tr("Deleted the preset “{0}”").format(preset.name), undo)

    def _say_written(self, path: Path) -> None:
        show = Offer(self.tr("Show in folder"), partial(self._dialogs.show_folder, path.parent))
        self._notices.note(self.tr("Saved {0}").format(path.name), show)
