"""Frames of a video file or a network stream, by PyAV. Used on the capture thread.

What is true in the file stays true: time stamps (also of variable rate), rotation and mirroring, pixel
aspect, colours. Damaged packets are passed over where the decoder can go on; a file that ends before its time
gives all its good frames first and then says so with a SourceError.
"""

from __future__ import annotations

import logging
import stat
import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import av

from engine.errors import SourceError
from engine.media.encryption import is_scrambled, why_locked
from engine.media.plain_files import is_used_up_by_reading
from engine.media.sources import card_decoding, clinging
from engine.media.sources.failures import why_not_opened, why_not_read
from engine.media.sources.frames import deinterlacing
from engine.media.sources.frames.developing import Developer
from engine.media.sources.frames.transparent import decoder_of
from engine.media.sources.packets import Packets, duration_s, frame_rate
from engine.media.sources.segment_pace import SegmentPace
from engine.media.sources.spec import SourceOptions, SourceSpec
from engine.media.sources.timestamps import TimeStamps
from engine.media.sources.video_streams import TEXT_AS_VIDEO, moving_pictures
from engine.values import Frame, StreamInfo

_log = logging.getLogger(__name__)

# FFmpeg's AVFMT_NOTIMESTAMPS, in the flags of a container.
_NO_TIMESTAMPS = 0x80

_SAME_TIME_S = 0.001

OPEN_TIMEOUT_S = 5.0
"""How long a network may be silent while an address is opened; who waits for a picture gives up about then."""

READ_TIMEOUT_S = 4.5
"""How long it may be silent afterwards: less than a session waits for its source to let go at the end."""

SEGMENT_TIMEOUT_S = 12.0
"""The same for streams in segments (HLS, DASH), which fall silent for the length of one, mostly 6 seconds."""

_SEGMENTED = (".m3u8", ".mpd")

# How far before a wanted place the search begins, one attempt after the other.
_SEEK_MARGINS_S = (0.0, 1.0, 5.0, 30.0)


class VideoSource:
    """A video file, or a stream by its URL.

    Attributes:
        live: frames come when they come. False for files, and for addresses that turn out, once open, to name a film
            with a beginning and an end.

    Threads: open, read, seek and close on one thread, the capture thread.
    """

    def __init__(
        self,
        location: Path | str,
        live: bool | None = None,
        open_timeout_s: float = OPEN_TIMEOUT_S,
        read_timeout_s: float | None = None,
        on_card: bool = False,
    ) -> None:
        """`location`: a path, or a URL ("rtsp://..", "https://..").

        `on_card`: have a graphics card decode a file, or refuse to open it.

        `live`: None = find out. `open_timeout_s`, `read_timeout_s`: how long a network may be silent; None = as long as
        fits the address.
        """
        self._url = location if isinstance(location, str) and "://" in location else None
        self._path = None if self._url else Path(location)
        self._live = live
        self.live = bool(self._url) if live is None else live
        self._open_timeout_s = open_timeout_s
        self._read_timeout_s = _patience_s(str(location)) if read_timeout_s is None else read_timeout_s
        self._name = self._url or str(location)
        self._on_card, self._card = on_card, ""
        self._container: av.container.InputContainer | None = None
        self._decoding: _Decoding | None = None
        self._frames: Iterator[Frame] = iter(())
        self._pending: Frame | None = None
        self._pace: SegmentPace | None = None

    @classmethod
    def of(cls, spec: SourceSpec, options: SourceOptions) -> VideoSource:
        """The video file, or the stream at that address, which no card decodes."""
        return cls(spec.text) if spec.path is None else cls(spec.path, on_card=options.on_card)

    @property
    def why_clinging(self) -> str:
        """One sentence on what keeps a call from ending."""
        return clinging.STREAM if self._url else clinging.FILE

    def open(self) -> StreamInfo:
        """Open the file and decode its first frame, for only then is its size as displayed known."""
        self.close()
        self._container = self._open_container()
        if self._live is None:
            self.live = bool(self._url) and not self._container.duration
        self._pace = SegmentPace() if self.live and _comes_in_segments(self._name) else None
        try:
            stream = self._find_stream(self._container)
            self._decoding = _Decoding(self._container, stream, self._name, self.live, self._read_timeout_s)
            self._frames = self._decoding.frames()
            self._pending = next(self._frames, None)
        except SourceError:
            self.close()
            raise
        if self._pending is None:
            self.close()
            if self._card:
                raise SourceError(f"{self._name} has no picture that the graphics card ({self._card}) can decode.")
            if self._path is not None and is_scrambled(self._path):
                raise SourceError(why_locked(self._name))
            raise SourceError(f"{self._name} has no picture that can be decoded.")
        return self._describe(self._container, stream, self._pending, tuple(self._decoding.notes))

    def read(self) -> Frame | None:
        """The next frame; None at the end, SourceError where the file or stream breaks off."""
        if self._pending is not None:
            # Its age counts from here, not from when the file was opened.
            first, self._pending = self._pending, None
            return self._handed_over(first)
        frame = next(self._frames, None)
        return frame if frame is None or self._pace is None else self._handed_over(frame)

    def seek(self, time_s: float) -> None:
        """Read on from the first frame not before `time_s`. Raises SourceError."""
        if self._decoding is None or self.live:
            raise SourceError(f"{self._name} can only be watched as it comes.")
        self._pending = None
        self._frames = self._decoding.frames_from(time_s)

    def close(self) -> None:
        """Release decoder and file; any number of times."""
        self._frames, self._pending, self._decoding = iter(()), None, None
        if self._container is not None:
            self._container.close()
            self._container = None

    def _handed_over(self, frame: Frame) -> Frame:
        if self._pace is not None:
            self._pace.wait_for(frame.time_s)
        return replace(frame, captured_s=time.perf_counter())

    def _open_container(self) -> av.container.InputContainer:
        if self._path is not None:
            self._check_file(self._path)
        try:
            if self._path is not None:
                # With the protocol named, a colon in a file's name is not taken for one.
                container = av.open(f"file:{self._path}")
                return self._handed_to_card(container, self._path) if self._on_card else container
            options = {"rtsp_transport": "tcp"} if self._name.startswith("rtsp") else {}
            return av.open(self._name, timeout=(self._open_timeout_s, self._read_timeout_s), options=options)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise SourceError(why_not_opened(self._name, error, self._path, self._open_timeout_s)) from error

    def _check_file(self, path: Path) -> None:
        try:
            state = path.stat()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise SourceError(f"There is no file {self._name}.") from None
        except OSError as error:
            raise SourceError(why_not_read(self._name, error)) from error
        if stat.S_ISDIR(state.st_mode):
            raise SourceError(f"{self._name} is a folder, not a video.")
        if is_used_up_by_reading(path):
            raise SourceError(f"{self._name} is a pipe or a device, which can be read only once: make a file of it.")
        if stat.S_ISREG(state.st_mode) and not state.st_size:
            raise SourceError(f"{self._name} is empty.")

    def _handed_to_card(self, container: av.container.InputContainer, path: Path) -> av.container.InputContainer:
        container.close()
        container, self._card = card_decoding.open_on_card(path)
        return container

    def _find_stream(self, container: av.container.InputContainer) -> av.VideoStream:
        moving = moving_pictures(container)
        if container.format.name == TEXT_AS_VIDEO:
            raise SourceError(f"{self._name} is a text, not a video.")
        if not moving:
            raise SourceError(f"{self._name} has no moving picture in it.")
        stream = moving[0]
        if stream.codec_context is None:
            raise SourceError(f"The pictures of {self._name} are of a kind that is not known here, or encrypted.")
        # Frame threads are fastest but hold back one frame a core, which a live picture would show as delay.
        stream.thread_type = "SLICE" if self.live else "AUTO"
        if self._card and self._path is not None:
            card_decoding.check_on_card(stream, self._card, self._path)
        return stream

    def _describe(
        self, container: av.container.InputContainer, stream: av.VideoStream, first: Frame, notes: tuple[str, ...]
    ) -> StreamInfo:
        height, width = first.pixels.shape[:2]
        has_audio = bool(container.streams.audio)
        return StreamInfo(
            name=self._path.name if self._path else self._name,
            width=width,
            height=height,
            fps=None if self.live and _knows_no_time(container) else frame_rate(stream),
            frame_count=None if self.live else stream.frames or None,
            duration_s=None if self.live else duration_s(container, stream),
            live=self.live,
            audio_path=self._path if has_audio and not self.live else None,
            decoded_on=self._card,
            notes=notes,
        )


class _Decoding:
    """The way through an open container: packets in, `Frame`s out, and at the end: was everything there?

    Attributes:
        notes: what was done to the pictures so far that people should know, a sentence each.
    """

    def __init__(
        self,
        container: av.container.InputContainer,
        stream: av.VideoStream,
        name: str,
        live: bool,
        timeout_s: float,
    ) -> None:
        self._container, self._stream, self._name = container, stream, name
        self._packets = Packets(container, stream, name, live, timeout_s)
        zero_s = None if live or stream.start_time is None else float(stream.start_time * _time_base(stream))
        # FFmpeg would number such pictures at 25 a second, whatever their pace.
        self._by_arrival = live and _knows_no_time(container)
        self._time_stamps = TimeStamps(frame_rate(stream), zero_s)
        self.notes: list[str] = []
        self._decoder = decoder_of(stream, self._note)
        self._developer = Developer(stream.sample_aspect_ratio, stream.codec_context.name, self._note)
        self._shown_s = 0.0
        self._passed_over = 0
        self._index = 0

    def frames_from(self, begin_s: float) -> Iterator[Frame]:
        """The frames from `begin_s` on. Raises SourceError when the file cannot be searched."""
        for margin_s in _SEEK_MARGINS_S:
            decoded = self._decode_near(begin_s - margin_s)
            first = next(decoded, None)
            # Containers without an index may come out behind the key frame that is needed.
            late = first is None or self._time_s(first) > begin_s + _SAME_TIME_S
            if not late or margin_s > begin_s:
                break
        self._time_stamps.jump()
        return self.frames(begin_s - _SAME_TIME_S, chain([first] if first is not None else [], decoded))

    def _decode_near(self, time_s: float) -> Iterator[av.VideoFrame]:
        """Decode from the key frame before `time_s`: what lies between is decoded, but not converted."""
        ticks = round((time_s + self._time_stamps.zero_s) / _time_base(self._stream))
        try:
            self._container.seek(ticks, stream=self._stream, backward=True)
        except (av.error.FFmpegError, OSError) as error:
            raise SourceError(f"{self._name} can only be played from the beginning.") from error
        self._packets.moved()
        self._decoder.flush_buffers()
        return self._decode()

    def _time_s(self, decoded: av.VideoFrame) -> float:
        """Where a frame lies, 0 where the file does not say."""
        return 0.0 if decoded.pts is None else float(decoded.pts * _time_base(decoded)) - self._time_stamps.zero_s

    def frames(self, begin_s: float = 0.0, decoded_from: Iterator[av.VideoFrame] | None = None) -> Iterator[Frame]:
        """All frames not before `begin_s` that can be decoded; then SourceError if the file or stream broke off."""
        for decoded in decoded_from or self._decode():
            presented_s = self._presented_s(decoded)
            self._shown_s = presented_s if presented_s is not None else self._shown_s
            time_s = self._time_stamps.place(presented_s)
            if time_s >= begin_s:
                self._index += 1
                shown_s = float(decoded.duration * _time_base(decoded)) or None
                pixels = self._developer.picture(decoded)
                yield Frame(pixels, time_s, time.perf_counter(), self._index - 1, shown_s)
        self._packets.complain_if_cut_short(self._shown_s, self._passed_over)

    def _presented_s(self, decoded: av.VideoFrame) -> float | None:
        if self._by_arrival:
            return time.perf_counter()
        return None if decoded.pts is None else float(decoded.pts * _time_base(decoded))

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)
            _log.info("%s: %s", self._name, sentence)

    def _decode(self) -> Iterator[av.VideoFrame]:
        return deinterlacing.whole_pictures(self._decoded(), self._note)

    def _decoded(self) -> Iterator[av.VideoFrame]:
        for packet in self._packets.of_pictures():
            yield from self._decode_packet(packet)
        if self._packets.broken_by is not None:
            yield from self._decode_packet(None)

    def _decode_packet(self, packet: Any) -> list[av.VideoFrame]:
        try:
            return list(self._decoder.decode(packet))
        except av.error.FFmpegError as error:
            self._passed_over += 1
            _log.info("%s: a damaged packet was passed over (%s)", self._name, error)
            return []


def _time_base(timed: av.VideoStream | av.VideoFrame) -> Fraction:
    return timed.time_base or Fraction(1, 1000)


def _patience_s(address: str) -> float:
    return SEGMENT_TIMEOUT_S if _comes_in_segments(address) else READ_TIMEOUT_S


def _comes_in_segments(address: str) -> bool:
    return urlsplit(address).path.lower().endswith(_SEGMENTED)


def _knows_no_time(container: av.container.InputContainer) -> bool:
    """MJPEG over HTTP and bare H.264 are pictures one after the other, without a word of when."""
    return bool(container.format.flags & _NO_TIMESTAMPS)
