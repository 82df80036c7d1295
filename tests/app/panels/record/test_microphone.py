"""The picker shows which microphone is open, and how loud it is."""

from __future__ import annotations

import pytest
from PyQt6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.panels.record.microphone import LevelMeter, MicrophonePicker, filled
from engine.media import MicrophoneInfo

DESK, HEADSET = MicrophoneInfo(1, "Desk & chair"), MicrophoneInfo(2, "Headset")


@pytest.fixture
def picker(qtbot: QtBot) -> MicrophonePicker:
    widget = MicrophonePicker()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def entries(picker: MicrophonePicker) -> dict[str, QAction]:
    menu = picker.button.menu()
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.isVisible() and action.text()}


def test_none_is_open_at_first(picker: MicrophonePicker) -> None:
    assert entries(picker)["No microphone"].isChecked()
    assert not picker.meter.isVisible()


def test_what_there_is_can_be_chosen_and_the_tick_shows_what_is_open(qtbot: QtBot, picker: MicrophonePicker) -> None:
    picker.show_found((DESK, HEADSET), "")
    assert list(entries(picker)) == ["No microphone", "Desk && chair", "Headset"]
    with qtbot.waitSignal(picker.microphone_chosen) as chosen:
        entries(picker)["Headset"].trigger()
    assert chosen.args == [HEADSET]
    assert entries(picker)["No microphone"].isChecked()
    picker.show_open(HEADSET)
    assert entries(picker)["Headset"].isChecked()
    assert "Headset" in picker.button.toolTip()
    assert picker.meter.isVisible()
    picker.show_found((HEADSET,), "")
    assert entries(picker)["Headset"].isChecked()


def test_why_there_is_none_is_said_in_grey(picker: MicrophonePicker) -> None:
    picker.show_found((), "Microphones need a package more: pip install sounddevice.")
    reason = entries(picker)["Microphones need a package more: pip install sounddevice"]
    assert not reason.isEnabled()
    picker.show_found((DESK,), "")
    assert list(entries(picker)) == ["No microphone", "Desk && chair"]


def test_opening_the_menu_asks_what_there_is(qtbot: QtBot, picker: MicrophonePicker) -> None:
    menu = picker.button.menu()
    assert menu is not None
    with qtbot.waitSignal(picker.asked):
        menu.aboutToShow.emit()
    assert picker.button.accessibleName() == "Microphone"


def test_while_it_is_held_it_takes_no_choice_and_says_why(picker: MicrophonePicker) -> None:
    why = "The microphone stays while a recording runs."
    picker.show_open(HEADSET)
    picker.lock(True)
    assert (picker.button.isEnabled(), picker.button.toolTip()) == (False, why)
    assert picker.button.accessibleDescription() == why
    assert picker.meter.isVisible()
    picker.show_open(None)
    assert (picker.button.isEnabled(), picker.button.toolTip()) == (False, why)
    picker.lock(False)
    assert picker.button.isEnabled()
    assert picker.button.toolTip().startswith("Sound of recordings: no microphone.")
    assert picker.button.accessibleDescription() == ""


@pytest.mark.parametrize(("level", "part"), [(0.0, 0.0), (0.001, 0.0), (0.063, 0.5), (1.0, 1.0)])
def test_the_bar_follows_the_ear(level: float, part: float) -> None:
    assert filled(level) == pytest.approx(part, abs=0.01)


def test_the_meter_paints_more_the_louder_it_is_and_warns(qtbot: QtBot) -> None:
    meter, levels = LevelMeter(), iter([0.02, 0.5, 1.0])
    qtbot.addWidget(meter)
    meter.resize(meter.sizeHint())
    meter.follow(lambda: next(levels))
    pictures = []
    for _ in range(3):
        meter.refresh()
        pictures.append(meter.grab().toImage())
    middle = pictures[0].height() // 2
    counts = [sum(p.pixelColor(x, middle) == p.pixelColor(2, middle) for x in range(p.width())) for p in pictures]
    assert counts == sorted(counts)
    assert counts[0] < counts[1]
    assert pictures[1].pixelColor(4, middle) != pictures[2].pixelColor(4, middle)
