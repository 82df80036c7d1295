"""Engine threads speak, the GUI thread hears."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from app.services.session_signals import SessionSignals
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
from engine.values import Progress, RunningOn, State, StopReason, StreamInfo


def on_another_thread(*calls: object) -> None:
    def run() -> None:
        for call in calls:
            assert callable(call)
            call()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_many_frames_before_the_gui_gets_round_to_it_make_one_signal(qtbot: QtBot) -> None:
    session_signals = SessionSignals()
    heard: list[str] = []
    session_signals.frame_ready.connect(lambda: heard.append("frame"))
    on_another_thread(*[session_signals.announce_frame] * 50)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)
    assert heard == ["frame"]


def test_a_frame_that_comes_while_one_is_being_fetched_is_announced_again(qtbot: QtBot) -> None:
    session_signals = SessionSignals()
    heard: list[int] = []

    def fetch() -> None:
        heard.append(len(heard))
        if len(heard) == 1:
            on_another_thread(session_signals.announce_frame)

    session_signals.frame_ready.connect(fetch)
    on_another_thread(session_signals.announce_frame)
    qtbot.waitUntil(lambda: heard == [0, 1])
    assert heard == [0, 1]


def test_every_event_arrives_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    session_signals = SessionSignals()
    heard: list[tuple[str, object, bool]] = []
    names = ("state_changed", "source_opened", "source_waiting", "runner_ready", "style_ready", "working", "problem")
    for name in (*names, "sink_closed", "finished"):
        getattr(session_signals, name).connect(
            lambda value, name=name: heard.append((name, value, threading.current_thread() is threading.main_thread()))
        )
    info, running_on = StreamInfo("x", 4, 4, None), RunningOn("eager", "CPU", "fp32")
    closed, finished = SinkClosed(1, None, None), Finished(StopReason.STOPPED)
    events: list[Event] = [
        StateChanged(State.RUNNING),
        SourceOpened(info),
        SourceWaiting(True),
        RunnerReady(running_on),
        StyleReady("k"),
        Working(Progress("p")),
        Problem("no"),
        closed,
        finished,
    ]
    on_another_thread(*[lambda event=event: session_signals.deliver(event) for event in events])
    qtbot.waitUntil(lambda: len(heard) == len(events))
    values = [State.RUNNING, info, True, running_on, "k", Progress("p"), "no", closed, finished]
    spoken = (*names, "sink_closed", "finished")
    assert heard == [(name, value, True) for name, value in zip(spoken, values, strict=True)]
