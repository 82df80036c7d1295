"""Who listens to whom: ties the window's parts to the objects that act on them. Called once, at the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from app.background import Background
from app.bridge import SessionBridge
from app.detail import Detail
from app.dialogs import Dialogs
from app.drops import Brought, read_mime
from app.faults import FaultWatch
from app.folders import Folders
from app.held_key import HeldKey
from app.history import LookHistory
from app.icons import icon
from app.keeper import SettingsKeeper
from app.main_window import MainWindow
from app.notifications import Offer
from app.preset_desk import PresetDesk
from app.presets import Presets
from app.preview import Compare
from app.queued import connect_queued
from app.shelf import StyleShelf
from app.studio import DEMO, Studio
from app.takes import Takes
from engine import Look, Progress, StreamInfo, Style

DEFECT = "Something went wrong inside Pastiche; the log has the details."
"""The engine says the same of its own defects; the same words are shown once."""

_ZOOM = 1.5


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the window talks to. All live on the GUI thread."""

    bridge: SessionBridge
    background: Background
    studio: Studio
    history: LookHistory
    shelf: StyleShelf
    presets: Presets
    takes: Takes
    keeper: SettingsKeeper
    faults: FaultWatch
    folders: Folders


class Wiring:
    """Ties one window to its parts. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        self._window = window
        self._parts = parts
        self._dialogs = Dialogs(window)
        self._presets = PresetDesk(
            window.presets, parts.presets, parts.shelf, parts.studio, self._dialogs, window.notifications
        )
        self._chosen_source = ""
        self._tie_commands()
        self._tie_picture()
        self._tie_sources()
        self._tie_styles()
        self._tie_recording()
        self._tie_words()
        self._tie_end()

    def _tie_commands(self) -> None:
        for name, handler in self.handlers().items():
            self._window.commands[name].triggered.connect(handler)
        HeldKey(self._window.commands["see_original"], self._window.preview.show_original)

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """What each command of the table does."""
        window, parts, dialogs = self._window, self._parts, self._dialogs
        return {
            "open_file": lambda _: dialogs.open_file(),
            "open_stream": lambda _: dialogs.open_stream(),
            "open_demo": lambda _: self._choose_source(DEMO),
            "record": self._record,
            "snapshot": lambda _: self._snapshot(),
            "quit": lambda _: window.close_wanted.emit(),
            "add_styles": lambda _: dialogs.add_styles(),
            "paste": lambda _: self._paste(),
            "undo": lambda _: parts.history.stack.undo(),
            "redo": lambda _: parts.history.stack.redo(),
            "save_preset": lambda _: self._presets.save(),
            "load_preset": lambda _: self._presets.load_file(),
            "search_styles": lambda _: window.strip.search.setFocus(),
            "next_style": lambda _: window.strip.choose(+1),
            "previous_style": lambda _: window.strip.choose(-1),
            "reset_look": lambda _: parts.studio.change_look(Look(styles=parts.studio.look.styles)),
            "pause": lambda on: self._pause(not on),
            "compare": lambda on: self._compare(Compare.SPLIT if on else Compare.OFF),
            "side_by_side": lambda on: self._compare(Compare.SIDE_BY_SIDE if on else Compare.OFF),
            "see_original": lambda _: None,
            "zoom_in": lambda _: window.preview.zoom_by(_ZOOM),
            "zoom_out": lambda _: window.preview.zoom_by(1 / _ZOOM),
            "zoom_actual": lambda _: window.preview.zoom_to(1.0),
            "zoom_large": lambda _: window.preview.zoom_to(4.0),
            "zoom_fit": lambda _: window.preview.zoom_to(None),
            "hide_panels": window.stagecraft.hide_panels,
            "full_screen": window.stagecraft.fill_screen,
            "present": window.stagecraft.present,
            "show_log": lambda _: dialogs.show_folder(parts.folders.logs),
            "about": lambda _: dialogs.about(),
        }

    def _tie_picture(self) -> None:
        window, parts = self._window, self._parts
        window.look.look_changed.connect(parts.studio.change_look)
        window.figures.detail_chosen.connect(self._choose_detail)
        window.side.folds_changed.connect(lambda names: parts.keeper.change(folded=names))
        window.preview.divider_moved.connect(lambda place: parts.keeper.change(divider=place))
        parts.bridge.frame_ready.connect(window.preview.refresh)
        parts.bridge.working.connect(self._show_working)
        parts.bridge.style_ready.connect(lambda _: window.status.clear_progress())
        parts.bridge.runner_ready.connect(window.status.show_running_on)
        parts.bridge.runner_ready.connect(lambda _: window.status.clear_progress())
        parts.bridge.finished.connect(lambda _: window.status.clear_progress())
        parts.studio.look_changed.connect(window.look.show_look)
        parts.studio.look_changed.connect(parts.history.note)
        parts.studio.look_changed.connect(self._remember_look)
        for name in ("undo", "redo"):
            window.commands[name].setEnabled(False)
        parts.history.stack.canUndoChanged.connect(window.commands["undo"].setEnabled)
        parts.history.stack.canRedoChanged.connect(window.commands["redo"].setEnabled)
        parts.studio.paused_changed.connect(self._show_paused)
        parts.studio.ended.connect(window.preview.show_message)
        parts.studio.source_waiting.connect(self._show_source_waiting)

    def _tie_sources(self) -> None:
        window, studio = self._window, self._parts.studio
        window.source.source_chosen.connect(self._choose_source)
        window.source.file_wanted.connect(self._dialogs.open_file)
        window.source.stream_wanted.connect(self._dialogs.open_stream)
        window.source.scan_wanted.connect(studio.scan)
        self._dialogs.source_chosen.connect(self._choose_source)
        studio.cameras_listed.connect(window.source.show_cameras)
        studio.source_opening.connect(window.source.show_source)
        studio.source_opened.connect(self._show_opened)
        studio.ended.connect(lambda _: window.seek.show_length(None))
        window.seek.seek_wanted.connect(studio.seek)
        window.seek.loop_wanted.connect(studio.set_loop)
        self._parts.takes.recording_changed.connect(window.seek.set_fixed)
        self._parts.bridge.frame_ready.connect(self._show_place)

    def _tie_styles(self) -> None:
        window, parts = self._window, self._parts
        window.strip.style_chosen.connect(parts.studio.choose_style)
        window.strip.style_toggled.connect(parts.studio.toggle_style)
        window.strip.favourite_toggled.connect(self._toggle_favourite)
        window.strip.rename_wanted.connect(self._rename_style)
        window.strip.remove_wanted.connect(parts.shelf.remove)
        parts.shelf.removed.connect(self._say_style_removed)
        window.mix.shares_changed.connect(parts.studio.mix_styles)
        window.strip.styles_wanted.connect(self._dialogs.add_styles)
        window.drops.hinted.connect(window.preview.set_drop_hint)
        window.drops.brought.connect(self._receive)
        self._dialogs.styles_chosen.connect(parts.shelf.add_files)
        parts.shelf.listed.connect(window.strip.show_styles)
        parts.shelf.listed.connect(window.mix.show_styles)
        parts.shelf.thumbnail_ready.connect(window.strip.show_thumbnail)
        parts.shelf.thumbnail_ready.connect(window.mix.show_thumbnail)
        parts.shelf.added.connect(self._use_added)
        parts.studio.style_waiting.connect(window.strip.show_waiting)

    def _tie_recording(self) -> None:
        window, takes = self._window, self._parts.takes
        window.record.record_wanted.connect(self._record)
        window.record.snapshot_wanted.connect(self._snapshot)
        takes.recording_changed.connect(window.record.show_recording)
        takes.recording_changed.connect(window.commands["record"].setChecked)
        takes.saved.connect(self._say_saved)

    def _tie_words(self) -> None:
        parts, notices = self._parts, self._window.notifications
        for speaker in (parts.bridge, parts.studio, parts.shelf, parts.takes):
            speaker.problem.connect(notices.problem)
        parts.background.failed.connect(notices.problem)
        show_log = Offer(self._window.tr("Show log"), partial(self._dialogs.show_folder, parts.folders.logs))
        parts.faults.defect_found.connect(lambda: notices.problem(DEFECT, show_log))

    def _tie_end(self) -> None:
        self._window.close_wanted.connect(self._finish)
        connect_queued(self._parts.studio.closed, self._window.close_now)

    def _finish(self) -> None:
        self._parts.keeper.change(geometry=self._window.geometry_text())
        self._parts.keeper.save()
        self._window.show_finishing()
        self._parts.studio.close()

    def _record(self, on: bool) -> None:
        # The command's tick follows what is, as the button does.
        self._window.commands["record"].setChecked(self._parts.takes.recording)
        if on:
            self._parts.takes.record(self._parts.studio.info)
        else:
            self._parts.takes.stop()

    def _pause(self, was_on: bool) -> None:
        # This tick, too, follows what is.
        self._window.commands["pause"].setChecked(was_on)
        self._parts.studio.toggle_pause()

    def _snapshot(self) -> None:
        rendered = self._window.preview.rendered
        self._parts.takes.snapshot(rendered.stylized.pixels if rendered else None)

    def _choose_detail(self, detail: Detail) -> None:
        self._parts.studio.change_config(detail.applied_to(self._parts.studio.config))
        self._parts.keeper.change(detail=detail.name)

    def show_compare(self, name: str) -> None:
        """Show before and after as the settings say; what they do not know is off."""
        compare = next((compare for compare in Compare if compare.value == name), Compare.OFF)
        self._window.preview.set_compare(compare)
        self._window.commands["compare"].setChecked(compare is Compare.SPLIT)
        self._window.commands["side_by_side"].setChecked(compare is Compare.SIDE_BY_SIDE)

    def _compare(self, compare: Compare) -> None:
        self.show_compare(compare.value)
        self._parts.keeper.change(compare=compare.value)

    def _show_working(self, progress: Progress) -> None:
        self._window.status.show_progress(progress)
        if self._window.preview.rendered is None:
            self._window.preview.show_message(f"{progress.label}…")

    def _show_source_waiting(self, name: str) -> None:
        words = self._window.tr("Waiting for {0}…").format(name) if name else ""
        self._window.preview.set_waiting(words)

    def _show_place(self) -> None:
        rendered = self._window.preview.rendered
        if rendered is not None:
            self._window.seek.show_place(rendered.original.time_s)

    def _show_paused(self, paused: bool) -> None:
        pause = self._window.commands["pause"]
        pause.setChecked(paused)
        words = self._window.tr("Resume") if paused else self._window.tr("Pause")
        pause.setText(words)
        pause.setIconText(f" {words}")
        pause.setIcon(icon("play" if paused else "pause"))

    def _choose_source(self, spec: str) -> None:
        self._chosen_source = spec
        self._parts.studio.choose_source(spec)

    def _show_opened(self, spec: str, info: StreamInfo) -> None:
        self._window.source.show_source(spec, info.name)
        self._window.seek.show_length(None if info.live else info.duration_s)
        # Remembered only when the user chose it and it works: a camera plugged in later is then found by itself.
        if spec == self._chosen_source:
            self._parts.keeper.change(source=spec)

    def _remember_look(self, look: Look) -> None:
        self._parts.keeper.change(strength=look.strength, layers=look.layers, keep_colors=look.keep_colors)
        self._window.mix.show_shares(look.styles)
        if look.styles:
            self._parts.keeper.change(mix=tuple((share.key, share.weight) for share in look.styles))
            self._window.strip.show_chosen(*look.styles)

    def _use_added(self, styles: Sequence[Style]) -> None:
        self._parts.studio.choose_style(styles[0].key)

    def _toggle_favourite(self, key: str) -> None:
        before = self._parts.keeper.settings.favourites
        favourites = tuple(each for each in before if each != key) if key in before else (*before, key)
        self._parts.keeper.change(favourites=favourites)
        self._window.strip.show_favourites(favourites)

    def _rename_style(self, key: str) -> None:
        name = next((style.name for style in self._parts.shelf.styles if style.key == key), "")
        question = self._window.tr("New name of “{0}”").format(name)
        self._dialogs.ask(self._window.tr("Rename style"), question, partial(self._parts.shelf.rename, key), name)

    def _say_style_removed(self, style: Style, data: bytes) -> None:
        self._parts.studio.forget_style(style.key, self._parts.shelf.styles[0].key)
        put_back = Offer(self._window.tr("Undo"), partial(self._parts.shelf.add_image, data, style.name))
        self._window.notifications.note(self._window.tr("Removed the style “{0}”").format(style.name), put_back)

    def _paste(self) -> None:
        clipboard = QApplication.clipboard()
        brought = read_mime(clipboard.mimeData() if clipboard else None)
        if brought:
            self._receive(brought)
        else:
            self._window.notifications.problem(self._window.tr("There is no picture on the clipboard."))

    def _receive(self, brought: Brought) -> None:
        shelf = self._parts.shelf
        if brought.pictures:
            shelf.add_files(brought.pictures)
        if brought.image:
            shelf.add_image(brought.image, brought.name or self._window.tr("Pasted"))
        if brought.videos or brought.stream:
            self._choose_source(brought.stream or str(brought.videos[0]))
        if brought.link:
            self._window.notifications.problem(
                self._window.tr("The browser gave only a link. Save the picture first, or copy it and paste it here.")
            )

    def _say_saved(self, path: Path) -> None:
        show = Offer(self._window.tr("Show in folder"), partial(self._dialogs.show_folder, path.parent))
        self._window.notifications.note(self._window.tr("Saved {0}").format(path.name), show)
