"""The window stays within its screen, frame and all."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.screen_fit import ScreenFit, fitted
from engine.values import Stats


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ((100, 50, 1280, 700), (100, 50, 1280, 700)),
        ((0, 0, 1282, 825), (0, 24, 1282, 776)),
        ((-40, -10, 1920, 1400), (0, 24, 1440, 776)),
        ((1400, 700, 600, 400), (840, 400, 600, 400)),
        ((5000, 3000, 600, 400), (840, 400, 600, 400)),
    ],
    ids=["fits", "too high", "too large", "over the edge", "of a screen that is gone"],
)
def test_a_frame_is_made_to_fit_and_moved_no_farther_than_it_must(
    frame: tuple[int, int, int, int], expected: tuple[int, int, int, int]
) -> None:
    assert fitted(QRect(*frame), QRect(0, 24, 1440, 776)) == QRect(*expected)


@pytest.mark.parametrize("kept", [False, True], ids=["first start", "kept from a larger screen"])
def test_the_window_is_on_the_screen_frame_and_all(qtbot: QtBot, kept: bool) -> None:
    window = MainWindow(lambda: None, Stats)
    screen = window.screen()
    assert screen is not None
    room = screen.availableGeometry()
    if kept:
        window.setGeometry(QRect(200, 300, 4000, 3000))
        window.restore(window.geometry_text())
    ScreenFit(window)
    with qtbot.waitExposed(window):
        window.show()
    # The tests' screen has frames of 2 pixels.
    assert window.frameGeometry().size() != window.geometry().size()
    assert room.contains(window.frameGeometry())
    # Of a kept size Qt itself takes off the height of a title bar.
    assert room.height() - 40 < window.frameGeometry().height() <= room.height()
    window.take_down()
