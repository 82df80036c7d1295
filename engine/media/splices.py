"""Puts the packets of a file on one clock where their time stamps fall back or jump, as in recordings that were joined
end to end.

Whoever reads pictures and whoever reads sound of one file see the same packets in the same order and so come to the
same times. Used by sources on the capture thread and by recordings on their writer threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import av

# Time stamps of one stream jitter; a stream that begins anew falls back by more.
_FALL_S = 0.1

# What nobody shows or plays anything in is no pause, but a seam, in a container that may have some.
_JUMP_S = 10.0

MAY_HAVE_SEAMS = 0x200
"""FFmpeg's AVFMT_TS_DISCONT, in the flags of a container: its time stamps may fall back or jump, so that a place in it
cannot be searched for by its time."""


@dataclass(frozen=True, slots=True)
class _Progress:
    """How far a stream is, in seconds of the one clock.

    Attributes:
        decoded_s: when its last packet is to be decoded. end_s: where what it has shown ends.
        shift_s: what a sound is ahead of the piece it is in, its own clock having begun anew in it.
        piece: the number of pieces when that was.
    """

    decoded_s: float
    end_s: float
    shift_s: float = 0.0
    piece: int = 0


class Splices:
    """Shifts packets, in the order of the file, so that no stream falls back.

    The pictures lead: where their times fall back, or jump to where no sound is, a new piece begins that goes on one
    period behind the last picture. A packet of another stream belongs to that of the last two pieces which puts it
    nearest to the pictures around it, for at a seam the streams change pieces one after the other. Where sound is then
    still off, it goes on where it ended, until the pictures begin their next piece. (Subtitles may lie in a file in any
    order.)

    Threads: one.
    """

    def __init__(self, lead: av.VideoStream, period_s: float) -> None:
        """`lead`: the pictures; they last `period_s` each where packets do not say."""
        self._lead, self._period_s = lead, period_s
        self._may_jump = bool(lead.container.format.flags & MAY_HAVE_SEAMS)
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
        index, own_s = packet.stream.index, 0.0
        if index == self._lead.index:
            offset_s = self._leads(decoded_s, pts_s)
            length_s = length_s or self._period_s
        else:
            own_s = self._own_shift(index, decoded_s) if packet.stream.type == "audio" else 0.0
            offset_s = self._nearest(decoded_s + own_s) + own_s
        self._note(index, decoded_s + offset_s, pts_s + offset_s + length_s, own_s)
        _move(packet, round(offset_s / packet.time_base))

    def _leads(self, decoded_s: float, pts_s: float) -> float:
        """What to add to a packet of the pictures; a new piece where they fall back or jump."""
        before = self._progress.get(self._lead.index)
        offset_s = self._pieces_s[-1]
        if before is not None and self._is_off(decoded_s + offset_s, before):
            # By both clocks: pieces differ in how far their pictures are decoded ahead.
            offset_s = max(before.decoded_s + self._period_s - decoded_s, before.end_s - pts_s)
            self._pieces_s = (*self._pieces_s, offset_s)
        return offset_s

    def _is_off(self, place_s: float, before: _Progress) -> bool:
        """Whether a packet falls back behind what its stream has shown, or jumps to where no stream is."""
        others = max((each.end_s for index, each in self._progress.items() if index != self._lead.index), default=None)
        jumps = (
            self._may_jump and others is not None and place_s > max(others, before.end_s, self._lead_s(0.0)) + _JUMP_S
        )
        return place_s < before.decoded_s - _FALL_S or jumps

    def _nearest(self, decoded_s: float) -> float:
        lead_s = self._lead_s(decoded_s + self._pieces_s[-1])
        return min(self._pieces_s[-2:], key=lambda offset_s: abs(decoded_s + offset_s - lead_s))

    def _own_shift(self, index: int, decoded_s: float) -> float:
        before = self._progress.get(index)
        if before is None:
            return 0.0
        shift_s = before.shift_s if before.piece == self.pieces else 0.0
        place_s = decoded_s + shift_s + self._nearest(decoded_s + shift_s)
        return shift_s + (before.end_s - place_s if self._is_off(place_s, before) else 0.0)

    def _lead_s(self, otherwise_s: float) -> float:
        lead = self._progress.get(self._lead.index)
        return otherwise_s if lead is None else lead.decoded_s

    def _note(self, index: int, decoded_s: float, end_s: float, shift_s: float) -> None:
        before = self._progress.get(index)
        if before is not None:
            end_s = max(end_s, before.end_s)
        self._progress[index] = _Progress(decoded_s, end_s, shift_s, self.pieces)


def _move(packet: Any, ticks: int) -> None:
    if ticks:
        packet.pts = None if packet.pts is None else packet.pts + ticks
        packet.dts = None if packet.dts is None else packet.dts + ticks
