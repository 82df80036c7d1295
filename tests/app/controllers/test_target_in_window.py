"""People, what is behind them, and depth in the whole window: chosen, taken back, kept, beside a mask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.look.rows import AmountRow, ChoiceRow, MaskRow
from app.preview.mask_canvas import Tool
from engine.look import Look, Mask, Preset, PresetStyle, Target, write_preset
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.app.looking import latest_look, wait_for_picture
from tests.fakes import SEES

LEFT = Qt.MouseButton.LeftButton

MASK = Mask.of(np.arange(64 * 48, dtype=np.uint16).reshape(48, 64).astype(np.uint8))


def ready(qtbot: QtBot, open_stage: OpenStage) -> Stage:
    """A window that paints, with everything unfolded."""
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    stage.window.main.side.fold(())
    return stage


def mask_row_of(stage: Stage) -> MaskRow:
    return stage.window.main.look.mask_row


def choice_of(stage: Stage) -> QComboBox:
    return stage.window.main.look.row("target", ChoiceRow).box


def depth_of(stage: Stage) -> AmountRow:
    return stage.window.main.look.row("depth", AmountRow)


def look_of(stage: Stage) -> Look:
    return stage.window.services.session_controller.look


def choose(qtbot: QtBot, stage: Stage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(choice_of(stage), key)


def show(stage: Stage, look: Look) -> None:
    """Paint with the sliders and the region of `look`, as if it came from elsewhere."""
    stage.window.services.session_controller.change_look(replace(look, styles=look_of(stage).styles))


def shown(stage: Stage) -> tuple[Target, bool]:
    """What the list shows, and whether there are a mask and tools for it."""
    row = mask_row_of(stage)
    assert row.switch.isChecked() == row.tools.isVisible()
    return choice_of(stage).currentData(), row.tools.isVisible()


def switch_mask(qtbot: QtBot, stage: Stage) -> None:
    masked = mask_row_of(stage).switch
    masked.setFocus()
    qtbot.keyClick(masked, Qt.Key.Key_Space)


def tool_of(stage: Stage) -> Tool:
    return stage.window.main.canvas.tool


def dab(stage: Stage) -> None:
    """One dot of the brush in the middle of the picture."""
    main = stage.window.main
    QTest.mouseClick(main.canvas, LEFT, pos=main.preview.picture_rect().center().toPoint())


@pytest.mark.parametrize(("key", "target"), [(Qt.Key.Key_Up, Target.PERSON), (Qt.Key.Key_End, Target.BACKGROUND)])
def test_the_next_frame_is_painted_where_the_list_says(
    qtbot: QtBot, open_stage: OpenStage, key: Qt.Key, target: Target
) -> None:
    stage = ready(qtbot, open_stage)
    choose(qtbot, stage, Qt.Key.Key_End, key)
    assert look_of(stage) == Look(look_of(stage).styles, target=target)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).target is target, timeout=WAIT_MS)
    assert shown(stage) == (target, False)
    assert not stage.window.main.canvas.isVisible()


def test_the_status_line_says_what_sees_while_it_does(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    status = stage.window.main.status
    assert not status.sees.isVisible()
    choose(qtbot, stage, Qt.Key.Key_Down)
    qtbot.waitUntil(status.sees.isVisible, timeout=WAIT_MS)
    assert status.sees.text() == "sees: eyes, two, float32"
    assert status.activity.text() == ""
    assert status.computes is not None
    assert status.computes.sight == SEES
    choose(qtbot, stage, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: not status.sees.isVisible(), timeout=WAIT_MS)


def test_where_nothing_can_be_seen_that_is_told_and_nothing_is_said_to_see(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    stage.stylizers[0].blind = True
    choose(qtbot, stage, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    status = stage.window.main.status
    status.refresh()
    assert (status.sees.isVisible(), status.activity.text()) == (False, "")


def test_the_next_frame_is_as_deep_as_the_slider_says(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    qtbot.keyClick(depth_of(stage).slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).depth == 1.0, timeout=WAIT_MS)
    assert look_of(stage) == Look(look_of(stage).styles, depth=1.0)


def test_a_drag_of_depth_is_one_step_back_and_forth(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    commands, slider = stage.window.main.commands, depth_of(stage).slider
    places = [QPoint(round(part * slider.width()), slider.height() // 2) for part in (0.2, 0.4, 0.6, 0.8)]
    QTest.mousePress(slider, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(slider, place)
    QTest.mouseRelease(slider, LEFT, pos=places[-1])
    deep = look_of(stage).depth
    assert deep > 0.5
    commands["undo"].trigger()
    assert (look_of(stage).depth, depth_of(stage).value()) == (0.0, 0.0)
    assert not commands["undo"].isEnabled()
    commands["redo"].trigger()
    assert (look_of(stage).depth, depth_of(stage).value()) == (deep, deep)


def test_a_target_leaves_the_painted_mask_alone_and_can_be_taken_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    show(stage, Look(mask=MASK))
    choose(qtbot, stage, Qt.Key.Key_Down)
    assert (look_of(stage).mask, look_of(stage).target) == (MASK, Target.PERSON)
    assert shown(stage) == (Target.PERSON, True)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()) == look_of(stage), timeout=WAIT_MS)
    stage.window.main.commands["undo"].trigger()
    assert (look_of(stage).mask, look_of(stage).target) == (MASK, Target.ALL)
    assert shown(stage) == (Target.ALL, True)
    stage.window.main.commands["redo"].trigger()
    assert shown(stage) == (Target.PERSON, True)


def test_from_a_target_places_can_be_rubbed_out_step_by_step(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    choose(qtbot, stage, Qt.Key.Key_Down)
    switch_mask(qtbot, stage)
    full = look_of(stage).mask
    assert full is not None
    assert full.is_full
    assert tool_of(stage) is Tool.ERASE
    assert shown(stage) == (Target.PERSON, True)
    dab(stage)
    rubbed = look_of(stage).mask
    assert rubbed is not None
    middle = rubbed.map.shape[0] // 2, rubbed.map.shape[1] // 2
    assert (rubbed.map[middle], rubbed.map[0, 0], look_of(stage).target) == (0, 255, Target.PERSON)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()) == look_of(stage), timeout=WAIT_MS)
    for expected in (full, None):
        stage.window.main.commands["undo"].trigger()
        assert (look_of(stage).mask, look_of(stage).target) == (expected, Target.PERSON)


def test_a_mask_that_waits_for_the_brush_does_not_hide_a_target_that_is_chosen(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = ready(qtbot, open_stage)
    switch_mask(qtbot, stage)
    blank = look_of(stage).mask
    assert blank is not None
    assert (blank.is_empty, tool_of(stage)) == (True, Tool.PAINT)
    choose(qtbot, stage, Qt.Key.Key_Down)
    assert (look_of(stage).mask, look_of(stage).target) == (blank.inverted(), Target.PERSON)
    assert tool_of(stage) is Tool.ERASE
    stage.window.main.commands["undo"].trigger()
    assert (look_of(stage).mask, look_of(stage).target) == (blank, Target.ALL)


def test_the_eraser_comes_and_goes_with_the_mask_that_a_target_turned_over(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    tools, commands = mask_row_of(stage).tools, stage.window.main.commands
    switch_mask(qtbot, stage)
    choose(qtbot, stage, Qt.Key.Key_Down)
    dab(stage)
    assert (tool_of(stage), tools.erase.isChecked()) == (Tool.ERASE, True)
    for step, tool in (("undo", Tool.ERASE), ("undo", Tool.PAINT), ("redo", Tool.ERASE), ("undo", Tool.PAINT)):
        commands[step].trigger()
        assert (tool_of(stage), tools.paint.isChecked()) == (tool, tool is Tool.PAINT)
    dab(stage)
    mask = look_of(stage).mask
    assert mask is not None
    assert not mask.is_empty


def test_who_has_laid_the_brush_down_does_not_get_it_back_by_undoing(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    switch_mask(qtbot, stage)
    choose(qtbot, stage, Qt.Key.Key_Down)
    qtbot.keyClick(stage.window.main.preview, Qt.Key.Key_Escape)
    assert tool_of(stage) is Tool.NONE
    stage.window.main.commands["undo"].trigger()
    assert (tool_of(stage), stage.window.main.canvas.isVisible()) == (Tool.NONE, False)


def test_without_its_mask_a_target_is_all_painted_and_the_mask_comes_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    show(stage, Look(mask=MASK, target=Target.PERSON))
    switch_mask(qtbot, stage)
    assert (look_of(stage).mask, look_of(stage).target) == (None, Target.PERSON)
    assert (shown(stage), tool_of(stage)) == ((Target.PERSON, False), Tool.NONE)
    choose(qtbot, stage, Qt.Key.Key_Down)
    switch_mask(qtbot, stage)
    assert (look_of(stage).mask, look_of(stage).target) == (MASK, Target.BACKGROUND)
    assert shown(stage) == (Target.BACKGROUND, True)


def test_a_mask_and_a_target_together_stay_through_everything_else(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = ready(qtbot, open_stage)
    both = Look(mask=MASK, target=Target.BACKGROUND)
    show(stage, both)
    assert shown(stage) == (Target.BACKGROUND, True)
    choose(qtbot, stage, Qt.Key.Key_End)
    choice_of(stage).activated.emit(choice_of(stage).currentIndex())
    assert (look_of(stage).mask, look_of(stage).target) == (MASK, Target.BACKGROUND)
    qtbot.mouseClick(mask_row_of(stage).tools.invert, LEFT)
    assert (look_of(stage).mask, look_of(stage).target) == (MASK.inverted(), Target.BACKGROUND)
    qtbot.keyClick(depth_of(stage).slider, Qt.Key.Key_End)
    qtbot.keyClick(stage.window.main.look.row("strength", AmountRow).slider, Qt.Key.Key_Home)
    assert (look_of(stage).mask, look_of(stage).target) == (MASK.inverted(), Target.BACKGROUND)
    choose(qtbot, stage, Qt.Key.Key_Home)
    assert (look_of(stage).mask, look_of(stage).target) == (MASK.inverted(), Target.ALL)
    assert shown(stage) == (Target.ALL, True)


def test_resetting_the_sliders_puts_depth_back_and_leaves_where_the_style_goes(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = ready(qtbot, open_stage)
    show(stage, Look(strength=0.5, target=Target.PERSON, depth=0.5))
    stage.window.main.commands["reset_look"].trigger()
    assert look_of(stage) == Look(look_of(stage).styles, target=Target.PERSON)
    assert depth_of(stage).value() == 0.0


def test_target_and_depth_are_there_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = ready(qtbot, open_stage)
    choose(qtbot, first, Qt.Key.Key_End)
    qtbot.keyClick(depth_of(first).slider, Qt.Key.Key_PageUp)
    look = look_of(first)
    assert (look.target, look.depth) == (Target.BACKGROUND, 0.1)
    shut(qtbot, first)
    second = open_stage()
    assert (look_of(second).target, look_of(second).depth) == (look.target, look.depth)
    assert choice_of(second).currentData() is Target.BACKGROUND
    assert depth_of(second).value() == look.depth


def test_a_mask_beside_a_target_is_there_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = ready(qtbot, open_stage)
    choose(qtbot, first, Qt.Key.Key_Down)
    switch_mask(qtbot, first)
    dab(first)
    look = look_of(first)
    shut(qtbot, first)
    second = open_stage()
    second.window.main.side.fold(())
    assert (look_of(second).mask, look_of(second).target) == (look.mask, Target.PERSON)
    assert (shown(second), tool_of(second)) == ((Target.PERSON, True), Tool.NONE)


def test_a_target_of_the_command_line_is_shown(open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(look=Look(target=Target.PERSON, depth=0.25)))
    assert choice_of(stage).currentData() is Target.PERSON
    assert depth_of(stage).value() == 0.25


def test_a_preset_keeps_target_and_depth(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = ready(qtbot, open_stage)
    services = stage.window.services
    show(stage, Look(mask=MASK, target=Target.PERSON, depth=0.25))
    kept = look_of(stage)
    services.presets.write_file(tmp_path / "near.json", kept)
    qtbot.waitUntil((tmp_path / "near.json").exists, timeout=WAIT_MS)
    show(stage, Look())
    services.presets.load_file(tmp_path / "near.json")
    qtbot.waitUntil(lambda: look_of(stage) == kept, timeout=WAIT_MS)
    assert shown(stage) == (Target.PERSON, True)


def test_a_preset_with_styles_and_no_target_paints_everything(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = ready(qtbot, open_stage)
    show(stage, Look(target=Target.PERSON))
    style = PresetStyle(stage.window.services.style_service.styles[1].key, "?")
    write_preset(tmp_path / "all.json", Preset("All", (style,), Look(strength=0.5)))
    stage.window.services.presets.load_file(tmp_path / "all.json")
    qtbot.waitUntil(lambda: look_of(stage).strength == 0.5, timeout=WAIT_MS)
    assert look_of(stage).target is Target.ALL


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        (Look(strength=0.5), (MASK, Target.PERSON)),
        (Look(strength=0.5, target=Target.BACKGROUND), (MASK, Target.BACKGROUND)),
        (Look(strength=0.5, mask=MASK.inverted()), (MASK.inverted(), Target.PERSON)),
        (Look(strength=0.5, mask=MASK.inverted(), target=Target.BACKGROUND), (MASK.inverted(), Target.BACKGROUND)),
    ],
)
def test_a_preset_of_sliders_alone_changes_of_where_the_style_goes_what_it_names(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path, preset: Look, expected: tuple[Mask | None, Target]
) -> None:
    stage = ready(qtbot, open_stage)
    show(stage, Look(mask=MASK, target=Target.PERSON))
    write_preset(tmp_path / "sliders.json", Preset("Sliders", (), preset))
    stage.window.services.presets.load_file(tmp_path / "sliders.json")
    qtbot.waitUntil(lambda: look_of(stage).strength == 0.5, timeout=WAIT_MS)
    assert (look_of(stage).mask, look_of(stage).target) == expected


def test_the_target_of_a_preset_of_sliders_is_painted_though_a_mask_waits_for_the_brush(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = ready(qtbot, open_stage)
    switch_mask(qtbot, stage)
    write_preset(tmp_path / "sliders.json", Preset("Sliders", (), Look(strength=0.5, target=Target.PERSON)))
    stage.window.services.presets.load_file(tmp_path / "sliders.json")
    qtbot.waitUntil(lambda: look_of(stage).target is Target.PERSON, timeout=WAIT_MS)
    mask = look_of(stage).mask
    assert mask is not None
    assert (mask.is_full, tool_of(stage)) == (True, Tool.ERASE)
