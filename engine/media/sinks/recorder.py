"""Frames into a video file, with the sound of the source and what else it has. On a writer thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import av

from engine.errors import SinkError, SourceError
from engine.media.microphone import Listenable, Tap
from engine.media.sinks.disk_watch import DiskWatch
from engine.media.sinks.encoders import EncoderBench, EncodingPlan
from engine.media.sinks.formats import Encoding, format_of
from engine.media.sinks.movie import Movie, Order
from engine.media.sinks.recording_file import RecordingFile, check_path, why_not_written
from engine.values import Frame, StreamInfo

_log = logging.getLogger(__name__)

_FAILURES = (av.error.FFmpegError, OSError, ValueError)


class RecorderSink:
    """Records what it is given: each frame once, at its time, in its size.

    Time stamps are kept relative to the first frame, at whatever rate they come, less what `cut` takes out; only a
    frame that is not later than the one before is put one tick (1.4 us) after it. Films are yuv420p, which plays
    everywhere. H.264 and H.265 store no odd side that way: such a film has a pixel more, the last one repeated, and
    `tell` is told. (AV1 takes odd sides as they are.)

    What was recorded stays playable, whatever happens: after a failed write, a full disk or a kill the file
    ends within about two seconds of the last frame, or, where there was no more than that, is not there.

    Attributes:
        path: the file.
        frame_count: frames taken so far.
        length_s: how long the recording is so far, in seconds.
        size_bytes: how large the file is so far.

    Threads: open, cut, write and close on one writer thread; the attributes may be read from any.
    """

    def __init__(
        self,
        path: Path,
        fps: float | None = None,
        audio_from: Path | None = None,
        *,
        microphone: Listenable | None = None,
        overwrite: bool = False,
        plan: EncodingPlan | None = None,
        tell: Callable[[str], None] = _log.info,
        disk: DiskWatch | None = None,
    ) -> None:
        """Nothing is touched before `open`.

        `fps`: nominal rate, a hint for the encoder (None: as the source says). `audio_from`: file whose sounds,
        subtitles, chapters and tags go with the frames. `microphone`: heard meanwhile, where there is no such file.
        `plan`: None = what the suffix of `path` means, in good quality, by software.
        `tell` gets sentences the user should read while it records; called on the writer thread.
        """
        self.path = path
        self.frame_count = 0
        self.length_s = 0.0
        self.size_bytes = 0
        self._audio_from, self._overwrite = audio_from, overwrite
        self._fps, self._plan, self._tell = fps, plan, tell
        self._microphone = microphone
        self._tap: Tap | None = None
        self._disk = disk or DiskWatch(path, tell)
        self._info: StreamInfo | None = None
        self._file: RecordingFile | None = None
        self._movie: Movie | None = None

    def open(self, info: StreamInfo) -> None:
        """Get ready; the file is there with the first second of frames, an older one stays until then. Raises
        SinkError.
        """
        self.close()
        format = format_of(self.path, self._plan.format.name if self._plan else None)
        if format.muxer == "gif":
            raise SinkError(f"{self.path.name} is for animated pictures, which the recorder does not make.")
        self._plan = self._plan or EncoderBench().plan(Encoding(), format)
        check_path(self.path, self._overwrite, self._audio_from)
        self._disk.check_start()
        self._file = RecordingFile(self.path, self._overwrite)
        # From now on, not from the first frame to arrive: that one was captured a while before it is written.
        self._tap = self._listen()
        self._info, self.frame_count, self.length_s = info, 0, 0.0

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them; the sound, too."""
        if self._movie is not None:
            self._movie.cut()

    def write(self, frame: Frame) -> None:
        """Encode one frame and mux what is ready. Raises SinkError; after that, only `close` is of use."""
        if self._file is None or self._info is None or self._plan is None:
            raise SinkError(f"The recording {self.path} is not open.")
        try:
            if self._movie is None:
                order = Order(self._plan, self._fps, self._audio_from, self._tap, self._tell)
                self._movie = Movie(self._file, self._info, order)
                self._movie.start(frame)
            self._movie.add(frame)
        except _FAILURES as error:
            self._file.drop_the_rest()
            raise SinkError(self._why(error, self._file)) from error
        self._raise_failure(self._file)
        self.frame_count += 1
        self.length_s, self.size_bytes = self._movie.length_s, self._file.size_bytes
        self._disk.check(self.size_bytes)

    def close(self) -> None:
        """Finish the file so that it plays anywhere. Raises SinkError when that fails; what is there plays."""
        file, movie, self._file, self._movie = self._file, self._movie, None, None
        if self._tap is not None:
            self._tap.close()
            self._tap = None
        if file is None:
            return
        failed_before = file.failure is not None
        try:
            if movie is not None:
                movie.finish()
        except _FAILURES as error:
            file.drop_the_rest()
            raise SinkError(self._why(error, file)) from error
        finally:
            if movie is not None:
                movie.release()
            file.finish()
        if not failed_before:
            self._raise_failure(file)

    def _listen(self) -> Tap | None:
        if self._microphone is None or self._audio_from is not None:
            return None
        try:
            return self._microphone.listen()
        except SourceError as error:
            self._tell(f"{error} The recording has no sound.")
            return None

    def _raise_failure(self, file: RecordingFile) -> None:
        if file.failure is not None:
            raise SinkError(why_not_written(self.path, file.failure, file.plays)) from file.failure

    def _why(self, error: Exception, file: RecordingFile) -> str:
        if isinstance(error, OSError):
            return why_not_written(self.path, error, file.plays)
        return f"{self.path} cannot be encoded: {getattr(error, 'strerror', None) or error}."
