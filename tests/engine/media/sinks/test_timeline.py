"""Where frames and sound stand in a recording."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.media.sinks.timeline import Timeline
from engine.values import Frame

PIXELS = np.zeros((2, 2, 3), np.uint8)


def at(time_s: float, captured_s: float = 0.0) -> Frame:
    return Frame(PIXELS, time_s, captured_s, 0)


def test_the_first_frame_is_at_zero_and_the_others_keep_their_distance() -> None:
    timeline = Timeline(0.1)
    assert [timeline.place(at(time_s)) for time_s in (7.0, 7.1, 7.5)] == pytest.approx([0.0, 0.1, 0.5])
    assert timeline.last_s == pytest.approx(0.5)


def test_what_is_cut_out_leaves_the_usual_interval() -> None:
    timeline = Timeline(1 / 30)
    timeline.place(at(0.0))
    timeline.place(at(0.2))
    timeline.cut()
    assert timeline.place(at(100.0)) == pytest.approx(0.4)
    assert timeline.place(at(100.2)) == pytest.approx(0.6)


def test_what_follows_a_cut_stands_where_the_frame_before_ends_if_its_source_says_when() -> None:
    timeline = Timeline(1 / 30)
    timeline.place(Frame(PIXELS, 0.0, 0.0, 0, duration_s=2.0))
    assert timeline.end_s == 2.0
    timeline.cut()
    assert timeline.place(at(100.0)) == 2.0


def test_a_cut_before_the_first_frame_cuts_nothing() -> None:
    timeline = Timeline(0.1)
    timeline.cut()
    assert timeline.place(at(5.0)) == 0.0


def test_a_pause_of_the_source_is_no_measure_of_its_interval() -> None:
    timeline = Timeline(0.1)
    timeline.place(at(0.0))
    timeline.place(at(9.0))
    timeline.cut()
    assert timeline.place(at(20.0)) == pytest.approx(9.1)


def test_sound_of_the_stream_stands_with_its_frames_and_what_was_cut_out_nowhere() -> None:
    timeline = Timeline(0.1)
    for time_s in (2.0, 2.1, 2.2):
        timeline.place(at(time_s))
    timeline.cut()
    timeline.place(at(8.0))
    places = [timeline.of_stream(moment_s) for moment_s in (1.9, 2.0, 2.25, 2.31, 7.9, 8.0, 8.5)]
    assert places == [pytest.approx(-0.1), 0.0, pytest.approx(0.25), None, None, pytest.approx(0.3), pytest.approx(0.8)]


def test_sound_of_a_device_is_placed_by_the_moment_it_was_captured() -> None:
    timeline = Timeline(0.1)
    timeline.place(at(0.0, captured_s=500.0))
    timeline.place(at(0.1, captured_s=500.12))
    timeline.cut()
    timeline.place(at(6.0, captured_s=506.0))
    places = [timeline.of_capture(moment_s) for moment_s in (499.9, 500.1, 503.0, 506.05)]
    assert places == [pytest.approx(-0.1), pytest.approx(0.1), None, pytest.approx(0.25)]


def test_places_can_be_told_back_to_the_stream() -> None:
    timeline = Timeline(0.1)
    timeline.place(at(2.0))
    timeline.cut()
    timeline.place(at(8.0))
    assert timeline.stream_s(0.1) == pytest.approx(8.0)


def test_a_film_that_begins_anew_follows_itself_directly_and_its_sound_stands_in_each_lap() -> None:
    timeline = Timeline(0.1)
    for time_s, lap in ((3.8, 4), (3.9, 4), (0.0, 5), (0.1, 5), (0.0, 7)):
        timeline.place(replace(at(time_s), lap=lap))
    assert timeline.last_s == pytest.approx(0.4)
    assert timeline.lap == 2
    assert [timeline.lap_end_s(lap) for lap in (0, 1, 2)] == pytest.approx([0.2, 0.4, 0.5])
    assert timeline.of_stream(0.05) == pytest.approx(-3.75)
    assert timeline.of_stream(0.05, 1) == pytest.approx(0.25)
    assert timeline.of_stream(0.05, 2) == pytest.approx(0.45)
    assert timeline.of_stream(3.95, 0) == pytest.approx(0.15)
    assert timeline.of_stream(3.95, 1) is None
