"""Threads that step behind others, and those that stay."""

from __future__ import annotations

import itertools
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.live.run import Limits
from engine.live.session import Session
from engine.threads import BEHIND_PICTURE, BEHIND_WINDOW, LibraryThreads, lower_priority
from engine.values import EngineConfig, Frame, StreamInfo
from tests.engine.stage import CONFIG, LOOK
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer, ScriptedSink, ScriptedSource, frame

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows priorities of single threads")


def on_a_thread(work: Callable[[], int]) -> int:
    """What `work` gives on a thread of its own: there is no way back from a step."""
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def sleeper(name: str, until: threading.Event) -> threading.Thread:
    """A thread that the system knows by `name`: later Pythons tell it, earlier ones leave it the name of its maker."""
    thread = threading.Thread(target=until.wait, args=(PATIENCE_S,), name=name)
    thread.start()
    return thread


def place(thread: threading.Thread | None = None) -> int:
    """Where a thread, or this one, stands: 0 = with all others, above = behind them."""
    number = threading.get_native_id() if thread is None else thread.native_id
    assert number is not None
    return os.getpriority(os.PRIO_PROCESS, number)


def behind(steps: int) -> int:
    """The place of one that stepped back, where the tests themselves may stand behind others."""
    return max(steps, os.getpriority(os.PRIO_PROCESS, os.getpid()))


def test_a_thread_steps_back_with_all_it_starts_and_leaves_the_others_where_they_are() -> None:
    def parent() -> int:
        lower_priority(BEHIND_WINDOW)
        return on_a_thread(place)

    before = place()
    assert (on_a_thread(parent), place()) == (behind(BEHIND_WINDOW), before)


def test_who_stands_further_back_already_stays_there() -> None:
    def twice() -> int:
        lower_priority(BEHIND_PICTURE)
        lower_priority(BEHIND_WINDOW)
        return place()

    assert on_a_thread(twice) == behind(BEHIND_PICTURE)


def test_a_system_that_refuses_costs_the_courtesy_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_which: int, _who: int, _priority: int) -> None:
        raise PermissionError("a thread that stands behind may not come forward")

    monkeypatch.setattr(os, "setpriority", refuse)
    before = place()
    lower_priority(BEHIND_WINDOW)
    assert place() == before


def test_a_system_whose_threads_have_no_priorities_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "setpriority", lambda _which, _who, priority: asked.append(priority))
    lower_priority(BEHIND_WINDOW)
    LibraryThreads("anybody").lower_priority(BEHIND_WINDOW)
    assert asked == []


def test_threads_that_libraries_start_get_a_lower_priority_and_no_others_do() -> None:
    done = threading.Event()
    other = sleeper("another", done)

    def boss() -> int:
        helpers = LibraryThreads("the boss")
        helper = sleeper("the boss", done)
        helpers.lower_priority(BEHIND_WINDOW)
        assert (place(helper), place(other)) == (behind(BEHIND_WINDOW), behind(0))
        return place()

    try:
        assert on_a_thread(boss) == behind(0)
    finally:
        done.set()


@pytest.mark.parametrize(("gentle", "steps"), [(True, BEHIND_WINDOW), (False, 0)])
def test_what_computes_in_a_gentle_session_stands_behind_the_window_and_what_runs_python_stays(
    gentle: bool, steps: int
) -> None:
    found: dict[str, int] = {}
    helpers: list[threading.Thread] = []
    painted, done = threading.Semaphore(0), threading.Event()

    def note() -> None:
        found[threading.current_thread().name] = place()

    class NotingSource(ScriptedSource):
        def read(self) -> Frame | None:
            note()
            return super().read()

    class NotingSink(ScriptedSink):
        def open(self, info: StreamInfo) -> None:
            super().open(info)
            note()

    def make(config: EngineConfig) -> FakeStylizer:
        note()
        helpers.append(sleeper(Path("/proc/thread-self/comm").read_text().strip(), done))
        return FakeStylizer(config)

    def paint() -> None:
        note()
        painted.release()

    session = Session(make, EventLog(), paint, Limits(gentle=gentle))
    session.start(NotingSource(frame(index) for index in itertools.count()), CONFIG, LOOK)
    assert painted.acquire(timeout=PATIENCE_S)
    session.add_sink(NotingSink())
    session.close()
    found["helper"] = place(helpers[0])
    done.set()
    computing = dict.fromkeys(("stylize", "writer", "helper"), behind(steps))
    assert found == computing | dict.fromkeys(("job", "capture"), behind(0))
