"""Which network paints, in the whole window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from engine.values import EngineConfig, RunningOn, Stats
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.app.looking import wait_for_picture


def figures(network_ms: float) -> Stats:
    on = RunningOn("openvino", "CPU", "int8", size_px=(640, 360))
    return Stats(stage_ms={"network": network_ms}, running_on=on)


def consider(stage: Stage, stats: Stats) -> None:
    """As after three seconds with these figures."""
    controller = stage.window.connections.network
    controller._stats = lambda: stats
    controller.consider()


def wait_for_network(qtbot: QtBot, stage: Stage, name: str) -> None:
    qtbot.waitUntil(lambda: bool(stage.stylizers) and stage.stylizers[-1].config.weights == name, timeout=WAIT_MS)


def test_the_fine_network_takes_over_where_it_keeps_up_and_begins_the_next_time(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    wait_for_network(qtbot, stage, "fast")
    consider(stage, figures(2.0))
    wait_for_network(qtbot, stage, "quality")
    assert any("keeps up" in text for text in stage.window.main.notifications.texts())
    assert stage.window.main.backend.network.currentData() == "auto"
    assert stage.window.main.backend.network.currentText() == "automatic (fine)"
    shut(qtbot, stage)
    wait_for_network(qtbot, open_stage(), "quality")


def test_one_that_does_not_keep_up_is_left_and_not_tried_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    consider(stage, figures(2.0))
    consider(stage, figures(90.0))
    wait_for_network(qtbot, stage, "fast")
    consider(stage, figures(2.0))
    assert stage.window.services.session_controller.config.weights == "fast"


def test_a_picture_is_painted_finely_even_where_films_cannot_be(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    consider(stage, Stats(still=True))
    wait_for_network(qtbot, stage, "quality")
    consider(stage, figures(90.0))
    wait_for_network(qtbot, stage, "fast")
    assert stage.window.main.notifications.texts() == []
    consider(stage, Stats(still=True))
    wait_for_network(qtbot, stage, "quality")


def test_the_network_that_was_chosen_stays(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    stage.window.connections.network.choose("fast")
    consider(stage, figures(2.0))
    assert stage.window.services.session_controller.config.weights == "fast"


def test_nothing_changes_while_a_film_is_recorded(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    monkeypatch.setattr(type(stage.window.services.recordings), "recording", True)
    consider(stage, figures(2.0))
    assert stage.window.services.session_controller.config.weights == "fast"


def test_what_the_command_line_asks_for_is_for_this_time_alone(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(config=EngineConfig(weights="quality"), network="quality"))
    wait_for_network(qtbot, stage, "quality")
    assert stage.window.main.backend.network.currentData() == "quality"
    shut(qtbot, stage)
    again = open_stage()
    wait_for_network(qtbot, again, "fast")
    assert again.window.main.backend.network.currentData() == "auto"
