"""The performance panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.panels.performance.figures import FiguresPanel
from app.panels.performance.working_size import WORKING_SIZES, WorkingSize, working_size_named, working_size_of
from engine.values import EngineConfig, RunningOn, Stats

BUSY = Stats(
    fps_in=30.0,
    fps_out=9.5,
    age_ms=120.4,
    stage_ms={"capture": 33.0, "prepare": 2.0, "network": 95.0, "finish": 4.0},
    dropped=1234,
    running_on=RunningOn("openvino", "CPU", "bf16", size_px=(480, 270)),
)


@pytest.fixture
def stats() -> list[Stats]:
    return [BUSY]


@pytest.fixture
def panel(qtbot: QtBot, stats: list[Stats]) -> FiguresPanel:
    widget = FiguresPanel(lambda: stats[-1], lambda: {"paint": 1.5}, lambda: 300 * 2**20)
    qtbot.addWidget(widget)
    widget.resize(256, 400)
    widget.show()
    return widget


def test_it_tells_size_rates_delay_drops_and_memory(panel: FiguresPanel) -> None:
    texts = {name: label.text() for name, label in panel.figures.items()}
    assert texts == {
        "size": "480 × 270",
        "in": "30.0",
        "out": "9.5",
        "delay": "120 ms",
        "dropped": "1,234",
        "memory": "300 MB",
    }


def test_it_names_the_bottleneck_and_shows_the_windows_own_part(panel: FiguresPanel) -> None:
    assert panel.bars.slowest == "network"
    assert "network" in panel.verdict.text()
    assert list(panel.bars.stage_ms) == ["capture", "prepare", "network", "finish", "paint"]
    assert panel.bars.grab().toImage().pixelColor(150, 50) != panel.bars.grab().toImage().pixelColor(150, 30)


def test_the_figures_follow_while_it_is_in_sight_only(qtbot: QtBot, panel: FiguresPanel, stats: list[Stats]) -> None:
    stats.append(Stats(fps_in=30.0, fps_out=30.0, stage_ms={"network": 5.0}))
    qtbot.waitUntil(lambda: panel.figures["out"].text() == "30.0")
    assert "Nothing holds it up" in panel.verdict.text()
    panel.hide()
    timer = panel.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()


def test_before_the_first_frame_it_claims_nothing(panel: FiguresPanel, stats: list[Stats]) -> None:
    stats.append(Stats())
    panel.refresh()
    assert panel.verdict.text() == ""
    assert panel.figures["size"].text() == "–"


def test_a_working_size_is_chosen_with_the_keyboard(qtbot: QtBot, panel: FiguresPanel) -> None:
    panel.show_detail(working_size_named("own"))
    with qtbot.waitSignal(panel.detail_chosen) as chosen:
        qtbot.keyClick(panel.detail, Qt.Key.Key_Down)
    assert chosen.args == [working_size_named("1280x720")]


@pytest.mark.parametrize(("people_ms", "helps"), [(2.0, True), (120.0, False)])
def test_the_size_is_blamed_for_the_network_alone(
    panel: FiguresPanel, stats: list[Stats], people_ms: float, helps: bool
) -> None:
    stats.append(replace(BUSY, stage_ms={"prepare": 2.0, "people": people_ms, "network": 95.0}))
    panel.refresh()
    assert ("A smaller working size is faster" in panel.verdict.text()) == helps
    assert ("“people”" in panel.verdict.text()) != helps


def test_a_size_that_is_not_on_the_list_is_named(panel: FiguresPanel) -> None:
    panel.show_detail(working_size_of(EngineConfig(working_size=(500, 300))), "As the command line says")
    assert panel.detail.currentIndex() == -1
    assert panel.detail.placeholderText() == "As the command line says"


@pytest.mark.parametrize("detail", WORKING_SIZES, ids=lambda detail: detail.name)
def test_every_choice_is_recognised_in_the_engine_it_was_applied_to(detail: WorkingSize) -> None:
    assert working_size_of(detail.applied_to(EngineConfig(device="cpu"))) is detail


def test_a_name_nobody_knows_is_the_automatic_choice() -> None:
    assert working_size_named("no such") is WORKING_SIZES[0]
