"""Work happens elsewhere, its result comes back."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from engine.errors import PictureError


def fail_for_the_user() -> None:
    raise PictureError("The picture is broken.")


def fail_as_a_defect() -> None:
    raise ZeroDivisionError


def test_work_runs_on_a_worker_thread_and_its_result_arrives_on_the_gui_thread(
    qtbot: QtBot, background: Background
) -> None:
    results: list[tuple[threading.Thread, threading.Thread]] = []
    background.run(threading.current_thread, lambda worker: results.append((worker, threading.current_thread())))
    qtbot.waitUntil(lambda: len(results) == 1)
    assert results[0][0] is not threading.main_thread()
    assert results[0][1] is threading.main_thread()


def test_an_error_meant_for_the_user_reaches_the_user(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.failed) as said:
        background.run(fail_for_the_user, lambda _: None)
    assert said.args == ["The picture is broken."]


def test_whoever_asked_may_take_the_error_instead(qtbot: QtBot, background: Background) -> None:
    said: list[str] = []
    with qtbot.assertNotEmitted(background.failed):
        background.run(fail_for_the_user, lambda _: None, said.append)
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["The picture is broken."]


def test_a_defect_is_raised_where_the_hooks_see_it(qtbot: QtBot, background: Background) -> None:
    with qtbot.capture_exceptions() as exceptions:
        background.run(fail_as_a_defect, lambda _: None)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError


@pytest.mark.usefixtures("qtbot")
def test_work_not_begun_is_dropped_at_the_end() -> None:
    background = Background()
    gate, done = threading.Event(), []
    for _ in range(2):
        background.run(lambda: gate.wait(10), lambda _: None)
    for number in range(5):
        background.run(lambda number=number: done.append(number), lambda _: None)
    gate.set()
    background.close()
    assert len(done) <= 5
