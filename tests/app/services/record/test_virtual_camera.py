"""Other programs see the picture while the virtual camera is on, whatever source comes and goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.record.virtual_camera import VirtualCameraService
from app.services.session_signals import SessionSignals
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


class Rig:
    """A broadcast on a fake session and a fake driver."""

    def __init__(self, background: Background, library: FakeVirtualCam) -> None:
        self.session, self.session_signals, self.library = SinkHolder(), SessionSignals(), library
        self.virtual_camera = VirtualCameraService(
            self.session,  # type: ignore[arg-type]
            self.session_signals,
            background,
            lambda on_lost: VirtualCamera((64, 36), 200.0, on_lost, lambda: library),
        )

    def open_source(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.session_signals.source_opened):
            self.session_signals.deliver(SourceOpened(INFO))

    def end_source(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.session_signals.finished):
            self.session_signals.deliver(Finished(StopReason.FINISHED))
        self.session.sinks.clear()

    def switch(self, qtbot: QtBot, on: bool) -> str:
        with qtbot.waitSignal(self.virtual_camera.changed) as changed:
            self.virtual_camera.switch(on)
        return str(changed.args[0])


@pytest.fixture
def library() -> FakeVirtualCam:
    return FakeVirtualCam()


@pytest.fixture
def rig(background: Background, library: FakeVirtualCam) -> Iterator[Rig]:
    made = Rig(background, library)
    yield made
    made.virtual_camera.close()


def test_it_is_fed_once_on_and_left_alone_once_off(qtbot: QtBot, rig: Rig) -> None:
    rig.open_source(qtbot)
    assert rig.session.sinks == {}
    assert rig.switch(qtbot, True) == "Fake Camera"
    assert [type(sink) for sink in rig.session.sinks.values()] == [VirtualCameraSink]
    assert rig.switch(qtbot, False) == ""
    assert rig.session.sinks == {}
    assert rig.library.cameras[0].closed


def test_the_next_source_feeds_the_same_camera(qtbot: QtBot, rig: Rig) -> None:
    rig.switch(qtbot, True)
    for _ in range(2):
        rig.open_source(qtbot)
        rig.open_source(qtbot)
        assert len(rig.session.sinks) == 1
        rig.end_source(qtbot)
    assert len(rig.library.cameras) == 1
    assert not rig.library.cameras[0].closed


def test_without_a_driver_it_stays_off_and_says_why(qtbot: QtBot, rig: Rig) -> None:
    rig.library.no_driver = "none"
    with qtbot.waitSignals([rig.virtual_camera.problem, rig.virtual_camera.changed]) as told:
        rig.virtual_camera.switch(True)
    assert "OBS Studio" in told.all_signals_and_args[0].args[0]
    assert not rig.virtual_camera.on


@pytest.mark.expects_log("the virtual camera failed")
def test_a_driver_that_goes_away_is_told_and_switched_off(qtbot: QtBot, background: Background) -> None:
    rig = Rig(background, FakeVirtualCam(breaks_at=3))
    rig.open_source(qtbot)
    with qtbot.waitSignals(
        [
            rig.virtual_camera.changed,
            rig.virtual_camera.problem,
            rig.virtual_camera.changed,
        ]
    ):
        rig.virtual_camera.switch(True)
    assert not rig.virtual_camera.on
    assert rig.session.sinks == {}


def test_a_source_that_has_just_ended_is_no_problem(qtbot: QtBot, rig: Rig) -> None:
    rig.open_source(qtbot)
    rig.session.refuse = "Nothing runs."
    assert rig.switch(qtbot, True) == "Fake Camera"
    rig.session.refuse = ""
    rig.open_source(qtbot)
    assert len(rig.session.sinks) == 1


def with_driver(stage: Stage, library: FakeVirtualCam) -> VirtualCameraService:
    broadcast = stage.window.services.virtual_camera
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
    qtbot.waitUntil(lambda: any("pyvirtualcam" in text for text in stage.problems()), timeout=WAIT_MS)
    assert not stage.window.main.commands["virtual_camera"].isChecked()


def test_whoever_changes_their_mind_at_once_gets_the_last_wish(qtbot: QtBot, rig: Rig) -> None:
    with qtbot.waitSignals(
        [
            rig.virtual_camera.changed,
            rig.virtual_camera.changed,
            rig.virtual_camera.changed,
        ]
    ):
        for on in (True, False, True):
            rig.virtual_camera.switch(on)
    assert rig.virtual_camera.on
    with qtbot.waitSignals([rig.virtual_camera.changed, rig.virtual_camera.changed]):
        rig.virtual_camera.switch(False)
        rig.virtual_camera.switch(False)
    assert not rig.virtual_camera.on
    assert all(camera.closed for camera in rig.library.cameras)
