"""Where the style goes: everywhere, people, or what is behind them; inside a mask; and how deep."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.look.region import RegionPanel
from app.preview.mask_canvas import Tool
from engine import Target


@pytest.fixture
def panel(qtbot: QtBot) -> RegionPanel:
    panel = RegionPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture
def told(panel: RegionPanel) -> list[Target | bool]:
    """What the panel says the user has chosen."""
    told: list[Target | bool] = []
    panel.target_chosen.connect(told.append)
    panel.mask_wanted.connect(told.append)
    return told


def test_every_region_can_be_chosen_with_the_keys(qtbot: QtBot, panel: RegionPanel, told: list[Target | bool]) -> None:
    assert panel.choice.currentData() is Target.ALL
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(panel.choice, key)
    assert told == [Target.PERSON, Target.BACKGROUND, Target.ALL]


def test_a_mask_is_switched_on_and_off_with_mouse_and_keys(
    qtbot: QtBot, panel: RegionPanel, told: list[Target | bool]
) -> None:
    panel.choice.setFocus()
    qtbot.keyClick(panel.choice, Qt.Key.Key_Tab)
    assert panel.masked.hasFocus()
    qtbot.keyClick(panel.masked, Qt.Key.Key_Space)
    qtbot.mouseClick(panel.masked, Qt.MouseButton.LeftButton)
    assert told == [True, False]
    assert panel.masked.accessibleName()
    assert panel.masked.toolTip()


# Said by Qt's platform for screens that are not there, whenever a list unfolds.
@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_region_can_be_chosen_with_the_mouse(qtbot: QtBot, panel: RegionPanel, told: list[Target | bool]) -> None:
    qtbot.mouseClick(panel.choice, Qt.MouseButton.LeftButton)
    view = panel.choice.view()
    assert view is not None
    model = panel.choice.model()
    assert model is not None
    qtbot.waitUntil(view.isVisible)
    row = panel.choice.findData(Target.PERSON)
    qtbot.mouseMove(view.viewport(), view.visualRect(model.index(row, 0)).center())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(row, 0)).center())
    assert told == [Target.PERSON]


def test_every_region_has_words_and_a_tip(panel: RegionPanel) -> None:
    for row in range(panel.choice.count()):
        assert panel.choice.itemText(row)
        assert panel.choice.itemData(row, Qt.ItemDataRole.ToolTipRole)


def test_depth_is_a_slider_that_begins_at_nothing(qtbot: QtBot, panel: RegionPanel) -> None:
    slider = panel.by_depth.slider
    assert panel.by_depth.value() == 0.0
    assert (slider.accessibleName(), "near" in slider.accessibleDescription()) == ("Depth", True)
    with qtbot.waitSignal(panel.by_depth.moved) as moved:
        qtbot.keyClick(slider, Qt.Key.Key_End)
    assert moved.args == [1.0]
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert panel.by_depth.value() == 0.0


@pytest.mark.parametrize("target", Target)
def test_the_tools_show_with_a_mask_only_and_the_target_is_shown_with_and_without(
    panel: RegionPanel, told: list[Target | bool], target: Target
) -> None:
    for masked in (True, False):
        panel.show_region(target, masked)
        shown = panel.masked.isChecked(), panel.tools.isVisible(), panel.choice.currentData()
        assert shown == (masked, masked, target)
    assert told == []


def test_one_tool_is_in_hand_or_none(qtbot: QtBot, panel: RegionPanel) -> None:
    panel.show_region(Target.ALL, masked=True)
    chosen: list[Tool] = []
    panel.tools.tool_chosen.connect(chosen.append)
    for button in (panel.tools.paint, panel.tools.erase, panel.tools.erase):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [Tool.PAINT, Tool.ERASE, Tool.NONE]
    assert not panel.tools.paint.isChecked()
    assert not panel.tools.erase.isChecked()


def test_every_button_says_what_it_does(panel: RegionPanel) -> None:
    tools = panel.tools
    for button in (tools.paint, tools.erase, tools.invert, tools.clear, tools.load, tools.save):
        assert button.text()
        assert button.toolTip()
