"""Presets through the real window: keep, bring back, rename, delete, undo, damaged files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n.preset_names import DEPTHS
from app.panels.look.rows import AmountsRow
from engine.look.look import Look, RegionKind, RegionStyle, StyleShare
from engine.look.preset import Preset, PresetStyle, read_preset, write_preset
from engine.look.preset_folder import BUILT_IN, PresetFolder
from engine.styles.view import StyleView
from tests.app.conftest import WAIT_MS, OpenStage, Stage, picture_file


def ready(qtbot: QtBot, open_stage: OpenStage) -> Stage:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.session_controller.look.styles), timeout=WAIT_MS)
    return stage


def answer(qtbot: QtBot, stage: Stage, text: str) -> None:
    """Type into the dialogue that is open, and press Enter."""
    dialog = stage.window.main.findChild(QInputDialog)
    edit = dialog.findChild(QLineEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    with qtbot.waitSignal(dialog.destroyed, timeout=WAIT_MS):
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def keep(qtbot: QtBot, stage: Stage, name: str) -> None:
    qtbot.keyClick(stage.window.main, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    answer(qtbot, stage, name)
    qtbot.waitUntil(lambda: stage.window.main.presets.choice.currentText() == name, timeout=WAIT_MS)


def choose(qtbot: QtBot, stage: Stage, name: str) -> None:
    choice = stage.window.main.presets.choice
    assert choice.findData(name) >= 0
    stage.window.main.presets.chosen.emit(name)
    qtbot.waitUntil(lambda: choice.currentData() == name, timeout=WAIT_MS)


def test_a_look_that_was_kept_comes_back_whole(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    session_controller, main = stage.window.services.session_controller, stage.window.main
    session_controller.toggle_style(stage.window.services.style_service.styles[3].key)
    qtbot.keyClick(main.look.row("layers", AmountsRow).sliders[1].slider, Qt.Key.Key_Home)
    kept = session_controller.look
    keep(qtbot, stage, "Evening")
    main.commands["reset_look"].trigger()
    main.commands["next_style"].trigger()
    assert main.presets.choice.currentText() == ""
    choose(qtbot, stage, "Evening")
    assert session_controller.look == kept
    main.commands["undo"].trigger()
    assert session_controller.look != kept


def test_regions_come_back_with_the_preset_and_sliders_alone_leave_them(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    session_controller, styles = stage.window.services.session_controller, stage.window.services.style_service.styles
    person = RegionStyle(RegionKind.PERSON, (StyleShare(styles[3].key),), strength=0.5)
    bare = RegionStyle(RegionKind.BACKGROUND)
    kept = replace(session_controller.look, regions=(person, bare))
    session_controller.change_look(kept)
    keep(qtbot, stage, "Evening")
    session_controller.change_look(replace(kept, regions=()))
    choose(qtbot, stage, "Evening")
    assert session_controller.look == kept
    choose(qtbot, stage, "Bold")
    assert session_controller.look.regions == (person, bare)


def test_the_crop_and_the_stroke_size_of_a_style_come_back_with_the_preset(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    style_service, session_controller = stage.window.services.style_service, stage.window.services.session_controller
    key, view = session_controller.look.styles[0].key, StyleView(1.5, (0.0, 0.0, 0.5, 0.5))

    def reads(wanted: StyleView) -> bool:
        return next(style for style in style_service.styles if style.key == key).view == wanted

    style_service.set_view(key, view)
    qtbot.waitUntil(lambda: reads(view), timeout=WAIT_MS)
    keep(qtbot, stage, "Corner")
    style_service.set_view(key, StyleView())
    qtbot.waitUntil(lambda: reads(StyleView()), timeout=WAIT_MS)
    choose(qtbot, stage, "Corner")
    qtbot.waitUntil(lambda: reads(view), timeout=WAIT_MS)
    assert session_controller.engine_look.styles[0].key == view.key_of(key)


def test_the_users_own_style_comes_back_by_its_file(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = ready(qtbot, open_stage)
    file = picture_file(tmp_path / "wave.png")
    path = tmp_path / "shared.json"
    write_preset(path, Preset("Wave", (PresetStyle("0" * 16, "wave", 1.0, file),), Look(strength=0.5)))
    stage.window.services.presets.load_file(path)
    qtbot.waitUntil(lambda: stage.window.services.session_controller.look.strength == 0.5, timeout=WAIT_MS)
    (share,) = stage.window.services.session_controller.look.styles
    assert share.key in [style.key for style in stage.window.services.style_service.styles if style.name == "wave"]


def test_the_depths_of_the_engine_have_names_in_every_language() -> None:
    assert tuple(preset.name for preset in BUILT_IN) == DEPTHS


def test_a_depth_changes_the_sliders_and_keeps_the_styles(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    session_controller, presets = stage.window.services.session_controller, stage.window.main.presets
    session_controller.toggle_style(stage.window.services.style_service.styles[3].key)
    styles = session_controller.look.styles
    qtbot.waitUntil(lambda: presets.choice.count() == len(DEPTHS), timeout=WAIT_MS)
    for preset in BUILT_IN:
        choose(qtbot, stage, preset.name)
        assert session_controller.look == replace(preset.look, styles=styles)
        assert (presets.rename.isEnabled(), presets.delete.isEnabled()) == (False, False)
    keep(qtbot, stage, "Deep")
    assert (presets.rename.isEnabled(), presets.delete.isEnabled()) == (True, True)


def test_a_preset_is_renamed(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    keep(qtbot, stage, "Evening")
    stage.window.main.presets.rename.trigger()
    answer(qtbot, stage, "Morning")
    qtbot.waitUntil(lambda: stage.window.main.presets.choice.currentText() == "Morning", timeout=WAIT_MS)
    assert [preset.name for preset in PresetFolder(stage.folders.presets).presets()] == ["Morning"]


def test_a_deleted_preset_can_be_had_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    keep(qtbot, stage, "Evening")
    stage.window.main.presets.delete.trigger()
    qtbot.waitUntil(lambda: bool(stage.problems()), timeout=WAIT_MS)
    assert stage.window.services.presets.names == DEPTHS
    offer = stage.window.main.notifications.cards()[0].offer
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.window.services.presets.names == (*DEPTHS, "Evening"), timeout=WAIT_MS)
    assert stage.window.main.presets.choice.currentText() == "Evening"


def test_undo_brings_a_deleted_preset_back_and_redo_deletes_it_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    presets, commands = stage.window.services.presets, stage.window.main.commands
    keep(qtbot, stage, "Evening")
    stage.window.main.presets.delete.trigger()
    qtbot.waitUntil(lambda: presets.names == DEPTHS, timeout=WAIT_MS)
    for _ in range(2):
        commands["undo"].trigger()
        qtbot.waitUntil(lambda: presets.names == (*DEPTHS, "Evening"), timeout=WAIT_MS)
        commands["redo"].trigger()
        qtbot.waitUntil(lambda: presets.names == DEPTHS, timeout=WAIT_MS)
    assert len(stage.problems()) == 1


def test_a_damaged_file_is_named_and_changes_nothing(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = ready(qtbot, open_stage)
    before = stage.window.services.session_controller.look
    (tmp_path / "bad.json").write_text('{"kind": "pastiche preset", "version": 1, "strength": 9}')
    stage.window.services.presets.load_file(tmp_path / "bad.json")
    qtbot.waitUntil(lambda: bool(stage.problems()), timeout=WAIT_MS)
    assert "strength cannot be 9" in stage.problems()[0]
    assert stage.window.services.session_controller.look == before


def test_a_look_can_be_written_to_a_file_for_others(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = ready(qtbot, open_stage)
    stage.window.services.presets.write_file(tmp_path / "mine.json", stage.window.services.session_controller.look)
    qtbot.waitUntil(lambda: stage.problems() == ["Saved mine.json"], timeout=WAIT_MS)
    assert read_preset(tmp_path / "mine.json").styles[0].name == stage.window.services.style_service.styles[0].name
