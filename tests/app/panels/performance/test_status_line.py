"""The status line always says what the picture is computed on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.graphics.theme import GRID_PX
from app.panels.performance.status_line import StatusLine, figures_text, running_on_text
from engine.values import Progress, RunningOn, Stats

OPENVINO = RunningOn("openvino", "CPU", "bf16", {"cuda": "No NVIDIA driver was found."})
BUSY = Stats(fps_in=30.0, fps_out=29.6, age_ms=41.7, dropped=1234, running_on=OPENVINO)


@pytest.fixture
def figures() -> list[Stats]:
    return [Stats()]


@pytest.fixture
def line(qtbot: QtBot, figures: list[Stats]) -> StatusLine:
    widget = StatusLine(lambda: figures[-1])
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_figures_follow_the_session(qtbot: QtBot, line: StatusLine, figures: list[Stats]) -> None:
    figures.append(BUSY)
    qtbot.waitUntil(lambda: line.figures.text() == "30 fps  ·  42 ms delay  ·  1,234 dropped")
    assert line.running_on.text() == "Running on: OpenVINO, CPU, bfloat16"


def test_a_back_end_that_was_passed_over_is_named_with_its_reason(line: StatusLine) -> None:
    line.show_running_on(OPENVINO)
    assert "No NVIDIA driver was found." in line.running_on.toolTip()


def test_what_sees_people_and_distances_is_shown_while_it_does_and_the_window_does_not_grow(
    qtbot: QtBot, line: StatusLine, figures: list[Stats]
) -> None:
    figures.append(BUSY)
    line.refresh()
    assert not line.sees.isVisible()
    least = line.minimumSizeHint().width()
    figures.append(replace(BUSY, running_on=replace(OPENVINO, sight=RunningOn("openvino", "CPU", "fp32"))))
    line.refresh()
    assert (line.sees.isVisible(), line.sees.text()) == (True, "sees: OpenVINO, CPU, float32")
    assert line.computes == figures[-1].running_on
    assert line.running_on.text() == "Running on: OpenVINO, CPU, bfloat16"
    assert line.minimumSizeHint().width() <= least + 3 * GRID_PX
    figures.append(BUSY)
    qtbot.waitUntil(lambda: not line.sees.isVisible())


def test_frames_missing_in_a_recording_are_shown() -> None:
    assert "7 missing in the recording" in figures_text(Stats(fps_out=30.0, sink_dropped=7))


def test_nothing_is_claimed_before_the_first_frames() -> None:
    assert figures_text(Stats()) == ""


def test_a_back_end_nobody_named_goes_by_its_own_name() -> None:
    assert running_on_text(RunningOn("abacus", "CPU", "fp32")) == "Running on: abacus, CPU, float32"


def test_progress_is_shown_until_it_is_over(line: StatusLine) -> None:
    line.show_progress(Progress("Compiling", 1, 2))
    assert line.activity.text() == "Compiling"
    line.show_progress(Progress("Compiling", 2, 2))
    assert line.activity.text() == ""


def test_progress_of_unknown_length_is_shown_too(line: StatusLine) -> None:
    line.show_progress(Progress("Reading the style"))
    assert line.activity.text() == "Reading the style"
    line.clear_progress()
    assert line.activity.text() == ""


def test_a_picture_that_stands_still_has_no_rate() -> None:
    assert figures_text(replace(BUSY, still=True)) == "still picture"


def test_what_is_painted_smaller_to_keep_up_says_so() -> None:
    shrunk = replace(BUSY, shrunk=True, running_on=replace(OPENVINO, size_px=(480, 360)))
    assert figures_text(shrunk) == "30 fps  ·  painted at 480 × 360 to keep up  ·  42 ms delay  ·  1,234 dropped"
    assert "painted at" not in figures_text(replace(shrunk, shrunk=False))
