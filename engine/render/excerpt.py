"""A part of a source: what `--from`, `--seconds` and `--frames` render, and the window's clip between two marks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from engine.errors import SourceError
from engine.protocols import SeekableSource, Source
from engine.values import Frame, StreamInfo

# 2 s at 30 fps are 60 frames, whatever the rounding of the sixty-first's time stamp.
_SAME_TIME_S = 0.0005


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a film.

    Attributes:
        begin_s: `Frame.time_s` from which on frames belong to it.
        end_s: from which on they no longer do; None = all that follow do.
    """

    begin_s: float = 0.0
    end_s: float | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of the film belongs to it."""
        return self.begin_s <= 0.0 and self.end_s is None

    @property
    def length_s(self) -> float | None:
        """How long it is; None = to the end."""
        return None if self.end_s is None else self.end_s - self.begin_s


WHOLE = Span()
"""All of a film."""


class Excerpt:
    """A source that begins later, or ends early.

    Attributes:
        most_frames, most_s: where it ends, whichever comes first; None = no limit. Seconds count from the first frame.
        begin_s: where it begins; what lies before is passed over.

    Threads: those of the source it wraps.
    """

    def __init__(self, source: Source, most_frames: int | None, most_s: float | None, begin_s: float = 0.0) -> None:
        self.most_frames = most_frames
        self.most_s = most_s
        self.begin_s = begin_s
        self._source = source
        self._name = ""
        self._read = 0
        self._first_s: float | None = None

    @classmethod
    def between(cls, source: Source, span: Span) -> Excerpt:
        """What lies in that part of `source`."""
        return cls(source, None, span.length_s, span.begin_s)

    def open(self) -> StreamInfo:
        """Open the source, go to the beginning, and say of it what is left by the limits. Raises SourceError."""
        self._read, self._first_s = 0, None
        info = self._source.open()
        self._name = info.name
        # Else frames are passed over one by one as they come.
        if self.begin_s and not info.live and isinstance(self._source, SeekableSource):
            self._source.seek(self.begin_s)
        return self._shortened(info)

    def read(self) -> Frame | None:
        """The next frame, or None at the limit. Raises SourceError where the source ends before the excerpt begins."""
        if self.most_frames is not None and self._read >= self.most_frames:
            return None
        frame = self._next()
        if frame is None:
            return None
        self._read += 1
        if self._first_s is None:
            self._first_s = frame.time_s
        left_s = math.inf if self.most_s is None else self.most_s - (frame.time_s - self._first_s)
        return None if left_s <= _SAME_TIME_S else _shown_for_at_most(frame, left_s)

    def close(self) -> None:
        """Close the source."""
        self._source.close()

    def _next(self) -> Frame | None:
        frame = self._source.read()
        while self._first_s is None and frame is not None and self._is_too_early(frame):
            frame = self._source.read()
        if frame is None and self._first_s is None and self.begin_s:
            raise SourceError(f"{self._name} ends before {self.begin_s:g} s, where it was to begin.")
        return frame

    def _is_too_early(self, frame: Frame) -> bool:
        # A mark is rounded to milliseconds, the frame it was set at need not be.
        return bool(self.begin_s) and frame.time_s < self.begin_s - 2 * _SAME_TIME_S

    def _shortened(self, info: StreamInfo) -> StreamInfo:
        counts = [info.frame_count, self.most_frames]
        if info.fps and info.frame_count is not None:
            counts[0] = max(1, info.frame_count - round(self.begin_s * info.fps))
        if self.most_s is not None and info.fps:
            counts.append(max(1, round(self.most_s * info.fps)))
        count = min((count for count in counts if count is not None), default=None)
        # Without a length a recorder ends the sound with the frames, however near the end of the film they lie.
        return replace(info, frame_count=count, duration_s=None if self._ends_before(info) else info.duration_s)

    def _ends_before(self, info: StreamInfo) -> bool:
        """Whether the limits end it before the source ends."""
        lengths_s = [self.most_s, self.most_frames / info.fps if self.most_frames and info.fps else None]
        ends_s = [self.begin_s + length_s for length_s in lengths_s if length_s is not None]
        return info.duration_s is not None and any(end_s < info.duration_s for end_s in ends_s)


def _shown_for_at_most(frame: Frame, seconds: float) -> Frame:
    longer = frame.duration_s is not None and frame.duration_s > seconds
    return replace(frame, duration_s=seconds) if longer else frame
