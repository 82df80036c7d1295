"""Where the style goes: everywhere or a mask; what the engine does not offer yet says why it cannot be had."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.canvas import Tool
from app.panels.region import RegionPanel


@pytest.fixture
def panel(qtbot: QtBot) -> RegionPanel:
    panel = RegionPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_everything_and_a_mask_can_be_chosen_and_nothing_else(qtbot: QtBot, panel: RegionPanel) -> None:
    model = panel.choice.model()
    assert panel.choice.currentData() == "all"
    assert [model.item(row).isEnabled() for row in range(model.rowCount())] == [True, True, False, False]
    wanted: list[bool] = []
    panel.masked.connect(wanted.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.choice, key)
    assert wanted[0] is True
    assert wanted[-1] is False
    assert panel.choice.currentData() == "all"


def test_every_greyed_region_says_why(panel: RegionPanel) -> None:
    tips = [panel.choice.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in range(2, panel.choice.count())]
    assert all(tip.startswith("Not yet: the engine") for tip in tips)


def test_depth_is_greyed_with_its_reason(qtbot: QtBot, panel: RegionPanel) -> None:
    qtbot.keyClick(panel.by_depth.slider, Qt.Key.Key_End)
    assert panel.by_depth.value() == 0.0
    assert "how far away" in panel.by_depth.toolTip()


def test_the_tools_show_with_a_mask_only(panel: RegionPanel) -> None:
    assert not panel.tools.isVisible()
    panel.show_masked(True)
    assert (panel.tools.isVisible(), panel.choice.currentData()) == (True, "mask")
    panel.show_masked(False)
    assert (panel.tools.isVisible(), panel.choice.currentData()) == (False, "all")


def test_one_tool_is_in_hand_or_none(qtbot: QtBot, panel: RegionPanel) -> None:
    panel.show_masked(True)
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
