"""Who listens to whom: opens the desks and gives each command of the table to one. Called once, at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.controllers.backend import BackendDesk
from app.controllers.files import FilesDesk
from app.controllers.help import HelpDesk
from app.controllers.language import LanguageDesk
from app.controllers.microphone import SoundDesk
from app.controllers.picture import COMPARISONS, PictureDesk
from app.controllers.presets import PresetDesk
from app.controllers.recordings import TakeDesk
from app.controllers.region import RegionDesk
from app.controllers.sources import SourceDesk
from app.controllers.styles import StyleDesk
from app.controllers.tour import TourDesk
from app.controllers.virtual_camera import BroadcastDesk
from app.i18n.language import marked
from app.main_window import MainWindow
from app.panels.file_dialogs import Dialogs
from app.panels.notifications import Offer
from app.panels.widgets.hold_key import HeldKey
from app.services.queued_connection import connect_queued
from app.services.session_controller import DEMO
from app.window_services import Parts

DEFECT = marked("Something went wrong inside Pastiche; the log has the details.")
"""The engine says the same of its own defects; the same words are shown once."""

_ZOOM = 1.5


class Wiring:
    """Ties one window to its parts.

    Attributes:
        picture, region, sources, styles, takes, sound, broadcast, presets, files, help, language, backend: the desks.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        self._window = window
        self._parts = parts
        self._dialogs = Dialogs(window)
        self.picture = PictureDesk(window, parts)
        self.region = RegionDesk(window, parts, self._dialogs)
        self.sources = SourceDesk(window, parts, self._dialogs)
        self.files = FilesDesk(window, parts, self._dialogs)
        self.styles = StyleDesk(window, parts, self._dialogs, self.sources.choose, self.files.offer)
        self.tour = TourDesk(window, parts)
        self.takes = TakeDesk(window, parts, self._dialogs)
        self.sound = SoundDesk(window, parts)
        self.broadcast = BroadcastDesk(window, parts)
        self.backend = BackendDesk(window, parts, parts.folders.cache)
        self.language = LanguageDesk(window, parts)
        self.help = HelpDesk(window, parts, self._dialogs)
        self.presets = PresetDesk(
            window.presets, parts.presets, parts.shelf, parts.studio, self._dialogs, window.notifications
        )
        self._tie_commands()
        self._tie_words()
        self._tie_end()

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """What each command of the table does."""
        window, parts, dialogs = self._window, self._parts, self._dialogs
        return {
            "open_file": lambda _: dialogs.open_file(),
            "open_stream": lambda _: dialogs.open_stream(),
            "open_demo": lambda _: self.sources.choose(DEMO),
            "files": lambda _: self.files.show(),
            "record": self.takes.record,
            "pause_recording": lambda _: self.takes.pause(),
            "snapshot": lambda _: self.takes.snapshot(),
            "copy": lambda _: self.takes.copy(),
            "virtual_camera": self.broadcast.switch,
            "quit": lambda _: window.close_wanted.emit(),
            "add_styles": lambda _: dialogs.add_styles(),
            "paste": lambda _: self.styles.paste(),
            "undo": lambda _: parts.history.stack.undo(),
            "redo": lambda _: parts.history.stack.redo(),
            "save_preset": lambda _: self.presets.save(),
            "load_preset": lambda _: self.presets.load_file(),
            "search_styles": lambda _: window.strip.search.setFocus(),
            "next_style": lambda _: window.strip.choose(+1),
            "previous_style": lambda _: window.strip.choose(-1),
            "tour": self.tour.run,
            "reset_look": lambda _: self.picture.reset_look(),
            "pause": lambda on: self.picture.pause(not on),
            **{name: partial(self.picture.compare, name) for name in COMPARISONS},
            "step_back": lambda _: parts.studio.step(-1),
            "step_forward": lambda _: parts.studio.step(+1),
            "slower": lambda _: window.seek.speed.change(-1),
            "faster": lambda _: window.seek.speed.change(+1),
            "see_original": lambda _: None,
            "zoom_in": lambda _: window.preview.zoom_by(_ZOOM),
            "zoom_out": lambda _: window.preview.zoom_by(1 / _ZOOM),
            "zoom_actual": lambda _: window.preview.zoom_to(1.0),
            "zoom_large": lambda _: window.preview.zoom_to(4.0),
            "zoom_fit": lambda _: window.preview.zoom_to(None),
            "hide_panels": self.picture.hide_panels,
            "full_screen": window.stagecraft.fill_screen,
            "present": window.stagecraft.present,
            "show_log": lambda _: dialogs.show_folder(parts.folders.logs),
            "keys": lambda _: self.help.show_keys(),
            "tips": lambda _: self.help.show_tips_again(),
            "about": lambda _: self.help.about(),
        }

    def _tie_commands(self) -> None:
        for name, handler in self.handlers().items():
            self._window.commands[name].triggered.connect(handler)
        HeldKey(self._window.commands["see_original"], self._window.preview.show_original)

    def _tie_words(self) -> None:
        parts, notices = self._parts, self._window.notifications
        for speaker in (parts.bridge, parts.studio, parts.shelf, parts.takes, parts.files):
            speaker.problem.connect(notices.problem)
        parts.background.failed.connect(notices.problem)
        show_log = Offer(self._window.tr("Show log"), partial(self._dialogs.show_folder, parts.folders.logs))
        parts.faults.defect_found.connect(lambda: notices.problem(DEFECT, show_log))

    def _tie_end(self) -> None:
        self._window.close_wanted.connect(self._finish)
        connect_queued(self._parts.studio.closed, self._window.close_now)

    def _finish(self) -> None:
        self.picture.remember_view()
        self._parts.keeper.change(geometry=self._window.geometry_text())
        self._parts.keeper.stop()
        self._parts.first_picture.forget()
        self._window.show_finishing()
        self.files.window.close()
        self.help.close()
        self.backend.close()
        self._parts.studio.close(self._end)

    def _end(self) -> None:
        """What comes last, on the closing thread."""
        self._parts.files.close()
        self._parts.microphones.close()
        self._parts.broadcast.close()
        self._parts.keeper.write()
