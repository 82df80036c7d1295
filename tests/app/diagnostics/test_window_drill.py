"""The window is used as people use it, and each of the things they do is listened to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnostics.window_drill import Action, Drill, IsOver, User, choices_here
from app.services.session_controller import DEMO
from engine.values import EngineConfig
from tests.app.conftest import WAIT_MS, OpenStage
from tests.app.looking import wait_for_picture

HELD_S = 0.06

CHOICES = [("openvino", "fp32"), ("eager", "fp32")]


@pytest.fixture
def drill(qapp: QApplication) -> Iterator[Drill]:
    """One that gives up at once."""
    drill = Drill(qapp, timeout_s=0.0)
    yield drill
    drill.stop()


def act(name: str, work: Callable[[], object] = lambda: None, over: IsOver = lambda: True) -> Action:
    """Something that is over when `over` says so."""

    def do() -> IsOver:
        work()
        return over

    return Action(name, do)


def run(qtbot: QtBot, drill: Drill, *actions: Action) -> None:
    """Do the actions, and wait until they are over."""
    ended: list[bool] = []
    drill.begin(actions, lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT_MS)


def test_acts_are_done_one_after_the_other_and_a_silence_is_told_of_the_one_that_made_it(
    qtbot: QtBot, drill: Drill
) -> None:
    run(qtbot, drill, act("quick"), act("slow", lambda: threading.Event().wait(HELD_S)), act("quick"))
    assert list(drill.silences) == ["quick", "slow"]
    assert drill.silences["slow"].seen_ms >= 1000 * HELD_S


def test_what_is_done_twice_is_told_by_the_longer_silence(qtbot: QtBot, drill: Drill) -> None:
    run(qtbot, drill, act("either", lambda: threading.Event().wait(HELD_S)), act("either"))
    assert drill.silences["either"].seen_ms >= 1000 * HELD_S


def test_a_silence_that_follows_belongs_to_what_it_follows(qtbot: QtBot, drill: Drill) -> None:
    asked: list[bool] = []

    def over() -> bool:
        asked.append(True)
        if len(asked) == 1:
            threading.Event().wait(HELD_S)
        return True

    run(qtbot, drill, act("slow to end", over=over), act("next"))
    assert drill.silences["slow to end"].seen_ms >= 1000 * HELD_S


def test_what_never_ends_is_named(qtbot: QtBot, drill: Drill) -> None:
    with qtbot.waitSignal(drill.failed, timeout=WAIT_MS) as told:
        drill.begin([act("opening a door", over=lambda: False)], lambda: None)
    assert told.args == ["opening a door did not come to an end."]


def test_a_window_is_used_from_its_first_picture_to_its_end(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage, ended, problems = open_stage(begin=False), list[str](), list[str]()
    user, drill = User(stage.window), Drill()
    drill.failed.connect(problems.append)
    drill.begin(user.first_actions(), lambda: ended.append("start"))
    stage.window.begin()
    wait_for_picture(qtbot, stage)
    qtbot.waitUntil(lambda: ended == ["start"], timeout=WAIT_MS)
    drill.begin(user.actions(CHOICES), lambda: ended.append("rest"))
    qtbot.waitUntil(lambda: len(ended) == 2 or bool(problems), timeout=4 * WAIT_MS)
    drill.stop()
    assert problems == []
    assert list(drill.silences) == [
        "starting",
        "left alone",
        "picking a style",
        "starting a recording",
        "stopping a recording",
        "opening a film",
        "opening the demo scene",
        "changing to the network quality",
        "changing to the network fast",
        "changing to openvino fp32",
        "changing to eager fp32",
        "quitting",
    ]
    assert not stage.window.main.isVisible()
    film, again = stage.opened[1:]
    assert Path(film).suffix == ".mp4"
    assert again == DEMO
    built = [(stylizer.config.weights, stylizer.config.backend) for stylizer in stage.stylizers]
    assert built[-4:] == [("quality", "auto"), ("fast", "auto"), ("fast", "openvino"), ("fast", "eager")]
    assert len(list(stage.folders.videos.iterdir())) == 2


def test_what_runs_comes_last(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    user = User(stage.window)
    stage.window.begin()
    wait_for_picture(qtbot, stage)
    names = [each.name for each in user.actions([("auto", "fp32"), *CHOICES])]
    assert names[-5:] == [
        "changing to openvino fp32",
        "changing to eager fp32",
        "changing to auto fp32",
        "starting a recording",
        "quitting",
    ]


def test_what_is_changed_to_is_what_can_compute_here(tmp_path: Path) -> None:
    choices = choices_here(EngineConfig(), tmp_path)
    assert ("eager", "fp32") in choices
    assert ("eager", "bf16") not in choices
    assert "auto" not in dict(choices)
