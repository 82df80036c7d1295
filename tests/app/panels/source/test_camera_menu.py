"""The menu of what a camera can give."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.panels.source.camera_menu import CameraMenu
from engine.media.sources.camera.v4l2 import CameraMode

MODES = (
    CameraMode(1920, 1080, 30.0),
    CameraMode(1920, 1080, 15.0),
    CameraMode(1280, 720, 60.0),
    CameraMode(1280, 720, 30.0),
    CameraMode(640, 480, 120.0),
    CameraMode(640, 480, 7.5, "YUYV"),
)


@pytest.fixture
def menu(qtbot: QtBot) -> CameraMenu:
    widget = CameraMenu()
    qtbot.addWidget(widget)
    return widget


def ticked(menu: CameraMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def offered(menu: CameraMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isCheckable()]


def test_sizes_are_offered_once_and_the_rates_of_the_present_one(menu: CameraMenu) -> None:
    menu.show_modes(MODES, CameraMode(1280, 720, 30.0))
    assert offered(menu) == ["1920 × 1080", "1280 × 720", "640 × 480", "60", "30"]
    assert ticked(menu) == ["1280 × 720", "30"]


def test_another_size_comes_with_the_rate_nearest_to_the_present_one(menu: CameraMenu) -> None:
    menu.show_modes(MODES, CameraMode(1280, 720, 30.0))
    chosen: list[CameraMode] = []
    menu.mode_chosen.connect(chosen.append)
    for action in menu.actions():
        if action.text() in ("1920 × 1080", "640 × 480", "60"):
            action.trigger()
    assert chosen == [MODES[0], MODES[5], MODES[2]]


def test_a_rate_that_the_camera_does_not_keep_to_ticks_the_nearest(menu: CameraMenu) -> None:
    menu.show_modes(MODES, CameraMode(1920, 1080, 28.3))
    assert ticked(menu) == ["1920 × 1080", "30"]


def test_a_size_that_is_not_in_the_list_ticks_nothing(menu: CameraMenu) -> None:
    menu.show_modes(MODES, CameraMode(352, 288, 30.0))
    assert ticked(menu) == []
    assert "60" not in offered(menu)


def test_without_modes_there_is_no_menu(menu: CameraMenu) -> None:
    action = menu.menuAction()
    assert action is not None
    assert not action.isVisible()
    menu.show_modes(MODES, None)
    assert action.isVisible()
