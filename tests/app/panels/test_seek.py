"""The seek bar."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.panels.seek import SeekBar


@pytest.fixture
def bar(qtbot: QtBot) -> SeekBar:
    """A film of 100 seconds."""
    widget = SeekBar()
    qtbot.addWidget(widget)
    widget.resize(500, 32)
    widget.show_length(100.0)
    return widget


def test_what_has_no_end_has_no_bar(bar: SeekBar) -> None:
    assert bar.isVisible()
    bar.show_length(None)
    assert not bar.isVisible()


def test_a_click_goes_there(qtbot: QtBot, bar: SeekBar) -> None:
    with qtbot.waitSignal(bar.seek_wanted) as wanted:
        qtbot.mouseClick(bar.slider, Qt.MouseButton.LeftButton, pos=QPoint(bar.slider.width() // 4, 8))
    assert wanted.args[0] == pytest.approx(25.0, abs=1.0)
    assert bar.elapsed.text() == "0:25" or bar.elapsed.text() == "0:24"


def test_it_follows_the_film_but_not_out_of_the_users_hand(qtbot: QtBot, bar: SeekBar) -> None:
    with qtbot.assertNotEmitted(bar.seek_wanted):
        bar.show_place(42.0)
    assert (bar.slider.value(), bar.elapsed.text(), bar.length.text()) == (42_000, "0:42", "1:40")
    QTest.mousePress(bar.slider, Qt.MouseButton.LeftButton, pos=QPoint(bar.slider.width() - 1, 8))
    bar.show_place(43.0)
    assert bar.slider.value() > 90_000
    QTest.mouseRelease(bar.slider, Qt.MouseButton.LeftButton)
    bar.show_place(44.0)
    assert bar.slider.value() == 44_000


def test_the_arrow_keys_go_five_seconds(qtbot: QtBot, bar: SeekBar) -> None:
    bar.show_place(50.0)
    with qtbot.waitSignal(bar.seek_wanted) as wanted:
        qtbot.keyClick(bar.slider, Qt.Key.Key_Right)
    assert wanted.args == [55.0]


def test_a_film_being_recorded_cannot_be_moved(bar: SeekBar) -> None:
    bar.set_fixed(True)
    assert not bar.slider.isEnabled()
    assert "straight on" in bar.slider.toolTip()


def test_the_loop_is_a_switch(qtbot: QtBot, bar: SeekBar) -> None:
    with qtbot.waitSignal(bar.loop_wanted) as wanted:
        qtbot.mouseClick(bar.loop, Qt.MouseButton.LeftButton)
    assert wanted.args == [True]
