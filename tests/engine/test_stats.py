"""Figures over the last two seconds, with a clock the test turns."""

from __future__ import annotations

import pytest

from engine.stats import WINDOW_S, Meter, RecentValues, StageClock


class Hands:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.time_s = 100.0

    def __call__(self) -> float:
        return self.time_s


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_a_meter_counts_steady_ticks_per_second(hands: Hands) -> None:
    meter = Meter(hands)
    for _ in range(100):
        hands.time_s += 1 / 25
        meter.tick()
    assert meter.fps() == pytest.approx(25.0)


def test_a_meter_falls_to_zero_when_nothing_comes_any_more(hands: Hands) -> None:
    meter = Meter(hands)
    meter.tick()
    hands.time_s += 0.1
    meter.tick()
    hands.time_s += WINDOW_S + 0.2
    assert meter.fps() == 0.0


def test_a_window_forgets_what_is_older_than_two_seconds(hands: Hands) -> None:
    window = RecentValues(hands)
    window.add(1000.0)
    hands.time_s += WINDOW_S
    window.add(1.0)
    window.add(3.0)
    hands.time_s += 0.5
    assert window.median() == 2.0


def test_a_window_holds_a_bounded_number_however_much_is_added(hands: Hands) -> None:
    window = RecentValues(hands)
    for number in range(10_000):
        window.add(number)
    assert len(window.recent()) == 512


def test_a_stage_clock_gives_the_median_of_each_stage_in_milliseconds(hands: Hands) -> None:
    clock = StageClock(hands)
    for took_s in (0.010, 0.030, 0.020):
        with clock.measure("network"):
            hands.time_s += took_s
        with clock.measure("finish"):
            hands.time_s += 0.001
    assert clock.medians() == pytest.approx({"network": 20.0, "finish": 1.0})


def test_a_stage_that_stopped_running_is_no_longer_listed(hands: Hands) -> None:
    clock = StageClock(hands)
    with clock.measure("network"):
        hands.time_s += 0.010
    hands.time_s += WINDOW_S + 0.1
    assert clock.medians() == {}


def test_a_stage_that_raised_is_not_counted(hands: Hands) -> None:
    clock = StageClock(hands)
    with pytest.raises(RuntimeError), clock.measure("network"):
        raise RuntimeError("broke")
    assert clock.medians() == {}
