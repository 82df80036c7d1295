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
        lap: how many times the film had begun anew in the recording.
    """

    stream_s: float
    captured_s: float
    file_s: float
    end_s: float = math.inf
    lap: int = 0


class Timeline:
    """Places frames and sound: the first frame is at 0, and what is cut out leaves no gap, nor does the place where a
    film begins anew.

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
        self._frame_lap = 0
        self._stretches: tuple[_Stretch, ...] = ()

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them."""
        self._cut = bool(self._stretches)

    def place(self, frame: Frame) -> float:
        """Where the next frame stands in the recording, in seconds."""
        if self._cut or not self._stretches or frame.lap != self._frame_lap:
            self._begin_stretch(frame)
        stretch = self._stretches[-1]
        place_s = stretch.file_s + frame.time_s - stretch.stream_s
        if 0.0 < place_s - self.last_s <= _LONGEST_STEP_S:
            self._interval_s = place_s - self.last_s
        self.last_s = place_s
        self.end_s = place_s + (frame.duration_s or self._interval_s)
        return place_s

    @property
    def lap(self) -> int:
        """How many times the film began anew so far."""
        return self._stretches[-1].lap if self._stretches else 0

    def lap_end_s(self, lap: int) -> float:
        """Where that lap ends in the recording; so far, if it is the last one."""
        later = (each.file_s for each in self._stretches if each.lap > lap)
        return next(later, self.end_s)

    def of_stream(self, stream_s: float, lap: int = 0) -> float | None:
        """Where the moment `stream_s` of the stream's own clock stands in that lap; None when it was cut out."""
        of_lap = [each for each in self._stretches if each.lap == lap]
        return self._within([(each.file_s + stream_s - each.stream_s, each) for each in of_lap])

    def of_capture(self, captured_s: float) -> float | None:
        """Where the moment `captured_s` of `time.perf_counter()` stands; None when it was cut out."""
        return self._within([(each.file_s + captured_s - each.captured_s, each) for each in self._stretches])

    def stream_s(self, place_s: float) -> float:
        """The moment of the stream's own clock that stands at `place_s`, in the stretch that goes on."""
        stretch = self._stretches[-1]
        return stretch.stream_s + place_s - stretch.file_s

    def _begin_stretch(self, frame: Frame) -> None:
        lap = self.lap + (bool(self._stretches) and frame.lap != self._frame_lap)
        self._cut, self._frame_lap = False, frame.lap
        begin_s = 0.0
        if self._stretches:
            begin_s = self.end_s
            self._stretches = (*self._stretches[:-1], replace(self._stretches[-1], end_s=begin_s))
        self._stretches = (*self._stretches, _Stretch(frame.time_s, frame.captured_s, begin_s, lap=lap))

    def _within(self, places_s: list[tuple[float, _Stretch]]) -> float | None:
        """The first of these places that lies in its own stretch; the first stretch has no beginning."""
        for place_s, stretch in places_s:
            if (stretch is self._stretches[0] or place_s >= stretch.file_s) and place_s < stretch.end_s:
                return place_s
        return None
