"""The side panel folds its groups."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.panels.side import SidePanel
from app.panels.widgets.group import Group


@pytest.fixture
def side(qtbot: QtBot) -> SidePanel:
    panel = SidePanel([Group("one", "One", QLabel("first")), Group("two", "Two", QLabel("second"))], QLabel("foot"))
    qtbot.addWidget(panel)
    panel.show()
    return panel


def named(side: SidePanel, name: str) -> Group:
    return next(group for group in side.groups() if group.name == name)


def test_a_click_on_the_heading_folds_and_opens_a_group(qtbot: QtBot, side: SidePanel) -> None:
    group = named(side, "one")
    with qtbot.waitSignal(side.folds_changed) as told:
        qtbot.mouseClick(group.heading, Qt.MouseButton.LeftButton)
    assert told.args == [("one",)]
    assert not group.body.isVisible()
    with qtbot.waitSignal(side.folds_changed) as told:
        qtbot.keyClick(group.heading, Qt.Key.Key_Space)
    assert told.args == [()]
    assert group.body.isVisible()


def test_what_was_folded_before_is_folded_again_without_a_word(qtbot: QtBot, side: SidePanel) -> None:
    with qtbot.assertNotEmitted(side.folds_changed):
        side.fold(("two", "no longer there"))
    assert (named(side, "one").is_folded, named(side, "two").is_folded) == (False, True)
