"""What the engine does not offer yet is there to be seen, and says why it cannot be had."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.region import RegionPanel


@pytest.fixture
def panel(qtbot: QtBot) -> RegionPanel:
    panel = RegionPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_all_of_the_picture_is_painted_and_nothing_else_can_be_chosen(qtbot: QtBot, panel: RegionPanel) -> None:
    model = panel.choice.model()
    assert panel.choice.currentData() == "all"
    assert [model.item(row).isEnabled() for row in range(model.rowCount())] == [True, False, False, False]
    qtbot.keyClick(panel.choice, Qt.Key.Key_Down)
    assert panel.choice.currentData() == "all"


def test_every_greyed_region_says_why(panel: RegionPanel) -> None:
    tips = [panel.choice.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in range(1, panel.choice.count())]
    assert all(tip.startswith("Not yet: the engine") for tip in tips)


def test_depth_is_greyed_with_its_reason(qtbot: QtBot, panel: RegionPanel) -> None:
    qtbot.keyClick(panel.by_depth.slider, Qt.Key.Key_End)
    assert panel.by_depth.value() == 0.0
    assert "how far away" in panel.by_depth.toolTip()
