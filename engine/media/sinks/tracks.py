"""The tracks of a recording that come from the file its pictures came from: sounds and subtitles, packet by packet.

Used by `Accompaniment` on its writer thread.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Protocol

import av
from av.subtitles.subtitle import SubtitleSet

from engine.media.sinks import adts
from engine.media.sinks.aac import AacTrack
from engine.media.sinks.channels import Channels
from engine.media.sinks.sound_decoding import decoder_of

_log = logging.getLogger(__name__)

_EVERYWHERE = frozenset(
    ["aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3", "dca", "alac", "flac", "opus", "libopus"]
)
_COPIED = {"mp4": _EVERYWHERE, "matroska": _EVERYWHERE | {"pcm_s16le", "pcm_s24le", "pcm_f32le", "vorbis", "libvorbis"}}
"""Container -> decoders of what players accept inside it. FFmpeg would put PCM and Vorbis into MP4 too, and few could
play it."""

_SUBTITLES = {"mp4": "mov_text", "matroska": "subrip"}
"""Container -> encoder of the subtitles it takes of words."""

_WORDS = frozenset(["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text"])

_NEVER = -(1 << 62)
_MS = Fraction(1, 1000)

Place = Callable[[float], float | None]
"""Where a moment of the file's clock, in seconds, stands in the recording; None: it was cut out."""


class Track(Protocol):
    """One stream of the output.

    Attributes:
        stream: it, for what is said of it.
    """

    stream: Any

    def take(self, packet: Any, place: Place) -> None:
        """Mux what a packet of the file holds."""

    def finish(self) -> None:
        """Write out what is held back."""


class Copy:
    """Hands packets on as they are, up to where the sound changes its kind: a header describes one alone.

    Attributes:
        stream: see `Track`.
    """

    def __init__(
        self, source: Any, output: av.container.OutputContainer, first: bytes, changed: Callable[[float], None]
    ):
        """`first`: what the first packet holds. `changed`: told where the sound ends early."""
        self._output, self._changed = output, changed
        self.stream: Any = output.add_stream_from_template(source, opaque=True)
        self._description = _description(source, first)
        self._unwraps = not source.codec_context.extradata and bool(self._description)
        if self._unwraps:
            self.stream.codec_context.extradata = self._description
        self._last_dts = _NEVER
        self._ended = False

    def take(self, packet: Any, place: Place) -> None:
        """Mux one packet."""
        place_s = place(float(packet.pts * packet.time_base))
        if place_s is None or self._ended:
            return
        if _description(packet.stream, bytes(packet), packet) != self._description:
            self._ended = True
            self._changed(place_s)
            return
        self._output.mux(self._placed(packet, place_s))

    def finish(self) -> None:
        """Nothing is held back."""

    def _placed(self, packet: Any, place_s: float) -> Any:
        shift = packet.pts - round(place_s / packet.time_base)
        dts = packet.pts if packet.dts is None else packet.dts
        pts, dts = packet.pts - shift, dts - shift
        if self._unwraps or packet.has_sidedata("new_extradata"):
            # A muxer would write the description anew that comes with a packet, over what lies behind the old one.
            data = bytes(packet)
            packet = _bare(packet, adts.without_header(data) if self._unwraps else data)
        # Where something was cut out, the last packet before and the first one behind may overlap.
        packet.dts = self._last_dts = max(dts, self._last_dts + 1)
        packet.pts = max(pts, packet.dts)
        packet.stream = self.stream
        return packet


class ToAac:
    """Decodes packets of any codec and encodes them to AAC.

    Attributes:
        stream: see `Track`.
    """

    def __init__(self, source: Any, output: av.container.OutputContainer, channels: Channels) -> None:
        self._channels = channels
        self._decoder = decoder_of(source, channels)
        self._aac = AacTrack(output, source.codec_context.sample_rate, channels.in_aac)
        self.stream = self._aac.stream
        self._place: Place = lambda _stream_s: None

    def take(self, packet: Any, place: Place) -> None:
        """Decode one packet and mux what comes out at the other end."""
        self._place = place
        try:
            frames = self._decoder.decode(packet)
        except av.error.FFmpegError as error:
            _log.info("a damaged audio packet was passed over (%s)", error)
            return
        for frame in frames:
            self._put(frame)

    def finish(self) -> None:
        """Flush decoder and encoder."""
        try:
            for frame in self._decoder.decode(None):
                self._put(frame)
        except av.error.FFmpegError as error:
            _log.info("the last sound could not be decoded (%s)", error)
        self._aac.finish()

    def _put(self, frame: Any) -> None:
        channels = None if self._channels.is_usual else self._channels
        if frame.pts is None or frame.time_base is None:
            self._aac.put(frame, None, channels)
            return
        place_s = self._place(float(frame.pts * frame.time_base))
        if place_s is not None and place_s + frame.samples / frame.sample_rate > 0.0:
            self._aac.put(frame, place_s, channels)


class CopiedSubtitles:
    """Hands subtitles on as they are.

    Attributes:
        stream: see `Track`.
    """

    def __init__(self, source: Any, output: av.container.OutputContainer) -> None:
        self._output = output
        self.stream: Any = output.add_stream_from_template(source, opaque=True)

    def take(self, packet: Any, place: Place) -> None:
        """Mux one packet."""
        place_s = place(float(packet.pts * packet.time_base))
        if place_s is not None and place_s >= 0.0:
            packet.pts = packet.dts = round(place_s / packet.time_base)
            packet.stream = self.stream
            self._output.mux(packet)

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

    def finish(self) -> None:
        """Nothing is held back."""

    def _take_header(self, encoder: Any) -> None:
        self._decoder.open(strict=False)
        encoder.subtitle_header = self._decoder.subtitle_header

    def _write(self, line: bytes, at_ms: int, length_ms: int) -> None:
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


def is_copied(source: Any, first: Any, muxer: str, options: Mapping[str, str]) -> bool:
    """Whether a sound whose first packet is `first` is put into a container as it is: players know its codec there, the
    muxer takes this very stream, and its packets are long enough to have a time of their own.
    """
    if source.codec_context.name not in _COPIED[muxer] or _is_shorter_than_a_tick(source, first):
        return False
    data = bytes(first)
    in_band = source.codec_context.name == "aac" and not source.codec_context.extradata
    if in_band and not (adts.is_adts(data) and adts.description_from(data)):
        return False

    def write(output: Any) -> None:
        trial = Copy(source, output, data, lambda _place_s: None)
        trial.take(_bare(first, data, source), lambda _stream_s: 0.0)

    return _is_taken(write, muxer, options)


def subtitles_for(
    source: Any, output: av.container.OutputContainer, muxer: str, options: Mapping[str, str]
) -> CopiedSubtitles | SubtitlesInOtherWords | None:
    """The track for subtitles, or None where the container takes none of this kind."""

    def write(output: Any) -> None:
        CopiedSubtitles(source, output)
        output.start_encoding()

    if source.codec_context is None:
        return None
    if _is_taken(write, muxer, options):
        return CopiedSubtitles(source, output)
    return SubtitlesInOtherWords(source, output, muxer) if source.codec_context.name in _WORDS else None


def _is_shorter_than_a_tick(source: Any, first: Any) -> bool:
    """Whether several packets of a sound stand at one time in its file, for want of a finer one."""
    samples, rate = source.codec_context.frame_size, source.codec_context.sample_rate
    return not first.duration or bool(samples and rate and Fraction(samples, rate) < first.time_base)


def _is_taken(write: Callable[[Any], None], muxer: str, options: Mapping[str, str]) -> bool:
    """Whether a muxer takes what `write` does: tried, for its own rules are many (MP4 has no MP3 below 16 kHz)."""
    try:
        with av.open(io.BytesIO(), "w", format=muxer, options=dict(options)) as output:
            write(output)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        _log.info("%s does not take this stream: %s", muxer, error)
        return False
    return True


def _description(source: Any, data: bytes, packet: Any = None) -> bytes:
    """What a player must know before it plays a packet, as far as the packet says it or else the file."""
    extradata = source.codec_context.extradata
    if not extradata:
        return adts.description_from(data) if source.codec_context.name == "aac" and adts.is_adts(data) else b""
    if packet is not None and packet.has_sidedata("new_extradata"):
        return bytes(packet.get_sidedata("new_extradata"))
    return bytes(extradata)


def _bare(packet: Any, data: bytes, source: Any = None) -> Any:
    """A packet of the same times with `data` and nothing beside it."""
    bare = av.Packet(data)
    bare.time_base, bare.pts, bare.dts = packet.time_base, packet.pts, packet.dts
    bare.duration, bare.is_keyframe = packet.duration, True
    if source is not None:
        bare.stream = source
    return bare
