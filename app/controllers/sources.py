"""What the source picker and the seek bar do, and what they are told of the source."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import QObject

from app.i18n.language import said
from app.main_window import MainWindow
from app.panels.file_dialogs import Dialogs
from app.panels.notifications import Offer
from app.panels.source.source import SourceState
from app.services.camera_pictures import camera_index
from app.window_services import Parts
from engine import CameraMode, StreamInfo, camera_modes

_USUAL_FPS = 30.0


class SourceDesk(QObject):
    """Ties the source picker and the seek bar to the studio. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._chosen = ""
        studio = parts.studio
        window.source.source_chosen.connect(self.choose)
        window.source.mode_chosen.connect(self._choose_mode)
        window.source.file_wanted.connect(dialogs.open_file)
        window.source.stream_wanted.connect(dialogs.open_stream)
        window.source.scan_wanted.connect(studio.scan)
        dialogs.source_chosen.connect(self.choose)
        studio.cameras_listed.connect(window.source.show_cameras)
        studio.source_opening.connect(window.source.show_source)
        studio.source_opened.connect(self._show_opened)
        studio.source_waiting.connect(self._show_waiting)
        studio.source_failed.connect(self._show_failed)
        studio.ended.connect(self._show_ended)
        window.seek.seek_wanted.connect(studio.seek)
        window.seek.step_wanted.connect(studio.step)
        window.seek.speed_wanted.connect(studio.set_speed)
        window.seek.loop_wanted.connect(studio.set_loop)
        window.seek.loop_wanted.connect(lambda on: parts.keeper.change(loop=on))
        window.seek.loop.setChecked(parts.keeper.settings.loop)
        parts.takes.recording_changed.connect(window.seek.set_fixed)
        parts.bridge.frame_ready.connect(self._show_place)

    def choose(self, spec: str) -> None:
        """Show what the user chose."""
        self._chosen = spec
        self._parts.studio.choose_source(spec)

    def _show_opened(self, spec: str, info: StreamInfo) -> None:
        self._window.source.show_source(spec, said(info.name))
        # A lost source that is open again is live only when a picture has come.
        if not self._window.preview.waiting:
            self._window.source.show_state(SourceState.LIVE if _is_heard_from(spec, info) else SourceState.STILL)
        self._window.seek.show_length(None if info.live else info.duration_s)
        self._list_modes(spec, info)
        for note in info.notes:
            self._window.notifications.note(note)
        # Remembered only when the user chose it and it works: a camera plugged in later is then found by itself.
        if spec == self._chosen:
            self._parts.keeper.change(source=spec)

    def _list_modes(self, spec: str, info: StreamInfo) -> None:
        """Offer what the camera gives; nothing for other sources, and where it cannot be asked."""
        menu, index = self._window.source.pictures, camera_index(spec)
        menu.show_modes((), None)
        if index is not None:
            present = CameraMode(info.width, info.height, info.fps or _USUAL_FPS)
            # A camera chosen meanwhile must not get the menu of this one.
            self._parts.background.run(
                partial(camera_modes, index),
                lambda modes: menu.show_modes(modes, present) if self._parts.studio.spec == spec else None,
            )

    def _choose_mode(self, mode: CameraMode) -> None:
        studio = self._parts.studio
        if studio.info is not None:
            self._parts.keeper.change(cameras=self._parts.cameras.remember(studio.info.name, mode))
            studio.choose_source(studio.spec)

    def _show_waiting(self, name: str) -> None:
        words = self.tr("Waiting for {0}…").format(said(name)) if name else ""
        self._window.preview.set_waiting(words)
        info = self._parts.studio.info
        if info is not None and _is_heard_from(self._parts.studio.spec, info):
            self._window.source.show_state(SourceState.WAITING if name else SourceState.LIVE)

    def _show_failed(self, spec: str, reason: str) -> None:
        self._window.notifications.problem(reason, Offer(self.tr("Retry"), partial(self.choose, spec)))

    def _show_ended(self, _: str) -> None:
        self._window.seek.show_length(None)
        # What fell silent for good must not go on being called live.
        if self._window.source.state is not SourceState.STILL:
            self._window.source.show_state(SourceState.LOST)

    def _show_place(self) -> None:
        rendered = self._window.preview.rendered
        if rendered is not None:
            self._window.seek.show_place(rendered.original.time_s)


def _is_heard_from(spec: str, info: StreamInfo) -> bool:
    """Whether it can fall silent: a camera or a stream, not the demo scene or a picture, which are live as well."""
    return info.live and (spec.startswith("camera") or "://" in spec)
