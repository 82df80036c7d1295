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
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QLocale, QTimer
from PyQt6.QtWidgets import QApplication

from app.controllers.connections import Wiring
from app.faults import FaultWatch
from app.folders import Folders
from app.graphics.icons import app_icon
from app.graphics.theme import Theme
from app.i18n.language import language_of, speak
from app.main_window import MainWindow
from app.panels.performance.backend import AUTO
from app.panels.performance.working_size import box_text, detail_named, detail_of
from app.preview.display_frames import Darkroom
from app.services.background import Background
from app.services.camera_pictures import CameraPictures
from app.services.file_queue import Files
from app.services.first_picture import FirstPicture
from app.services.look_history import LookHistory
from app.services.microphones import Microphones
from app.services.presets import Presets
from app.services.recordings import Takes, Wish
from app.services.session_controller import DEMO, Studio
from app.services.session_signals import SessionBridge
from app.services.style_service import StyleShelf, StyleWish
from app.services.virtual_camera import Broadcast
from app.settings import load
from app.settings_store import SettingsKeeper
from app.window_services import Parts
from engine import (
    BACKENDS,
    CameraInfo,
    CameraOpener,
    EngineConfig,
    Limits,
    Look,
    PresetFolder,
    Session,
    Sink,
    Source,
    Style,
    StyleLibrary,
    StyleShare,
    Stylizer,
    StylizerLike,
    list_cameras,
    make_recording,
    make_source,
)

log = logging.getLogger(__name__)

_LOG_BYTES = 1_000_000
_SWITCH_S = 0.0005
_STYLES_WITHIN_MS = 500

MakeStylizer = Callable[[EngineConfig], StylizerLike]


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line says to the window.

    Attributes:
        source: as `make_source` reads it; None = what was shown last, else the first camera, else the demo scene.
        style: what to paint in, mixed by weight; none = the style used last.
        config: what to run on.
        look: the sliders to begin with (its styles do not count); None = as they were last.
    """

    source: str | None = None
    style: Sequence[StyleWish] = ()
    config: EngineConfig = field(default_factory=EngineConfig)
    look: Look | None = None


class Window:
    """The window with everything behind it.

    Attributes:
        main: the window. parts: what it talks to. session: the engine.

    Threads: GUI.
    """

    def __init__(
        self,
        options: WindowOptions,
        folders: Folders,
        faults: FaultWatch,
        make_stylizer: MakeStylizer | None = None,
        open_source: Callable[..., Source] | None = None,
        cameras: Callable[[], Sequence[CameraInfo]] = list_cameras,
    ) -> None:
        """`make_stylizer`, `open_source`: None = the real one."""
        self.options = options
        library = StyleLibrary(folders.styles)
        bridge, background, first_picture = SessionBridge(), Background(), FirstPicture()
        make_stylizer = make_stylizer or partial(_make_stylizer, library, folders.cache)
        microphones = Microphones(background)
        record = partial(make_recorder, microphones)
        self.session = Session(make_stylizer, bridge.deliver, self._hand_over, Limits(gentle=True))
        self._darkroom = Darkroom(self.session.display.take)
        # One opener for all: a driver that is late must not be called again by the next source.
        open_source = open_source or partial(make_source, opener=CameraOpener())
        pictures, kept_looks = CameraPictures(open_source), PresetFolder(folders.presets)
        studio = Studio(self.session, bridge, background, options.config, pictures.open, cameras)
        self.parts = Parts(
            bridge=bridge,
            background=background,
            first_picture=first_picture,
            studio=studio,
            cameras=pictures,
            history=LookHistory(studio.change_look),
            shelf=StyleShelf(library, background, first_picture),
            presets=Presets(kept_looks, library, background),
            takes=Takes(self.session, bridge, background, folders.videos, folders.pictures, record),
            microphones=microphones,
            broadcast=Broadcast(self.session, bridge, background),
            files=Files(folders.queue, make_stylizer, library, kept_looks, options.config, background),
            keeper=SettingsKeeper(folders.settings, background),
            faults=faults,
            folders=folders,
        )
        self.main = MainWindow(self._darkroom.take, self.session.stats, self._darkroom.image_of)
        self.wiring = Wiring(self.main, self.parts)
        self._source_due = QTimer(self.main)
        self._source_due.setSingleShot(True)
        self._source_due.timeout.connect(lambda: studio.begin(self._first_source()))
        self._take_up_settings()

    def begin(self) -> None:
        """Fill the window: styles, look, then the source. Everything slow happens on other threads."""
        self.main.preview.show_message(self.main.tr("Getting ready…"))
        self.parts.first_picture.wait()
        self.parts.shelf.load(self._show_first)
        self.parts.presets.refresh()
        self.parts.first_picture.then(self.parts.files.begin)
        self.wiring.help.show_tips()
        # Styles on a slow disk must not keep the picture away.
        self._source_due.start(_STYLES_WITHIN_MS)

    def _hand_over(self) -> None:
        # On the thread that paints, so that the last frame still comes before the news of the end.
        self._darkroom.develop()
        self.parts.bridge.announce_frame()

    def _show_first(self, styles: Sequence[Style]) -> None:
        self._choose_first_style(styles)
        # When the strip has been painted: beside what a source and a network load that takes three times as long, and
        # the window is deaf meanwhile.
        if self._source_due.isActive():
            self._source_due.start(0)

    def _take_up_settings(self) -> None:
        settings = self.parts.keeper.settings
        remembered = Look(
            strength=settings.strength,
            layers=settings.layers,
            keep_colors=settings.keep_colors,
            steadiness=settings.steadiness,
            mask=settings.mask,
            target=settings.target,
            depth=settings.depth,
        )
        self.parts.cameras.take_up(settings.cameras)
        self._take_up_network(settings.network)
        self._take_up_backend(settings.backend, settings.precision)
        self._take_up_detail(settings.detail)
        self.parts.cameras.on_card = settings.card_decoding
        self.main.backend.card.show_wanted(settings.card_decoding)
        self.main.restore(settings.geometry)
        self.wiring.picture.take_up_view(settings)
        self.parts.studio.change_look(replace(self.options.look or remembered, styles=()))
        self.main.look.show_look(self.parts.studio.look)
        self.main.side.fold(settings.folded)
        self.main.strip.show_favourites(settings.favourites)
        self.wiring.takes.take_up(settings)

    def _take_up_network(self, name: str) -> None:
        """The network of the last time, unless the command line asks for another than the usual one."""
        studio = self.parts.studio
        if self.options.config.weights == EngineConfig().weights:
            studio.change_config(replace(studio.config, weights=name))
        self.main.backend.show_network(studio.config.weights)

    def _take_up_backend(self, name: str, precision: str) -> None:
        """The back end and the precision of the last time, unless the command line asks for either."""
        studio, given = self.parts.studio, self.options.config
        if given.backend == AUTO and given.precision == AUTO:
            backend = name if name in BACKENDS else AUTO
            studio.change_config(replace(studio.config, backend=backend, precision=precision))
        self.main.backend.show_backend(studio.config.backend)
        self.main.backend.show_precision(studio.config.precision)

    def _take_up_detail(self, name: str) -> None:
        """The working size of the last time, unless the command line asks for one."""
        studio = self.parts.studio
        if self.options.config.working_size is None:
            studio.change_config(detail_named(name).applied_to(studio.config))
        self.main.figures.show_detail(detail_of(studio.config), box_text(studio.config))

    def _first_source(self) -> str:
        """What to show at once; empty = whatever camera there is, or the demo scene."""
        if self.options.source:
            return self.options.source
        remembered = self.parts.keeper.settings.source
        is_file = remembered and "://" not in remembered and remembered != DEMO and not remembered.startswith("camera")
        return "" if is_file and not os.path.exists(remembered) else remembered

    def _choose_first_style(self, styles: Sequence[Style]) -> None:
        if self.options.style:
            self.parts.shelf.find(self.options.style, lambda found: self._mix(found or _equal(styles[:1])))
            return
        known = {style.key for style in styles}
        remembered = [StyleShare(*share) for share in self.parts.keeper.settings.mix if share[0] in known]
        self._mix(remembered or _equal(styles[:1]))

    def _mix(self, shares: Sequence[StyleShare]) -> None:
        self.parts.studio.mix_styles(shares)
        self.parts.history.start_over(self.parts.studio.look)


def _equal(styles: Sequence[Style]) -> list[StyleShare]:
    return [StyleShare(style.key) for style in styles]


def open_application() -> QApplication:
    """What a process is that has windows: its name, its icon, its colours, and how its threads take turns."""
    hand_over_quickly()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("pastiche")
    application.setApplicationDisplayName("Pastiche")
    application.setDesktopFileName("pastiche")
    application.setWindowIcon(app_icon())
    Theme(application)
    return application


def hand_over_quickly() -> None:
    """Let a thread that computes in Python hand on its lock after half a millisecond, instead of five.

    One turn of the window's loop asks for the lock a dozen times and waited for others each time: at a start, when two
    threads import and paint, 70 ms, of which it needed 17. What is computed is not slower for it.
    """
    sys.setswitchinterval(_SWITCH_S)


def show(window: Window) -> None:
    """Put the window on the screen; when it has been painted the work begins."""
    # What is there by now stays. To look through it for garbage takes 25 ms, with Python's lock held, and would be done
    # in the middle of what is loaded next.
    gc.freeze()
    window.main.show()
    # The first turn of the loop paints the window.
    QTimer.singleShot(0, window.begin)


def run_window(options: WindowOptions, folders: Folders | None = None) -> int:
    """Open the window and stay until it is closed; the exit code."""
    folders = folders or Folders.of_user()
    _log_to_file(folders.logs)
    application = open_application()
    speak(application, language_of(load(folders.settings).language, QLocale()))
    faults = FaultWatch()
    faults.install()
    window = Window(options, folders, faults)
    _close_on_signals(window.main)
    show(window)
    code = application.exec()
    faults.remove()
    window.main.take_down()
    leave_if_busy(code)
    return code


def leave_if_busy(code: int) -> None:
    """End the process here and now when a thread is left that cannot be stopped (one that compiles a network, say).

    Everything is finished by now and files are closed. To return would let Python tear down the libraries under that
    thread, which ends in `terminate called without an active exception` and exit code 134.
    """
    busy = [thread.name for thread in threading.enumerate() if thread.daemon and thread.is_alive()]
    if busy:
        log.info("leaving while %s is still at work", ", ".join(busy))
        logging.shutdown()
        os._exit(code)


def make_recorder(microphones: Microphones, wish: Wish) -> Sink:
    """A recording of a source, with its sound where it has any, else with that of the microphone that is chosen."""
    return make_recording(
        wish.path,
        wish.plan,
        wish.tell,
        fps=wish.info.fps,
        audio_from=wish.info.audio_path,
        microphone=microphones.settled(),
    )


def _make_stylizer(library: StyleLibrary, cache: Path, config: EngineConfig) -> StylizerLike:
    # Called on the engine's job thread: back ends are loaded there, after the window has been painted.
    return Stylizer(config, library, cache)


def _close_on_signals(window: MainWindow) -> None:
    """Ctrl-C and a polite kill close the window as the mouse does: files are finished.

    Python runs signal handlers between its own instructions; the status line's timer sees to it that there are some.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())


def _log_to_file(folder: Path) -> None:
    """Keep a small `pastiche.log`; a folder that refuses costs the log, not the program."""
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
