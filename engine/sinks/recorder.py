"""Frames into an MP4 file with H.264 video and the sound of the source. Written on a writer thread of its own."""

from __future__ import annotations

import logging
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from engine import yuv
from engine.errors import SinkError
from engine.sinks.recording_file import RecordingFile, why_not_written
from engine.sinks.soundtrack import Soundtrack
from engine.values import Frame, StreamInfo

_log = logging.getLogger(__name__)

_SUFFIXES = (".mp4", ".m4v")

# Every usual rate (24, 25, 30, 50, 60, their 1000/1001 kin, milliseconds, the 90 kHz of broadcasting) is a
# whole number of these, so that time stamps go from file to file without rounding and an even rhythm stays
# even.
_TICKS_PER_S = 720_000
_TIME_BASE = Fraction(1, _TICKS_PER_S)

# Written in fragments of a second, so that the file plays up to there after a kill or power cut; turned into
# an ordinary MP4 when closed. delay_moov waits for the first packets and so can say in the header exactly
# where each track starts.
_MUXER_OPTIONS = {
    "movflags": "hybrid_fragmented+delay_moov",
    "frag_duration": "1000000",
    "flush_packets": "1",
    "max_interleave_delta": "2000000",
    "video_track_timescale": str(_TICKS_PER_S),
}

_SECONDS_PER_KEYFRAME = 2.0
_MOST_FRAMES_PER_KEYFRAME = 250
_GUESSED_FPS = 30.0
_MISSED_END_S = 0.5


class RecorderSink:
    """Records what it is given: each frame once, at its time, in its size.

    Time stamps are kept relative to the first frame, at whatever rate they come; only a frame that is not
    later than the one before is put one tick (1.4 us) after it. Frames whose sides are both even are stored
    as yuv420p, which plays everywhere. H.264 cannot store an odd side that way, and neither padding nor
    cropping gives the same size back; such frames are stored as yuv444p, which desktop players and FFmpeg
    play, but some browsers and phones do not.

    What was recorded stays playable, whatever happens: after a failed write, a full disk or a kill the file
    ends within about two seconds of the last frame.

    Attributes:
        path: the file.
        frame_count: frames taken so far.

    Threads: open, write and close on one writer thread; the attributes may be read from any.
    """

    def __init__(
        self,
        path: Path,
        fps: float | None = None,
        audio_from: Path | None = None,
        *,
        overwrite: bool = False,
        crf: int = 18,
        preset: str = "veryfast",
    ) -> None:
        """Nothing is touched before `open`.

        `fps`: nominal rate, a hint for the encoder (None: as the source says). `audio_from`: file whose first
        audio track goes with the frames. `crf`: 0 (lossless) to 51, lower is better and larger. `preset`:
        x264's "ultrafast" to "veryslow", slower is smaller.
        """
        self.path = path
        self.frame_count = 0
        self._fps, self._audio_from, self._overwrite = fps, audio_from, overwrite
        self._encoder_options = {"crf": str(crf), "preset": preset}
        self._info: StreamInfo | None = None
        self._file: RecordingFile | None = None
        self._movie: _Movie | None = None

    def open(self, info: StreamInfo) -> None:
        """Create the file; an existing one stays as it is until the first frame comes. Raises SinkError."""
        self.close()
        self._check_path()
        self._file = RecordingFile(self.path, self._overwrite)
        self._info, self.frame_count = info, 0

    def write(self, frame: Frame) -> None:
        """Encode one frame and mux what is ready. Raises SinkError; after that, only `close` is of use."""
        if self._file is None or self._info is None:
            raise SinkError(f"The recording {self.path} is not open.")
        try:
            if self._movie is None:
                self._movie = _Movie(self._file, self._info, self._fps, self._audio_from, self._encoder_options)
                self._movie.start(frame)
            self._movie.add(frame)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            self._file.drop_the_rest()
            raise SinkError(self._why(error)) from error
        self._raise_failure(self._file)
        self.frame_count += 1

    def close(self) -> None:
        """Finish the file so that it plays anywhere. Raises SinkError when that fails; what is there plays."""
        file, movie, self._file, self._movie = self._file, self._movie, None, None
        if file is None:
            return
        failed_before = file.failure is not None
        try:
            if movie is not None:
                movie.finish()
        except (av.error.FFmpegError, OSError, ValueError) as error:
            file.drop_the_rest()
            raise SinkError(self._why(error)) from error
        finally:
            if movie is not None:
                movie.release()
            file.finish()
        if not failed_before:
            self._raise_failure(file)

    def _check_path(self) -> None:
        if self.path.suffix.lower() not in _SUFFIXES:
            raise SinkError(f"Recordings are MP4 files: name it .mp4, not {self.path.name!r}.")
        if not self.path.parent.is_dir():
            raise SinkError(f"There is no folder {self.path.parent}.")
        if self.path.is_dir():
            raise SinkError(f"{self.path} is a folder.")
        if self.path.exists() and not self._overwrite:
            raise SinkError(f"{self.path} exists already.")
        if self._would_overwrite_its_sound():
            raise SinkError(f"{self.path} is the file being read; record to another name.")

    def _would_overwrite_its_sound(self) -> bool:
        sound = self._audio_from
        return sound is not None and sound.exists() and self.path.exists() and self.path.samefile(sound)

    def _raise_failure(self, file: RecordingFile) -> None:
        if file.failure is not None:
            raise SinkError(why_not_written(self.path, file.failure)) from file.failure

    def _why(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return why_not_written(self.path, error)
        return f"{self.path} cannot be encoded: {getattr(error, 'strerror', None) or error}."


class _Movie:
    """The open container with its encoder and soundtrack: from the first frame to the end of the file."""

    def __init__(
        self,
        file: RecordingFile,
        info: StreamInfo,
        fps: float | None,
        audio_from: Path | None,
        encoder_options: dict[str, str],
    ) -> None:
        self._file, self._info = file, info
        self._rate = fps or info.fps or _GUESSED_FPS
        self._start_s = self._last_s = 0.0
        self._last_tick = -1
        self._container = av.open(file, "w", format="mp4", options=_MUXER_OPTIONS)
        self._pix_fmt = "yuv420p" if info.width % 2 == 0 and info.height % 2 == 0 else "yuv444p"
        self._video = self._add_video(encoder_options)
        self._sound = Soundtrack(audio_from, self._container) if audio_from is not None else None

    def start(self, first: Frame) -> None:
        """Make the time of this frame the time 0 of the file."""
        self._file.start()
        self._start_s = first.time_s
        if self._sound is not None:
            self._sound.start(first.time_s)

    def add(self, frame: Frame) -> None:
        """Encode a frame, and bring the sound up to it."""
        height, width = frame.pixels.shape[:2]
        if (width, height) != (self._info.width, self._info.height):
            size, wanted = f"{width} x {height}", f"{self._info.width} x {self._info.height}"
            raise ValueError(f"a frame of {size} came where {wanted} was announced")
        picture = yuv.from_rgb(frame.pixels, self._pix_fmt)
        self._last_s = frame.time_s - self._start_s
        self._last_tick = max(round(self._last_s * _TICKS_PER_S), self._last_tick + 1)
        picture.pts, picture.time_base = self._last_tick, _TIME_BASE
        self._container.mux(self._video.encode(picture))
        if self._sound is not None:
            self._sound.write_until(self._last_s)
        self._file.hold_here()

    def finish(self) -> None:
        """Write out what encoder and soundtrack still hold."""
        self._container.mux(self._video.encode(None))
        if self._sound is not None:
            self._sound.write_until(self._end_s())
            self._sound.finish()
        self._file.hold_here()

    def release(self) -> None:
        """Close the container, which writes the final header unless the file drops it; never raises."""
        for close in (self._container.close, self._sound.close if self._sound is not None else None):
            try:
                if close is not None:
                    close()
            except (av.error.FFmpegError, OSError, ValueError) as error:
                self._file.drop_the_rest()
                _log.info("closing a recording: %s", error)

    def _add_video(self, encoder_options: dict[str, str]) -> Any:
        rate = Fraction(self._rate).limit_denominator(1001)
        video: Any = self._container.add_stream("libx264", rate=rate, options=encoder_options)
        video.width, video.height, video.pix_fmt = self._info.width, self._info.height, self._pix_fmt
        video.time_base = video.codec_context.time_base = _TIME_BASE
        video.gop_size = min(max(1, round(self._rate * _SECONDS_PER_KEYFRAME)), _MOST_FRAMES_PER_KEYFRAME)
        # No B-frames: they make a file start before zero, which MP4 mends with an edit list, and that cuts the
        # last frame off a film of uneven rhythm (seen in 3 of 40); and a killed recording would end in a gap.
        video.codec_context.max_b_frames = 0
        yuv.tag(video.codec_context, self._info.height)
        return video

    def _end_s(self) -> float:
        """Where the sound ends: with the last frame; as a whole when the source was followed to its end."""
        end_s = self._last_s + 1.0 / self._rate
        duration_s = self._info.duration_s
        reached_end = duration_s is not None and self._start_s + end_s > duration_s - _MISSED_END_S
        return float("inf") if reached_end else end_s
