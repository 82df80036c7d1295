"""Recordings of a session: joined, left, too slow, broken."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.errors import SinkError, StateError
from engine.events import SinkClosed
from engine.live.run import Limits
from engine.look.look import Look, StyleShare
from engine.media.sinks.memory import MemorySink
from engine.values import Frame, State
from tests.engine.stage import Film, Stage, endless, is_inverted
from tests.fakes import ScriptedSink, ScriptedSource, frame


def test_what_is_repainted_during_a_pause_is_not_recorded(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(endless())
    stage.session.add_sink(sink)
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.set_look(Look((StyleShare("a"),), strength=0.0))
    stage.picture_where(lambda rendered: rendered.stylized is rendered.original)
    stage.session.close()
    indices = [taken.index for taken in sink.frames]
    assert len(indices) == len(set(indices))


def test_a_failing_sink_detaches_itself_and_the_picture_goes_on(stage: Stage) -> None:
    stage.play(endless())
    sink_id = stage.session.add_sink(ScriptedSink(fails_at=2, error=SinkError("The disk is full.")))
    good = MemorySink()
    stage.session.add_sink(good)
    stage.log.wait_for(lambda event: event == SinkClosed(sink_id, None, "The disk is full."))
    stage.no_more_pictures()
    assert is_inverted(stage.next_picture())
    stage.session.close()
    assert len(good.frames) > 2


def test_a_removed_sink_is_drained_closed_and_announced_while_the_picture_goes_on(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(endless())
    sink_id = stage.session.add_sink(sink)
    stage.next_picture()
    stage.session.remove_sink(sink_id)
    stage.log.wait_for(lambda event: event == SinkClosed(sink_id, None, None))
    assert sink.closed
    assert stage.session.state is State.RUNNING


def test_a_slow_sink_costs_its_own_frames_and_never_those_of_the_display() -> None:
    stage = Stage(Limits(sink_bytes=4 * 16 * 12 * 3))
    sink = ScriptedSink()
    sink.hold.clear()
    stage.play(endless())
    stage.session.add_sink(sink)
    first = stage.next_picture().original.index
    stage.picture_where(
        lambda rendered: rendered.original.index > first + 10 and stage.session.stats().sink_dropped > 3
    )
    sink.hold.set()
    stage.session.close()
    assert stage.session.stats().sink_dropped > 3


def test_a_recording_is_not_stepped_through_and_a_camera_has_no_steps(stage: Stage) -> None:
    stage.session.step(+1)
    stage.play(Film(100_000))
    stage.next_picture()
    stage.session.add_sink(MemorySink())
    with pytest.raises(StateError, match="straight on"):
        stage.session.step(+1)
    stage.session.stop()
    stage.log.wait_for_end()
    stage.play(endless())
    # A picture of the film may still be there to be taken.
    stage.log.wait_for_state(State.RUNNING, times=2)
    with pytest.raises(StateError, match="frame by frame"):
        stage.session.step(+1)


def test_a_recording_goes_straight_on_to_the_end_of_the_film_and_is_finished_there(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(Film(300))
    sink_id = stage.session.add_sink(sink)
    stage.next_picture()
    with pytest.raises(StateError, match="straight on"):
        stage.session.seek(0.0)
    stage.log.wait_for(lambda event: isinstance(event, SinkClosed) and event.sink_id == sink_id)
    times_s = [taken.time_s for taken in sink.frames]
    assert times_s == sorted(times_s)
    assert times_s[-1] == pytest.approx(299 / 500)
    stage.log.wait_for_state(State.PAUSED)
    stage.session.close()


def test_a_film_on_repeat_goes_on_repeating_while_it_is_recorded(stage: Stage) -> None:
    sink = MemorySink()
    stage.session.set_repeat(True)
    stage.play(Film(20))
    stage.session.add_sink(sink)
    stage.picture_where(lambda rendered: rendered.original.lap == 3)
    stage.session.close()
    laps = [taken.lap for taken in sink.frames]
    assert laps == sorted(laps)
    assert {1, 2, 3} <= set(laps)


def test_a_picture_that_stands_still_is_shown_once_and_recorded_at_its_rate(stage: Stage) -> None:
    sink, pace, pixels = MemorySink(), threading.Event(), frame(0).pixels

    def frames() -> Iterator[Frame]:
        for index in itertools.count():
            pace.wait(1 / 500)
            yield replace(frame(index, 500.0), pixels=pixels)

    source = ScriptedSource(frames(), live=True)
    stage.play(source)
    assert is_inverted(stage.next_picture())
    stage.session.add_sink(sink)
    source.wait_for_reads(source.reads + 30)
    stage.no_more_pictures()
    assert stage.session.stats().still
    stage.session.set_look(Look((StyleShare("a"),), strength=0.0))
    stage.picture_where(lambda rendered: rendered.stylized is rendered.original)
    stage.session.close()
    times = [taken.time_s for taken in sink.frames]
    assert len(times) > 10
    assert times == sorted(set(times))
