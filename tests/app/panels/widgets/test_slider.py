"""The percentage slider."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.panels.widgets.slider import STEPS, PercentSlider


@pytest.fixture
def slider(qtbot: QtBot) -> PercentSlider:
    """0 to 150 %, usually 100."""
    widget = PercentSlider("Strength", "How much.", most=1.5)
    qtbot.addWidget(widget)
    widget.resize(240, 60)
    widget.show()
    return widget


def words(slider: PercentSlider) -> list[str]:
    return [slider.entry.text(), *(label.text() for label in slider.findChildren(QLabel))]


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
    slider.slider.setValue(STEPS // 5)
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
    slider.show_value(0.37)
    assert sorted(words(slider)) == ["37 %", "Strength"]


def test_showing_a_value_tells_nobody(qtbot: QtBot, slider: PercentSlider) -> None:
    with qtbot.assertNotEmitted(slider.moved):
        slider.show_value(0.4)
    assert "40 %" in words(slider)


def test_it_says_its_name_to_screen_readers(slider: PercentSlider) -> None:
    assert slider.slider.accessibleName() == "Strength"


def test_a_typed_value_is_taken_and_the_keyboard_handed_back(qtbot: QtBot, slider: PercentSlider) -> None:
    slider.entry.setFocus()
    slider.entry.selectAll()
    with qtbot.waitSignal(slider.moved) as moved:
        qtbot.keyClicks(slider.entry, "62.5")
        qtbot.keyClick(slider.entry, Qt.Key.Key_Return)
    assert moved.args == [0.625]
    assert slider.entry.text() == "62.5 %"
    assert not slider.entry.hasFocus()


def test_escape_drops_what_was_typed(qtbot: QtBot, slider: PercentSlider) -> None:
    slider.entry.setFocus()
    slider.entry.selectAll()
    with qtbot.assertNotEmitted(slider.moved):
        qtbot.keyClicks(slider.entry, "7")
        qtbot.keyClick(slider.entry, Qt.Key.Key_Escape)
    assert slider.entry.text() == "100 %"


def test_shift_moves_it_in_tenths_of_a_percent(qtbot: QtBot, slider: PercentSlider) -> None:
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert slider.value() == pytest.approx(1.001)
    qtbot.keyClick(slider.slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert slider.value() == 1.0


def test_shift_slows_the_mouse_down_to_a_tenth(slider: PercentSlider) -> None:
    bare, shift = slider.slider, Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(bare, Qt.MouseButton.LeftButton, shift, QPoint(40, 12))
    assert slider.value() == 1.0
    drag(bare, QPoint(140, 12), shift)
    assert slider.value() == pytest.approx(1.0 + 0.1 * 100 / (bare.width() - 20) * 1.5, abs=0.002)


def drag(widget: QWidget, to: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """A mouse move with keys held, which QTest cannot make."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        widget.mapToGlobal(QPointF(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(widget, event)
