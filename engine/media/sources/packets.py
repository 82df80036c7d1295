"""The packets of an open file or stream: on one clock, readable, and all there? Used by `VideoSource` on the capture
thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import av

from engine.errors import SourceError
from engine.media.encryption import is_encrypted, why_locked
from engine.media.sources.failures import why_broken_off
from engine.media.sources.timestamps import GUESSED_FPS
from engine.media.splices import Splices

# These containers state their length in the header, so that a missing end shows. Others (MPEG-TS) estimate it
# from what is there, and a wrong estimate must not raise an alarm.
_HONEST_CONTAINERS = ("mov", "matroska")
_MISSING_END_S = 1.0
_MISSING_END_SHARE = 0.02


class Packets:
    """What an open container holds, from where it stands to its end.

    Attributes:
        broken_by: what ended the file or stream before its time, None while all is well.

    Threads: the capture thread.
    """

    def __init__(
        self, container: av.container.InputContainer, stream: av.VideoStream, name: str, live: bool, timeout_s: float
    ) -> None:
        """`stream`: the pictures. `name`: for people."""
        self.broken_by: Exception | None = None
        self._container, self._stream, self._name, self._live = container, stream, name, live
        self._timeout_s = timeout_s
        self._splices = self._one_clock()
        self._video_end_s = self._data_end_s = 0.0

    def moved(self) -> None:
        """The container stands elsewhere."""
        self.broken_by = None
        self._splices = self._one_clock()

    def of_pictures(self) -> Iterator[Any]:
        """Those of the pictures. Raises SourceError where they are encrypted."""
        for packet in self._all():
            if self._splices is not None:
                self._splices.shift(packet)
            self._note_where_data_ends(packet)
            if packet.stream.index == self._stream.index:
                if packet.size and is_encrypted(packet):
                    raise SourceError(why_locked(self._name))
                yield packet

    def complain_if_cut_short(self, shown_s: float, passed_over: int) -> None:
        """Raise SourceError if something is missing: the last picture is that of `shown_s`, and so many packets were
        damaged.
        """
        if self.broken_by is not None:
            why = why_broken_off(self._name, self.broken_by, self._live, self._timeout_s)
            raise SourceError(why) from self.broken_by
        if self._live:
            return
        if passed_over and self._video_end_s - shown_s > _MISSING_END_S:
            raise SourceError(f"{self._name} is damaged: there is no picture after {shown_s:.1f} s.")
        stated_s = _stated_end_s(self._container)
        if stated_s - self._data_end_s > max(_MISSING_END_S, _MISSING_END_SHARE * stated_s):
            end_s = self._data_end_s
            raise SourceError(f"{self._name} is cut short: it ends after {end_s:.1f} of {stated_s:.1f} s.")

    def _all(self) -> Iterator[Any]:
        try:
            # All streams, for a second sound or subtitles may end behind the picture, and the header counts them in.
            yield from self._container.demux()
        except (av.error.FFmpegError, OSError) as error:
            self.broken_by = error

    def _one_clock(self) -> Splices | None:
        """What bridges time stamps that fall back; a live picture has no sound to stay in step with."""
        return None if self._live else Splices(self._stream, 1.0 / (frame_rate(self._stream) or GUESSED_FPS))

    def _note_where_data_ends(self, packet: Any) -> None:
        if packet.pts is None or packet.time_base is None:
            return
        end_s = float((packet.pts + (packet.duration or 0)) * packet.time_base)
        self._data_end_s = max(self._data_end_s, end_s)
        if packet.stream.index == self._stream.index:
            self._video_end_s = max(self._video_end_s, end_s)


def frame_rate(stream: av.VideoStream) -> float | None:
    """Pictures a second, as far as a file knows."""
    rate = stream.average_rate or stream.guessed_rate
    return float(rate) if rate else None


def duration_s(container: av.container.InputContainer, stream: av.VideoStream) -> float | None:
    """How long a film is, as far as it says so."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if not container.duration:
        return None
    begin = container.start_time or 0
    # One that starts late says where it ends, not how long it is.
    counted_in = _tells_where_it_ends(container) and 0 < begin < container.duration
    return (container.duration - (begin if counted_in else 0)) / av.time_base


def _stated_end_s(container: av.container.InputContainer) -> float:
    """Where the header says the data ends, in the clock of the packets; 0 where headers only guess."""
    if not container.duration or not container.format.name.startswith(_HONEST_CONTAINERS):
        return 0.0
    begin = 0 if _tells_where_it_ends(container) else container.start_time or 0
    return (container.duration + begin) / av.time_base


def _tells_where_it_ends(container: av.container.InputContainer) -> bool:
    """Matroska as FFmpeg writes it: what is called its duration is the time of its last frame, whenever it starts."""
    return bool(container.format.name.startswith("matroska"))
