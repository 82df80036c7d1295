"""Cuts a film into segments at its key frames: packets are read, nothing is decoded. Used by the driver."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
from av.stream import Disposition

from engine.errors import SourceError
from engine.media.sources.timestamps import GUESSED_FPS
from engine.media.sources.video import VideoSource
from engine.media.splices import Splices
from engine.values import StreamInfo

USUAL_SEGMENT_S = 30.0
"""Long enough that warming up is a small part of the work, short enough that little is lost with a worker."""

# Time stamps are whole numbers of some time base; a sum of seconds is not.
_ROUNDING_S = 0.0005


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a film that one worker renders in one go.

    Attributes:
        number: 0, 1, 2 .. along the film.
        first_s, last_s: presentation times of its first and its last frame, as `Frame.time_s`.
        frames: how many there are from the one to the other, both included.
        warm_from_s: presentation time of the first frame that is decoded and painted at all.
        warm_up: how many frames that are before `first_s`; they are painted for the statistics alone and thrown away.
    """

    number: int
    first_s: float
    last_s: float
    frames: int
    warm_from_s: float
    warm_up: int


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a film is to be cut.

    Attributes:
        segment_s: about how long a segment is, in seconds.
        most_frames, most_s: how much of the film is rendered at all, whichever ends first; None = all of it.
    """

    segment_s: float = USUAL_SEGMENT_S
    most_frames: int | None = None
    most_s: float | None = None


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """A film and its segments.

    Attributes:
        info: what the film says of itself. times_s: presentation time of every frame that is rendered, rising.
    """

    path: Path
    info: StreamInfo
    times_s: tuple[float, ...]
    segments: tuple[Segment, ...]


def plan_film(path: Path, cutting: Cutting, warm_up_s: float = 0.0) -> FilmPlan:
    """Read through the packets of `path`; `warm_up_s` of what comes before a segment is painted to warm up.

    Raises SourceError, also for a film that does not say when its frames are shown, or whose time stamps fall back:
    such a one can be rendered by one process alone, which decodes it from its beginning to its end.
    """
    info = _opened(path)
    times_s, keys_s = _timetable(path)
    times_s = _excerpt(times_s, cutting)
    return FilmPlan(path, info, times_s, cut(times_s, keys_s, cutting.segment_s, warm_up_s))


def cut(
    times_s: Sequence[float], keys_s: Sequence[float], segment_s: float, warm_up_s: float = 0.0
) -> tuple[Segment, ...]:
    """Segments of about `segment_s` that begin at key frames and together hold every frame of `times_s` once.

    times_s: of all frames, rising, at least one. keys_s: of those that can be decoded by themselves, rising.
    """
    bounds = [*_beginnings(times_s, keys_s, segment_s), len(times_s)]
    return tuple(
        _segment(number, times_s, begin, end, warm_up_s) for number, (begin, end) in enumerate(pairwise(bounds))
    )


def _beginnings(times_s: Sequence[float], keys_s: Sequence[float], segment_s: float) -> list[int]:
    beginnings = [0]
    for key_s in keys_s:
        # Before a segment is long enough, or behind the excerpt.
        if key_s - times_s[beginnings[-1]] < segment_s or key_s > times_s[-1]:
            continue
        beginnings.append(bisect_left(times_s, key_s))
    # A short rest is not worth a warming up of its own.
    if len(beginnings) > 1 and times_s[-1] - times_s[beginnings[-1]] < segment_s / 2:
        beginnings.pop()
    return beginnings


def _segment(number: int, times_s: Sequence[float], begin: int, end: int, warm_up_s: float) -> Segment:
    # A segment near the beginning has less before it to warm up on.
    warm = min(bisect_left(times_s, times_s[begin] - warm_up_s), begin)
    return Segment(number, times_s[begin], times_s[end - 1], end - begin, times_s[warm], begin - warm)


def _excerpt(times_s: tuple[float, ...], cutting: Cutting) -> tuple[float, ...]:
    times_s = times_s[: cutting.most_frames]
    if cutting.most_s is not None:
        # As `--seconds` has it: 2 s at 30 fps are 60 frames, whatever the rounding of the sixty-first's time stamp.
        times_s = times_s[: max(1, bisect_left(times_s, times_s[0] + cutting.most_s - _ROUNDING_S))]
    return times_s


def _opened(path: Path) -> StreamInfo:
    """What the ordinary render would be told of the film; its complaints too."""
    source = VideoSource(path, live=False)
    try:
        return source.open()
    finally:
        source.close()


def _timetable(path: Path) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Presentation times of all frames and of the key frames, in the clock of `Frame.time_s`."""
    times_s: list[float] = []
    keys_s: list[float] = []
    with av.open(f"file:{path}") as container:
        stream = next(each for each in container.streams.video if not each.disposition & Disposition.attached_pic)
        for packet in _shown_packets(path, container, stream):
            times_s.append(float(packet.pts * packet.time_base))
            if packet.is_keyframe:
                keys_s.append(times_s[-1])
        # Zero is where the source of an ordinary render has it: the start of the stream, if it says so.
        begin_s = min(times_s, default=0.0)
        if stream.start_time is not None and stream.time_base is not None:
            begin_s = float(stream.start_time * stream.time_base)
    # Packets come in the order of decoding; frames are shown in that of their times.
    times_s = sorted(time_s - begin_s for time_s in times_s)
    if not times_s or any(after <= before for before, after in pairwise(times_s)):
        # Such a film can be rendered by one process alone, which decodes it from beginning to end.
        raise _unfit(path)
    # What lies before the beginning is decoded, but never shown.
    return _from_zero(times_s), _from_zero(sorted(key_s - begin_s for key_s in keys_s))


def _shown_packets(path: Path, container: Any, stream: Any) -> Any:
    splices = Splices(stream, float(1 / (stream.average_rate or GUESSED_FPS)))
    try:
        for packet in container.demux():
            splices.shift(packet)
            if packet.stream.index == stream.index and packet.size and not packet.is_discard:
                # A worker that begins at a time cannot know in which of several pieces that is.
                if packet.pts is None or splices.pieces > 1:
                    raise _unfit(path)
                yield packet
    except (av.error.FFmpegError, OSError) as error:
        raise SourceError(f"{path} is damaged or cut short; render it without a cluster.") from error


def _from_zero(times_s: Sequence[float]) -> tuple[float, ...]:
    return tuple(time_s for time_s in times_s if time_s >= 0.0)


def _unfit(path: Path) -> SourceError:
    return SourceError(f"{path} does not say of every frame when it is shown; render it without a cluster.")
