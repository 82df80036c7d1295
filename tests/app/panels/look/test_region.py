"""Where the style goes: everywhere, people, or what is behind them; inside a mask; and how deep."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.panels.look.look import LookPanel
from app.panels.look.rows import AmountRow, ChoiceRow
from app.preview.mask_canvas import Tool
from engine.look import Look, Mask, Target

MASK = Mask((1, 1), bytes([255]))


def choice(panel: LookPanel) -> QComboBox:
    return panel.row("target", ChoiceRow).box


@pytest.fixture
def panel(qtbot: QtBot) -> LookPanel:
    panel = LookPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture
def told(panel: LookPanel) -> list[Target | bool]:
    """What the panel says the user has chosen."""
    told: list[Target | bool] = []
    panel.look_changed.connect(lambda look: told.append(look.target))
    panel.mask_row.mask_wanted.connect(told.append)
    return told


def test_every_region_can_be_chosen_with_the_keys(qtbot: QtBot, panel: LookPanel, told: list[Target | bool]) -> None:
    assert choice(panel).currentData() is Target.ALL
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(choice(panel), key)
    assert told == [Target.PERSON, Target.BACKGROUND, Target.ALL]


def test_a_mask_is_switched_on_and_off_with_mouse_and_keys(
    qtbot: QtBot, panel: LookPanel, told: list[Target | bool]
) -> None:
    choice(panel).setFocus()
    qtbot.keyClick(choice(panel), Qt.Key.Key_Tab)
    assert panel.mask_row.switch.hasFocus()
    qtbot.keyClick(panel.mask_row.switch, Qt.Key.Key_Space)
    qtbot.mouseClick(panel.mask_row.switch, Qt.MouseButton.LeftButton)
    assert told == [True, False]
    assert panel.mask_row.switch.accessibleName()
    assert panel.mask_row.switch.toolTip()


# Said by Qt's platform for screens that are not there, whenever a list unfolds.
@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_region_can_be_chosen_with_the_mouse(qtbot: QtBot, panel: LookPanel, told: list[Target | bool]) -> None:
    qtbot.mouseClick(choice(panel), Qt.MouseButton.LeftButton)
    view = choice(panel).view()
    assert view is not None
    model = choice(panel).model()
    assert model is not None
    qtbot.waitUntil(view.isVisible)
    row = choice(panel).findData(Target.PERSON)
    qtbot.mouseMove(view.viewport(), view.visualRect(model.index(row, 0)).center())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(row, 0)).center())
    assert told == [Target.PERSON]


def test_every_region_has_words_and_a_tip(panel: LookPanel) -> None:
    for row in range(choice(panel).count()):
        assert choice(panel).itemText(row)
        assert choice(panel).itemData(row, Qt.ItemDataRole.ToolTipRole)


def test_depth_is_a_slider_that_begins_at_nothing(qtbot: QtBot, panel: LookPanel) -> None:
    slider = panel.row("depth", AmountRow).slider
    assert panel.row("depth", AmountRow).value() == 0.0
    assert (slider.accessibleName(), "near" in slider.accessibleDescription()) == ("Depth", True)
    with qtbot.waitSignal(panel.row("depth", AmountRow).moved) as moved:
        qtbot.keyClick(slider, Qt.Key.Key_End)
    assert moved.args == [1.0]
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert panel.row("depth", AmountRow).value() == 0.0


@pytest.mark.parametrize("target", Target)
def test_the_tools_show_with_a_mask_only_and_the_target_is_shown_with_and_without(
    panel: LookPanel, told: list[Target | bool], target: Target
) -> None:
    for masked in (True, False):
        panel.show_look(Look(target=target, mask=MASK if masked else None))
        shown = panel.mask_row.switch.isChecked(), panel.mask_row.tools.isVisible(), choice(panel).currentData()
        assert shown == (masked, masked, target)
    assert told == []


def test_one_tool_is_in_hand_or_none(qtbot: QtBot, panel: LookPanel) -> None:
    panel.show_look(Look(mask=MASK))
    chosen: list[Tool] = []
    panel.mask_row.tools.tool_chosen.connect(chosen.append)
    for button in (panel.mask_row.tools.paint, panel.mask_row.tools.erase, panel.mask_row.tools.erase):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [Tool.PAINT, Tool.ERASE, Tool.NONE]
    assert not panel.mask_row.tools.paint.isChecked()
    assert not panel.mask_row.tools.erase.isChecked()


def test_every_button_says_what_it_does(panel: LookPanel) -> None:
    tools = panel.mask_row.tools
    for button in (tools.paint, tools.erase, tools.invert, tools.clear, tools.load, tools.save):
        assert button.text()
        assert button.toolTip()
