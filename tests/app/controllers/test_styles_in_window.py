"""Styles in the whole window: their order, and how they are read."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.panels.styles.view_dialog import ViewDialog
from engine.look.look import Look, RegionKind, RegionStyle
from engine.styles.view import StyleView
from tests.app.conftest import WAIT_MS, OpenStage, Stage, picture_file, shut

VIEW = StyleView(2.0, (0.25, 0.25, 0.5, 0.5))


def wait_for_style(qtbot: QtBot, stage: Stage, key: str) -> None:
    """Until the picture is painted in the style of this key, as the engine calls it."""

    def painted() -> bool:
        looks = stage.stylizers[-1].looks if stage.stylizers else []
        return bool(looks) and [share.key for share in looks[-1].styles] == [key]

    qtbot.waitUntil(painted, timeout=WAIT_MS)


def names(stage: Stage) -> list[str]:
    model = stage.window.main.strip.view.model()
    assert model is not None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose_view(qtbot: QtBot, stage: Stage, key: str, view: StyleView) -> None:
    stage.window.main.strip.view_wanted.emit(key)
    dialog = stage.window.main.findChild(ViewDialog)
    assert dialog is not None
    dialog.picture.show_crop(view.crop)
    dialog.scale.show_value(view.scale)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert ok is not None
    with qtbot.waitSignal(stage.window.services.style_service.listed, timeout=WAIT_MS):
        ok.click()


def test_the_order_of_the_strip_is_remembered(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: len(names(stage)) > 3, timeout=WAIT_MS)
    before = names(stage)
    stage.window.main.strip.view.moved.emit(stage.window.services.style_service.styles[2].key, 0)
    after = [before[2], *before[:2], *before[3:]]
    assert names(stage) == after
    shut(qtbot, stage)
    again = open_stage()
    qtbot.waitUntil(lambda: names(again) == after, timeout=WAIT_MS)
    assert again.window.services.settings_store.settings.order[0] == stage.window.services.style_service.styles[2].key


def test_a_style_read_in_another_way_is_read_anew_and_keeps_its_place_in_the_look(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    pictured: list[str] = []
    stage.window.services.style_service.thumbnail_ready.connect(lambda key, _: pictured.append(key))
    qtbot.waitUntil(lambda: bool(stage.window.services.style_service.styles), timeout=WAIT_MS)
    key = stage.window.services.style_service.styles[0].key
    wait_for_style(qtbot, stage, key)
    qtbot.waitUntil(lambda: stage.window.services.session_controller.is_ready(key), timeout=WAIT_MS)
    waiting: list[str] = []
    stage.window.services.session_controller.style_waiting.connect(waiting.append)
    # Several threads make them: only once all are there is the next one that of the other reading.
    qtbot.waitUntil(lambda: len(pictured) == len(stage.window.services.style_service.styles), timeout=WAIT_MS)
    pictured.clear()
    choose_view(qtbot, stage, key, VIEW)
    wait_for_style(qtbot, stage, VIEW.key_of(key))
    qtbot.waitUntil(lambda: pictured == [key], timeout=WAIT_MS)
    assert waiting[0] == key, "its spinner turns"
    qtbot.waitUntil(lambda: waiting[-1] == "", timeout=WAIT_MS)
    assert [share.key for share in stage.window.services.session_controller.look.styles] == [key]
    assert stage.window.main.strip.view.currentIndex().data() == stage.window.services.style_service.styles[0].name
    assert stage.problems() == []


def test_the_way_a_style_is_read_is_remembered_and_can_be_taken_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.style_service.styles), timeout=WAIT_MS)
    key = stage.window.services.style_service.styles[0].key
    choose_view(qtbot, stage, key, VIEW)
    shut(qtbot, stage)
    again = open_stage()
    wait_for_style(qtbot, again, VIEW.key_of(key))
    choose_view(qtbot, again, key, StyleView())
    wait_for_style(qtbot, again, key)
    assert again.window.services.style_service.styles[0].view == StyleView()


def test_files_to_be_repainted_take_the_way_a_style_is_read_along(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.style_service.styles), timeout=WAIT_MS)
    key = stage.window.services.style_service.styles[0].key
    wait_for_style(qtbot, stage, key)
    choose_view(qtbot, stage, key, VIEW)
    assert [share.key for share in stage.window.services.session_controller.engine_look.styles] == [VIEW.key_of(key)]


def test_undo_brings_a_removed_style_back_and_redo_removes_it_again(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    services, commands = stage.window.services, stage.window.main.commands
    qtbot.waitUntil(lambda: bool(services.session_controller.look.styles), timeout=WAIT_MS)
    services.style_service.add_files([picture_file(tmp_path / "wave.png")])
    qtbot.waitUntil(lambda: "wave" in names(stage), timeout=WAIT_MS)
    wave = services.session_controller.look.styles
    stage.window.main.strip.remove_wanted.emit(wave[0].key)
    qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    without = services.session_controller.look.styles
    for _ in range(2):
        commands["undo"].trigger()
        qtbot.waitUntil(lambda: services.session_controller.look.styles == wave, timeout=WAIT_MS)
        assert "wave" in names(stage)
        assert commands["redo"].isEnabled()
        commands["redo"].trigger()
        qtbot.waitUntil(lambda: services.session_controller.look.styles == without, timeout=WAIT_MS)
        assert "wave" not in names(stage)
    assert len(stage.problems()) == 1


def test_a_region_goes_with_its_only_style_and_comes_back_with_it(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    services = stage.window.services
    qtbot.waitUntil(lambda: bool(services.session_controller.look.styles), timeout=WAIT_MS)
    first = services.session_controller.look.styles
    services.style_service.add_files([picture_file(tmp_path / "wave.png")])
    qtbot.waitUntil(lambda: "wave" in names(stage), timeout=WAIT_MS)
    wave = services.session_controller.look.styles
    regions = (RegionStyle(RegionKind.PERSON, wave), RegionStyle(RegionKind.BACKGROUND, first + wave))
    services.session_controller.change_look(Look(first, regions=regions))
    stage.window.main.strip.remove_wanted.emit(wave[0].key)
    left = (RegionStyle(RegionKind.BACKGROUND, first),)
    qtbot.waitUntil(lambda: services.session_controller.look.regions == left, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    stage.window.main.commands["undo"].trigger()
    qtbot.waitUntil(lambda: services.session_controller.look.regions == regions, timeout=WAIT_MS)
    assert services.session_controller.look.styles == first


def test_undo_on_the_notice_leaves_nothing_for_the_key_to_undo_twice(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    services = stage.window.services
    qtbot.waitUntil(lambda: bool(services.session_controller.look.styles), timeout=WAIT_MS)
    services.style_service.add_files([picture_file(tmp_path / "wave.png")])
    qtbot.waitUntil(lambda: "wave" in names(stage), timeout=WAIT_MS)
    wave, steps = services.session_controller.look.styles, services.history.stack.index()
    stage.window.main.strip.remove_wanted.emit(wave[0].key)
    qtbot.waitUntil(lambda: bool(stage.window.main.notifications.cards()), timeout=WAIT_MS)
    offer = stage.window.main.notifications.cards()[0].offer
    assert offer is not None
    offer.click()
    qtbot.waitUntil(lambda: services.session_controller.look.styles == wave, timeout=WAIT_MS)
    assert services.history.stack.index() == steps
