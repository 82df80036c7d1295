"""What nobody needs for the first picture comes after it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.services.first_picture import FirstPicture
from engine.values import EngineConfig
from tests.app.conftest import WAIT_MS, OpenStage
from tests.fakes import FakeStylizer


@pytest.fixture(autouse=True)
def patience_ms(monkeypatch: pytest.MonkeyPatch) -> None:
    """So much that only a picture can be what was waited for."""
    monkeypatch.setattr("app.services.first_picture.PATIENCE_MS", 10 * WAIT_MS)


@pytest.mark.usefixtures("qapp")
def test_work_is_held_back_until_the_picture_comes_and_done_in_order() -> None:
    done: list[str] = []
    first = FirstPicture()
    first.then(lambda: done.append("before"))
    first.wait()
    first.then(lambda: done.append("one"))
    first.then(lambda: done.append("two"))
    assert done == ["before"]
    first.came()
    first.came()
    first.then(lambda: done.append("after"))
    assert done == ["before", "one", "two", "after"]


def test_a_picture_that_takes_its_time_holds_nothing_back_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.first_picture.PATIENCE_MS", 1)
    done: list[bool] = []
    first = FirstPicture()
    first.wait()
    first.then(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True], timeout=WAIT_MS)


@pytest.mark.usefixtures("qapp")
def test_what_is_held_back_is_dropped_when_the_window_closes() -> None:
    done: list[bool] = []
    first = FirstPicture()
    first.wait()
    first.then(lambda: done.append(True))
    first.forget()
    first.came()
    assert not done


def test_thumbnails_and_the_file_queue_wait_for_the_first_picture_on_the_screen(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage(begin=False)
    services, preview, seen = stage.window.services, stage.window.main.preview, list[tuple[str, bool]]()
    services.style_service.thumbnail_ready.connect(lambda *_: seen.append(("thumbnail", preview.rendered is not None)))
    services.file_queue.changed.connect(lambda _: seen.append(("queue", preview.rendered is not None)))
    stage.window.begin()
    qtbot.waitUntil(lambda: {name for name, _ in seen} == {"thumbnail", "queue"}, timeout=WAIT_MS)
    assert all(with_picture for _, with_picture in seen)


def test_a_start_that_fails_fills_the_strip_all_the_same(qtbot: QtBot, open_stage: OpenStage) -> None:
    def broken(config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        stylizer.fail_prepare = "There is no network."
        return stylizer

    stage = open_stage(begin=False, make_stylizer=broken)
    pictured: list[str] = []
    stage.window.services.style_service.thumbnail_ready.connect(lambda key, _: pictured.append(key))
    stage.window.begin()
    qtbot.waitUntil(lambda: bool(pictured), timeout=WAIT_MS)
    assert stage.window.main.preview.rendered is None
