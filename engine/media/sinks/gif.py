"""Frames into an animated GIF: few pictures a second, made smaller, 256 colours chosen from the film itself.

Written on a writer thread of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.filter import Graph

from engine.errors import SinkError
from engine.media.sinks.disk_watch import DiskWatch
from engine.media.sinks.formats import Quality, format_of
from engine.media.sinks.recording_file import RecordingFile, check_path, why_not_written
from engine.media.sinks.timeline import Timeline
from engine.values import Frame, StreamInfo

_log = logging.getLogger(__name__)

_FAILURES = (av.error.FFmpegError, OSError, ValueError)

# GIF counts in hundredths of a second, and browsers play anything below two of them as ten.
_TICKS_PER_S = 100
_TIME_BASE = Fraction(1, _TICKS_PER_S)
_LEAST_TICKS = 2

PALETTE_BYTES = 48 * 1024 * 1024
"""Pictures are held back until they fill this much, then get 256 colours that suit them all: about ten seconds."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a quality means: longest side in pixels, pictures a second, how colours that are missing are mixed."""

    longest_px: int
    fps: float
    dither: str


_TERMS = {
    Quality.SMALL: _Terms(320, 10.0, "bayer:bayer_scale=3"),
    Quality.GOOD: _Terms(480, 15.0, "bayer:bayer_scale=3"),
    Quality.BEST: _Terms(960, 33.0, "sierra2_4a"),
}


class GifSink:
    """Records an animated GIF. Frames that come faster than the quality allows are passed over.

    Attributes:
        path: the file. frame_count: frames taken so far (those passed over, too).
        length_s: how long it is so far, in seconds. size_bytes: how large the file is so far; it grows in steps.

    Threads: open, cut, write and close on one writer thread; the attributes may be read from any.
    """

    def __init__(
        self,
        path: Path,
        quality: Quality = Quality.GOOD,
        *,
        overwrite: bool = False,
        tell: Callable[[str], None] = _log.info,
        disk: DiskWatch | None = None,
        palette_bytes: int = PALETTE_BYTES,
    ) -> None:
        """Nothing is touched before `open`."""
        self.path = path
        self.frame_count = 0
        self.length_s = 0.0
        self.size_bytes = 0
        self._terms, self._overwrite = _TERMS[quality], overwrite
        self._disk = disk or DiskWatch(path, tell)
        self._palette_bytes = palette_bytes
        self._file: RecordingFile | None = None
        self._reel: _Reel | None = None

    def open(self, info: StreamInfo) -> None:
        """Get ready; the file is there with the first pictures, until then an older one stays. Raises SinkError."""
        self.close()
        format_of(self.path, "gif")
        check_path(self.path, self._overwrite)
        self._disk.check_start()
        self._file = RecordingFile(self.path, self._overwrite)
        self._reel = _Reel(self._file, info, self._terms, self._palette_bytes)
        self.frame_count, self.length_s = 0, 0.0

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them."""
        if self._reel is not None:
            self._reel.timeline.cut()

    def write(self, frame: Frame) -> None:
        """Take one frame. Raises SinkError; after that, only `close` is of use."""
        if self._file is None or self._reel is None:
            raise SinkError(f"The recording {self.path} is not open.")
        self._guarded(self._file, lambda reel: reel.add(frame), self._reel)
        self.frame_count += 1
        self.length_s, self.size_bytes = self._reel.timeline.last_s, self._file.size_bytes
        self._disk.check(self.size_bytes)

    def close(self) -> None:
        """Write what is held back and finish the file. Raises SinkError when that fails; what is there plays."""
        file, reel, self._file, self._reel = self._file, self._reel, None, None
        if file is None or reel is None:
            return
        try:
            if file.failure is None:
                self._guarded(file, _Reel.finish, reel)
        finally:
            reel.release()
            file.finish()

    def _guarded(self, file: RecordingFile, step: Callable[[_Reel], None], reel: _Reel) -> None:
        try:
            step(reel)
        except _FAILURES as error:
            file.drop_the_rest()
            said = getattr(error, "strerror", None) or error
            raise SinkError(f"{self.path} cannot be encoded: {said}.") from error
        if file.failure is not None:
            raise SinkError(why_not_written(self.path, file.failure, file.plays)) from file.failure


class _Reel:
    """The pictures held back, and the container they go to once they have got their colours."""

    def __init__(self, file: RecordingFile, info: StreamInfo, terms: _Terms, palette_bytes: int) -> None:
        self.timeline = Timeline(1.0 / (info.fps or terms.fps))
        self._file, self._info, self._terms = file, info, terms
        self._size = _fitted(info.width, info.height, terms.longest_px)
        self._most = max(2, palette_bytes // (self._size[0] * self._size[1] * 3))
        self._held: list[av.VideoFrame] = []
        self._last_tick = -_TICKS_PER_S
        self._container: Any = None
        self._stream: Any = None
        self._latest: Any = None

    def add(self, frame: Frame) -> None:
        """Hold back a frame, unless it comes too soon after the last one."""
        height, width = frame.pixels.shape[:2]
        if (width, height) != (self._info.width, self._info.height):
            size, wanted = f"{width} x {height}", f"{self._info.width} x {self._info.height}"
            raise ValueError(f"a frame of {size} came where {wanted} was announced")
        tick = round(self.timeline.place(frame) * _TICKS_PER_S)
        # A frame that is early by less than half a hundredth is on time.
        if tick - self._last_tick < max(_LEAST_TICKS, int(_TICKS_PER_S / self._terms.fps)):
            return
        picture = av.VideoFrame.from_ndarray(frame.pixels, "rgb24")
        picture = picture.reformat(*self._size, format="rgb24", interpolation="AREA")
        picture.pts, picture.time_base, self._last_tick = tick, _TIME_BASE, tick
        self._held.append(picture)
        if len(self._held) >= self._most:
            self._let_go()

    def finish(self) -> None:
        """Write what is held back, and the end."""
        self._let_go()
        if self._container is not None:
            self._mux(self._stream.encode(None))
            self._latest.duration = max(_LEAST_TICKS, round(self.timeline.end_s * _TICKS_PER_S) - self._last_tick)
            self._container.mux(self._latest)

    def release(self) -> None:
        """Close the container; never raises."""
        self._held.clear()
        try:
            if self._container is not None:
                self._container.close()
        except _FAILURES as error:
            self._file.drop_the_rest()
            _log.info("closing an animated picture: %s", error)

    def _let_go(self) -> None:
        """Give all that is held back the colours that suit it best, and write it."""
        held, self._held = self._held, []
        if not held:
            return
        if self._container is None:
            self._begin()
        for picture in _with_palette(held, self._terms.dither):
            self._mux(self._stream.encode(picture))
        self._file.hold_here()

    def _mux(self, packets: list[Any]) -> None:
        """Mux all but the latest packet: how long that one is shown is known once it turns out to be the last."""
        for packet in packets:
            if self._latest is not None:
                self._container.mux(self._latest)
            self._latest = packet

    def _begin(self) -> None:
        self._container = av.open(self._file, "w", format="gif", options={"flush_packets": "1"})
        self._stream = self._container.add_stream("gif", rate=Fraction(self._terms.fps).limit_denominator(100))
        self._stream.width, self._stream.height = self._size
        self._stream.pix_fmt = "pal8"
        self._stream.time_base = self._stream.codec_context.time_base = _TIME_BASE


def _with_palette(pictures: list[av.VideoFrame], dither: str) -> list[Any]:
    """The same pictures in 256 colours chosen from all of them, by FFmpeg's palettegen and paletteuse."""
    graph = Graph()
    width, height = pictures[0].width, pictures[0].height
    source = graph.add_buffer(width=width, height=height, format=av.VideoFormat("rgb24"), time_base=_TIME_BASE)
    parted = graph.add("split")
    # No colour is given away to transparency: every picture covers all of the frame.
    choose = graph.add("palettegen", "reserve_transparent=0:stats_mode=full")
    use = graph.add("paletteuse", f"dither={dither}:diff_mode=rectangle")
    sink = graph.add("buffersink")
    source.link_to(parted)
    parted.link_to(use, 0, 0)
    parted.link_to(choose, 1, 0)
    choose.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    for picture in pictures:
        source.push(picture)
    source.push(None)
    return list(_drained(graph, len(pictures)))


def _drained(graph: Graph, count: int) -> list[Any]:
    out: list[Any] = []
    while len(out) < count:
        try:
            out.append(graph.vpull())
        except (BlockingIOError, av.error.EOFError):
            break
    return out


def _fitted(width: int, height: int, longest_px: int) -> tuple[int, int]:
    """The size of a picture whose longest side is at most `longest_px`, its shape kept."""
    scale = min(1.0, longest_px / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
