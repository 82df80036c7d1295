"""The source picker names what is shown and lists what can be."""

from __future__ import annotations

import pytest
from PyQt6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.panels.source.source import SourcePicker, SourceState
from engine.media.sources.camera.listing import CameraInfo

CAMERAS = (CameraInfo(0, "HD Webcam"), CameraInfo(2, "Salt & Pepper"))


@pytest.fixture
def picker(qtbot: QtBot) -> SourcePicker:
    widget = SourcePicker()
    qtbot.addWidget(widget)
    return widget


def entries(picker: SourcePicker) -> dict[str, QAction]:
    menu = picker.menu()
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.text() and action.isVisible()}


def test_cameras_are_listed_by_name_and_chosen_by_number(qtbot: QtBot, picker: SourcePicker) -> None:
    picker.show_cameras(CAMERAS)
    with qtbot.waitSignal(picker.source_chosen) as chosen:
        entries(picker)["Salt && Pepper"].trigger()
    assert chosen.args == ["camera:2"]


def test_before_the_scan_it_says_that_it_is_looking(picker: SourcePicker) -> None:
    assert not entries(picker)["Looking for cameras…"].isEnabled()


def test_without_a_camera_it_says_so(picker: SourcePicker) -> None:
    picker.show_cameras(CAMERAS)
    picker.show_cameras(())
    assert "No camera found" in entries(picker)
    assert "HD Webcam" not in entries(picker)


def test_the_demo_scene_can_be_chosen(qtbot: QtBot, picker: SourcePicker) -> None:
    with qtbot.waitSignal(picker.source_chosen) as chosen:
        entries(picker)["Demo scene"].trigger()
    assert chosen.args == ["demo"]


@pytest.mark.parametrize(
    ("entry", "signal"),
    [
        ("Open a video or picture…", "file_wanted"),
        ("Open a stream…", "stream_wanted"),
        ("Look for cameras again", "scan_wanted"),
    ],
)
def test_the_other_entries_ask_for_what_they_say(qtbot: QtBot, picker: SourcePicker, entry: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(picker, signal)):
        entries(picker)[entry].trigger()
    assert picker.menu() is not None


def test_it_names_what_is_shown_and_how_it_is_doing(picker: SourcePicker) -> None:
    picker.show_source("rtsp://10.0.0.7/live", "rtsp://10.0.0.7/live")
    said = [picker.text().strip()]
    for state in (SourceState.LIVE, SourceState.WAITING, SourceState.LOST, SourceState.STILL):
        picker.show_state(state)
        said.append(picker.text().strip())
    words = (" · opening…", " · live", " · reconnecting…", " · not there", "")
    assert said == [f"rtsp://10.0.0.7/live{word}" for word in words]


def test_a_very_long_name_is_shortened(picker: SourcePicker) -> None:
    picker.show_source("/x.mp4", "x" * 300 + ".mp4")
    assert len(picker.text()) < 100
