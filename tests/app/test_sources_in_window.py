"""What the window says of its source: opening, live, reconnecting, not there; and how it is had again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.source import SourceState
from engine.errors import SourceError
from engine.protocols import Source
from engine.sources.video import VideoSource
from tests.app.conftest import WAIT_MS, OpenStage, Stage, endless_source
from tests.fakes import ScriptedSource
from tests.streams import NetworkCamera, network_camera


@pytest.fixture
def camera() -> Iterator[NetworkCamera]:
    with network_camera() as camera:
        yield camera


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
    assert stage.window.parts.keeper.settings.source == "camera:0"


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
