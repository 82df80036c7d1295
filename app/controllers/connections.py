"""Who listens to whom: makes the controllers and connects each command to one. Called once, at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.controllers.backend import BackendController
from app.controllers.files import FileQueueController
from app.controllers.help import HelpController
from app.controllers.language import LanguageController
from app.controllers.network import NetworkController
from app.controllers.picture import COMPARISONS, PictureController
from app.controllers.presets import PresetController
from app.controllers.record.microphone import MicrophoneController
from app.controllers.record.recordings import RecordingController
from app.controllers.record.virtual_camera import VirtualCameraController
from app.controllers.region import RegionController
from app.controllers.sources import SourceController
from app.controllers.studies import StudyController
from app.controllers.styles import StyleController
from app.controllers.tour import TourController
from app.i18n.language import marked
from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.panels.widgets.momentary_action import MomentaryAction
from app.services.queued_connection import connect_queued
from app.window_services import WindowServices
from engine.media import DEMO
from engine.values import Stats

DEFECT = marked("Something went wrong inside Pastiche; the log has the details.")
"""The engine says the same of its own defects; the same words are shown once."""

_ZOOM = 1.5


class Connections:
    """Connects one window with its services.

    Attributes:
        picture, region, sources, styles, studies, tour, recordings, microphone, virtual_camera, presets, files, help,
            language, backend, network: the controllers.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices, stats: Callable[[], Stats]) -> None:
        """`stats`: of the session."""
        self._window = window
        self._services = services
        self._dialogs = FileDialogs(window)
        self.picture = PictureController(window, services)
        self.region = RegionController(window, services, self._dialogs)
        self.sources = SourceController(window, services, self._dialogs)
        self.files = FileQueueController(window, services, self._dialogs)
        self.styles = StyleController(window, services, self._dialogs, self.sources.choose, self.files.offer)
        self.studies = StudyController(window, services, self._dialogs)
        self.tour = TourController(window, services)
        self.recordings = RecordingController(window, services, self._dialogs, self.files)
        self.microphone = MicrophoneController(window, services)
        self.virtual_camera = VirtualCameraController(window, services)
        self.backend = BackendController(window, services, services.folders.cache)
        self.network = NetworkController(window, services, stats)
        self.language = LanguageController(window, services)
        self.help = HelpController(window, services, self._dialogs)
        self.presets = PresetController(
            window.presets,
            services.presets,
            services.style_service,
            services.session_controller,
            services.history,
            self._dialogs,
            window.notifications,
        )
        self._connect_commands()
        self._connect_messages()
        self._connect_end()

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """What each command of the table does."""
        window, services, dialogs = self._window, self._services, self._dialogs
        return {
            "open_file": lambda _: dialogs.open_file(),
            "open_stream": lambda _: dialogs.open_stream(),
            "open_demo": lambda _: self.sources.choose(DEMO),
            "files": lambda _: self.files.show(),
            "render_clip": lambda _: self.files.render_clip(),
            "record": self.recordings.record,
            "pause_recording": lambda _: self.recordings.pause(),
            "snapshot": lambda _: self.recordings.snapshot(),
            "copy": lambda _: self.recordings.copy(),
            "virtual_camera": self.virtual_camera.switch,
            "quit": lambda _: window.close_wanted.emit(),
            "add_styles": lambda _: dialogs.add_styles(),
            "paste": lambda _: self.styles.paste(),
            "undo": lambda _: services.history.stack.undo(),
            "redo": lambda _: services.history.stack.redo(),
            "save_preset": lambda _: self.presets.save(),
            "load_preset": lambda _: self.presets.load_file(),
            "search_styles": lambda _: window.strip.search.setFocus(),
            "next_style": lambda _: window.strip.choose(+1),
            "previous_style": lambda _: window.strip.choose(-1),
            "tour": self.tour.run,
            "reset_look": lambda _: self.picture.reset_look(),
            "pause": lambda on: self.picture.pause(not on),
            **{name: partial(self.picture.compare, name) for name in COMPARISONS},
            "step_back": lambda _: services.session_controller.step(-1),
            "step_forward": lambda _: services.session_controller.step(+1),
            "mark_in": lambda _: window.seek.mark_in.click(),
            "mark_out": lambda _: window.seek.mark_out.click(),
            "slower": lambda _: window.seek.speed.change(-1),
            "faster": lambda _: window.seek.speed.change(+1),
            # Lasts as long as its key is held: see below.
            "see_original": lambda _: None,
            "zoom_in": lambda _: window.preview.zoom_by(_ZOOM),
            "zoom_out": lambda _: window.preview.zoom_by(1 / _ZOOM),
            "zoom_actual": lambda _: window.preview.zoom_to(1.0),
            "zoom_large": lambda _: window.preview.zoom_to(4.0),
            "zoom_fit": lambda _: window.preview.zoom_to(None),
            "hide_panels": self.picture.hide_panels,
            "full_screen": window.view_mode.fill_screen,
            "present": window.view_mode.present,
            "show_log": lambda _: dialogs.show_folder(services.folders.logs),
            "keys": lambda _: self.help.show_keys(),
            "tips": lambda _: self.help.show_tips_again(),
            "about": lambda _: self.help.about(),
        }

    def _connect_commands(self) -> None:
        for name, handler in self.handlers().items():
            self._window.commands[name].triggered.connect(handler)
        MomentaryAction(self._window.commands["see_original"], self._window.preview.show_original)

    def _connect_messages(self) -> None:
        services, notices = self._services, self._window.notifications
        # Whatever goes wrong is said in one place.
        for speaker in (
            services.session_signals,
            services.session_controller,
            services.style_service,
            services.studies,
            services.recordings,
            services.file_queue,
        ):
            speaker.problem.connect(notices.problem)
        services.background.failed.connect(notices.problem)
        show_log = Offer(self._window.tr("Show log"), partial(self._dialogs.show_folder, services.folders.logs))
        services.faults.defect_found.connect(lambda: notices.problem(DEFECT, show_log))

    def _connect_end(self) -> None:
        self._window.close_wanted.connect(self._close)
        connect_queued(self._services.session_controller.closed, self._window.close_now)

    def _close(self) -> None:
        self.picture.remember_view()
        self._services.settings_store.change(geometry=self._window.geometry_text())
        recording = self.recordings.keep_in_mind()
        # What is changed from here on is written by `_close_last`, when nothing can change any more.
        self._services.settings_store.stop()
        self._services.first_picture.forget()
        # The window stays until every file is finished; it must not look as if it hung.
        self._window.show_finishing(recording, self.files.has_work)
        self.files.window.close()
        self.help.close()
        self.backend.close()
        self._services.session_controller.close(self._close_last)

    def _close_last(self) -> None:
        """The end of everything that could still write a file. Called on the closing thread."""
        self._services.file_queue.close()
        self._services.studies.close()
        self._services.microphones.close()
        self._services.virtual_camera.close()
        self._services.settings_store.write()
