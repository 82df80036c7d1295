"""The seek bar."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.panels.source.seek import SeekBar


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


def test_a_clip_lies_between_two_marks_each_of_which_can_be_taken_away(qtbot: QtBot, bar: SeekBar) -> None:
    assert bar.marks == (None, None)
    for button, place_s in ((bar.mark_in, 20.0), (bar.mark_out, 60.0)):
        bar.show_place(place_s)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.marks == (20.0, 60.0)
    below = bar.slider.height() - 1
    colours = [bar.slider.grab().toImage().pixelColor(bar.slider.width() * x // 100, below) for x in (10, 40, 80)]
    assert colours[0] == colours[2] != colours[1]
    qtbot.mouseClick(bar.mark_in, Qt.MouseButton.LeftButton)
    assert bar.marks == (None, 60.0)
    bar.clear_marks()
    assert bar.marks == (None, None)


def test_a_mark_on_the_wrong_side_takes_the_other_away(bar: SeekBar) -> None:
    bar.show_place(60.0)
    bar.mark_in.setChecked(True)
    bar.show_place(20.0)
    bar.mark_out.setChecked(True)
    assert (bar.marks, bar.mark_in.isChecked()) == ((None, 20.0), False)
    bar.show_place(70.0)
    bar.mark_in.setChecked(True)
    assert (bar.marks, bar.mark_out.isChecked()) == ((70.0, None), False)


def test_the_clip_can_be_rendered(qtbot: QtBot, bar: SeekBar) -> None:
    with qtbot.waitSignal(bar.render_wanted):
        qtbot.mouseClick(bar.render_clip, Qt.MouseButton.LeftButton)


def test_a_film_being_recorded_can_be_put_on_repeat(bar: SeekBar) -> None:
    bar.set_fixed(True)
    assert bar.loop.isEnabled()


def test_a_film_being_recorded_cannot_be_moved(bar: SeekBar) -> None:
    bar.set_fixed(True)
    assert not bar.slider.isEnabled()
    assert "straight on" in bar.slider.toolTip()


def test_the_loop_is_a_switch(qtbot: QtBot, bar: SeekBar) -> None:
    with qtbot.waitSignal(bar.loop_wanted) as wanted:
        qtbot.mouseClick(bar.loop, Qt.MouseButton.LeftButton)
    assert wanted.args == [True]


def test_the_buttons_ask_for_one_frame_back_and_on(qtbot: QtBot, bar: SeekBar) -> None:
    for button, step in ((bar.back, -1), (bar.forward, +1)):
        with qtbot.waitSignal(bar.step_wanted) as wanted:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [step]


def test_a_speed_is_chosen_from_the_menu(qtbot: QtBot, bar: SeekBar) -> None:
    menu = bar.speed.menu()
    assert menu is not None
    assert [row.text() for row in menu.actions()] == ["0.25×", "0.5×", "0.75×", "1×", "1.25×", "1.5×", "2×"]
    with qtbot.waitSignal(bar.speed_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == [0.25]
    assert bar.speed.text() == "0.25×"
    assert [row.text() for row in menu.actions() if row.isChecked()] == ["0.25×"]


def test_faster_and_slower_go_from_speed_to_speed_and_stop_at_the_ends(bar: SeekBar) -> None:
    told: list[float] = []
    bar.speed_wanted.connect(told.append)
    for steps in (+1, -1, +5, +1, -20):
        bar.speed.change(steps)
    assert told == [1.25, 1.0, 2.0, 2.0, 0.25]


def test_a_film_being_recorded_is_not_stepped_through(bar: SeekBar) -> None:
    bar.set_fixed(True)
    assert not bar.back.isEnabled()
    assert not bar.forward.isEnabled()
    assert bar.speed.isEnabled()
