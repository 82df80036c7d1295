"""The open file of a recording: container, encoder and sound, from the first frame to the last. Used by the recorder;
what it says of containers also holds for films that are joined of parts (`engine/render/cluster/concat.py`).

Threads: everything on the writer thread.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np

from engine.errors import SinkError
from engine.media.colour import yuv
from engine.media.microphone import Tap
from engine.media.sinks.encoders import EncodingPlan
from engine.media.sinks.formats import VideoEncoder
from engine.media.sinks.recording_file import RecordingFile
from engine.media.sinks.streams.accompaniment import Accompaniment
from engine.media.sinks.streams.live_sound import LiveSound
from engine.media.sinks.timeline import Timeline
from engine.values import Frame, Pixels, StreamInfo

_log = logging.getLogger(__name__)

# Every usual rate (24, 25, 30, 50, 60, their 1000/1001 kin, milliseconds, the 90 kHz of broadcasting) is a
# whole number of these, so that time stamps go from file to file without rounding and an even rhythm stays
# even. (Matroska counts milliseconds, whatever it is given.)
TICKS_PER_S = 720_000
TIME_BASE = Fraction(1, TICKS_PER_S)

# Written in pieces of a second, so that the file plays up to there after a kill or power cut. MP4 is turned into an
# ordinary file when closed; delay_moov waits for the first packets and so can say in the header exactly where each
# track starts.
MUXER_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "mp4": {
        "movflags": "hybrid_fragmented+delay_moov",
        "frag_duration": "1000000",
        "flush_packets": "1",
        "max_interleave_delta": "2000000",
        "video_track_timescale": str(TICKS_PER_S),
    },
    "matroska": {"cluster_time_limit": "1000", "flush_packets": "1", "max_interleave_delta": "2000000"},
}

GUESSED_FPS = 30.0
"""Where a source does not say its rate."""

_SECONDS_PER_KEYFRAME = 2.0
_MOST_FRAMES_PER_KEYFRAME = 250
_MISSED_END_S = 0.5


class Sound(Protocol):
    """What goes with the frames."""

    def start(self) -> None:
        """Add the stream, before the output's header is written; the first frame has been placed."""

    def write_until(self, time_s: float) -> None:
        """Mux all sound that starts before `time_s` of the recording."""

    def finish(self) -> None:
        """Write out what an encoder still holds; no sound can follow."""

    def close(self) -> None:
        """Let go of what was opened; any number of times."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a movie is to be.

    Attributes:
        fps: nominal rate, a hint for the encoder; None = as the source says.
        audio_from: file whose sounds, subtitles, chapters and tags go with the frames, or None.
        microphone: what is heard meanwhile, for frames without a file; or None.
        tell: gets a sentence when software encodes although a graphics card was wanted.
    """

    plan: EncodingPlan
    fps: float | None
    audio_from: Path | None
    microphone: Tap | None
    tell: Callable[[str], None]


class Movie:
    """The open container with its encoder and sound."""

    def __init__(self, file: RecordingFile, info: StreamInfo, order: Order) -> None:
        """Nothing is written yet. Raises SinkError when no encoder takes frames of this size, or sound is missing."""
        self._file, self._info = file, info
        self._rate = order.fps or info.fps or GUESSED_FPS
        self._timeline = Timeline(1.0 / self._rate)
        self._last_tick = -1
        self._latest: Any = None
        format = order.plan.format
        encoder = self._choose(order)
        self._pix_fmt = encoder.pix_fmt
        self._size = encoder.size_for(info.width, info.height)
        if self._size != (info.width, info.height):
            order.tell(
                f"The film is {self._size[0]} x {self._size[1]} pixels, one more than the picture ({info.width} x "
                f"{info.height}), for what plays everywhere has even sides."
            )
        self._container = av.open(file, "w", format=format.muxer, options=dict(MUXER_OPTIONS[format.muxer]))
        self._video = self._add_video(encoder, order.plan)
        self._sound: Sound | None = None
        if order.audio_from is not None:
            self._sound = Accompaniment(
                order.audio_from,
                self._container,
                self._timeline,
                format.muxer,
                MUXER_OPTIONS[format.muxer],
                order.tell,
            )
        elif order.microphone is not None:
            self._sound = LiveSound(order.microphone, self._container, self._timeline)

    @property
    def length_s(self) -> float:
        """How long the recording is so far, in seconds."""
        return self._timeline.last_s

    def start(self, first: Frame) -> None:
        """Make the time of this frame the time 0 of the file."""
        self._timeline.place(first)
        if self._sound is not None:
            self._sound.start()
        self._container.start_encoding()
        self._file.note_header()

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them; the sound, too."""
        self._timeline.cut()

    def add(self, frame: Frame) -> None:
        """Encode a frame, and bring the sound up to it."""
        height, width = frame.pixels.shape[:2]
        if (width, height) != (self._info.width, self._info.height):
            size, wanted = f"{width} x {height}", f"{self._info.width} x {self._info.height}"
            raise ValueError(f"a frame of {size} came where {wanted} was announced")
        picture = yuv.from_rgb(_grown(frame.pixels, *self._size), self._pix_fmt)
        place_s = self._timeline.place(frame)
        self._last_tick = max(round(place_s * TICKS_PER_S), self._last_tick + 1)
        picture.pts, picture.time_base = self._last_tick, TIME_BASE
        self._mux(self._video.encode(picture))
        if self._sound is not None:
            self._sound.write_until(place_s)
        self._file.hold_here()

    def finish(self) -> None:
        """Write out what encoder and sound still hold."""
        self._mux(self._video.encode(None))
        if self._latest is not None:
            self._latest.duration = round((self._timeline.end_s - self._timeline.last_s) / self._latest.time_base)
            self._container.mux(self._latest)
        if self._sound is not None:
            self._sound.write_until(sound_end_s(self._timeline, self._info.duration_s))
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

    def _mux(self, packets: list[Any]) -> None:
        """Mux all but the latest packet: how long that one is shown is known once it turns out to be the last."""
        for packet in packets:
            if self._latest is not None:
                self._container.mux(self._latest)
            self._latest = packet

    def _choose(self, order: Order) -> VideoEncoder:
        """The first encoder of the plan that takes these frames; says so when it is not the first."""
        refusals: dict[str, str] = {}
        for encoder in order.plan.encoders:
            reason = self._why_refused(encoder, order.plan)
            if reason is None:
                if refusals:
                    reasons = "; ".join(f"{label}: {why}" for label, why in refusals.items())
                    order.tell(f"The processor encodes this recording, not the graphics card ({reasons}).")
                return encoder
            refusals[encoder.label] = reason
        label, reason = next(reversed(refusals.items()))
        raise SinkError(f"{label} cannot encode this picture: {reason}.")

    def _why_refused(self, encoder: VideoEncoder, plan: EncodingPlan) -> str | None:
        info = self._info
        reason = encoder.takes(info.width, info.height)
        if reason is None and encoder.hardware:
            # Opened once for trial: a graphics card encodes only so many films at once, or no picture that large,
            # and a stream that failed to open could not be taken out of the container again.
            trial: Any = av.CodecContext.create(encoder.name, "w")
            trial.framerate = nominal_rate(self._rate)
            self._set_up(trial, encoder, plan)
            try:
                trial.open()
            except (av.error.FFmpegError, OSError, ValueError) as error:
                reason = str(getattr(error, "strerror", None) or error).lower()
        return reason

    def _add_video(self, encoder: VideoEncoder, plan: EncodingPlan) -> Any:
        # SVT-AV1 talks on stderr of every film it begins; 1: errors only.
        os.environ.setdefault("SVT_LOG", "1")
        video: Any = self._container.add_stream(encoder.name, rate=nominal_rate(self._rate))
        video.time_base = TIME_BASE
        self._set_up(video.codec_context, encoder, plan)
        if plan.format.tag:
            video.codec_context.codec_tag = plan.format.tag
        try:
            video.codec_context.open()
        except (av.error.FFmpegError, OSError, ValueError) as error:
            size = f"{self._info.width} x {self._info.height}"
            raise SinkError(f"{encoder.label} cannot encode this picture: it takes none of {size}.") from error
        return video

    def _set_up(self, context: Any, encoder: VideoEncoder, plan: EncodingPlan) -> None:
        context.width, context.height = encoder.size_for(self._info.width, self._info.height)
        context.pix_fmt = encoder.pix_fmt
        context.time_base = TIME_BASE
        context.options = encoder.options(plan.quality)
        if encoder.bits:
            context.bit_rate = round(encoder.bits[plan.quality] * context.width * context.height * self._rate)
        context.gop_size = min(max(1, round(self._rate * _SECONDS_PER_KEYFRAME)), _MOST_FRAMES_PER_KEYFRAME)
        # No B-frames: they make a file start before zero, which MP4 mends with an edit list, and that cuts the
        # last frame off a film of uneven rhythm (seen in 3 of 40); and a killed recording would end in a gap.
        context.max_b_frames = 0
        yuv.tag(context, context.width, context.height)


def _grown(pixels: Pixels, width: int, height: int) -> Pixels:
    """The picture with its last column and line once more where the film has one more."""
    had_height, had_width = pixels.shape[:2]
    if (had_width, had_height) == (width, height):
        return pixels
    return np.pad(pixels, ((0, height - had_height), (0, width - had_width), (0, 0)), mode="edge")


def nominal_rate(fps: float) -> Fraction:
    """The rate that a container is told, which the muxer and players take as a hint."""
    return Fraction(fps).limit_denominator(1001)


def sound_end_s(timeline: Timeline, duration_s: float | None) -> float:
    """Where the sound ends: with the last frame; as a whole when the source was followed to its end (`duration_s`)."""
    reached_end = duration_s is not None and timeline.stream_s(timeline.end_s) > duration_s - _MISSED_END_S
    return float("inf") if reached_end else timeline.end_s
