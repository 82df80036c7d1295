"""The choice of the back end and the search for the fastest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.performance.backend import BackendPanel
from engine.backends import BACKENDS
from engine.diagnostics import Candidate, Tuning
from engine.errors import BackendError
from engine.values import EngineConfig
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.fakes import FakeStylizer

FOUND = Tuning((Candidate("openvino", 20.0), Candidate("cuda", None, "No card."), Candidate("eager", 60.0)), "openvino")


@pytest.fixture
def panel(qtbot: QtBot) -> BackendPanel:
    panel = BackendPanel(("openvino", "eager"))
    qtbot.addWidget(panel)
    return panel


def wait_for_backend(qtbot: QtBot, stage: Stage, name: str) -> None:
    qtbot.waitUntil(lambda: bool(stage.stylizers) and stage.stylizers[-1].config.backend == name, timeout=WAIT_MS)


def test_what_cannot_run_here_is_greyed_with_its_reason(panel: BackendPanel) -> None:
    panel.show_reasons({"openvino": "OpenVINO is not installed.", "eager": None})
    items = [panel.choice.model().item(row) for row in range(panel.choice.count())]
    assert [item.isEnabled() for item in items] == [True, False, True]
    assert items[1].toolTip() == "OpenVINO is not installed."


def test_what_can_run_is_asked_once_and_only_when_somebody_looks(panel: BackendPanel) -> None:
    asked: list[bool] = []
    panel.reasons_wanted.connect(lambda: asked.append(True))
    assert asked == []
    for _ in range(2):
        panel.show()
        panel.hide()
    assert asked == [True]


def test_the_button_begins_and_ends_the_search(panel: BackendPanel) -> None:
    wanted: list[bool] = []
    panel.tuning_wanted.connect(wanted.append)
    panel.tune.click()
    panel.show_tuning(True)
    panel.show_step("openvino", 1, 2)
    assert "OpenVINO" in panel.step.text()
    panel.tune.click()
    assert wanted == [True, False]


def test_a_back_end_that_is_chosen_computes_the_picture_now_and_the_next_time(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_backend(qtbot, stage, "auto")
    stage.window.main.backend.backend_chosen.emit("eager")
    wait_for_backend(qtbot, stage, "eager")
    shut(qtbot, stage)
    again = open_stage()
    wait_for_backend(qtbot, again, "eager")
    assert again.window.main.backend.choice.currentData() == "eager"


def test_a_network_that_is_chosen_paints_now_and_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    def paints(stage: Stage, name: str) -> bool:
        return bool(stage.stylizers) and stage.stylizers[-1].config.weights == name

    stage = open_stage()
    qtbot.waitUntil(lambda: paints(stage, "fast"), timeout=WAIT_MS)
    choice = stage.window.main.backend.network
    choice.setCurrentIndex(choice.findData("quality"))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: paints(stage, "quality"), timeout=WAIT_MS)
    shut(qtbot, stage)
    again = open_stage()
    qtbot.waitUntil(lambda: paints(again, "quality"), timeout=WAIT_MS)
    assert again.window.main.backend.network.currentData() == "quality"


def choose_precision(stage: Stage, name: str) -> None:
    """As the user does in the list."""
    box = stage.window.main.backend.precision
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def wait_for_precision(qtbot: QtBot, stage: Stage, name: str) -> None:
    qtbot.waitUntil(lambda: bool(stage.stylizers) and stage.stylizers[-1].config.precision == name, timeout=WAIT_MS)


def test_a_precision_that_is_chosen_is_computed_in_now_and_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_precision(qtbot, stage, "auto")
    choose_precision(stage, "fp32")
    wait_for_precision(qtbot, stage, "fp32")
    shut(qtbot, stage)
    again = open_stage()
    wait_for_precision(qtbot, again, "fp32")
    assert again.window.main.backend.precision.currentText() == "float32"


def test_a_back_end_that_cannot_be_built_gives_way_to_what_runs_with_the_reason(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    def without_card(config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        if config.backend == "cuda":
            stylizer.fail_prepare = "No such card."
        return stylizer

    stage = open_stage(make_stylizer=without_card)
    panel, services = stage.window.main.backend, stage.window.services
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is not None, timeout=WAIT_MS)
    panel.choice.setCurrentIndex(panel.choice.findData("cuda"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    assert services.settings_store.settings.backend == "cuda"
    qtbot.waitUntil(lambda: "No such card." in panel.refusal.text(), timeout=WAIT_MS)
    assert not panel.refusal.isHidden()
    assert (
        panel.choice.currentData()
        == services.session_controller.config.backend
        == services.settings_store.settings.backend
        == "auto"
    )
    panel.backend_chosen.emit("eager")
    wait_for_backend(qtbot, stage, "eager")
    assert panel.refusal.isHidden()
    assert panel.choice.currentData() == "eager"


def test_a_precision_the_back_end_has_not_is_greyed_with_its_reason(panel: BackendPanel) -> None:
    panel.show_precisions({"auto": {"fp32": None, "int8": None}, "eager": {"fp32": None, "int8": "It is exact."}})
    row = panel.precision.findData("int8")
    assert panel.precision.model().item(row).isEnabled()
    panel.show_backend("eager")
    assert not panel.precision.model().item(row).isEnabled()
    assert panel.precision.model().item(row).toolTip() == "It is exact."
    panel.show_backend("openvino")
    assert panel.precision.model().item(row).isEnabled()


def test_a_back_end_that_has_not_the_precision_chosen_says_so_and_takes_its_own(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_precision(qtbot, stage, "auto")
    stage.window.main.backend.show_precisions({"eager": {"int8": "It offers float32 only."}})
    choose_precision(stage, "int8")
    wait_for_precision(qtbot, stage, "int8")
    stage.window.main.backend.backend_chosen.emit("eager")
    wait_for_backend(qtbot, stage, "eager")
    assert stage.stylizers[-1].config.precision == "auto"
    assert stage.window.main.backend.precision.currentData() == "auto"
    assert any("It offers float32 only." in text for text in stage.problems())


def test_a_remembered_precision_that_cannot_be_had_any_more_gives_way(qtbot: QtBot, open_stage: OpenStage) -> None:
    def broken(config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        if config.precision == "bf16":
            stylizer.fail_prepare = "The back end “eager” cannot run here: It offers “fp32”, not “bf16”."
        return stylizer

    first = open_stage()
    first.window.services.settings_store.change(precision="bf16")
    shut(qtbot, first)
    second = open_stage(make_stylizer=broken)
    qtbot.waitUntil(lambda: second.window.services.session_controller.config.precision == "auto", timeout=WAIT_MS)
    assert any("bf16" in text for text in second.problems())


def test_what_can_be_had_here_is_found_out_when_the_panel_is_opened(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.controllers.backend.probe_backends", lambda _: {"cuda": "No card."})
    monkeypatch.setattr("app.controllers.backend.probe_precisions", lambda *_: {"auto": {"fp16": "Nowhere."}})
    stage = open_stage()
    panel = stage.window.main.backend
    stage.window.main.side.fold(())
    qtbot.waitUntil(lambda: panel.why_not("auto", "fp16") == "Nowhere.", timeout=WAIT_MS)
    assert not panel.choice.model().item(panel.choice.findData("cuda")).isEnabled()


def test_the_command_line_goes_before_what_is_remembered(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = open_stage()
    first.window.main.backend.backend_chosen.emit("eager")
    shut(qtbot, first)
    second = open_stage(WindowOptions(config=EngineConfig(backend="openvino")))
    wait_for_backend(qtbot, second, "openvino")
    assert second.window.main.backend.choice.currentData() == "openvino"


def test_the_fastest_is_found_while_the_picture_goes_on_and_is_used(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.controllers.backend.find_fastest", lambda *_: FOUND)
    stage = open_stage()
    wait_for_backend(qtbot, stage, "auto")
    qtbot.mouseClick(stage.window.main.backend.tune, Qt.MouseButton.LeftButton)
    wait_for_backend(qtbot, stage, "openvino")
    assert "20 ms" in stage.window.main.backend.step.text()
    assert any("OpenVINO" in text for text in stage.problems())


def test_a_search_that_is_cancelled_changes_nothing(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def search(
        _config: object,
        _size: object,
        _cache: Path,
        on_step: Callable[[str, int, int], None],
        cancelled: Callable[[], bool],
    ) -> Tuning:
        on_step("eager", 0, 2)
        while not cancelled():
            ended.wait(0.01)
        ended.set()
        raise BackendError("Measuring was cancelled.")

    monkeypatch.setattr("app.controllers.backend.find_fastest", search)
    stage = open_stage()
    wait_for_backend(qtbot, stage, "auto")
    panel = stage.window.main.backend
    panel.tuning_wanted.emit(True)
    qtbot.waitUntil(lambda: "PyTorch" in panel.step.text(), timeout=WAIT_MS)
    panel.tuning_wanted.emit(False)
    qtbot.waitUntil(ended.is_set, timeout=WAIT_MS)
    assert stage.problems() == []
    assert stage.window.services.session_controller.config.backend == "auto"


def test_a_remembered_back_end_that_cannot_run_any_more_gives_way(qtbot: QtBot, open_stage: OpenStage) -> None:
    def broken(config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        if config.backend == "tensorrt":
            stylizer.fail_prepare = "The back end “tensorrt” cannot run here: there is no card."
        return stylizer

    first = open_stage()
    first.window.services.settings_store.change(backend="tensorrt")
    shut(qtbot, first)
    second = open_stage(make_stylizer=broken)
    qtbot.waitUntil(lambda: second.window.services.session_controller.config.backend == "auto", timeout=WAIT_MS)
    assert any("tensorrt" in text for text in second.problems())


def test_every_back_end_of_the_table_can_be_chosen(open_stage: OpenStage) -> None:
    choice = open_stage(begin=False).window.main.backend.choice
    assert [choice.itemData(row) for row in range(choice.count())] == ["auto", *BACKENDS]
