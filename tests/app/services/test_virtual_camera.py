"""Other programs see the picture while the virtual camera is on, whatever source comes and goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.session_signals import SessionBridge
from app.services.virtual_camera import Broadcast
from engine.errors import StateError
from engine.events import Finished, SourceOpened
from engine.media.sinks.virtual_camera import VirtualCameraSink
from engine.media.virtual_camera import VirtualCamera
from engine.protocols import Sink
from engine.values import StopReason, StreamInfo
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.virtual_cameras import FakeVirtualCam

INFO = StreamInfo("camera", 64, 48, 30.0)


class SinkHolder:
    """As much of a session as a broadcast needs."""

    def __init__(self) -> None:
        self.sinks: dict[int, Sink] = {}
        self.refuse = ""
        self._last = 0

    def add_sink(self, sink: Sink) -> int:
        if self.refuse:
            raise StateError(self.refuse)
        self._last += 1
        self.sinks[self._last] = sink
        return self._last

    def remove_sink(self, sink_id: int) -> None:
        del self.sinks[sink_id]


class Studio:
    """A broadcast on a fake session and a fake driver."""

    def __init__(self, background: Background, library: FakeVirtualCam) -> None:
        self.session, self.bridge, self.library = SinkHolder(), SessionBridge(), library
        self.broadcast = Broadcast(
            self.session,  # type: ignore[arg-type]
            self.bridge,
            background,
            lambda on_lost: VirtualCamera((64, 36), 200.0, on_lost, lambda: library),
        )

    def open_source(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.bridge.source_opened):
            self.bridge.deliver(SourceOpened(INFO))

    def end_source(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.bridge.finished):
            self.bridge.deliver(Finished(StopReason.FINISHED))
        self.session.sinks.clear()

    def switch(self, qtbot: QtBot, on: bool) -> str:
        with qtbot.waitSignal(self.broadcast.changed) as changed:
            self.broadcast.switch(on)
        return str(changed.args[0])


@pytest.fixture
def library() -> FakeVirtualCam:
    return FakeVirtualCam()


@pytest.fixture
def studio(background: Background, library: FakeVirtualCam) -> Iterator[Studio]:
    made = Studio(background, library)
    yield made
    made.broadcast.close()


def test_it_is_fed_once_on_and_left_alone_once_off(qtbot: QtBot, studio: Studio) -> None:
    studio.open_source(qtbot)
    assert studio.session.sinks == {}
    assert studio.switch(qtbot, True) == "Fake Camera"
    assert [type(sink) for sink in studio.session.sinks.values()] == [VirtualCameraSink]
    assert studio.switch(qtbot, False) == ""
    assert studio.session.sinks == {}
    assert studio.library.cameras[0].closed


def test_the_next_source_feeds_the_same_camera(qtbot: QtBot, studio: Studio) -> None:
    studio.switch(qtbot, True)
    for _ in range(2):
        studio.open_source(qtbot)
        studio.open_source(qtbot)
        assert len(studio.session.sinks) == 1
        studio.end_source(qtbot)
    assert len(studio.library.cameras) == 1
    assert not studio.library.cameras[0].closed


def test_without_a_driver_it_stays_off_and_says_why(qtbot: QtBot, studio: Studio) -> None:
    studio.library.no_driver = "none"
    with qtbot.waitSignals([studio.broadcast.problem, studio.broadcast.changed]) as told:
        studio.broadcast.switch(True)
    assert "OBS Studio" in told.all_signals_and_args[0].args[0]
    assert not studio.broadcast.on


@pytest.mark.expects_log("the virtual camera failed")
def test_a_driver_that_goes_away_is_told_and_switched_off(qtbot: QtBot, background: Background) -> None:
    studio = Studio(background, FakeVirtualCam(breaks_at=3))
    studio.open_source(qtbot)
    with qtbot.waitSignals([studio.broadcast.changed, studio.broadcast.problem, studio.broadcast.changed]):
        studio.broadcast.switch(True)
    assert not studio.broadcast.on
    assert studio.session.sinks == {}


def test_a_source_that_has_just_ended_is_no_problem(qtbot: QtBot, studio: Studio) -> None:
    studio.open_source(qtbot)
    studio.session.refuse = "Nothing runs."
    assert studio.switch(qtbot, True) == "Fake Camera"
    studio.session.refuse = ""
    studio.open_source(qtbot)
    assert len(studio.session.sinks) == 1


def with_driver(stage: Stage, library: FakeVirtualCam) -> Broadcast:
    broadcast = stage.window.parts.broadcast
    broadcast._camera = VirtualCamera((64, 48), 200.0, load=lambda: library)
    return broadcast


def test_in_the_window_the_command_shows_the_picture_to_others(
    qtbot: QtBot, open_stage: OpenStage, library: FakeVirtualCam
) -> None:
    stage = open_stage()
    broadcast, command = with_driver(stage, library), stage.window.main.commands["virtual_camera"]
    with qtbot.waitSignal(broadcast.changed, timeout=WAIT_MS):
        command.trigger()
    assert command.isChecked()
    assert "Other programs see the picture as the camera “Fake Camera”" in stage.problems()
    qtbot.waitUntil(lambda: library.cameras[0].sent[-1].max() > 0, timeout=WAIT_MS)
    shut(qtbot, stage)
    assert library.cameras[0].closed


def test_in_the_window_a_missing_package_is_said_and_the_tick_stays_away(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyvirtualcam", None)
    stage = open_stage(begin=False)
    stage.window.main.commands["virtual_camera"].trigger()
    qtbot.waitUntil(lambda: any("virtual-camera" in text for text in stage.problems()), timeout=WAIT_MS)
    assert not stage.window.main.commands["virtual_camera"].isChecked()


def test_whoever_changes_their_mind_at_once_gets_the_last_wish(qtbot: QtBot, studio: Studio) -> None:
    with qtbot.waitSignals([studio.broadcast.changed, studio.broadcast.changed, studio.broadcast.changed]):
        for on in (True, False, True):
            studio.broadcast.switch(on)
    assert studio.broadcast.on
    with qtbot.waitSignals([studio.broadcast.changed, studio.broadcast.changed]):
        studio.broadcast.switch(False)
        studio.broadcast.switch(False)
    assert not studio.broadcast.on
    assert all(camera.closed for camera in studio.library.cameras)
