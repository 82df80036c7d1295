"""Recordings and snapshots: where they go, what they are called, what became of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.background import Background
from app.bridge import SessionBridge
from engine import EngineError, PictureError, Pixels, Session, Sink, SinkClosed, SinkError, StreamInfo, write_picture


class Takes(QObject):
    """One recording at a time, and any number of snapshots.

    Signals:
        recording_changed(bool). saved(Path): a recording or snapshot is complete. problem(str): for the user.

    Threads: GUI.
    """

    recording_changed = pyqtSignal(bool)
    saved = pyqtSignal(object)
    problem = pyqtSignal(str)

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        background: Background,
        videos: Path,
        pictures: Path,
        make_recorder: Callable[[Path, StreamInfo], Sink],
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._session = session
        self._background = background
        self._videos, self._pictures = videos, pictures
        self._make_recorder = make_recorder
        self._now = now
        self._sink_id: int | None = None
        self._starting = False
        bridge.sink_closed.connect(self._on_closed)

    @property
    def recording(self) -> bool:
        """Whether frames are being recorded now."""
        return self._sink_id is not None

    def record(self, info: StreamInfo | None) -> None:
        """Start recording what comes from the source that says `info` of itself (None: there is none)."""
        if self.recording or self._starting:
            return
        if info is None:
            self.problem.emit(self.tr("There is nothing to record yet."))
            return
        self._starting = True
        # Not here on the GUI thread: the first recording loads the video libraries, a tenth of a second.
        self._background.run(partial(self._make, self._now(), info), self._begin, self._give_up)

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

    def _make(self, moment: datetime, info: StreamInfo) -> Sink:
        try:
            path = free_path(self._videos, moment, ".mp4")
        except OSError as error:
            raise SinkError(f"Cannot record into {self._videos}: {error.strerror}.") from error
        return self._make_recorder(path, info)

    def _begin(self, sink: Sink) -> None:
        self._starting = False
        try:
            self._sink_id = self._session.add_sink(sink)
        except EngineError as error:
            self.problem.emit(str(error))
        else:
            self.recording_changed.emit(True)

    def _give_up(self, reason: str) -> None:
        self._starting = False
        self.problem.emit(reason)

    def _on_closed(self, closed: SinkClosed) -> None:
        if closed.sink_id == self._sink_id:
            self._forget()
        if closed.problem:
            self.problem.emit(closed.problem)
        if closed.path is not None and closed.path.exists():
            self.saved.emit(closed.path)

    def _forget(self) -> None:
        self._sink_id = None
        self.recording_changed.emit(False)


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
