"""Times of a stream, whatever the stream says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.media.sources.timestamps import TimeStamps


def placed(timeline: TimeStamps, *times_s: float | None) -> list[float]:
    return [timeline.place(time_s) for time_s in times_s]


def test_rising_times_pass_as_they_are_from_zero() -> None:
    assert placed(TimeStamps(30), 7.0, 7.5, 7.75) == [0.0, 0.5, 0.75]


def test_a_given_zero_counts() -> None:
    assert placed(TimeStamps(30, zero_s=6.5), 7.0, 7.5) == [0.5, 1.0]


def test_missing_times_are_one_period_apart() -> None:
    assert placed(TimeStamps(4), None, None, None) == [0.0, 0.25, 0.5]


def test_a_missing_time_between_others_is_filled_in() -> None:
    assert placed(TimeStamps(10), 0.0, None, 0.2) == pytest.approx([0.0, 0.1, 0.2])


def test_a_stream_that_starts_over_goes_on() -> None:
    assert placed(TimeStamps(10), 50.0, 50.1, 0.0, 0.1, 0.3) == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.5])


def test_a_repeated_time_moves_on() -> None:
    assert placed(TimeStamps(10), 1.0, 1.0) == pytest.approx([0.0, 0.1])


@given(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_times_always_rise(times_s: list[float | None]) -> None:
    result = placed(TimeStamps(30), *times_s)
    assert all(later > earlier for earlier, later in pairwise(result))
