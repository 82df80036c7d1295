"""What the window does to the engine: choose a source, change the look, pause, close. No widgets here.

It never touches a panel: `app.controllers` connects its signals with them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal

from app.i18n.language import marked, said, told
from app.services.background import Background
from app.services.mixing import MOST_STYLES, with_style, without_style
from app.services.session_signals import SessionSignals
from engine.errors import StateError
from engine.events import ConfigKept, Finished
from engine.live import Session
from engine.look import Look, StyleShare
from engine.media import DEMO, CameraInfo, SourceKind, SourceSpec, is_used_up_by_reading, list_cameras, make_source
from engine.protocols import Source
from engine.styles import Style
from engine.values import EngineConfig, State, StopReason, StreamInfo

log = logging.getLogger(__name__)


class SessionController(QObject):
    """One session and everything the user can ask of it.

    Attributes:
        look: the present look. config: what the engine runs on.
        spec, info: the present source, as text and as it describes itself once open.
        has_picture: whether a picture of it has come.

    Signals:
        look_changed(Look): by the user or by the program.
        style_waiting(str): the key of the style being made ready, or empty.
        source_opening(str, str): spec and name of the source that will be shown next. source_opened(str, StreamInfo).
        picture_came(): the first one of the present source.
        source_waiting(str): a live source gives nothing, its name; empty = it does again.
        source_failed(str, str): this source (as text) could not be had, or died; the reason in the user's words.
        config_kept(str): what was asked for last cannot be built, the reason; `config` is again what runs.
        cameras_listed(tuple[CameraInfo]). ended(str): nothing comes any more; the reason in the user's words.
        paused_changed(bool). problem(str): a sentence for the user. closed(): every engine thread has gone.

    Threads: GUI.
    """

    look_changed = pyqtSignal(object)
    style_waiting = pyqtSignal(str)
    source_opening = pyqtSignal(str, str)
    source_opened = pyqtSignal(str, object)
    picture_came = pyqtSignal()
    source_waiting = pyqtSignal(str)
    source_failed = pyqtSignal(str, str)
    config_kept = pyqtSignal(str)
    cameras_listed = pyqtSignal(object)
    ended = pyqtSignal(str)
    paused_changed = pyqtSignal(bool)
    problem = pyqtSignal(str)
    closed = pyqtSignal()

    def __init__(
        self,
        session: Session,
        session_signals: SessionSignals,
        background: Background,
        config: EngineConfig,
        open_source: Callable[[str], Source] = make_source,
        cameras: Callable[[], Sequence[CameraInfo]] = list_cameras,
    ) -> None:
        super().__init__()
        self.look = Look()
        self.spec = ""
        self.info: StreamInfo | None = None
        self.has_picture = False
        self._session = session
        self._background = background
        self.config = config
        self._open_source = open_source
        self._list_cameras = cameras
        self._running = False
        self._closing = False
        self._next_source: tuple[str, Source] | None = None
        self._request = 0
        self._ready: set[str] = set()
        self._reading_keys: dict[str, str] = {}
        self._may_fall_back = False
        session_signals.source_opened.connect(self._on_opened)
        session_signals.source_waiting.connect(self._on_waiting)
        session_signals.frame_ready.connect(self._on_frame)
        session_signals.config_kept.connect(self._on_config_kept)
        session_signals.style_ready.connect(self._on_style_ready)
        session_signals.state_changed.connect(self._on_state)
        session_signals.finished.connect(self._on_finished)

    def begin(self, spec: str) -> None:
        """Show `spec` ("" = the first camera, or the demo scene where there is none), and list the cameras meanwhile.

        A source that cannot be shown is replaced by the demo scene. One that was chosen already stays.
        """
        chosen = self._request > 0
        if spec and not chosen:
            self.choose_source(spec, fall_back=True)
        self.scan(then_choose=not spec and not chosen)

    def scan(self, then_choose: bool = False) -> None:
        """List the cameras; `then_choose` shows the first of them, or the demo scene, unless the user was quicker."""
        request = self._request

        def listed(cameras: Sequence[CameraInfo]) -> None:
            self.cameras_listed.emit(tuple(cameras))
            # Listing cameras takes up to seconds: a source that the user chose meanwhile stays.
            if then_choose and request == self._request:
                self.choose_source(f"camera:{cameras[0].index}" if cameras else DEMO, fall_back=True)

        self._background.run(lambda: tuple(self._list_cameras()), listed)

    def choose_source(self, spec: str, fall_back: bool = False) -> None:
        """Show another source. The present one goes on until the new one is about to come."""
        # Whatever opens later for an earlier request is thrown away.
        self._request += 1
        self._may_fall_back = fall_back
        self.source_opening.emit(spec, _name_of(spec))
        # With nothing on screen there is nothing to be lost: the first picture is not made to wait.
        make = partial(_make_readable, self._open_source) if self._running else self._open_source
        request = self._request
        self._background.run(
            partial(make, spec), partial(self._start, request, spec), partial(self._refused, request, spec)
        )

    def choose_style(self, key: str) -> None:
        """Paint in this style alone."""
        self.mix_styles([StyleShare(key)])

    def mix_styles(self, shares: Sequence[StyleShare]) -> None:
        """Paint in all these styles at once, each by its weight."""
        self.change_look(replace(self.look, styles=tuple(shares)))

    def toggle_style(self, key: str) -> None:
        """Mix this style in, or take it out; the last one stays."""
        shares = self.look.styles
        if key not in [share.key for share in shares]:
            if len(shares) == MOST_STYLES:
                self.problem.emit(self.tr("A mix holds at most {0} styles: take one out first.").format(MOST_STYLES))
            else:
                self.mix_styles(with_style(shares, key))
        # A picture needs a style: the last one cannot be taken out.
        elif len(shares) > 1:
            self.mix_styles(without_style(shares, key))

    def look_without(self, key: str, instead: str) -> Look:
        """The present look without a style that was removed; `instead` is painted where no other is left."""
        look = self.look
        if key not in [share.key for share in look.shares]:
            return look
        styles = tuple(without_style(look.styles, key)) or (StyleShare(instead),)
        parts = [(region, tuple(without_style(region.styles, key))) for region in look.regions]
        # A region that was in this style alone goes with it.
        left = tuple(replace(region, styles=shares) for region, shares in parts if shares or not region.styles)
        return replace(look, styles=styles, regions=left)

    @property
    def flowing(self) -> bool:
        """Whether new pictures are coming."""
        return self._running and self._session.state is State.RUNNING

    def warm(self, key: str) -> None:
        """Read a style ahead."""
        self._session.warm(self._reading_key(key))

    def refresh_style(self, key: str) -> None:
        """Read a style anew, of which more has been learned."""
        self._session.refresh(self._reading_key(key))

    def is_ready(self, key: str) -> bool:
        """Whether a style is in memory, so that it can be painted in at once."""
        return self._reading_key(key) in self._ready

    @property
    def engine_look(self) -> Look:
        """The present look as the engine takes it: its styles by the keys that say how each is read."""
        return self.look.with_shares(lambda share: StyleShare(self._reading_key(share.key), share.weight))

    def know_styles(self, styles: Sequence[Style]) -> None:
        """Know how each style is read; those on screen are read again where that has changed."""
        # A style that is read in another way (crop, size of strokes) has another key in the engine.
        before = self.engine_look
        self._reading_keys = {style.key: style.reading_key for style in styles}
        if self.engine_look != before:
            self._session.set_look(self.engine_look)
            self._show_waiting()

    def change_look(self, look: Look) -> None:
        """Use `look` from the next frame on."""
        if look == self.look:
            return
        self.look = look
        self._session.set_look(self.engine_look)
        self._show_waiting()
        self.look_changed.emit(look)

    def change_config(self, config: EngineConfig) -> None:
        """Run on this from now on; the picture goes on while it gets ready."""
        self.config = config
        self._session.set_config(config)

    def seek(self, time_s: float) -> None:
        """Go on from another place of the film."""
        try:
            self._session.seek(time_s)
        except StateError as error:
            self.problem.emit(str(error))

    def step(self, frames: int) -> None:
        """Hold the film so many frames further on."""
        try:
            self._session.step(frames)
        except StateError as error:
            self.problem.emit(str(error))

    def set_speed(self, speed: float) -> None:
        """Seconds of a film in one second."""
        self._session.set_speed(speed)

    def set_loop(self, on: bool) -> None:
        """Whether a film starts again at its end."""
        self._session.set_repeat(on)

    def toggle_pause(self) -> None:
        """Hold the picture, go on, or begin again when it has ended."""
        if not self._running:
            if self.spec:
                self.choose_source(self.spec)
        elif self._session.state is State.PAUSED:
            self._session.resume()
        else:
            self._session.pause()

    def close(self, last: Callable[[], None] = lambda: None) -> None:
        """Stop everything, finish files, do `last`; `closed` follows. Returns at once, any number of times.

        `last` is called on another thread, when no job runs any more.
        """
        # A second request must not end the program before the first one has finished its files.
        if not self._closing:
            self._closing = True
            self._next_source = None
            threading.Thread(target=self._close, args=(last,), name="closing").start()

    def _close(self, last: Callable[[], None]) -> None:
        # On a thread of its own: finishing a long recording takes a while, and the window must stay responsive.
        try:
            self._session.close()
            self._background.close()
            last()
        finally:
            self.closed.emit()

    def _start(self, request: int, spec: str, source: Source) -> None:
        # Sources open on worker threads and may be ready in another order than they were chosen in.
        if request != self._request or self._closing:
            return
        self._next_source = spec, source
        if self._running:
            self._session.stop()
        else:
            self._start_next()

    def _start_next(self) -> None:
        assert self._next_source is not None
        self.spec, source = self._next_source
        self._next_source = None
        self._running, self.has_picture = True, False
        # A new run begins with an empty memory of styles.
        self._ready.clear()
        self._session.start(source, self.config, self.engine_look)
        self._show_waiting()

    def _refused(self, request: int, spec: str, reason: str) -> None:
        log.info("source %s refused: %s", spec, reason)
        self.source_failed.emit(spec, reason)
        # The next one is on its way.
        if request != self._request:
            return
        # A start always ends with a picture; later the user's choice stands, even where it fails.
        if self._may_fall_back and spec != DEMO:
            self.choose_source(DEMO)
        elif not self._running:
            self.ended.emit(told(reason))
        elif self.info is not None:
            self.source_opened.emit(self.spec, self.info)
        else:
            self.source_opening.emit(self.spec, _name_of(self.spec))

    def _show_waiting(self) -> None:
        # The first one will do: the picture goes on in the former styles until all are there.
        keys = [share.key for share in self.look.shares if self._reading_key(share.key) not in self._ready]
        self.style_waiting.emit(keys[0] if keys and self._running else "")

    def _reading_key(self, key: str) -> str:
        return self._reading_keys.get(key, key)

    def _on_opened(self, info: StreamInfo) -> None:
        self.info = info
        self._may_fall_back = False
        self.source_opened.emit(self.spec, info)

    def _on_frame(self) -> None:
        # A picture of the former source may come between two runs.
        if not self.has_picture and self.info is not None:
            self.has_picture = True
            self.picture_came.emit()

    def _on_waiting(self, waiting: bool) -> None:
        self.source_waiting.emit(self.info.name if waiting and self.info else "")

    def _on_config_kept(self, kept: ConfigKept) -> None:
        # Where another configuration was chosen meanwhile, its own outcome follows.
        if kept.refused == self.config:
            self.config = kept.config
            self.config_kept.emit(kept.problem)

    def _on_style_ready(self, key: str) -> None:
        self._ready.add(key)
        self._show_waiting()

    def _on_state(self, state: State) -> None:
        self.paused_changed.emit(state is State.PAUSED)

    def _on_finished(self, finished: Finished) -> None:
        self._running = False
        # Read before it is forgotten: the words of the end depend on what it was.
        info, self.info = self.info, None
        # A source that has ended is waited for no longer.
        self.source_waiting.emit("")
        if self._closing:
            return
        self._show_waiting()
        if self._next_source is not None:
            self._start_next()
        elif finished.reason is StopReason.FAILED:
            self._on_failed(finished.problem or self.tr("The source failed."))
        elif finished.reason is StopReason.FINISHED:
            self.ended.emit(self._words_of_end(is_live=info is not None and info.live))

    def _words_of_end(self, is_live: bool) -> str:
        if is_live:
            return self.tr("The stream has ended. Press Space to open it again.")
        return self.tr("The video has ended. Press Space to play it again.")

    def _on_failed(self, reason: str) -> None:
        self.source_failed.emit(self.spec, reason)
        if self._may_fall_back and self.spec != DEMO:
            self.choose_source(DEMO)
        else:
            self.ended.emit(self.tr("{0}\nChoose another source, or press Space to try again.").format(told(reason)))


def _make_readable(make: Callable[[str], Source], spec: str) -> Source:
    """The source that `spec` names; a file has been opened and its first picture read. Raises SourceError."""
    source = make(spec)
    path = SourceSpec.parse(spec).path
    # Cameras and streams are opened once, where they are read; so is what is used up by reading.
    if path is not None and not is_used_up_by_reading(path):
        try:
            source.open()
            source.read()
        finally:
            source.close()
    return source


def _name_of(name: str) -> str:
    """The name of a source that is not open yet."""
    spec = SourceSpec.parse(name)
    if spec.kind is SourceKind.DEMO:
        return said(marked("Demo scene"))
    if spec.kind is SourceKind.CAMERA:
        return said(marked("Camera {0}")).format("" if spec.camera_index is None else spec.camera_index).strip()
    return name if spec.path is None else spec.path.name
