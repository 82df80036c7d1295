"""Films and cameras in a session: held, sought in, stepped through, slowed down, repeated."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.errors import SourceError, StateError
from engine.events import Finished
from engine.look.look import Look, StyleShare
from engine.media.sinks.memory import MemorySink
from engine.values import Frame, State, StopReason
from tests.engine.stage import LOOK, Film, Stage, clip, endless, is_inverted
from tests.fakes import ScriptedSource, frame


def test_a_pause_holds_the_picture_and_a_file_stands_still(stage: Stage) -> None:
    source = endless(live=False)
    stage.play(source)
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.set_look(Look((StyleShare("a"),), strength=0.0))
    held = stage.picture_where(lambda rendered: rendered.stylized is rendered.original)
    stage.session.set_look(LOOK)
    again = stage.picture_where(is_inverted)
    assert again.original is held.original
    reads = source.reads
    assert reads - again.original.index <= 3
    stage.session.resume()
    stage.log.wait_for_state(State.RUNNING, times=2)
    later = stage.picture_where(lambda rendered: rendered.original.index > again.original.index)
    assert later.original.index <= again.original.index + 20


def test_a_live_source_shows_a_fresh_frame_after_a_pause(stage: Stage) -> None:
    source = endless()
    stage.play(source)
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    reads = source.reads
    source.wait_for_reads(reads + 30)
    stage.no_more_pictures()
    stage.session.resume()
    assert stage.next_picture().original.index >= reads + 29


def test_a_file_in_the_window_keeps_its_own_pace(stage: Stage) -> None:
    sink, began_s = MemorySink(), list[float]()

    def frames() -> Iterator[Frame]:
        # The clock of a film starts no earlier than this; a frame that comes late is caught up with.
        began_s.append(time.perf_counter())
        yield from (frame(index, fps=200.0) for index in range(10))

    stage.play(ScriptedSource(frames(), fps=200.0))
    stage.session.add_sink(sink)
    stage.log.wait_for_end()
    assert sink.frames
    assert all(taken.captured_s - began_s[0] >= taken.time_s * 0.99 for taken in sink.frames)


def test_a_film_goes_on_from_another_place_on_the_capture_thread(stage: Stage) -> None:
    film = Film(100_000)
    stage.play(film)
    stage.next_picture()
    stage.session.seek(150.0)
    shown = stage.picture_where(lambda rendered: rendered.original.time_s >= 150.0)
    assert shown.original.time_s < 151.0
    assert film.threads == {"capture"}
    stage.session.close()


def test_a_held_film_shows_the_place_it_was_taken_to_and_stays_held(stage: Stage) -> None:
    film = Film(100_000)
    stage.play(film)
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    for place_s in (40.0, 20.0):
        stage.session.seek(place_s)
        shown = stage.picture_where(lambda rendered, place_s=place_s: rendered.original.time_s == place_s)
        assert is_inverted(shown)
    assert stage.session.state is State.PAUSED
    stage.session.resume()
    stage.picture_where(lambda rendered: 20.0 < rendered.original.time_s < 21.0)
    stage.session.close()


def test_a_step_holds_a_film_one_frame_further_on_and_a_resume_lets_it_go(stage: Stage) -> None:
    stage.play(Film(100_000))
    stage.next_picture()
    stage.session.step(+1)
    stage.log.wait_for_state(State.PAUSED)
    stage.session.seek(10.0)
    stage.picture_where(lambda rendered: rendered.original.time_s == 10.0)
    for step, place_s in ((+1, 10.002), (-1, 10.0), (-1, 9.998)):
        stage.session.step(step)
        stage.picture_where(lambda rendered, place_s=place_s: rendered.original.time_s == pytest.approx(place_s))
    assert stage.session.state is State.PAUSED
    stage.session.resume()
    stage.picture_where(lambda rendered: rendered.original.time_s > 10.1)
    assert stage.session.state is State.RUNNING
    stage.session.close()


def test_a_step_taken_back_before_it_paused_anything_leaves_the_film_running(stage: Stage) -> None:
    stage.play(Film(100_000))
    first = stage.next_picture().original.time_s
    stage.session.step(+1)
    stage.session.resume()
    stage.picture_where(lambda rendered: rendered.original.time_s > first + 0.2)
    assert stage.session.state is State.RUNNING
    stage.session.close()


def test_a_speed_is_kept_for_the_next_film_and_leaves_the_times_of_the_frames_alone(stage: Stage) -> None:
    # At its own pace each film would take an hour.
    stage.session.set_speed(1e6)
    for number in (1, 2):
        sink = MemorySink()
        stage.play(Film(4, fps=1 / 1200))
        stage.session.add_sink(sink)
        stage.log.wait_for_state(State.PAUSED, times=number)
        stage.session.stop()
        stage.log.wait_for_end(times=number)
        assert sink.frames[-1].time_s == pytest.approx(3600.0)


def test_a_film_on_repeat_begins_anew_and_stands_when_that_is_taken_back(stage: Stage) -> None:
    film = Film(5)
    stage.session.set_repeat(True)
    stage.play(film)
    assert stage.picture_where(lambda rendered: rendered.original.index > 12).original.lap >= 2
    stage.session.set_repeat(False)
    stage.log.wait_for_state(State.PAUSED)
    assert set(film.jumps) == {0.0}
    stage.session.close()


def test_the_end_of_a_film_is_its_last_frame_which_follows_the_sliders(stage: Stage) -> None:
    stage.play(Film(5))
    stage.log.wait_for_state(State.PAUSED)
    assert stage.next_picture().original.time_s == pytest.approx(4 / 500)
    stage.no_more_pictures()
    stage.session.set_look(Look((StyleShare("a"),), strength=0.0))
    again = stage.picture_where(lambda rendered: rendered.stylized is rendered.original)
    assert again.original.time_s == pytest.approx(4 / 500)
    stage.session.close()


def test_a_film_that_has_ended_can_be_taken_anywhere_and_played_again(stage: Stage) -> None:
    film = Film(50)
    stage.play(film)
    stage.log.wait_for_state(State.PAUSED)
    for place_s in (0.01, 0.04):
        stage.session.seek(place_s)
        stage.picture_where(lambda rendered, place_s=place_s: rendered.original.time_s == pytest.approx(place_s))
    stage.session.resume()
    stage.log.wait_for_state(State.PAUSED, times=2)
    stage.session.step(-1)
    stage.picture_where(lambda rendered: rendered.original.time_s == pytest.approx(48 / 500))
    stage.session.step(+1)
    stage.picture_where(lambda rendered: rendered.original.time_s == pytest.approx(49 / 500))
    stage.session.resume()
    stage.log.wait_for_state(State.PAUSED, times=3)
    stage.no_more_pictures()
    stage.session.resume()
    assert stage.picture_where(lambda rendered: rendered.original.lap == 1).original.time_s < 0.05
    stage.session.close()


def test_a_place_behind_the_last_frame_shows_the_last_frame(stage: Stage) -> None:
    stage.play(Film(50_000))
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.seek(100.0)
    shown = stage.picture_where(lambda rendered: rendered.original.time_s > 50)
    assert shown.original.time_s == pytest.approx(49_999 / 500)
    assert stage.session.state is State.PAUSED
    stage.session.close()


def test_an_animation_without_another_place_to_go_to_is_over_at_its_end(stage: Stage) -> None:
    stage.play(clip(5))
    assert stage.log.wait_for_end() == Finished(StopReason.FINISHED)


def test_an_empty_film_on_repeat_ends_all_the_same(stage: Stage) -> None:
    stage.session.set_repeat(True)
    stage.play(Film(0))
    assert stage.log.wait_for_end().reason is StopReason.FINISHED


class _Broadcast(Film):
    """A stream that ends: it could go to another place, were it not live."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self._info = replace(self._info, live=True)

    def seek(self, time_s: float) -> None:
        raise SourceError("This can only be watched as it comes.")


def test_a_stream_that_ends_does_not_begin_anew_like_a_film(stage: Stage) -> None:
    stage.session.set_repeat(True)
    stage.play(_Broadcast(5))
    assert stage.log.wait_for_end() == Finished(StopReason.FINISHED)


def test_a_camera_has_no_other_place_to_go_to(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    with pytest.raises(StateError, match="no other place"):
        stage.session.seek(1.0)
    stage.session.close()
    stage.session.seek(1.0)
    assert stage.session.state is State.IDLE
