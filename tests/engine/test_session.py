"""The live session, driven the way the window drives it, with fakes at its borders."""

from __future__ import annotations

import itertools
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import SinkError, StateError
from engine.events import (
    Event,
    Finished,
    Problem,
    RunnerReady,
    SinkClosed,
    SourceOpened,
    SourceWaiting,
    StateChanged,
    StyleReady,
    Working,
)
from engine.live import Limits
from engine.session import Session
from engine.sinks.memory import MemorySink
from engine.values import EngineConfig, Frame, Look, Rendered, State, StopReason, StyleShare
from engine.watchdog import Patience
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer, ScriptedSink, ScriptedSource, frame, unexpected

LOOK = Look((StyleShare("a"),))
CONFIG = EngineConfig()


class Stage:
    """A session with everything around it.

    Attributes:
        stylizers: every stylizer made, newest last; `setup` is applied to each before use.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.log = EventLog()
        self.stylizers: list[FakeStylizer] = []
        self.setup: Callable[[FakeStylizer], None] = lambda _: None
        self._painted = threading.Semaphore(0)
        self.session = Session(self._make, self.log, self._painted.release, limits or Limits(retry_s=0.001))

    def play(self, source: ScriptedSource, look: Look = LOOK) -> None:
        self.session.start(source, CONFIG, look)

    def next_picture(self) -> Rendered:
        """The newest picture, waiting for one."""
        assert self._painted.acquire(timeout=PATIENCE_S)
        rendered = self.session.display.take()
        return rendered if rendered is not None else self.next_picture()

    def picture_where(self, condition: Callable[[Rendered], bool]) -> Rendered:
        """The first picture from now on that is as wanted."""
        while not condition(rendered := self.next_picture()):
            pass
        return rendered

    def no_more_pictures(self) -> None:
        """Forget the wake-ups and the picture so far."""
        while self._painted.acquire(blocking=False):
            pass
        self.session.display.take()

    def _make(self, config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        self.setup(stylizer)
        self.stylizers.append(stylizer)
        return stylizer


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.session.close()


def endless(fps: float = 500.0, live: bool = True) -> ScriptedSource:
    """Frames for ever, `fps` a second."""
    pace = threading.Event()

    def frames() -> Iterator[Frame]:
        for index in itertools.count():
            pace.wait(1 / fps)
            yield frame(index, fps)

    return ScriptedSource(frames(), live=live)


def clip(length: int, fps: float = 1000.0, dies: str = "") -> ScriptedSource:
    return ScriptedSource([frame(index, fps) for index in range(length)], dies=dies)


def is_inverted(rendered: Rendered) -> bool:
    return bool(np.all(rendered.stylized.pixels == 255 - rendered.original.pixels))


def test_a_clip_runs_from_idle_to_idle_and_tells_so_in_order(stage: Stage) -> None:
    stage.play(clip(5))
    assert stage.log.wait_for_end() == Finished(StopReason.FINISHED)
    kinds = [type(event) for event in stage.log.events if not isinstance(event, Working)]
    assert kinds == [StateChanged, SourceOpened, StyleReady, RunnerReady, *[StateChanged] * 3, Finished]
    assert stage.log.states() == [State.STARTING, State.RUNNING, State.STOPPING, State.IDLE]
    assert stage.session.state is State.IDLE


def test_pictures_come_stylized_beside_their_originals(stage: Stage) -> None:
    stage.play(endless())
    rendered = stage.next_picture()
    assert is_inverted(rendered)
    assert rendered.original.index == rendered.stylized.index


def test_a_session_can_be_started_again_and_again(stage: Stage) -> None:
    for turn in range(1, 4):
        stage.play(clip(3))
        assert stage.log.wait_for_end(turn).reason is StopReason.FINISHED
        assert stage.session.wait(PATIENCE_S)
    assert all(stylizer.closed for stylizer in stage.stylizers)
    assert len(stage.stylizers) == 3


def test_the_next_source_can_be_started_while_being_told_that_the_last_has_ended() -> None:
    log = EventLog()
    rest = [clip(2), clip(2)]

    def listener(event: Event) -> None:
        log(event)
        if isinstance(event, Finished) and rest:
            session.start(rest.pop(), CONFIG, LOOK)

    session = Session(FakeStylizer, listener)
    session.start(clip(2), CONFIG, LOOK)
    log.wait_for_end(3)
    session.close()
    assert log.states()[-1] is State.IDLE


def test_a_start_while_running_is_refused_and_disturbs_nothing(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    with pytest.raises(StateError, match="running"):
        stage.play(endless())
    assert is_inverted(stage.next_picture())


def test_a_stop_ends_a_running_session_and_closes_its_parts(stage: Stage) -> None:
    source = endless()
    stage.play(source)
    stage.next_picture()
    stage.session.stop()
    assert stage.log.wait_for_end() == Finished(StopReason.STOPPED)
    assert source.closed == 1
    assert source.threads == {"capture"}
    assert stage.stylizers[0].closed


def test_a_stop_while_the_network_is_being_built_cancels_the_building(stage: Stage) -> None:
    stage.setup = lambda stylizer: stylizer.hold_prepare.clear()
    stage.play(endless())
    stage.log.wait_for(lambda event: isinstance(event, Working))
    assert stage.session.state is State.STARTING
    stage.session.stop()
    assert stage.log.wait_for_end() == Finished(StopReason.STOPPED)
    assert stage.stylizers[0].closed
    assert State.RUNNING not in stage.log.states()


@pytest.mark.expects_log("does not let go")
def test_a_source_stuck_in_opening_is_left_behind_with_a_word() -> None:
    stage = Stage(Limits(join_s=0.01))
    opening = threading.Event()
    source = ScriptedSource(hold_open=opening)
    stage.play(source)
    stage.log.wait_for_state(State.STARTING)
    stage.session.stop()
    assert stage.log.wait_for_end() == Finished(StopReason.STOPPED)
    assert any("does not let go" in event.text for event in stage.log.events if isinstance(event, Problem))
    opening.set()
    source.wait_for_close()
    stage.session.close()
    assert not stage.log.of(SourceOpened)


def test_a_stop_from_within_a_listener_ends_the_session_like_any_other() -> None:
    log = EventLog()

    def listener(event: Event) -> None:
        log(event)
        if event == StateChanged(State.RUNNING):
            session.stop()
            session.stop()

    session = Session(FakeStylizer, listener)
    session.start(endless(), CONFIG, LOOK)
    assert log.wait_for_end() == Finished(StopReason.STOPPED)
    session.close()
    assert len(log.of(Finished)) == 1


COMMANDS = st.lists(
    st.sampled_from(
        ["start", "settle", "stop", "pause", "resume", "look", "config", "warm", "speed", "step", "sink", "wait"]
    ),
    max_size=14,
)


@given(COMMANDS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_sequence_of_commands_is_legal_and_every_start_ends_exactly_once(names: list[str], live: bool) -> None:
    stage = Stage()
    session, starts, sinks = stage.session, 0, 0
    harmless: dict[str, Callable[[], None]] = {
        "stop": session.stop,
        "pause": session.pause,
        "resume": session.resume,
        "look": lambda: session.set_look(Look((StyleShare("b"),))),
        "config": lambda: session.set_config(EngineConfig(backend="other")),
        "warm": lambda: session.warm("c"),
        "speed": lambda: session.set_speed(2.0),
    }
    for name in ["start", *names]:
        if name == "start" and session.state is State.IDLE:
            session.start(endless(live=live), CONFIG, LOOK)
            starts += 1
        elif name == "sink" and session.state is not State.IDLE:
            try:
                session.remove_sink(session.add_sink(MemorySink()))
                sinks += 1
            except StateError:
                assert session.state in (State.STOPPING, State.IDLE)
        elif name == "step":
            with suppress(StateError):
                session.step(+1)
        elif name == "wait":
            session.stop()
            assert session.wait(PATIENCE_S)
        elif name == "settle":
            stage.log.wait_until(lambda: session.state in (State.IDLE, State.RUNNING, State.PAUSED))
        elif name not in ("start", "sink", "step"):
            harmless[name]()
    session.close()
    assert session.state is State.IDLE
    assert len(stage.log.of(Finished)) == starts
    assert len(stage.log.of(SinkClosed)) == sinks
    assert all(stylizer.closed for stylizer in stage.stylizers)
    _assert_states_follow_each_other(stage.log.states())


def _assert_states_follow_each_other(states: list[State]) -> None:
    allowed = {
        State.IDLE: {State.STARTING},
        State.STARTING: {State.RUNNING, State.STOPPING},
        State.RUNNING: {State.PAUSED, State.STOPPING},
        State.PAUSED: {State.RUNNING, State.STOPPING},
        State.STOPPING: {State.IDLE},
    }
    for before, after in itertools.pairwise([State.IDLE, *states]):
        assert after in allowed[before]


def test_stops_from_many_threads_at_once_announce_one_end(stage: Stage) -> None:
    stage.play(endless())
    stoppers = [threading.Thread(target=stage.session.stop) for _ in range(8)]
    for stopper in stoppers:
        stopper.start()
    for stopper in stoppers:
        stopper.join()
    assert stage.session.wait(PATIENCE_S)
    assert len(stage.log.of(Finished)) == 1


def test_commands_to_an_idle_session_are_no_errors_but_recording_is(stage: Stage) -> None:
    session = stage.session
    session.stop()
    session.pause()
    session.resume()
    session.set_look(LOOK)
    session.set_config(CONFIG)
    session.remove_sink(1)
    assert session.wait(0.0)
    with pytest.raises(StateError):
        session.add_sink(MemorySink())
    assert stage.log.events == []


def test_a_closed_session_starts_no_more(stage: Stage) -> None:
    stage.session.close()
    stage.session.close()
    with pytest.raises(StateError, match="closed"):
        stage.play(clip(1))


def test_a_slow_display_sees_the_newest_picture_and_holds_up_nothing(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(clip(50))
    stage.session.add_sink(sink)
    assert stage.log.wait_for_end().reason is StopReason.FINISHED
    newest = stage.session.display.take()
    assert newest is not None
    assert newest.stylized.index == 49
    assert stage.session.display.take() is None


def test_a_slow_network_gets_the_newest_frame_and_the_drops_are_counted(stage: Stage) -> None:
    source = endless()
    stage.play(source)
    stage.next_picture()
    stage.stylizers[0].hold_frames.clear()
    reads = source.reads
    source.wait_for_reads(reads + 30)
    stage.no_more_pictures()
    stage.stylizers[0].hold_frames.set()
    stage.picture_where(lambda rendered: rendered.original.index >= reads + 28)
    # All but the one under work, the newest and those of a moment's luck before the hold.
    assert stage.session.stats().dropped >= 20


def test_a_look_acts_on_the_very_next_frame_when_its_styles_are_in_memory(stage: Stage) -> None:
    stage.session.warm("b")
    stage.play(endless())
    stage.log.wait_for(lambda event: event == StyleReady("b"))
    stylizer = stage.stylizers[0]
    stage.next_picture()
    look = Look((StyleShare("b"),), strength=0.5)
    stage.session.set_look(look)
    stage.next_picture()
    stage.next_picture()
    assert stylizer.looks[-1] == look
    assert stylizer.encode_count == 2


def test_a_new_style_is_read_in_the_background_while_the_former_one_stays_with_the_new_sliders(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stylizer = stage.stylizers[0]
    stylizer.hold_encode.clear()
    stylizer.encoding.clear()
    stage.session.set_look(Look((StyleShare("b"),), strength=0.7))
    assert stylizer.encoding.wait(PATIENCE_S)
    stage.no_more_pictures()
    stage.next_picture()
    assert stylizer.looks[-1] == Look((StyleShare("a"),), strength=0.7)
    stylizer.hold_encode.set()
    stage.log.wait_for(lambda event: event == StyleReady("b"))
    stage.picture_where(lambda _: stylizer.looks[-1] == Look((StyleShare("b"),), strength=0.7))
    assert stylizer.encode_count == 2


def test_a_style_that_cannot_be_read_is_told_once_and_the_picture_goes_on(stage: Stage) -> None:
    stage.setup = lambda stylizer: stylizer.unreadable.add("bad")
    stage.play(endless())
    stage.next_picture()
    stage.session.set_look(Look((StyleShare("bad"),)))
    stage.log.wait_for(lambda event: event == Problem("The style bad cannot be read."))
    for _ in range(10):
        assert is_inverted(stage.next_picture())
    assert len(stage.log.of(Problem)) == 1
    assert stage.session.state is State.RUNNING


def test_an_unreadable_style_at_the_start_leaves_the_picture_as_it_is_and_says_so(stage: Stage) -> None:
    stage.setup = lambda stylizer: stylizer.unreadable.add("a")
    stage.play(endless())
    rendered = stage.next_picture()
    assert rendered.stylized is rendered.original
    assert stage.log.of(Problem) == [Problem("The style a cannot be read.")]


def test_styles_are_never_read_per_frame(stage: Stage) -> None:
    stage.play(clip(200, fps=5000.0))
    stage.log.wait_for_end()
    assert stage.stylizers[0].encode_count == 1


def test_a_config_change_swaps_the_runner_in_without_an_unstyled_frame(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(endless())
    stage.session.add_sink(sink)
    stage.next_picture()
    stage.session.set_config(EngineConfig(backend="other"))
    ready = stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)
    assert isinstance(ready, RunnerReady)
    assert ready.running_on.backend == "other"
    stage.no_more_pictures()
    stage.next_picture()
    assert stage.session.stats().running_on == ready.running_on
    stage.session.close()
    assert all(taken.pixels.flat[0] == 255 - taken.index % 256 for taken in sink.frames)
    assert [stylizer.closed for stylizer in stage.stylizers] == [True, True]


def test_a_config_that_cannot_be_built_is_told_and_the_old_one_stays(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.setup = lambda stylizer: setattr(stylizer, "fail_prepare", "No such card.")
    stage.session.set_config(EngineConfig(backend="other"))
    problem = stage.log.wait_for(lambda event: isinstance(event, Problem))
    assert problem == Problem("No such card. The picture goes on as before.")
    stage.no_more_pictures()
    assert is_inverted(stage.next_picture())
    assert [stylizer.closed for stylizer in stage.stylizers] == [False, True]
    stage.setup = lambda _: None
    stage.session.set_config(EngineConfig(backend="other"))
    stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)


def test_of_many_config_changes_in_a_row_the_last_one_is_built_and_the_others_are_cancelled(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.setup = lambda stylizer: stylizer.hold_prepare.clear()
    stage.session.set_config(EngineConfig(backend="never"))
    stage.log.wait_for(lambda event: isinstance(event, Working) and len(stage.stylizers) == 2)
    stage.setup = lambda _: None
    stage.session.set_config(EngineConfig(backend="last"))
    ready = stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)
    assert isinstance(ready, RunnerReady)
    assert ready.running_on.backend == "last"
    assert stage.stylizers[1].closed
    assert not stage.log.of(Problem)


def test_a_network_that_cannot_be_built_at_the_start_fails_the_session_with_its_reason(stage: Stage) -> None:
    stage.setup = lambda stylizer: setattr(stylizer, "fail_prepare", "No back end runs here.")
    stage.play(endless())
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "No back end runs here.")
    assert State.RUNNING not in stage.log.states()


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


def test_a_style_chosen_while_paused_appears_when_it_is_ready(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.set_look(Look((StyleShare("b"),)))
    stage.picture_where(lambda _: stage.stylizers[0].looks[-1] == Look((StyleShare("b"),)))
    assert stage.session.state is State.PAUSED


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
    sink = MemorySink()
    stage.play(clip(10, fps=200.0))
    stage.session.add_sink(sink)
    stage.log.wait_for_end()
    handed_s = [taken.captured_s for taken in sink.frames]
    assert handed_s[-1] - handed_s[0] >= (sink.frames[-1].time_s - sink.frames[0].time_s) * 0.99


def test_a_source_that_dies_midway_fails_the_session_after_its_recording_was_finished(
    stage: Stage, tmp_path: Path
) -> None:
    sink = ScriptedSink(path=tmp_path / "a.mp4")
    stage.play(clip(5, dies="The file breaks off."))
    sink_id = stage.session.add_sink(sink)
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "The file breaks off.")
    assert sink.closed == 1
    assert sink.indices[-1] == 4
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


def test_the_stats_name_the_stages_the_rates_and_the_age(stage: Stage) -> None:
    stage.play(endless())
    for _ in range(10):
        stage.next_picture()
    stats = stage.session.stats()
    assert set(stats.stage_ms) == {"capture", "network"}
    assert stats.fps_in > 0
    assert stats.fps_out > 0
    assert 0 < stats.age_ms < 1000 * PATIENCE_S
    assert stats.running_on is not None


def test_a_silent_camera_is_reported_waited_for_and_greeted_when_it_is_back() -> None:
    flow = threading.Event()
    flow.set()
    stage = Stage(Limits(patience=Patience(silence_s=0.02)))
    stage.play(ScriptedSource((frame(index) for index in itertools.count()), live=True, hold_read=flow))
    stage.next_picture()
    flow.clear()
    stage.log.wait_for(lambda event: event == Problem("the fake gives no picture; waiting for it."))
    assert stage.session.state is State.RUNNING
    assert stage.log.of(SourceWaiting) == [SourceWaiting(True)]
    flow.set()
    stage.log.wait_for(lambda event: isinstance(event, Working) and "is back" in event.progress.label)
    assert SourceWaiting(False) in stage.log.of(SourceWaiting)
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


def test_memory_stays_flat_over_5000_frames_seen_by_a_display_and_a_sink(stage: Stage) -> None:
    class Counter(ScriptedSink):
        def write(self, frame: Frame) -> None:
            self.writing.set()

    look = itertools.cycle([LOOK, Look((StyleShare("b"),), 0.5), Look()])
    seen, turns = 0, threading.Semaphore(0)

    def frames() -> Iterator[Frame]:
        for index in itertools.count():
            # In step with the display: a source that floods it would have the test wait for frames that are dropped.
            turns.acquire(timeout=0.01)
            yield frame(index)

    stage.play(ScriptedSource(frames(), live=True))
    stage.session.add_sink(Counter())
    tracemalloc.start()
    sizes = []
    while seen < 5000:
        seen += 1
        stage.next_picture()
        turns.release()
        if seen % 500 == 0:
            stage.session.set_look(next(look))
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    # The first thousand fill the windows of the statistics.
    assert max(sizes[2:]) - min(sizes[2:]) < 200_000


class Film(ScriptedSource):
    """A file of `length` frames that can be read from any place."""

    def __init__(self, length: int, fps: float = 500.0) -> None:
        super().__init__()
        self._length, self._fps = length, fps
        self._at = self._index = 0
        self.jumps: list[float] = []

    def read(self) -> Frame | None:
        if self._at >= self._length:
            return None
        self._at, self._index = self._at + 1, self._index + 1
        return replace(frame(self._at - 1, self._fps), index=self._index - 1)

    def seek(self, time_s: float) -> None:
        self._note_thread()
        self.jumps.append(time_s)
        self._at = round(time_s * self._fps)


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


def test_a_speed_is_kept_for_the_next_film_and_leaves_the_times_of_the_frames_alone(stage: Stage) -> None:
    # At its own pace each film would take an hour.
    stage.session.set_speed(1e6)
    for number in (1, 2):
        sink = MemorySink()
        stage.play(Film(4, fps=1 / 1200))
        stage.session.add_sink(sink)
        stage.log.wait_for_end(times=number)
        assert sink.frames[-1].time_s == pytest.approx(3600.0)


def test_a_film_on_repeat_begins_anew_and_ends_when_that_is_taken_back(stage: Stage) -> None:
    film = Film(5)
    stage.session.set_repeat(True)
    stage.play(film)
    stage.picture_where(lambda rendered: rendered.original.index > 12)
    stage.session.set_repeat(False)
    assert stage.log.wait_for_end() == Finished(StopReason.FINISHED)
    assert set(film.jumps) == {0.0}


def test_an_empty_film_on_repeat_ends_all_the_same(stage: Stage) -> None:
    stage.session.set_repeat(True)
    stage.play(Film(0))
    assert stage.log.wait_for_end().reason is StopReason.FINISHED


def test_a_recording_goes_straight_on_to_the_end_of_the_film(stage: Stage) -> None:
    sink = MemorySink()
    stage.session.set_repeat(True)
    stage.play(Film(300))
    stage.session.add_sink(sink)
    stage.next_picture()
    with pytest.raises(StateError, match="straight on"):
        stage.session.seek(0.0)
    stage.log.wait_for_end()
    times_s = [taken.time_s for taken in sink.frames]
    assert times_s == sorted(times_s)


def test_a_camera_has_no_other_place_to_go_to(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    with pytest.raises(StateError, match="no other place"):
        stage.session.seek(1.0)
    stage.session.close()
    stage.session.seek(1.0)
    assert stage.session.state is State.IDLE
