"""The record button shows what is, not what was asked for."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.record import RecordPanel, elapsed_text


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def panel(qtbot: QtBot, clock: Clock) -> RecordPanel:
    widget = RecordPanel(clock)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_click_asks_and_the_button_waits_for_the_answer(qtbot: QtBot, panel: RecordPanel) -> None:
    with qtbot.waitSignal(panel.record_wanted) as asked:
        qtbot.mouseClick(panel.record, Qt.MouseButton.LeftButton)
    assert asked.args == [True]
    assert not panel.record.isChecked()


def test_while_recording_the_button_shows_the_time_and_a_click_asks_to_stop(
    qtbot: QtBot, panel: RecordPanel, clock: Clock
) -> None:
    panel.show_recording(True)
    clock.now_s += 75
    qtbot.waitUntil(lambda: panel.record.text().strip() == "1:15")
    with qtbot.waitSignal(panel.record_wanted) as asked:
        qtbot.mouseClick(panel.record, Qt.MouseButton.LeftButton)
    assert asked.args == [False]


def test_the_next_recording_begins_at_zero(panel: RecordPanel, clock: Clock) -> None:
    panel.show_recording(True)
    clock.now_s += 75
    panel.show_recording(False)
    assert panel.record.text().strip() == "Record"
    panel.show_recording(True)
    assert panel.record.text().strip() == "0:00"
    panel.show_recording(False)


def test_the_snapshot_button_asks_for_a_snapshot(qtbot: QtBot, panel: RecordPanel) -> None:
    with qtbot.waitSignal(panel.snapshot_wanted):
        qtbot.mouseClick(panel.snapshot, Qt.MouseButton.LeftButton)
    assert panel.snapshot.accessibleName()


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (9.9, "0:09"), (754, "12:34"), (3723, "1:02:03")])
def test_elapsed_time_reads_like_a_clock(seconds: float, text: str) -> None:
    assert elapsed_text(seconds) == text
