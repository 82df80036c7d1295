"""The subtitles of a recording that come from the file its pictures came from, packet by packet.

Used by `Accompaniment` on its writer thread.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import av
from av.subtitles.subtitle import SubtitleSet

from engine.media.sinks.streams.tracks import Place, is_taken

_log = logging.getLogger(__name__)

_SUBTITLES = {"mp4": "mov_text", "matroska": "subrip"}
"""Container -> encoder of the subtitles it takes of words."""

_WORDS = frozenset(["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text"])

_MS = Fraction(1, 1000)


def subtitles_for(
    source: Any, output: av.container.OutputContainer, muxer: str, options: Mapping[str, str]
) -> CopiedSubtitles | SubtitlesInOtherWords | None:
    """The track for subtitles, or None where the container takes none of this kind."""

    def write(output: Any) -> None:
        CopiedSubtitles(source, output)
        output.start_encoding()

    if source.codec_context is None:
        return None
    if is_taken(write, muxer, options):
        return CopiedSubtitles(source, output)
    return SubtitlesInOtherWords(source, output, muxer) if source.codec_context.name in _WORDS else None


class CopiedSubtitles:
    """Hands subtitles on as they are.

    Attributes:
        stream: see `Track`.
    """

    def __init__(self, source: Any, output: av.container.OutputContainer) -> None:
        self._output = output
        self._last_tick = -1
        self.stream: Any = output.add_stream_from_template(source, opaque=True)

    def take(self, packet: Any, place: Place) -> None:
        """Mux one packet."""
        place_s = place(float(packet.pts * packet.time_base))
        if place_s is not None and place_s >= 0.0:
            # Several may be shown from one moment on, and muxers want each behind the other.
            self._last_tick = max(round(place_s / packet.time_base), self._last_tick + 1)
            packet.pts = packet.dts = self._last_tick
            packet.stream = self.stream
            self._output.mux(packet)

    def begin_again(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        """Nothing is held back."""


class SubtitlesInOtherWords:
    """Writes subtitles of words as those that the container takes.

    Attributes:
        stream: see `Track`.
    """

    def __init__(self, source: Any, output: av.container.OutputContainer, muxer: str) -> None:
        self._output, self._decoder = output, source.codec_context
        # In MP4 words stay until others come; FFmpeg's muxer takes them away by itself, but not in files of fragments.
        self._nothing = b"\0\0" if muxer == "mp4" else b""
        self._end_ms = 0
        self._begin_ms = -1
        self.stream: Any = output.add_stream(_SUBTITLES[muxer])
        self._take_header(self.stream.codec_context)

    def take(self, packet: Any, place: Place) -> None:
        """Write the words of one packet anew."""
        place_s = place(float(packet.pts * packet.time_base))
        length_ms = round(float((packet.duration or 0) * packet.time_base) * 1000)
        try:
            said = self._decoder.decode2(packet)
        except av.error.FFmpegError as error:
            _log.info("a damaged subtitle was passed over (%s)", error)
            return
        if place_s is None or place_s < 0.0 or said is None:
            return
        words = b"\\N".join(line.ass.split(b",", 8)[8] for line in said if line.ass.count(b",") >= 8)
        if words:
            length_ms = length_ms or said.end_display_time
            self._write(b"0,0,Default,,0,0,0,," + words, round(place_s * 1000), length_ms)

    def begin_again(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        """Nothing is held back."""

    def _take_header(self, encoder: Any) -> None:
        self._decoder.open(strict=False)
        encoder.subtitle_header = self._decoder.subtitle_header

    def _write(self, line: bytes, at_ms: int, length_ms: int) -> None:
        # Several may be shown from one moment on, and muxers want each behind the other.
        self._begin_ms = at_ms = max(at_ms, self._begin_ms + 1)
        shown = SubtitleSet.create(text=line, start=0, end=length_ms, pts=at_ms * 1000)
        words = self.stream.codec_context.encode_subtitle(shown)
        if self._nothing and at_ms > self._end_ms:
            self._mux(av.Packet(self._nothing), self._end_ms, at_ms - self._end_ms)
        self._mux(words, at_ms, length_ms)
        self._end_ms = at_ms + length_ms

    def _mux(self, packet: Any, at_ms: int, length_ms: int) -> None:
        packet.time_base = _MS
        packet.pts = packet.dts = at_ms
        packet.duration, packet.stream = length_ms, self.stream
        self._output.mux(packet)
