"""The preset panel says what the user wants, and shows what is."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.look.presets import PresetPanel


@pytest.fixture
def panel(qtbot: QtBot) -> PresetPanel:
    widget = PresetPanel()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_with_none_kept_there_is_nothing_to_choose(panel: PresetPanel) -> None:
    assert not panel.choice.isEnabled()
    assert not panel.delete.isEnabled()


def test_choosing_from_the_list_tells_which(qtbot: QtBot, panel: PresetPanel) -> None:
    panel.show_names(("Day", "Night"))
    panel.choice.setFocus()
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.choice, Qt.Key.Key_Down)
        panel.choice.activated.emit(panel.choice.currentIndex())
    assert chosen.args == ["Day"]


def test_only_the_preset_on_show_can_be_renamed_or_deleted(qtbot: QtBot, panel: PresetPanel) -> None:
    panel.show_names(("Day", "Night"))
    assert not panel.rename.isEnabled()
    panel.show_current("Night")
    with qtbot.waitSignal(panel.delete_wanted) as deleted:
        panel.delete.trigger()
    assert deleted.args == ["Night"]


def test_a_longer_list_keeps_what_is_on_show(panel: PresetPanel) -> None:
    panel.show_names(("Night",))
    panel.show_current("Night")
    panel.show_names(("Day", "Night"))
    assert panel.choice.currentText() == "Night"


def test_showing_tells_nobody(qtbot: QtBot, panel: PresetPanel) -> None:
    with qtbot.assertNotEmitted(panel.chosen):
        panel.show_names(("Day",))
        panel.show_current("Day")
        panel.show_current("")
    assert panel.choice.currentIndex() == -1
