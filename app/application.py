"""Opens the window: builds every object, passes them down, and runs Qt until the window has closed.

Called by the command line on the main thread, which becomes the GUI thread.
"""

from __future__ import annotations

import gc
import logging
import logging.handlers
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QLocale, QTimer
from PyQt6.QtWidgets import QApplication

from app.controllers.connections import Connections
from app.faults import FaultWatch
from app.folders import Folders
from app.graphics.display_frames import DisplayFrames
from app.graphics.icons import app_icon
from app.graphics.theme import Theme
from app.i18n.language import install_translations, language_of
from app.main_window import MainWindow
from app.panels.performance.backend import AUTO
from app.panels.performance.working_size import box_text, working_size_named, working_size_of
from app.screen_fit import ScreenFit
from app.services.background import Background
from app.services.file_queue import FileQueueService
from app.services.first_picture import FirstPicture
from app.services.look_history import LookHistory
from app.services.presets import Presets
from app.services.record.microphones import Microphones
from app.services.record.recordings import RecordingRequest, Recordings
from app.services.record.virtual_camera import VirtualCameraService
from app.services.session_controller import SessionController
from app.services.session_signals import SessionSignals
from app.services.source_opener import SourceOpener
from app.services.studies import Studies, StudyStyle
from app.services.style_service import RegionRequest, StyleRequest, StyleService
from app.settings import load_settings
from app.settings_store import SettingsStore
from app.window_services import WindowServices
from engine.backends import BACKENDS
from engine.live import Limits, Session
from engine.look import Look, PresetFolder, RegionStyle, StyleShare
from engine.media import CameraInfo, CameraOpener, SourceSpec, list_cameras, make_recording, make_source
from engine.protocols import Sink, Source
from engine.study import StudyStores, study_style
from engine.styles import Style, StyleLibrary
from engine.stylize import Stylizer, StylizerLike
from engine.values import EngineConfig

log = logging.getLogger(__name__)

_LOG_BYTES = 1_000_000
_SWITCH_INTERVAL_S = 0.0005
_WAIT_FOR_STYLES_MS = 500


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line says to the window.

    Attributes:
        source: as `make_source` reads it; None = what was shown last, else the first camera, else the demo scene.
        style: what to paint in, mixed by weight; none = the style used last.
        config: what to run on.
        network: the network that `config` names was asked for; None = that of the last time, or the one that keeps up.
        look: the sliders to begin with (its styles and regions do not count); None = as they were last.
        regions: parts of the picture with styles of their own; they count with a `look` only.
    """

    source: str | None = None
    style: Sequence[StyleRequest] = ()
    config: EngineConfig = field(default_factory=EngineConfig)
    network: str | None = None
    look: Look | None = None
    regions: Sequence[RegionRequest] = ()


class Window:
    """The window with everything behind it.

    Attributes:
        main: the window. services: what it talks to. session: the engine.

    Threads: GUI.
    """

    def __init__(
        self,
        options: WindowOptions,
        folders: Folders,
        faults: FaultWatch,
        make_stylizer: Callable[[EngineConfig], StylizerLike] | None = None,
        open_source: Callable[..., Source] | None = None,
        cameras: Callable[[], Sequence[CameraInfo]] = list_cameras,
        study: StudyStyle = study_style,
    ) -> None:
        """`make_stylizer`, `open_source`: None = the real one. `study`: what studies styles."""
        self.options = options
        library = StyleLibrary(folders.styles)
        session_signals, background, first_picture = SessionSignals(), Background(), FirstPicture()
        study_stores = StudyStores(folders.studied)
        make_stylizer = make_stylizer or partial(_make_stylizer, library, study_stores, folders.cache)
        microphones = Microphones(background)
        record = partial(make_recorder, microphones)
        self.session = Session(make_stylizer, session_signals.deliver, self._on_frame, Limits(gentle=True))
        self._display_frames = DisplayFrames(self.session.display.take)
        # One opener for all sources: a camera driver that hangs must not be called a second time by the next source.
        open_source = open_source or partial(make_source, opener=CameraOpener())
        source_opener, kept_looks = SourceOpener(open_source), PresetFolder(folders.presets)
        session_controller = SessionController(
            self.session, session_signals, background, options.config, source_opener.open, cameras
        )
        self.services = WindowServices(
            session_signals=session_signals,
            background=background,
            first_picture=first_picture,
            session_controller=session_controller,
            source_opener=source_opener,
            history=LookHistory(session_controller.change_look),
            style_service=StyleService(library, background, first_picture),
            studies=Studies(library, study_stores, background, study),
            presets=Presets(kept_looks, library, background),
            recordings=Recordings(self.session, session_signals, background, folders.videos, folders.pictures, record),
            microphones=microphones,
            virtual_camera=VirtualCameraService(self.session, session_signals, background),
            file_queue=FileQueueService(folders.queue, make_stylizer, library, kept_looks, options.config, background),
            settings_store=SettingsStore(folders.settings, background),
            faults=faults,
            folders=folders,
        )
        self.main = MainWindow(self._display_frames.take, self.session.stats, self._display_frames.image_of)
        self.connections = Connections(self.main, self.services, self.session.stats)
        self._source_due = QTimer(self.main)
        self._source_due.setSingleShot(True)
        self._source_due.timeout.connect(lambda: session_controller.begin(self._first_source()))
        self._apply_settings()

    def begin(self) -> None:
        """Fill the window: styles, look, then the source. Everything slow happens on other threads."""
        self.main.preview.show_message(self.main.tr("Getting ready…"))
        self.services.first_picture.wait()
        self.services.style_service.load(self._show_first)
        self.services.presets.refresh()
        self.services.first_picture.then(self.services.file_queue.begin)
        self.connections.help.show_tips()
        self.connections.recordings.say_what_was_finished()
        # The source does not wait for styles on a slow disk.
        self._source_due.start(_WAIT_FOR_STYLES_MS)

    def _on_frame(self) -> None:
        # On the thread that stylizes: the last frame is announced before the end of the source is.
        self._display_frames.prepare()
        self.services.session_signals.announce_frame()

    def _show_first(self, styles: Sequence[Style]) -> None:
        self._choose_first_style(styles)
        # After the strip has been painted: while a source and a network load, that would take three times as long, and
        # the window would not react meanwhile.
        if self._source_due.isActive():
            self._source_due.start(0)

    def _apply_settings(self) -> None:
        settings = self.services.settings_store.settings
        self.services.source_opener.take_up(settings.cameras)
        self.connections.network.begin(self.options.network)
        self._apply_backend(settings.backend, settings.precision)
        self._apply_working_size(settings.detail)
        self.services.source_opener.on_card = settings.card_decoding
        self.main.backend.card.show_wanted(settings.card_decoding)
        self.main.restore(settings.geometry)
        self.connections.picture.apply_view(settings)
        self._apply_look(settings.look)
        self.main.look.show_look(self.services.session_controller.look)
        self.main.side.fold(settings.folded)
        self.main.strip.show_favourites(settings.favourites)
        self.connections.recordings.apply_settings(settings)

    def _apply_look(self, look: Look) -> None:
        """The sliders of the last time, unless the command line says something of them."""
        if self.options.look is not None:
            look = replace(self.options.look, styles=())
            self.services.settings_store.begin_with(look=look)
        self.services.session_controller.change_look(look)

    def _apply_backend(self, name: str, precision: str) -> None:
        """The back end and the precision of the last time, unless the command line asks for either."""
        session_controller, given = self.services.session_controller, self.options.config
        # What the command line says counts for this start only and is never mixed with what was remembered.
        if given.backend == AUTO and given.precision == AUTO:
            # The settings may come from a version that had other back ends.
            backend = name if name in BACKENDS else AUTO
            session_controller.change_config(replace(session_controller.config, backend=backend, precision=precision))
        else:
            self.services.settings_store.begin_with(backend=given.backend, precision=given.precision)
        self.main.backend.show_backend(session_controller.config.backend)
        self.main.backend.show_precision(session_controller.config.precision)

    def _apply_working_size(self, name: str) -> None:
        """The working size of the last time, unless the command line asks for one."""
        session_controller = self.services.session_controller
        if self.options.config.working_size is None:
            session_controller.change_config(working_size_named(name).applied_to(session_controller.config))
        detail = working_size_of(session_controller.config)
        if self.options.config.working_size is not None and detail is not None:
            self.services.settings_store.begin_with(detail=detail.name)
        self.main.figures.show_detail(detail, box_text(session_controller.config))

    def _first_source(self) -> str:
        """The source to begin with; empty = the first camera, or the demo scene."""
        if self.options.source:
            return self.options.source
        remembered = self.services.settings_store.settings.source
        path = SourceSpec.parse(remembered).path
        # A file that has been moved since is no reason to begin with an error.
        return "" if path is not None and not os.path.exists(path) else remembered

    def _choose_first_style(self, styles: Sequence[Style]) -> None:
        known = {style.key for style in styles}
        if self.options.look is None:
            regions = self.services.settings_store.settings.look.regions
            self._choose_first_mix(styles, [each for region in regions for each in _of_known(region, known)])
        else:
            self.services.style_service.find_regions(self.options.regions, partial(self._begin_regions, styles))

    def _begin_regions(self, styles: Sequence[Style], regions: Sequence[RegionStyle]) -> None:
        look = replace(self.options.look or Look(), styles=(), regions=tuple(regions))
        self.services.settings_store.begin_with(look=look)
        self._choose_first_mix(styles, regions)

    def _choose_first_mix(self, styles: Sequence[Style], regions: Sequence[RegionStyle]) -> None:
        if self.options.style:
            self.services.style_service.find(
                self.options.style, lambda found: self._begin_mix(found or _equal_shares(styles[:1]), regions)
            )
            return
        known = {style.key for style in styles}
        remembered = [StyleShare(*share) for share in self.services.settings_store.settings.mix if share[0] in known]
        self._mix(remembered or _equal_shares(styles[:1]), regions)

    def _begin_mix(self, shares: Sequence[StyleShare], regions: Sequence[RegionStyle]) -> None:
        self.services.settings_store.begin_with(mix=tuple((share.key, share.weight) for share in shares))
        self._mix(shares, regions)

    def _mix(self, shares: Sequence[StyleShare], regions: Sequence[RegionStyle]) -> None:
        look = self.services.session_controller.look
        self.services.session_controller.change_look(replace(look, styles=tuple(shares), regions=tuple(regions)))
        self.services.history.start_over(self.services.session_controller.look)


def _of_known(region: RegionStyle, known: Collection[str]) -> Iterator[RegionStyle]:
    """The region in those of its styles that are still there; nothing where none is."""
    left = tuple(share for share in region.styles if share.key in known)
    if left or not region.styles:
        yield replace(region, styles=left)


def _equal_shares(styles: Sequence[Style]) -> list[StyleShare]:
    return [StyleShare(style.key) for style in styles]


def open_application() -> QApplication:
    """The Qt application: its name, its icon, its colours, and how its threads take turns."""
    switch_threads_quickly()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("pastiche")
    application.setApplicationDisplayName("Pastiche")
    application.setDesktopFileName("pastiche")
    application.setWindowIcon(app_icon())
    Theme(application)
    return application


def switch_threads_quickly() -> None:
    """Let a thread that computes in Python release the interpreter's lock after half a millisecond instead of five."""
    # One turn of the window's loop needs the lock a dozen times. At a start, while two threads import and paint, it
    # took 70 ms, of which it worked for 17. What is computed is not slower for it.
    sys.setswitchinterval(_SWITCH_INTERVAL_S)


def show(window: Window) -> None:
    """Put the window on the screen; when it has been painted the work begins."""
    # All objects made so far stay. Searching them for garbage takes 25 ms with the interpreter's lock held, and would
    # happen in the middle of what is loaded next.
    gc.freeze()
    window.main.show()
    # The first turn of the loop paints the window.
    QTimer.singleShot(0, window.begin)


def run_window(options: WindowOptions, folders: Folders | None = None) -> int:
    """Open the window and stay until it is closed; the exit code."""
    folders = folders or Folders.of_user()
    _log_to_file(folders.logs)
    application = open_application()
    # Before any widget is made: words are translated once, when they are set.
    install_translations(application, language_of(load_settings(folders.settings).language, QLocale()))
    faults = FaultWatch()
    faults.install()
    window = Window(options, folders, faults)
    _close_on_signals(window.main)
    ScreenFit(window.main)
    show(window)
    code = application.exec()
    faults.remove()
    window.main.take_down()
    exit_if_busy(code)
    return code


def exit_if_busy(code: int) -> None:
    """End the process here and now when a thread is left that cannot be stopped (one that compiles a network, say)."""
    busy = [thread.name for thread in threading.enumerate() if thread.daemon and thread.is_alive()]
    if busy:
        log.info("leaving while %s is still at work", ", ".join(busy))
        # Everything is finished and files are closed. Returning would let Python tear down the libraries under that
        # thread: `terminate called without an active exception`, exit code 134.
        logging.shutdown()
        os._exit(code)


def make_recorder(microphones: Microphones, request: RecordingRequest) -> Sink:
    """A recording of a source, with its sound where it has any, else with that of the microphone that is chosen."""
    return make_recording(
        request.path,
        request.plan,
        request.tell,
        fps=request.info.fps,
        audio_from=request.info.audio_path,
        microphone=microphones.once_settled(),
    )


def _make_stylizer(library: StyleLibrary, stores: StudyStores, cache: Path, config: EngineConfig) -> StylizerLike:
    # Called on the engine's job thread: back ends are loaded there, after the window has been painted.
    return Stylizer(config, library, cache, learned=stores.of(config.weights))


def _close_on_signals(window: MainWindow) -> None:
    """Ctrl-C and SIGTERM close the window as the mouse does: files are finished."""
    # Python runs signal handlers between its own instructions; the timer of the status line provides some.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())


def _log_to_file(folder: Path) -> None:
    """Write a small `pastiche.log`; where that is not possible the program runs without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "pastiche.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError as error:
        log.warning("no log file in %s: %s", folder, error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
