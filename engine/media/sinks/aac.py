"""Sound samples to an AAC track. Used by the tracks of a recording on its writer thread."""

from __future__ import annotations

from typing import Any

import av

_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000)
_FRAME_SAMPLES = 1024
_BITS_PER_CHANNEL = 96_000


class AacTrack:
    """Encodes what it is given, at a rate and with channels that AAC has, into a track of its own.

    Threads: the writer thread.
    """

    def __init__(self, output: av.container.OutputContainer, rate: int, channels: int) -> None:
        """Add the track, before the header of `output` is written. `rate`, `channels`: of the sound to come."""
        rate = next((each for each in _RATES if each <= rate), _RATES[-1])
        layout = "mono" if channels == 1 else "stereo"
        self._output = output
        self._stream: Any = output.add_stream("aac", rate=rate)
        self._stream.layout = layout
        self._stream.bit_rate = _BITS_PER_CHANNEL * (1 if layout == "mono" else 2)
        self._resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate, frame_size=_FRAME_SAMPLES)

    def take(self, frame: av.AudioFrame) -> None:
        """Encode one frame of any rate, layout and format; its `pts` counts."""
        self._encode(self._resampler.resample(frame))

    def finish(self) -> None:
        """Flush resampler and encoder."""
        self._encode(self._resampler.resample(None))
        self._output.mux(self._stream.encode(None))

    def _encode(self, frames: list[Any]) -> None:
        for frame in frames:
            self._output.mux(self._stream.encode(frame))
