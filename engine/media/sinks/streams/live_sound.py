"""The sound of a microphone in a recording, in step with the frames. Used by the recorder on its writer thread.

Every block of sound says when it was heard and every frame when it was captured, by the same clock; so it does not
matter how long a frame was painted and queued before it is written: sound and picture of one moment stand together.
(What a camera needs to take and send a picture is in neither; with most it is about one frame.)
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import av
import numpy as np

from engine.media.microphone import Samples, SoundBlock, Tap
from engine.media.sinks.streams.aac import AacTrack
from engine.media.sinks.timeline import Timeline

# Clocks of sound cards are off by up to a few seconds a day, and blocks are dated with a jitter of milliseconds. Below
# the first bound nothing is done; above it blocks are made longer or shorter, by so little that nobody hears it; beyond
# the second, something is missing or was cut out.
_IN_STEP_S = 0.005
_OUT_OF_STEP_S = 0.04
_STRETCH = 0.005


class LiveSound:
    """Puts what a tap hears into an output container.

    Threads: everything on the writer thread.
    """

    def __init__(self, tap: Tap, output: av.container.OutputContainer, timeline: Timeline) -> None:
        """`tap` stays its owner's to close."""
        self._tap, self._timeline = tap, timeline
        self._track = AacTrack(output, tap.rate, "mono" if tap.channels == 1 else "stereo")
        self._waiting: deque[SoundBlock] = deque()
        self._written = 0

    def start(self) -> None:
        """Nothing to do: the track was added with the container."""

    def write_until(self, time_s: float) -> None:
        """Mux all sound heard before the moment that stands at `time_s` of the recording."""
        self._waiting.extend(self._tap.take())
        while self._waiting:
            place_s = self._timeline.of_capture(self._waiting[0].captured_s)
            if place_s is not None and place_s >= time_s:
                return
            block = self._waiting.popleft()
            if place_s is not None:
                self._put(block.samples, round(place_s * self._tap.rate))

    def finish(self) -> None:
        """Write out what the encoder still holds."""
        self._track.finish()

    def close(self) -> None:
        """Nothing was opened here."""

    def _put(self, samples: Samples, place: int) -> None:
        """Write `samples`, which ought to begin at the sample `place`, so that the sound stays in step."""
        rate, missing = self._tap.rate, place - self._written
        if abs(missing) <= _IN_STEP_S * rate:
            self._write(samples)
        elif abs(missing) <= _OUT_OF_STEP_S * rate and self._written:
            most = max(1, round(len(samples) * _STRETCH))
            self._write(_resized(samples, len(samples) + max(-most, min(most, missing))))
        else:
            self._write_silence(missing)
            self._write(samples[max(0, -missing) :])

    def _write_silence(self, count: int) -> None:
        # In pieces: a machine that slept may lack hours.
        for begin in range(0, count, self._tap.rate):
            self._write(np.zeros((min(self._tap.rate, count - begin), self._tap.channels), np.float32))

    def _write(self, samples: Samples) -> None:
        if not len(samples):
            return
        planar = np.ascontiguousarray(samples.T, dtype=np.float32)
        frame = av.AudioFrame.from_ndarray(planar, "fltp", "mono" if len(planar) == 1 else "stereo")
        frame.sample_rate, frame.time_base = self._tap.rate, Fraction(1, self._tap.rate)
        frame.pts = self._written
        self._written += len(samples)
        self._track.take(frame)


def _resized(samples: Samples, count: int) -> Samples:
    """The same sound in `count` samples, by straight lines between the ones there are."""
    before, after = np.arange(len(samples)), np.linspace(0, len(samples) - 1, count)
    return np.stack([np.interp(after, before, channel) for channel in samples.T], axis=1).astype(np.float32)
