"""The life of a session: started, stopped, waited for and closed, from any state and any thread."""

from __future__ import annotations

import itertools
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import StateError
from engine.events import (
    Event,
    Finished,
    Problem,
    RunnerReady,
    SinkClosed,
    SourceOpened,
    StateChanged,
    StyleReady,
    Working,
)
from engine.live.run import Limits, LiveRun
from engine.live.session import Session
from engine.look.look import Look, StyleShare
from engine.media.sinks.memory import MemorySink
from engine.values import EngineConfig, Frame, State, StopReason
from tests.engine.stage import CONFIG, LOOK, Stage, clip, endless, is_inverted
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer, ScriptedSink, ScriptedSource, frame


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


def test_who_sees_the_session_at_rest_finds_the_end_of_the_run_announced_before_anything_new() -> None:
    log, following = EventLog(), ScriptedSource()

    def listener(event: Event) -> None:
        log(event)
        if event == StateChanged(State.IDLE) and not following.opened:
            # What the next run says meanwhile waits behind what is left to be said of this one.
            session.start(following, CONFIG, LOOK)
            following.wait_for_close()

    session = Session(FakeStylizer, listener)
    session.start(clip(2), CONFIG, LOOK)
    log.wait_for_end(2)
    session.close()
    at_rest = log.events.index(StateChanged(State.IDLE))
    assert log.events[at_rest + 1 : at_rest + 3] == [Finished(StopReason.FINISHED), StateChanged(State.STARTING)]


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


class Stream(ScriptedSource):
    """A source with a word of its own for not letting go."""

    why_clinging = "The fake stream does not let go yet."


@pytest.mark.parametrize(
    ("kind", "word"),
    [(ScriptedSource, "The source does not let go yet; it ends by itself."), (Stream, Stream.why_clinging)],
)
@pytest.mark.expects_log("does not let go")
def test_a_source_stuck_in_opening_is_left_behind_with_a_word(kind: type[ScriptedSource], word: str) -> None:
    stage = Stage(Limits(join_s=0.01))
    opening = threading.Event()
    source = kind(hold_open=opening)
    stage.play(source)
    stage.log.wait_for_state(State.STARTING)
    stage.session.stop()
    assert stage.log.wait_for_end() == Finished(StopReason.STOPPED)
    assert [event for event in stage.log.events if isinstance(event, Problem)] == [Problem(word)]
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


def test_what_is_chosen_for_all_films_while_one_is_begun_holds_for_it_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.play(clip(1))
    assert stage.session.wait(PATIENCE_S)

    def choose() -> None:
        stage.session.set_speed(2.0)
        stage.session.set_repeat(True)

    choosing = threading.Thread(target=choose)

    def is_alive(_: LiveRun) -> bool:
        choosing.start()
        # Where it must wait for its turn, it never ends in here.
        choosing.join(0.1)
        return False

    with monkeypatch.context() as beginning:
        beginning.setattr(LiveRun, "is_alive", property(is_alive))
        stage.play(endless())
    choosing.join(PATIENCE_S)
    (run,) = stage.session._runs
    assert (run._capture._playback._speed, run.repeat) == (2.0, True)


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


def test_memory_stays_flat_over_3000_frames_seen_by_a_display_and_a_sink(stage: Stage) -> None:
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
    while seen < 3000:
        seen += 1
        stage.next_picture()
        turns.release()
        if seen % 500 == 0:
            stage.session.set_look(next(look))
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    # The first thousand fill the windows of the statistics.
    assert max(sizes[2:]) - min(sizes[2:]) < 100_000
