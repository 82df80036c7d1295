"""Puts the packets of a file on one clock where their time stamps fall back, as in recordings that were joined end to
end.

Whoever reads pictures and whoever reads sound of one file see the same packets in the same order and so come to the
same times. Used by sources on the capture thread and by recordings on their writer threads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import av

# Time stamps of one stream jitter; a stream that begins anew falls back by more.
_FALL_S = 0.1


@dataclass(frozen=True, slots=True)
class _Progress:
    """How far a stream is, in seconds of the one clock.

    Attributes:
        decoded_s: when its last packet is to be decoded. end_s: where what it has shown ends.
        shift_s: what a stream that does not lead is ahead of the piece it is in.
    """

    decoded_s: float
    end_s: float
    shift_s: float = 0.0


class Splices:
    """Shifts packets, in the order of the file, so that no stream falls back.

    The pictures lead: where their times fall back, a new piece begins that goes on one period behind the last picture.
    A packet of another stream belongs to that of the last two pieces which puts it nearest to the pictures around it,
    for at a seam the streams change pieces one after the other. Where sound still falls back, its own clock began anew,
    and it goes on where it ended. (Subtitles may lie in a file in any order.)

    Threads: one.
    """

    def __init__(self, lead: av.VideoStream, period_s: float) -> None:
        """`lead`: the pictures; they last `period_s` each where packets do not say."""
        self._lead, self._period_s = lead, period_s
        self._pieces_s: tuple[float, ...] = (0.0,)
        self._progress: dict[int, _Progress] = {}

    @property
    def pieces(self) -> int:
        """How many pieces have begun."""
        return len(self._pieces_s)

    def shift(self, packet: Any) -> None:
        """Put the times of `packet` on the one clock, in place."""
        # The first packets of Matroska say when they are shown alone, which is in no order.
        if packet.dts is None or packet.time_base is None:
            _move(packet, round(self._pieces_s[-1] / packet.time_base) if packet.time_base else 0)
            return
        decoded_s = float(packet.dts * packet.time_base)
        pts_s = decoded_s if packet.pts is None else float(packet.pts * packet.time_base)
        length_s = float((packet.duration or 0) * packet.time_base)
        index = packet.stream.index
        if index == self._lead.index:
            offset_s, own_s = self._leads(decoded_s, pts_s), 0.0
            length_s = length_s or self._period_s
        else:
            own_s = self._own_shift(index, decoded_s) if packet.stream.type == "audio" else 0.0
            offset_s = self._nearest(decoded_s + own_s) + own_s
        self._note(index, decoded_s + offset_s, pts_s + offset_s + length_s, own_s)
        _move(packet, round(offset_s / packet.time_base))

    def _leads(self, decoded_s: float, pts_s: float) -> float:
        """What to add to a packet of the pictures; a new piece where they fall back."""
        before = self._progress.get(self._lead.index)
        offset_s = self._pieces_s[-1]
        if before is not None and decoded_s + offset_s < before.decoded_s - _FALL_S:
            # By both clocks: pieces differ in how far their pictures are decoded ahead.
            offset_s = max(before.decoded_s + self._period_s - decoded_s, before.end_s - pts_s)
            self._pieces_s = (*self._pieces_s, offset_s)
        return offset_s

    def _nearest(self, decoded_s: float) -> float:
        lead = self._progress.get(self._lead.index)
        if lead is None:
            return self._pieces_s[-1]
        return min(self._pieces_s[-2:], key=lambda offset_s: abs(decoded_s + offset_s - lead.decoded_s))

    def _own_shift(self, index: int, decoded_s: float) -> float:
        before = self._progress.get(index)
        if before is None:
            return 0.0
        place_s = decoded_s + before.shift_s + self._nearest(decoded_s + before.shift_s)
        fallen = place_s < before.decoded_s - _FALL_S
        return before.shift_s + (before.end_s - place_s if fallen else 0.0)

    def _note(self, index: int, decoded_s: float, end_s: float, shift_s: float) -> None:
        before = self._progress.get(index)
        self._progress[index] = (
            _Progress(decoded_s, end_s, shift_s)
            if before is None
            else replace(before, decoded_s=decoded_s, end_s=max(end_s, before.end_s), shift_s=shift_s)
        )


def _move(packet: Any, ticks: int) -> None:
    if ticks:
        packet.pts = None if packet.pts is None else packet.pts + ticks
        packet.dts = None if packet.dts is None else packet.dts + ticks
