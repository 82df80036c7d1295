"""Connects the source picker and the seek bar with the session."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import QObject

from app.i18n.language import said
from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.panels.source.camera_menu import USUAL_FPS
from app.panels.source.source import SourceState
from app.window_services import WindowServices
from engine.media import CameraMode, SourceSpec, camera_modes
from engine.values import StreamInfo


class SourceController(QObject):
    """Ties the source picker and the seek bar to the session controller. Threads: GUI."""

    def __init__(self, window: MainWindow, services: WindowServices, dialogs: FileDialogs) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._chosen = ""
        self._shown = ""
        session_controller = services.session_controller
        window.source.source_chosen.connect(self.choose)
        window.source.mode_chosen.connect(self._choose_mode)
        window.source.file_wanted.connect(dialogs.open_file)
        window.source.stream_wanted.connect(dialogs.open_stream)
        window.source.scan_wanted.connect(session_controller.scan)
        dialogs.source_chosen.connect(self.choose)
        session_controller.cameras_listed.connect(window.source.show_cameras)
        session_controller.source_opening.connect(window.source.show_source)
        session_controller.source_opened.connect(self._show_opened)
        session_controller.source_waiting.connect(self._show_waiting)
        session_controller.source_failed.connect(self._show_failed)
        session_controller.ended.connect(self._show_ended)
        window.seek.seek_wanted.connect(session_controller.seek)
        window.seek.step_wanted.connect(session_controller.step)
        window.seek.speed_wanted.connect(session_controller.set_speed)
        window.seek.loop_wanted.connect(session_controller.set_loop)
        window.seek.loop_wanted.connect(lambda on: services.settings_store.change(loop=on))
        window.seek.loop.setChecked(services.settings_store.settings.loop)
        # A recording goes straight on: no jumps while it runs.
        services.recordings.recording_changed.connect(window.seek.set_fixed)
        services.session_signals.frame_ready.connect(self._show_place)
        self._offer_clips(False)

    def choose(self, spec: str) -> None:
        """Show what the user chose."""
        self._chosen = spec
        self._services.session_controller.choose_source(spec)

    def _show_opened(self, spec: str, info: StreamInfo) -> None:
        self._window.source.show_source(spec, said(info.name))
        # A lost camera that is open again is live only when a picture has come.
        if not self._window.preview.waiting:
            self._window.source.show_state(SourceState.LIVE if _may_fall_silent(spec, info) else SourceState.STILL)
        film_s = None if info.live else info.duration_s
        self._window.seek.show_length(film_s)
        self._offer_clips(film_s is not None)
        if spec != self._shown:
            # Marks are of one film; opened again, it keeps them.
            self._window.seek.clear_marks()
            self._shown = spec
        self._list_modes(spec, info)
        for note in info.notes:
            self._window.notifications.note(note)
        # Remembered only when the user chose it and it works: a camera plugged in later is then found by itself.
        if spec == self._chosen:
            self._services.settings_store.change(source=spec)

    def _offer_clips(self, on: bool) -> None:
        """Marks and renders are of films alone."""
        self._window.record.show_film(on)
        for name in ("mark_in", "mark_out", "render_clip"):
            self._window.commands[name].setEnabled(on)

    def _list_modes(self, spec: str, info: StreamInfo) -> None:
        """Offer what the camera gives; nothing for other sources, and where it cannot be asked."""
        menu, index = self._window.source.pictures, SourceSpec.parse(spec).camera_index
        menu.show_modes((), None)
        if index is not None:
            present = CameraMode(info.width, info.height, info.fps or USUAL_FPS)
            # A camera chosen meanwhile must not get the menu of this one.
            self._services.background.run(
                partial(camera_modes, index),
                lambda modes: (
                    menu.show_modes(modes, present) if self._services.session_controller.spec == spec else None
                ),
            )

    def _choose_mode(self, mode: CameraMode) -> None:
        session_controller = self._services.session_controller
        if session_controller.info is not None:
            self._services.settings_store.change(
                cameras=self._services.source_opener.remember(session_controller.info.name, mode)
            )
            session_controller.choose_source(session_controller.spec)

    def _show_waiting(self, name: str) -> None:
        words = self.tr("Waiting for {0}…").format(said(name)) if name else ""
        self._window.preview.set_waiting(words)
        info = self._services.session_controller.info
        if info is not None and _may_fall_silent(self._services.session_controller.spec, info):
            self._window.source.show_state(SourceState.WAITING if name else SourceState.LIVE)

    def _show_failed(self, spec: str, reason: str) -> None:
        self._window.notifications.problem(reason, Offer(self.tr("Retry"), partial(self.choose, spec)))

    def _show_ended(self, _: str) -> None:
        self._window.seek.show_length(None)
        self._offer_clips(False)
        # A camera that is gone for good must not go on being called live.
        if self._window.source.state is not SourceState.STILL:
            self._window.source.show_state(SourceState.LOST)

    def _show_place(self) -> None:
        rendered = self._window.preview.rendered
        if rendered is not None:
            self._window.seek.show_place(rendered.original.time_s)


def _may_fall_silent(spec: str, info: StreamInfo) -> bool:
    """Whether it can fall silent: a camera or a stream, not the demo scene or a picture, which are live as well."""
    return info.live and SourceSpec.parse(spec).may_fall_silent
