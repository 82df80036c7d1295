"""One clock for the packets of a file whose time stamps fall back or jump."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from engine.media.splices import MAY_HAVE_SEAMS, Splices

MS = Fraction(1, 1000)


def stream(index: int, kind: str, flags: int = MAY_HAVE_SEAMS) -> Any:
    container = SimpleNamespace(format=SimpleNamespace(flags=flags))
    return SimpleNamespace(index=index, type=kind, container=container)


PICTURES, SOUND, WORDS = stream(0, "video"), stream(1, "audio"), stream(2, "subtitle")


@dataclass
class Packet:
    """A packet as far as clocks look at it: when, in milliseconds."""

    stream: Any
    pts: int | None
    dts: int | None = -1
    duration: int = 0
    time_base: Fraction = field(default=MS)

    def __post_init__(self) -> None:
        self.dts = self.pts if self.dts == -1 else self.dts


def placed(*packets: Packet, lead: Any = PICTURES) -> list[int | None]:
    splices = Splices(lead, 0.04)
    for packet in packets:
        splices.shift(packet)
    return [packet.pts for packet in packets]


def pictures(*times_ms: int) -> list[Packet]:
    return [Packet(PICTURES, time_ms, duration=40) for time_ms in times_ms]


def sounds(*times_ms: int) -> list[Packet]:
    return [Packet(SOUND, time_ms, duration=20) for time_ms in times_ms]


def test_times_that_rise_stay_as_they_are() -> None:
    assert placed(*pictures(1400, 1440), *sounds(1410, 1430), *pictures(1480)) == [1400, 1440, 1410, 1430, 1480]


def test_where_pictures_fall_back_they_go_on_one_period_behind_the_last() -> None:
    assert placed(*pictures(1400, 1440, 0, 40)) == [1400, 1440, 1480, 1520]


def test_the_last_sound_of_a_piece_belongs_to_it_though_the_pictures_are_in_the_next() -> None:
    made = placed(*pictures(1000, 1040), *sounds(1000, 1020), *pictures(0), *sounds(1040, 1060, 0, 20))
    assert made[-4:] == [1040, 1060, 1080, 1100]


def test_sound_that_is_in_the_next_piece_first_waits_for_no_picture_and_is_in_step_from_then_on() -> None:
    made = placed(*pictures(1000, 1040), *sounds(1040, 1060), *sounds(0, 20), *pictures(0, 40), *sounds(40, 60))
    assert made[4:6] == [1080, 1100]
    assert made[-2:] == [1120, 1140]


def test_a_sound_whose_own_clock_begins_anew_goes_on_where_it_ended() -> None:
    made = placed(*pictures(5000), *sounds(5000, 5020, 0, 20), *pictures(5040), *sounds(40))
    assert made == [5000, 5000, 5020, 5040, 5060, 5040, 5080]


def test_pictures_that_jump_to_where_no_sound_is_are_brought_back() -> None:
    day_ms = 86_400_000
    made = placed(*pictures(1000, 1040), *sounds(1000, 1020), *pictures(day_ms), *sounds(day_ms, day_ms + 20))
    assert made[-3:] == [1080, 1080, 1100]


def test_slides_with_sound_between_them_are_no_jump() -> None:
    sound = sounds(*range(0, 30_000, 20))
    made = placed(*pictures(0), *sound, *pictures(30_000))
    assert made[-1] == 30_000


@pytest.mark.parametrize("flags", [0, MAY_HAVE_SEAMS])
def test_a_pause_is_kept_where_there_are_no_seams(flags: int) -> None:
    lead = stream(0, "video", flags)
    packets = [Packet(lead, 0), Packet(SOUND, 0), Packet(lead, 60_000), Packet(SOUND, 60_000)]
    assert (placed(*packets, lead=lead)[2:] == [60_000, 60_000]) == (flags == 0)


def test_subtitles_may_come_in_any_order() -> None:
    words = [Packet(WORDS, time_ms) for time_ms in (9000, 3000, 6000)]
    assert placed(*pictures(0), *words) == [0, 9000, 3000, 6000]


def test_packets_that_do_not_say_when_they_are_decoded_are_no_seam() -> None:
    packets = [Packet(PICTURES, 133, None), Packet(PICTURES, 67, None), Packet(PICTURES, 33, 0)]
    assert placed(*packets) == [133, 67, 33]
