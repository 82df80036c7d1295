"""From the clocks of a stream to the clock of a recording. Used by recorders on their writer threads."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from engine.values import Frame

_LONGEST_STEP_S = 1.0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What was recorded in one go.

    Attributes:
        stream_s: `Frame.time_s` of its first frame. captured_s: `Frame.captured_s` of it.
        file_s: where that frame stands in the recording.
        end_s: where the stretch ends in the recording; infinite while it goes on.
    """

    stream_s: float
    captured_s: float
    file_s: float
    end_s: float = math.inf


class Timeline:
    """Places frames and sound: the first frame is at 0, and what is cut out leaves no gap.

    Attributes:
        last_s: where the last frame stands in the recording, in seconds.
        end_s: until when it is shown: as long as its source says, else as long as the one before.

    Threads: one writer thread.
    """

    def __init__(self, interval_s: float) -> None:
        """`interval_s`: time between frames, as long as none have shown theirs."""
        self.last_s = 0.0
        self.end_s = 0.0
        self._interval_s = interval_s
        self._cut = False
        self._stretches: tuple[_Stretch, ...] = ()

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them."""
        self._cut = bool(self._stretches)

    def place(self, frame: Frame) -> float:
        """Where the next frame stands in the recording, in seconds."""
        if self._cut or not self._stretches:
            self._begin_stretch(frame)
        stretch = self._stretches[-1]
        place_s = stretch.file_s + frame.time_s - stretch.stream_s
        if 0.0 < place_s - self.last_s <= _LONGEST_STEP_S:
            self._interval_s = place_s - self.last_s
        self.last_s = place_s
        self.end_s = place_s + (frame.duration_s or self._interval_s)
        return place_s

    def of_stream(self, stream_s: float) -> float | None:
        """Where the moment `stream_s` of the stream's own clock stands; None when it was cut out."""
        return self._within([each.file_s + stream_s - each.stream_s for each in self._stretches])

    def of_capture(self, captured_s: float) -> float | None:
        """Where the moment `captured_s` of `time.perf_counter()` stands; None when it was cut out."""
        return self._within([each.file_s + captured_s - each.captured_s for each in self._stretches])

    def stream_s(self, place_s: float) -> float:
        """The moment of the stream's own clock that stands at `place_s`, in the stretch that goes on."""
        stretch = self._stretches[-1]
        return stretch.stream_s + place_s - stretch.file_s

    def _begin_stretch(self, frame: Frame) -> None:
        self._cut = False
        begin_s = 0.0
        if self._stretches:
            begin_s = self.end_s
            self._stretches = (*self._stretches[:-1], replace(self._stretches[-1], end_s=begin_s))
        self._stretches = (*self._stretches, _Stretch(frame.time_s, frame.captured_s, begin_s))

    def _within(self, places_s: list[float]) -> float | None:
        """The first of these places that lies in its own stretch; the first stretch has no beginning."""
        for index, (place_s, stretch) in enumerate(zip(places_s, self._stretches, strict=True)):
            if (index == 0 or place_s >= stretch.file_s) and place_s < stretch.end_s:
                return place_s
        return None
