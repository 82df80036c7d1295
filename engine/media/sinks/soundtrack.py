"""The sound of a recording, taken from the file the frames came from. Used by the recorder on its writer thread."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from av.bitstream import BitStreamFilterContext

from engine.errors import SinkError
from engine.media.sinks.aac import AacTrack
from engine.media.sinks.timeline import Timeline

_log = logging.getLogger(__name__)

_EVERYWHERE = frozenset(
    ["aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3", "dca", "alac", "flac", "opus", "libopus"]
)
_COPIED = {"mp4": _EVERYWHERE, "matroska": _EVERYWHERE | {"pcm_s16le", "pcm_s24le", "pcm_f32le", "vorbis", "libvorbis"}}
"""Container -> decoders of what players accept inside it. FFmpeg would put PCM and Vorbis into MP4 too, and few could
play it."""

# Decoders need a packet or two before the first that is heard (AAC: 21 ms); they lie before time 0.
_RUN_UP_S = 0.05

_NEVER = -(1 << 62)


class Soundtrack:
    """Puts the first audio track of a file into an output container, in step with the frames.

    Packets are copied as they are where the container takes their codec, else decoded and encoded to AAC. They stand
    where the timeline has the frames they belong to; what is cut out of the picture is cut out of the sound, to the
    packet (21 ms).

    Threads: everything on the writer thread.
    """

    def __init__(self, path: Path, output: av.container.OutputContainer, timeline: Timeline, muxer: str) -> None:
        """Open `path`; a file without sound is fine and gives none. `muxer`: that of `output`. Raises SinkError."""
        try:
            self._input = av.open(f"file:{path}")
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise SinkError(f"The sound of {path} cannot be read.") from error
        self._name = str(path)
        self._output, self._timeline, self._copied = output, timeline, _COPIED[muxer]
        self._track: Any = next(iter(self._input.streams.audio), None)
        self._packets: Iterator[Any] = iter(())
        self._waiting: Any = None
        self._video_start_s = _video_start_s(self._input)
        self._last_dts = _NEVER
        self._route: _Copy | _ToAac | None = None

    def start(self) -> None:
        """Add the stream, before the output's header is written, and begin at the first frame."""
        if self._track is None:
            return
        first_frame_s = self._timeline.stream_s(0.0)
        if first_frame_s > 1.0:
            target = int((self._video_start_s + first_frame_s - _RUN_UP_S) / self._track.time_base)
            self._input.seek(target, stream=self._track, backward=True)
        self._packets = self._heard()
        self._waiting = next(self._packets, None)
        if self._waiting is not None:
            copied = self._track.codec_context.name in self._copied
            self._route = (_Copy if copied else _ToAac)(self._track, self._output, self._waiting)

    def write_until(self, time_s: float) -> None:
        """Mux all sound that starts before `time_s` of the recording."""
        while self._waiting is not None:
            place_s = self._timeline.of_stream(self._stream_s(self._waiting))
            if place_s is not None and place_s >= time_s:
                return
            if place_s is not None:
                self._mux(self._waiting, place_s)
            self._waiting = next(self._packets, None)

    def finish(self) -> None:
        """Write out what an encoder still holds; no sound can follow."""
        if self._route is not None:
            self._route.finish()
        self._packets, self._waiting = iter(()), None

    def close(self) -> None:
        """Let go of the file; any number of times."""
        self._packets, self._waiting = iter(()), None
        self._input.close()

    def _heard(self) -> Iterator[Any]:
        """Packets with a time that are not over before the recording starts; ends early where the file is damaged."""
        first_heard_s = self._timeline.stream_s(0.0) - _RUN_UP_S
        try:
            for packet in self._input.demux(self._track):
                if packet.pts is not None and self._stream_s(packet, at_end=True) > first_heard_s:
                    yield packet
        except (av.error.FFmpegError, OSError) as error:
            _log.info("%s: the sound ends early (%s)", self._name, error)

    def _stream_s(self, packet: Any, at_end: bool = False) -> float:
        """When a packet begins, in the clock of the frames."""
        ticks = packet.pts + (packet.duration or 0 if at_end else 0)
        return float(ticks * packet.time_base) - self._video_start_s

    def _mux(self, packet: Any, place_s: float) -> None:
        shift = packet.pts - round(place_s / packet.time_base)
        dts = packet.pts if packet.dts is None else packet.dts
        packet.pts -= shift
        # Where something was cut out, the last packet before and the first one behind may overlap.
        packet.dts = self._last_dts = max(dts - shift, self._last_dts + 1)
        packet.pts = max(packet.pts, packet.dts)
        if self._route is not None:
            self._route.take(packet)


class _Copy:
    """Hands packets on as they are."""

    def __init__(self, track: Any, output: av.container.OutputContainer, first: Any) -> None:
        self._output = output
        self._stream: Any = output.add_stream_from_template(track)
        self._unwrap: Any = None
        if track.codec_context.name == "aac" and not track.codec_context.extradata:
            # MPEG-TS repeats the description of the sound on every packet; MP4 wants it once, in its header.
            # FFmpeg does this by itself for ordinary files, but not for fragmented ones.
            self._stream.codec_context.extradata = _description_from_adts(bytes(first))
            self._unwrap = BitStreamFilterContext("aac_adtstoasc", track)

    def take(self, packet: Any) -> None:
        """Mux one packet (already in the recording's time)."""
        for ready in [packet] if self._unwrap is None else self._unwrap.filter(packet):
            ready.stream = self._stream
            self._output.mux(ready)

    def finish(self) -> None:
        """Nothing is held back."""


class _ToAac:
    """Decodes packets of any codec and encodes them to AAC."""

    def __init__(self, track: Any, output: av.container.OutputContainer, first: Any) -> None:
        del first
        self._track = track
        self._aac = AacTrack(output, track.rate, track.layout.nb_channels)

    def take(self, packet: Any) -> None:
        """Decode one packet (already in the recording's time) and mux what comes out at the other end."""
        try:
            frames = self._track.decode(packet)
        except av.error.FFmpegError as error:
            _log.info("a damaged audio packet was passed over (%s)", error)
            return
        for frame in frames:
            self._aac.take(frame)

    def finish(self) -> None:
        """Flush decoder and encoder."""
        for frame in self._track.codec_context.decode(None):
            self._aac.take(frame)
        self._aac.finish()


def _description_from_adts(packet: bytes) -> bytes:
    """The AudioSpecificConfig (ISO 14496-3) that an ADTS header says in other words: profile, rate, channels."""
    profile, rate = packet[2] >> 6, packet[2] >> 2 & 15
    channels = (packet[2] & 1) << 2 | packet[3] >> 6
    return (profile + 1 << 11 | rate << 7 | channels << 3).to_bytes(2, "big")


def _video_start_s(container: av.container.InputContainer) -> float:
    """Where the video of the file starts, in the clock that its sound shares."""
    for stream in container.streams.video:
        if stream.start_time is not None and stream.time_base is not None:
            return float(stream.start_time * stream.time_base)
    return 0.0
