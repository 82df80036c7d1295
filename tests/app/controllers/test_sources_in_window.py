"""What the window says of its source: opening, live, reconnecting, not there; and how it is had again."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.source.source import SourceState
from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from engine.protocols import Source
from tests.app.conftest import SIZE_PX, WAIT_MS, OpenStage, Stage, endless_source, shut
from tests.fakes import ScriptedSource, frame
from tests.media import write_clip
from tests.streams import NetworkCamera, network_camera


@pytest.fixture
def camera() -> Iterator[NetworkCamera]:
    with network_camera() as camera:
        yield camera


def live_source() -> Source:
    pictures = (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count())
    return ScriptedSource(pictures, size_px=SIZE_PX, live=True)


def wait_for_state(qtbot: QtBot, stage: Stage, state: SourceState) -> None:
    qtbot.waitUntil(lambda: stage.window.main.source.state is state, timeout=WAIT_MS)


def wait_for_demo(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(lambda: stage.window.main.source.text().strip() == "the fake", timeout=WAIT_MS)


def test_a_network_camera_that_goes_and_comes_back_is_named_reconnecting_and_then_live(
    qtbot: QtBot, open_stage: OpenStage, camera: NetworkCamera
) -> None:
    address = camera.address
    stage = open_stage(WindowOptions(source=address), sources={address: lambda: VideoSource(address)})
    picker, preview = stage.window.main.source, stage.window.main.preview
    wait_for_state(qtbot, stage, SourceState.LIVE)
    assert "live" in picker.text()
    qtbot.waitUntil(lambda: preview.rendered is not None, timeout=WAIT_MS)
    camera.kill()
    wait_for_state(qtbot, stage, SourceState.WAITING)
    assert "reconnecting…" in picker.text()
    assert preview.waiting == f"Waiting for {address}…"
    camera.start()
    wait_for_state(qtbot, stage, SourceState.LIVE)
    assert preview.waiting == ""


def test_the_demo_scene_and_films_have_no_state(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_demo(qtbot, stage)
    assert stage.window.main.source.state is SourceState.STILL


def test_a_busy_camera_is_named_and_can_be_tried_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    answers: Iterator[Source] = iter(
        [ScriptedSource(open_fails="HD Webcam cannot be opened: is another program using it?"), endless_source()]
    )
    stage = open_stage(WindowOptions(source="demo"), sources={"camera:0": lambda: next(answers)})
    main = stage.window.main
    wait_for_demo(qtbot, stage)
    main.source.source_chosen.emit("camera:0")
    wait_for_state(qtbot, stage, SourceState.LOST)
    assert "not there" in main.source.text()
    card = main.notifications.cards()[0]
    assert "is another program using it" in card.text
    assert card.offer is not None
    assert card.offer.text() == "Retry"
    qtbot.mouseClick(card.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: main.preview.rendered is not None, timeout=WAIT_MS)
    assert stage.opened == ["demo", "camera:0", "camera:0"]
    assert stage.window.services.settings_store.settings.source == "camera:0"


def test_a_source_that_is_refused_leaves_the_present_one_as_it_was(qtbot: QtBot, open_stage: OpenStage) -> None:
    def refuse() -> Source:
        raise SourceError("There is no such file.")

    stage = open_stage(sources={"gone.mp4": refuse})
    main = stage.window.main
    wait_for_demo(qtbot, stage)
    main.source.source_chosen.emit("gone.mp4")
    qtbot.waitUntil(lambda: bool(main.notifications.cards()), timeout=WAIT_MS)
    assert main.source.text().strip() == "the fake"
    assert main.source.state is SourceState.STILL


@pytest.mark.parametrize(
    "broken", [{"open_fails": "It is no video."}, {"dies": "It is no video."}], ids=["opened", "read"]
)
def test_a_file_that_cannot_be_read_does_not_end_the_one_that_runs(
    qtbot: QtBot, open_stage: OpenStage, broken: dict[str, str]
) -> None:
    stage = open_stage(sources={"notes.mp4": lambda: ScriptedSource(**broken)})  # type: ignore[arg-type]
    main, ended = stage.window.main, []
    wait_for_demo(qtbot, stage)
    stage.window.services.session_signals.finished.connect(ended.append)
    main.source.source_chosen.emit("notes.mp4")
    qtbot.waitUntil(lambda: bool(stage.problems()), timeout=WAIT_MS)
    assert stage.problems() == ["It is no video."]
    assert main.source.text().strip() == "the fake"
    before = main.preview.rendered
    qtbot.waitUntil(lambda: main.preview.rendered is not before, timeout=WAIT_MS)
    assert (ended, stage.window.services.session_controller.spec) == ([], "demo")


def test_a_source_is_being_opened_until_its_first_picture_has_come(qtbot: QtBot, open_stage: OpenStage) -> None:
    gate = threading.Event()
    pictures = (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count())
    slow = ScriptedSource(pictures, size_px=SIZE_PX, live=True, hold_read=gate)
    stage = open_stage(sources={"camera:1": lambda: slow})
    main = stage.window.main
    wait_for_demo(qtbot, stage)
    before = main.preview.rendered
    with qtbot.waitSignal(stage.window.services.session_controller.source_opened, timeout=WAIT_MS):
        main.source.source_chosen.emit("camera:1")
    assert main.preview.rendered is not None
    assert main.source.text().strip() == "the fake · opening…"
    gate.set()
    wait_for_state(qtbot, stage, SourceState.LIVE)
    assert main.preview.rendered is not before


def test_what_is_done_to_the_pictures_of_a_film_is_said(qtbot: QtBot, open_stage: OpenStage) -> None:
    pictures = (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count())
    woven = ScriptedSource(pictures, size_px=SIZE_PX, live=True, notes=("Its fields are made whole pictures.",))
    stage = open_stage(sources={"woven.mp4": lambda: woven})
    main = stage.window.main
    wait_for_demo(qtbot, stage)
    main.source.source_chosen.emit("woven.mp4")
    qtbot.waitUntil(lambda: "Its fields are made whole pictures." in main.notifications.texts(), timeout=WAIT_MS)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twenty seconds at 30 frames a second."""
    return write_clip(tmp_path / "film.mp4", frames=600, audio=None)


def open_film(qtbot: QtBot, open_stage: OpenStage, film: Path) -> Stage:
    stage = open_stage(WindowOptions(source=str(film)), sources={str(film): lambda: VideoSource(film)})
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is not None, timeout=WAIT_MS)
    return stage


def frame_number(stage: Stage) -> int:
    rendered = stage.window.main.preview.rendered
    assert rendered is not None
    return round(rendered.original.time_s * 30)


def test_the_comma_and_the_full_stop_go_through_a_film_frame_by_frame(
    qtbot: QtBot, open_stage: OpenStage, film: Path
) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_Space)
    qtbot.waitUntil(main.commands["pause"].isChecked, timeout=WAIT_MS)
    stage.window.services.session_controller.seek(10.0)
    qtbot.waitUntil(lambda: frame_number(stage) == 300, timeout=WAIT_MS)
    for key, number in ((Qt.Key.Key_Period, 301), (Qt.Key.Key_Period, 302), (Qt.Key.Key_Comma, 301)):
        qtbot.keyClick(main, key)
        qtbot.waitUntil(lambda number=number: frame_number(stage) == number, timeout=WAIT_MS)
    assert main.commands["pause"].isChecked()
    assert main.seek.slider.value() == pytest.approx(301 * 1000 / 30, abs=1)


def test_a_step_pauses_a_film_that_plays(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Period)
    qtbot.waitUntil(stage.window.main.commands["pause"].isChecked, timeout=WAIT_MS)
    assert stage.problems() == []


def test_the_demo_scene_is_not_stepped_through_and_says_so(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"demo": live_source})
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is not None, timeout=WAIT_MS)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Period)
    assert stage.problems() == ["Only a film can be looked at frame by frame."]


def test_the_brackets_change_the_speed(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_BracketRight)
    assert stage.window.main.seek.speed.text() == "1.25×"
    qtbot.keyClick(stage.window.main, Qt.Key.Key_BracketLeft)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_BracketLeft)
    assert stage.window.main.seek.speed.text() == "0.75×"


def test_a_loop_is_remembered(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    qtbot.mouseClick(stage.window.main.seek.loop, Qt.MouseButton.LeftButton)
    shut(qtbot, stage)
    again = open_stage(begin=False)
    assert again.window.main.seek.loop.isChecked()
