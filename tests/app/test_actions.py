"""The table of commands is complete and consistent."""

from __future__ import annotations

from collections import Counter

import pytest
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.actions import TABLE, Row, build_actions
from tests.app.conftest import OpenStage


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_every_command_has_words_and_an_icon_that_exists(qtbot: QtBot, row: Row) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = build_actions(window)[row.name]
    assert action.text()
    assert row.tip in action.toolTip()
    assert action.icon().isNull() == (row.icon == "")


@pytest.mark.parametrize("row", [row for row in TABLE if row.shortcut], ids=lambda row: row.name)
def test_every_shortcut_is_a_real_key_and_is_told(qtbot: QtBot, row: Row) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = build_actions(window)[row.name]
    assert action.shortcut().toString(QKeySequence.SequenceFormat.PortableText) == row.shortcut
    assert row.shortcut in action.toolTip()


def test_no_shortcut_and_no_name_is_used_twice() -> None:
    for values in ([row.shortcut for row in TABLE if row.shortcut], [row.name for row in TABLE]):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_every_command_is_carried_out_by_somebody(open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    assert set(stage.window.connections.handlers()) == {row.name for row in TABLE}
