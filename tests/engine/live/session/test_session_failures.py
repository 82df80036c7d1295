"""What fails under a session: its source, its network, its listener; and what is left whole."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.events import Event, Finished, Problem, SinkClosed, SourceOpened, SourceWaiting, Working
from engine.live.run import Limits
from engine.live.session import Session
from engine.live.watchdog import Patience
from engine.values import Frame, State, StopReason
from tests.engine.stage import CONFIG, LOOK, Stage, clip, endless, is_inverted
from tests.fakes import EventLog, FakeStylizer, ScriptedSink, ScriptedSource, frame, unexpected


def test_a_network_that_cannot_be_built_at_the_start_fails_the_session_with_its_reason(stage: Stage) -> None:
    stage.setup = lambda stylizer: setattr(stylizer, "fail_prepare", "No back end runs here.")
    stage.play(endless())
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "No back end runs here.")
    assert State.RUNNING not in stage.log.states()


@pytest.mark.parametrize("which", ["stylize", "job", "capture"])
def test_a_thread_that_the_system_does_not_give_fails_the_session_with_one_sentence_and_the_next_start_works(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name == which:
            raise RuntimeError("can't start new thread")
        start(thread)

    source = endless()
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refuse)
        stage.play(source)
        end = stage.log.wait_for_end()
    assert end.reason is StopReason.FAILED
    assert end.problem == "This computer starts no more threads for Pastiche: close other programs and try again."
    assert stage.log.states() == [State.STARTING, State.STOPPING, State.IDLE]
    assert (stage.session.state, source.opened) == (State.IDLE, 0)
    stage.play(endless())
    stage.next_picture()


def test_who_hears_that_nothing_could_begin_may_begin_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    log, refusals = EventLog(), ["once"]
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name == "stylize" and refusals:
            refusals.pop()
            raise RuntimeError("can't start new thread")
        start(thread)

    def listener(event: Event) -> None:
        log(event)
        if isinstance(event, Finished) and event.reason is StopReason.FAILED:
            session.start(clip(3), CONFIG, LOOK)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    session = Session(FakeStylizer, listener)
    session.start(endless(), CONFIG, LOOK)
    log.wait_for(lambda event: isinstance(event, Finished) and event.reason is StopReason.FINISHED)
    session.close()
    assert [event.reason for event in log.of(Finished)] == [StopReason.FAILED, StopReason.FINISHED]


def test_a_source_that_dies_midway_fails_the_session_after_its_recording_was_finished(
    stage: Stage, tmp_path: Path
) -> None:
    sink, gate = ScriptedSink(path=tmp_path / "a.mp4"), threading.Event()

    def frames() -> Iterator[Frame]:
        for index in range(5):
            # A live picture that comes late is left out, and the recording then says so.
            sink.wait_for_frames(index)
            yield frame(index)

    stage.play(ScriptedSource(frames(), dies="The file breaks off.", hold_read=gate))
    sink_id = stage.session.add_sink(sink)
    gate.set()
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "The file breaks off.")
    assert sink.closed == 1
    assert sink.indices == [0, 1, 2, 3, 4]
    assert stage.log.of(SinkClosed) == [SinkClosed(sink_id, tmp_path / "a.mp4", None)]
    kinds = [type(event) for event in stage.log.events]
    assert kinds.index(SinkClosed) < kinds.index(Finished)


def test_a_source_that_cannot_be_opened_fails_the_session(stage: Stage) -> None:
    stage.play(ScriptedSource(open_fails="There is no such camera."))
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "There is no such camera.")
    assert stage.log.states() == [State.STARTING, State.STOPPING, State.IDLE]
    assert stage.stylizers == []


def test_a_frame_that_cannot_be_painted_fails_the_session_with_its_reason(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.stylizers[0].fail_frame = "The card is out of memory."
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "The card is out of memory.")


@pytest.mark.expects_log("the stylize thread failed")
def test_a_defect_is_logged_and_told_in_a_plain_sentence() -> None:
    log = EventLog()

    def broken() -> None:
        raise unexpected()

    session = Session(FakeStylizer, log, broken)
    session.start(endless(), CONFIG, LOOK)
    end = log.wait_for_end()
    session.close()
    assert end.reason is StopReason.FAILED
    assert end.problem is not None
    assert "the log" in end.problem


@pytest.mark.expects_log("the listener failed")
def test_a_listener_that_raises_does_not_stop_the_session() -> None:
    log = EventLog()

    def listener(event: Event) -> None:
        log(event)
        if isinstance(event, SourceOpened):
            raise unexpected()

    session = Session(FakeStylizer, listener)
    session.start(clip(3), CONFIG, LOOK)
    assert log.wait_for_end().reason is StopReason.FINISHED
    session.close()


@pytest.mark.expects_log("closing the source failed")
def test_a_source_that_cannot_be_closed_leaves_no_step_of_the_clean_up_out(stage: Stage) -> None:
    class Clinging(ScriptedSource):
        def close(self) -> None:
            super().close()
            raise unexpected()

    sink = ScriptedSink()
    stage.play(Clinging([frame(index) for index in range(1000)]))
    stage.session.add_sink(sink)
    stage.next_picture()
    stage.session.stop()
    stage.log.wait_for_end()
    assert sink.closed == 1
    assert stage.stylizers[0].closed


def test_a_silent_camera_is_reported_waited_for_and_greeted_when_it_is_back() -> None:
    flow = threading.Event()
    flow.set()
    stage = Stage(Limits(patience=Patience(silence_s=0.2)))
    stage.play(ScriptedSource((frame(index) for index in itertools.count()), live=True, hold_read=flow))
    stage.next_picture()
    flow.clear()
    # A busy computer may seem silent before: how often what is told is a matter of `test_watchdog`, which has no clock.
    stage.log.wait_for(lambda event: event == Problem("the fake gives no picture; waiting for it."))
    assert stage.session.state is State.RUNNING
    assert SourceWaiting(True) in stage.log.of(SourceWaiting)
    flow.set()
    stage.log.wait_for(lambda event: isinstance(event, Working) and "is back" in event.progress.label)
    stage.log.wait_until(lambda: stage.log.of(SourceWaiting)[-1] == SourceWaiting(False))
    stage.no_more_pictures()
    assert is_inverted(stage.next_picture())
    stage.session.close()


def test_a_camera_silent_for_too_long_fails_the_session() -> None:
    flow = threading.Event()
    stage = Stage(Limits(patience=Patience(silence_s=0.01, give_up_s=0.05)))
    source = ScriptedSource((frame(index) for index in itertools.count()), live=True, hold_read=flow)
    stage.play(source)
    stage.log.wait_for_state(State.STOPPING)
    flow.set()
    end = stage.log.wait_for_end()
    stage.session.close()
    assert end.reason is StopReason.FAILED
    assert end.problem is not None
    assert "has given no picture" in end.problem
    assert source.closed == 1
