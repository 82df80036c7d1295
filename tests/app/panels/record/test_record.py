"""The record button shows what is, not what was asked for."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.record.record import RecordPanel, elapsed_text, recording_text, size_text
from engine.live import SinkFigures


@pytest.fixture
def panel(qtbot: QtBot) -> RecordPanel:
    widget = RecordPanel()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_click_asks_and_the_button_waits_for_the_answer(qtbot: QtBot, panel: RecordPanel) -> None:
    with qtbot.waitSignal(panel.record_wanted) as asked:
        qtbot.mouseClick(panel.record, Qt.MouseButton.LeftButton)
    assert asked.args == [True]
    assert not panel.record.isChecked()


def test_while_recording_the_button_shows_what_was_recorded_and_a_click_asks_to_stop(
    qtbot: QtBot, panel: RecordPanel
) -> None:
    panel.show_recording(True)
    assert panel.record.text().strip() == "0:00"
    panel.show_figures(SinkFigures(length_s=75.3, size_bytes=12_400_000))
    assert panel.record.text().strip() == "1:15"
    assert panel.figures.text() == "12.4 MB"
    with qtbot.waitSignal(panel.record_wanted) as asked:
        qtbot.mouseClick(panel.record, Qt.MouseButton.LeftButton)
    assert asked.args == [False]


def test_the_next_recording_begins_at_zero(panel: RecordPanel) -> None:
    panel.show_recording(True)
    panel.show_figures(SinkFigures(length_s=75.3, size_bytes=12_400_000))
    panel.show_recording(False)
    assert panel.record.text().strip() == "Record"
    panel.show_recording(True)
    assert panel.record.text().strip() == "0:00"


def test_the_line_below_is_the_choice_of_format_until_something_is_recorded(panel: RecordPanel) -> None:
    assert (panel.encoding.isVisible(), panel.figures.isVisible(), panel.pause.isVisible()) == (True, False, False)
    panel.show_recording(True)
    assert (panel.encoding.isVisible(), panel.figures.isVisible(), panel.pause.isVisible()) == (False, True, True)


def test_the_panel_keeps_its_height_when_a_recording_begins(qtbot: QtBot, panel: RecordPanel) -> None:
    before = panel.sizeHint().height()
    panel.show_recording(True)
    qtbot.waitUntil(lambda: panel.layout().isEnabled())  # type: ignore[union-attr]
    assert panel.sizeHint().height() == before


def test_pause_asks_and_shows_what_is(qtbot: QtBot, panel: RecordPanel) -> None:
    panel.show_recording(True)
    for paused in (True, False):
        with qtbot.waitSignal(panel.pause_wanted) as asked:
            qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
        assert asked.args == [paused]
        panel.show_paused(paused)
    panel.show_paused(True)
    panel.show_figures(SinkFigures(length_s=3, size_bytes=300_000, paused=True))
    assert panel.figures.text() == "Paused  ·  0.3 MB"
    panel.show_recording(False)
    panel.show_recording(True)
    assert panel.figures.text() == "0.0 MB"


def test_a_picture_that_stands_still_is_why_the_time_does(panel: RecordPanel) -> None:
    panel.show_held(True)
    assert not panel.figures.isVisible()
    panel.show_recording(True)
    assert panel.figures.text() == "The picture is paused  ·  0.0 MB"
    assert "not recorded" in panel.figures.toolTip()
    panel.show_held(False)
    assert (panel.figures.text(), panel.figures.toolTip()) == ("0.0 MB", "")


def test_a_film_can_be_rendered_from_here(qtbot: QtBot, panel: RecordPanel) -> None:
    assert not panel.render_clip.isVisible()
    panel.show_film(True)
    with qtbot.waitSignal(panel.render_wanted):
        qtbot.mouseClick(panel.render_clip, Qt.MouseButton.LeftButton)
    panel.show_recording(True)
    assert not panel.render_clip.isVisible(), "the recorded time needs the room"
    panel.show_recording(False)
    assert panel.render_clip.isVisible()


def test_the_buttons_of_the_present_picture_ask_for_it(qtbot: QtBot, panel: RecordPanel) -> None:
    with qtbot.waitSignal(panel.snapshot_wanted):
        qtbot.mouseClick(panel.snapshot, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.copy_wanted):
        qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert panel.snapshot.accessibleName() != panel.copy.accessibleName() != ""


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (9.9, "0:09"), (754, "12:34"), (3723, "1:02:03")])
def test_elapsed_time_reads_like_a_clock(seconds: float, text: str) -> None:
    assert elapsed_text(seconds) == text


@pytest.mark.parametrize(
    ("size_bytes", "text"), [(0, "0.0 MB"), (340_000, "0.3 MB"), (999_900_000, "999.9 MB"), (1_254_000_000, "1.25 GB")]
)
def test_sizes_read_like_those_of_a_file_manager(size_bytes: int, text: str) -> None:
    assert size_text(size_bytes) == text


@pytest.mark.parametrize(
    ("dropped", "text"), [(0, ""), (1, "  ·  1 frame missing"), (1200, "  ·  1,200 frames missing")]
)
def test_frames_that_are_missing_in_the_file_are_said(dropped: int, text: str) -> None:
    assert recording_text(SinkFigures(dropped=dropped, size_bytes=5_000_000)) == f"5.0 MB{text}"
    assert recording_text(SinkFigures(unpainted=dropped, size_bytes=5_000_000)) == f"5.0 MB{text}"
