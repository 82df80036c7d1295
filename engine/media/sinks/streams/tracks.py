"""The sounds of a recording that come from the file its pictures came from, packet by packet.

Used by `Accompaniment` on its writer thread.
"""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Protocol

import av

from engine.media.sinks.streams import adts
from engine.media.sinks.streams.aac import AacTrack
from engine.media.sinks.streams.channels import Channels
from engine.media.sinks.streams.sound_decoding import sound_decoder_of

_log = logging.getLogger(__name__)

_EVERYWHERE = frozenset(
    ["aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3", "dca", "alac", "flac", "opus", "libopus"]
)
_COPIED = {"mp4": _EVERYWHERE, "matroska": _EVERYWHERE | {"pcm_s16le", "pcm_s24le", "pcm_f32le", "vorbis", "libvorbis"}}
"""Container -> decoders of what players accept inside it. FFmpeg would put PCM and Vorbis into MP4 too, and few could
play it."""

_SAMPLE_BYTES = {"pcm_s16le": 2, "pcm_s24le": 3, "pcm_f32le": 4}

# What two packets of one sound may overlap by for no other reason than that their times are rounded.
_ROUNDED_S = 0.002

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

    def begin_again(self) -> None:
        """Take in what is held back, since the next packet is of the beginning of the file."""

    def finish(self) -> None:
        """Write out what is held back."""


class Copy:
    """Hands packets on as they are. Where AAC changes its kind, as in broadcasts, what does not fit the one header
    there is comes encoded anew; other sound ends there, unless its packets describe themselves.

    Attributes:
        stream: see `Track`.
    """

    def __init__(
        self, source: Any, output: av.container.OutputContainer, first: bytes, changed: Callable[[float], None]
    ) -> None:
        """`first`: what the first packet holds. `changed`: told where the sound ends early."""
        self._output, self._changed = output, changed
        self.stream: Any = output.add_stream_from_template(source, opaque=True)
        self._description = _description(source, first)
        self._unwraps = not source.codec_context.extradata and bool(self._description)
        if self._unwraps:
            self.stream.codec_context.extradata = self._description
        self._last_s = -math.inf
        self._fitted: ToAac | None = None
        self._ended = False

    def take(self, packet: Any, place: Place) -> None:
        """Mux one packet."""
        place_s = place(float(packet.pts * packet.time_base))
        if place_s is None or self._ended:
            return
        if _description(packet.stream, bytes(packet), packet) == self._description:
            self._fit(None)
            self._copy(packet, place_s)
        elif self._unwraps and adts.is_low_complexity(self._description):
            self._fit(packet.stream)
            if self._fitted is not None:
                self._fitted.take(packet, place)
        else:
            self._ended = True
            self._changed(place_s)

    def begin_again(self) -> None:
        """Write out what is held back where sound is encoded anew."""
        self._fit(None)

    def finish(self) -> None:
        """The same."""
        self._fit(None)

    def _fit(self, source: Any) -> None:
        """From here on, encode anew what comes from `source`; None: copy."""
        if source is None and self._fitted is not None:
            self._fitted.finish()
            self._fitted = None
        elif source is not None and self._fitted is None:
            rate, layout = adts.rate_and_layout(self._description)
            self._fitted = ToAac(source, AacTrack(_Behind(self), rate, layout), None)

    def _copy(self, packet: Any, place_s: float) -> None:
        shift = packet.pts - round(place_s / packet.time_base)
        dts = packet.pts if packet.dts is None else packet.dts
        pts, dts = packet.pts - shift, dts - shift
        if self._unwraps or packet.has_sidedata("new_extradata"):
            # A muxer would write the description anew that comes with a packet, over what lies behind the old one.
            data = bytes(packet)
            packet = _bare(packet, adts.without_header(data) if self._unwraps else data)
        packet.pts, packet.dts = pts, dts
        self.mux(packet)

    def mux(self, packet: Any) -> None:
        """Mux a packet of the recording's time. At a seam the last one before and the first one behind may overlap."""
        behind_s = self._last_s - float(packet.dts * packet.time_base)
        if behind_s > _ROUNDED_S:
            return
        if behind_s >= 0.0:
            # One sample later: what muxers count in is never coarser.
            least = math.floor((self._last_s + 1 / self.stream.codec_context.sample_rate) / packet.time_base) + 1
            packet.dts, packet.pts = least, max(packet.pts, least)
        self._last_s = float(packet.dts * packet.time_base)
        packet.stream = self.stream
        self._output.mux(packet)


class _Behind:
    """Encodes AAC as one more part of a sound that is copied otherwise; an output as far as `AacTrack` looks at it."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy

    def add_stream(self, name: str, rate: int) -> Any:
        """An encoder without a stream of its own."""
        encoder: Any = av.CodecContext.create(name, "w")
        encoder.sample_rate, encoder.format = rate, "fltp"
        encoder.time_base = Fraction(1, rate)
        return encoder

    def mux(self, packets: list[Any]) -> None:
        """Put packets behind what was copied."""
        for packet in packets:
            self._copy.mux(packet)


class ToAac:
    """Decodes packets of any codec and encodes them to AAC.

    Attributes:
        stream: see `Track`.
    """

    def __init__(self, source: Any, aac: AacTrack, channels: Channels | None) -> None:
        """`channels`: those of `source`; None = as each frame says."""
        self._channels = None if channels is None or channels.is_usual else channels
        self._decoder = source.codec_context if channels is None else sound_decoder_of(source, channels)
        self._aac = aac
        self.stream = aac.stream
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

    def begin_again(self) -> None:
        """Flush the decoder, and make it ready for more."""
        self._flush()
        self._decoder.flush_buffers()

    def finish(self) -> None:
        """Flush decoder and encoder."""
        self._flush()
        self._aac.finish()

    def _flush(self) -> None:
        try:
            for frame in self._decoder.decode(None):
                self._put(frame)
        except av.error.FFmpegError as error:
            _log.info("the last sound could not be decoded (%s)", error)

    def _put(self, frame: Any) -> None:
        if frame.pts is None or frame.time_base is None:
            self._aac.put(frame, None, self._channels)
            return
        place_s = self._place(float(frame.pts * frame.time_base))
        if place_s is not None and place_s + frame.samples / frame.sample_rate > 0.0:
            self._aac.put(frame, place_s, self._channels)


def says_no_order(source: Any, first: Any) -> bool:
    """Whether a sound, copied, would be that of so many channels and nothing else, and there are more than two:
    Matroska does not say of uncompressed sound which is which.
    """
    name = source.codec_context.name
    if name not in _SAMPLE_BYTES:
        return False
    samples = float((first.duration or 0) * first.time_base) * source.codec_context.sample_rate
    return bool(first.size > 2.5 * _SAMPLE_BYTES[name] * samples)


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

    return is_taken(write, muxer, options)


def _is_shorter_than_a_tick(source: Any, first: Any) -> bool:
    """Whether several packets of a sound stand at one time in its file, for want of a finer one."""
    samples, rate = source.codec_context.frame_size, source.codec_context.sample_rate
    return not first.duration or bool(samples and rate and Fraction(samples, rate) < first.time_base)


def is_taken(write: Callable[[Any], None], muxer: str, options: Mapping[str, str]) -> bool:
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
