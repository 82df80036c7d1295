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
from app.services.session_signals import SessionSignals
from engine.errors import EngineError, PictureError, SinkError
from engine.events import SinkClosed
from engine.live import Session, SinkFigures
from engine.media import EncoderBench, Encoding, EncodingPlan, write_picture
from engine.protocols import Sink
from engine.values import Pixels, StreamInfo

_PROGRESS_MS = 250
_MOST_MISSING = 0.05


@dataclass(frozen=True, slots=True)
class RecordingRequest:
    """What a recorder is made from.

    Attributes:
        path: the file. info: of the source. plan: how it is encoded.
        tell: gets a sentence the user should read; called on any thread.
    """

    path: Path
    info: StreamInfo
    plan: EncodingPlan
    tell: Callable[[str], None]


class Recordings(QObject):
    """One recording at a time, and any number of snapshots.

    Attributes:
        encoding: how the next recording is encoded. bench: what can encode here.

    Signals:
        recording_changed(bool). paused_changed(bool): of the recording, not of the picture.
        busy_changed(bool): a recording is being prepared or runs; its microphone cannot be changed.
        progressed(SinkFigures): how the recording is doing, a few times a second.
        saved(Path): a recording or snapshot is complete. problem(str): for the user.
        thinned(Path, float): so much of the frames, 0..1, is missing in a recording that is complete.

    Threads: GUI.
    """

    recording_changed = pyqtSignal(bool)
    paused_changed = pyqtSignal(bool)
    busy_changed = pyqtSignal(bool)
    progressed = pyqtSignal(object)
    saved = pyqtSignal(object)
    thinned = pyqtSignal(object, float)
    problem = pyqtSignal(str)

    _recorder_said = pyqtSignal(str)

    def __init__(
        self,
        session: Session,
        session_signals: SessionSignals,
        background: Background,
        videos: Path,
        pictures: Path,
        make_recorder: Callable[[RecordingRequest], Sink],
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
        # By id: the present one, and those that are being finished.
        self._unfinished: dict[int, Path | None] = {}
        self._starting = False
        self._source_changed = False
        self._info: StreamInfo | None = None
        self._paused = False
        self._progress_timer = QTimer(self)
        self._progress_timer.setInterval(_PROGRESS_MS)
        self._progress_timer.timeout.connect(self._emit_progress)
        # Told on writer threads.
        connect_queued(self._recorder_said, self.problem.emit)
        session_signals.sink_closed.connect(self._on_closed)
        session_signals.source_opened.connect(self._on_source)
        session_signals.finished.connect(self._on_finished)

    @property
    def recording(self) -> bool:
        """Whether there is a recording, paused or not."""
        return self._sink_id is not None

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """Files that are being recorded or finished."""
        return tuple(path for path in self._unfinished.values() if path is not None)

    @property
    def paused(self) -> bool:
        """Whether the recording is paused."""
        return self._paused

    def record(self, info: StreamInfo | None) -> None:
        """Start recording the source that `info` describes; None = there is no source."""
        # Making a recorder takes a moment; a second click meanwhile must not begin a second file.
        if self.recording or self._starting:
            return
        if info is None:
            self.problem.emit(self.tr("There is nothing to record yet."))
            return
        self._starting, self._source_changed, self._info = True, False, info
        self.busy_changed.emit(True)
        # Not here on the GUI thread: the first recording loads the video libraries, a tenth of a second.
        make = partial(self._make, self._now(), info, self.encoding)
        self._background.run(make, self._begin, self._fail)

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
            self._reset()

    def snapshot(self, pixels: Pixels | None) -> None:
        """Keep this picture as a PNG file."""
        if pixels is None:
            self.problem.emit(self.tr("There is no picture to keep yet."))
            return
        # Compressing a PNG takes longer than a frame.
        self._background.run(partial(_write, self._pictures, self._now(), pixels), self.saved.emit, self.problem.emit)

    def _make(self, moment: datetime, info: StreamInfo, encoding: Encoding) -> Sink:
        plan = self.bench.plan(encoding)
        try:
            path = free_path(self._videos, moment, plan.format.suffixes[0])
        except OSError as error:
            raise SinkError(f"Cannot record into {self._videos}: {error.strerror}.") from error
        return self._make_recorder(RecordingRequest(path, info, plan, self._recorder_said.emit))

    def _on_source(self, info: StreamInfo) -> None:
        # A camera that comes back is the same source.
        self._source_changed |= info != self._info

    def _on_finished(self) -> None:
        self._source_changed = True

    def _begin(self, sink: Sink) -> None:
        if self._source_changed:
            # The recorder was made for the former source and would record its sound.
            self._fail(self.tr("The source changed before the recording began. Record again."))
            return
        try:
            self._sink_id = self._session.add_sink(sink)
        except EngineError as error:
            self._fail(str(error))
            return
        self._unfinished[self._sink_id] = getattr(sink, "path", None)
        self._starting = False
        self._progress_timer.start()
        self.recording_changed.emit(True)

    def _fail(self, reason: str) -> None:
        self._starting = False
        self.busy_changed.emit(False)
        self.problem.emit(reason)

    def _emit_progress(self) -> None:
        figures = None if self._sink_id is None else self._session.sink_figures(self._sink_id)
        self.progressed.emit(figures or SinkFigures())

    def _on_closed(self, closed: SinkClosed) -> None:
        if closed.sink_id == self._sink_id:
            self._reset()
        if closed.problem:
            self.problem.emit(closed.problem)
        was_recording = closed.sink_id in self._unfinished
        self._unfinished.pop(closed.sink_id, None)
        if closed.path is not None and os.path.exists(closed.path):
            self.saved.emit(closed.path)
            if closed.share_missing > _MOST_MISSING:
                self.thinned.emit(closed.path, closed.share_missing)
        elif was_recording and not closed.problem:
            self.problem.emit(self.tr("Nothing was recorded, for no picture came: one that is paused is not recorded."))

    def _reset(self) -> None:
        self._sink_id = None
        self._paused = False
        self._progress_timer.stop()
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
