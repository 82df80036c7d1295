"""Sound samples to an AAC track. Used by the tracks of a recording on its writer thread."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import av

from engine.media.sinks.streams.channels import Channels, Mixer, channels_of

_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000)
_BITS_PER_CHANNEL = 96_000

# Time stamps are rounded, in Matroska to milliseconds, and packets may be shorter than that: samples are counted, and a
# time stamp is heeded only where it says something else than rounding could.
_IN_STEP_S = 0.02


class AacTrack:
    """Encodes what it is given, at a rate and with channels that AAC has, into a track of its own.

    Attributes:
        stream: the track, for what is said of it.

    Threads: the writer thread.
    """

    def __init__(self, output: Any, rate: int, layout: str) -> None:
        """Add the track to `output`, a container or what else has its `add_stream` and `mux`, before the header is
        written. `rate`: of the sound to come. `layout`: of the track, one that AAC has a number for
        (`Channels.in_aac`).
        """
        self._rate = next((each for each in _RATES if each <= rate), _RATES[-1])
        self._layout = layout
        self._output = output
        self.stream: Any = output.add_stream("aac", rate=self._rate)
        self.stream.layout = layout
        self.stream.bit_rate = _BITS_PER_CHANNEL * av.AudioLayout(layout).nb_channels
        self._mixer: Mixer | None = None
        self._mixes: tuple[str, str, int] | None = None
        self._end_s: Fraction | None = None

    def take(self, frame: av.AudioFrame, channels: Channels | None = None) -> None:
        """Encode one frame of any rate, layout and format; its `pts` counts. `channels`: None = as the frame says."""
        kind = frame.format.name, frame.layout.name, frame.sample_rate
        if self._mixer is None or kind != self._mixes:
            self._flush_mixer()
            channels = channels or channels_of(frame.layout.name)
            self._mixer, self._mixes = Mixer(frame, channels, self._layout, self._rate), kind
        self._encode(self._mixer.mix(frame))

    def put(self, frame: av.AudioFrame, place_s: float | None, channels: Channels | None = None) -> None:
        """Encode one frame that ought to begin at `place_s` of the recording, behind the last one where that is about
        there; one that lies before its end is left out. None: behind the last one.
        """
        if self._end_s is None:
            self._end_s = Fraction(place_s or 0.0)
        elif place_s is not None and place_s < self._end_s - Fraction(_IN_STEP_S):
            return
        elif place_s is not None and place_s > self._end_s + Fraction(_IN_STEP_S):
            self._end_s = Fraction(place_s)
        frame.time_base = Fraction(1, frame.sample_rate)
        frame.pts = round(self._end_s * frame.sample_rate)
        self._end_s += Fraction(frame.samples, frame.sample_rate)
        self.take(frame, channels)

    def finish(self) -> None:
        """Flush mixer and encoder."""
        self._flush_mixer()
        self._output.mux(self.stream.encode(None))

    def _flush_mixer(self) -> None:
        if self._mixer is not None:
            self._encode(self._mixer.mix(None))

    def _encode(self, frames: list[Any]) -> None:
        for frame in frames:
            self._output.mux(self.stream.encode(frame))
