"""The percentage slider."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.panels.slider import PercentSlider


@pytest.fixture
def slider(qtbot: QtBot) -> PercentSlider:
    """0 to 150 %, usually 100."""
    widget = PercentSlider("Strength", "How much.", most=1.5)
    qtbot.addWidget(widget)
    widget.resize(240, 60)
    widget.show()
    return widget


def words(slider: PercentSlider) -> list[str]:
    return [label.text() for label in slider.findChildren(QLabel)]


def test_a_click_jumps_there_and_tells_once(qtbot: QtBot, slider: PercentSlider) -> None:
    told: list[float] = []
    slider.moved.connect(told.append)
    bare = slider.slider
    qtbot.mouseClick(bare, Qt.MouseButton.LeftButton, pos=QPoint(bare.width() // 2, bare.height() // 2))
    assert told == [pytest.approx(0.75, abs=0.02)]


def test_dragging_tells_every_step(slider: PercentSlider) -> None:
    told: list[float] = []
    slider.moved.connect(told.append)
    bare = slider.slider
    QTest.mousePress(bare, Qt.MouseButton.LeftButton, pos=QPoint(bare.width() // 2, 12))
    for x in (bare.width() // 3, bare.width() // 4, -50):
        QTest.mouseMove(bare, QPoint(x, 12))
    QTest.mouseRelease(bare, Qt.MouseButton.LeftButton)
    assert told == sorted(told, reverse=True)
    assert (len(told), told[-1]) == (4, 0.0)


@pytest.mark.usefixtures("qtbot")
def test_a_double_click_puts_it_back(slider: PercentSlider) -> None:
    slider.slider.setValue(20)
    bare = slider.slider
    QTest.mouseDClick(bare, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert slider.value() == 1.0


def test_the_keyboard_moves_it(qtbot: QtBot, slider: PercentSlider) -> None:
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.value() == pytest.approx(1.01)
    qtbot.keyClick(slider.slider, Qt.Key.Key_Home)
    assert slider.value() == 0.0
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.value() == 1.5


def test_the_value_is_written_beside_the_name(slider: PercentSlider) -> None:
    slider.slider.setValue(37)
    assert sorted(words(slider)) == ["37 %", "Strength"]


def test_showing_a_value_tells_nobody(qtbot: QtBot, slider: PercentSlider) -> None:
    with qtbot.assertNotEmitted(slider.moved):
        slider.show_value(0.4)
    assert "40 %" in words(slider)


def test_it_says_its_name_to_screen_readers(slider: PercentSlider) -> None:
    assert slider.slider.accessibleName() == "Strength"
