"""Recordings and snapshots: where they go, what they are called, what became of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from app.services.background import Background
from app.services.queued_connection import connect_queued
from app.services.session_signals import SessionBridge
from engine import (
    EncoderBench,
    Encoding,
    EncodingPlan,
    EngineError,
    PictureError,
    Pixels,
    Session,
    Sink,
    SinkClosed,
    SinkError,
    SinkFigures,
    StreamInfo,
    write_picture,
)

_LOOK_EVERY_MS = 250


@dataclass(frozen=True, slots=True)
class Wish:
    """What a recorder is made from.

    Attributes:
        path: the file. info: of the source. plan: how it is encoded.
        tell: gets a sentence the user should read; called on any thread.
    """

    path: Path
    info: StreamInfo
    plan: EncodingPlan
    tell: Callable[[str], None]


class Takes(QObject):
    """One recording at a time, and any number of snapshots.

    Attributes:
        encoding: how the next recording is encoded. bench: what can encode here.

    Signals:
        recording_changed(bool). paused_changed(bool): of the recording, not of the picture.
        busy_changed(bool): a recording is being made ready or runs; what it hears is settled.
        progressed(SinkFigures): how the recording is doing, a few times a second.
        saved(Path): a recording or snapshot is complete. problem(str): for the user.

    Threads: GUI.
    """

    recording_changed = pyqtSignal(bool)
    paused_changed = pyqtSignal(bool)
    busy_changed = pyqtSignal(bool)
    progressed = pyqtSignal(object)
    saved = pyqtSignal(object)
    problem = pyqtSignal(str)

    _told = pyqtSignal(str)

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        background: Background,
        videos: Path,
        pictures: Path,
        make_recorder: Callable[[Wish], Sink],
        bench: EncoderBench | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self.encoding = Encoding()
        self._session = session
        self._background = background
        self._videos, self._pictures = videos, pictures
        self._make_recorder = make_recorder
        self.bench = bench or EncoderBench()
        self._now = now
        self._sink_id: int | None = None
        self._starting = False
        self._overtaken = False
        self._info: StreamInfo | None = None
        self._paused = False
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        # Told on writer threads.
        connect_queued(self._told, self.problem.emit)
        bridge.sink_closed.connect(self._on_closed)
        bridge.source_opened.connect(self._on_source)
        bridge.finished.connect(self._on_finished)

    @property
    def recording(self) -> bool:
        """Whether there is a recording, paused or not."""
        return self._sink_id is not None

    @property
    def paused(self) -> bool:
        """Whether the recording is paused."""
        return self._paused

    def record(self, info: StreamInfo | None) -> None:
        """Start recording what comes from the source that says `info` of itself (None: there is none)."""
        if self.recording or self._starting:
            return
        if info is None:
            self.problem.emit(self.tr("There is nothing to record yet."))
            return
        self._starting, self._overtaken, self._info = True, False, info
        self.busy_changed.emit(True)
        # Not here on the GUI thread: the first recording loads the video libraries, a tenth of a second.
        make = partial(self._make, self._now(), info, self.encoding)
        self._background.run(make, self._begin, self._give_up)

    def pause(self, on: bool) -> None:
        """Leave out what comes from now on, or go on: the file has no gap there. No effect without a recording."""
        if self._sink_id is not None and on != self._paused:
            self._session.pause_sink(self._sink_id, on)
            self._paused = on
            self.paused_changed.emit(on)

    def stop(self) -> None:
        """Finish the recording; `saved` follows when the file is complete."""
        if self._sink_id is not None:
            self._session.remove_sink(self._sink_id)
            self._forget()

    def snapshot(self, pixels: Pixels | None) -> None:
        """Keep this picture as a PNG file."""
        if pixels is None:
            self.problem.emit(self.tr("There is no picture to keep yet."))
            return
        self._background.run(partial(_write, self._pictures, self._now(), pixels), self.saved.emit, self.problem.emit)

    def _make(self, moment: datetime, info: StreamInfo, encoding: Encoding) -> Sink:
        plan = self.bench.plan(encoding)
        try:
            path = free_path(self._videos, moment, plan.format.suffixes[0])
        except OSError as error:
            raise SinkError(f"Cannot record into {self._videos}: {error.strerror}.") from error
        return self._make_recorder(Wish(path, info, plan, self._told.emit))

    def _on_source(self, info: StreamInfo) -> None:
        # A camera that comes back is the same source.
        self._overtaken |= info != self._info

    def _on_finished(self) -> None:
        self._overtaken = True

    def _begin(self, sink: Sink) -> None:
        if self._overtaken:
            # It would hear the sound of the former source.
            self._give_up(self.tr("The source changed before the recording began. Record again."))
            return
        try:
            self._sink_id = self._session.add_sink(sink)
        except EngineError as error:
            self._give_up(str(error))
            return
        self._starting = False
        self._clock.start()
        self.recording_changed.emit(True)

    def _give_up(self, reason: str) -> None:
        self._starting = False
        self.busy_changed.emit(False)
        self.problem.emit(reason)

    def _look(self) -> None:
        figures = None if self._sink_id is None else self._session.sink_figures(self._sink_id)
        self.progressed.emit(figures or SinkFigures())

    def _on_closed(self, closed: SinkClosed) -> None:
        if closed.sink_id == self._sink_id:
            self._forget()
        if closed.problem:
            self.problem.emit(closed.problem)
        if closed.path is not None and os.path.exists(closed.path):
            self.saved.emit(closed.path)

    def _forget(self) -> None:
        self._sink_id = None
        self._paused = False
        self._clock.stop()
        self.recording_changed.emit(False)
        self.busy_changed.emit(False)


def free_path(folder: Path, moment: datetime, suffix: str) -> Path:
    """`Pastiche 2026-05-17 14.03.59.mp4` in `folder` (made if missing), numbered if there is one. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"Pastiche {moment:%Y-%m-%d %H.%M.%S}"
    names = (folder / f"{stem}{f' ({number})' if number else ''}{suffix}" for number in count())
    return next(path for path in names if not path.exists())


def _write(folder: Path, moment: datetime, pixels: Pixels) -> Path:
    try:
        path = free_path(folder, moment, ".png")
    except OSError as error:
        raise PictureError(f"Cannot keep pictures in {folder}: {error.strerror}.") from error
    write_picture(path, pixels)
    return path
