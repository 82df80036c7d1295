"""The first part of a source: what `--seconds` and `--frames` render."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.protocols import Source
    from engine.values import Frame, StreamInfo


class Excerpt:
    """A source that ends early.

    Attributes:
        most_frames, most_s: where it ends, whichever comes first; None = no limit. Seconds count from the first frame.

    Threads: those of the source it wraps.
    """

    def __init__(self, source: Source, most_frames: int | None, most_s: float | None) -> None:
        self.most_frames = most_frames
        self.most_s = most_s
        self._source = source
        self._read = 0
        self._first_s: float | None = None

    def open(self) -> StreamInfo:
        """Open the source and say of it what is left by the limits."""
        self._read, self._first_s = 0, None
        return self._shortened(self._source.open())

    def read(self) -> Frame | None:
        """The next frame, or None at the limit."""
        if self.most_frames is not None and self._read >= self.most_frames:
            return None
        frame = self._source.read()
        if frame is None:
            return None
        self._read += 1
        if self._first_s is None:
            self._first_s = frame.time_s
        # Half a millisecond: 2 s at 30 fps are 60 frames, whatever the rounding of the sixty-first's time stamp.
        left_s = math.inf if self.most_s is None else self.most_s - (frame.time_s - self._first_s)
        return None if left_s <= 0.0005 else _shown_for_at_most(frame, left_s)

    def close(self) -> None:
        """Close the source."""
        self._source.close()

    def _shortened(self, info: StreamInfo) -> StreamInfo:
        counts = [info.frame_count, self.most_frames]
        if self.most_s is not None and info.fps:
            counts.append(max(1, round(self.most_s * info.fps)))
        # The length stays that of the source: by it a recorder knows that the sound has to end with the frames.
        return replace(info, frame_count=min((count for count in counts if count is not None), default=None))


def _shown_for_at_most(frame: Frame, seconds: float) -> Frame:
    longer = frame.duration_s is not None and frame.duration_s > seconds
    return replace(frame, duration_s=seconds) if longer else frame
