"""A painted mask in the whole window: from the brush to the next frame, taken back, kept and ended."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.look.rows import AmountRow
from app.preview.mask_canvas import MaskCanvas, Tool
from engine.look import Look, Mask, Preset, PresetStyle, read_mask, write_mask, write_preset
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.app.looking import stylized, wait_for_picture

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def choose_mask(qtbot: QtBot, stage: Stage) -> MaskCanvas:
    """Open the group and switch it on with the keyboard, as one does who has no mouse."""
    main = stage.window.main
    main.side.fold(())
    switch_mask(qtbot, stage)
    assert main.canvas.isVisible()
    return main.canvas


def switch_mask(qtbot: QtBot, stage: Stage) -> None:
    masked = stage.window.main.look.mask_row.switch
    masked.setFocus()
    qtbot.keyClick(masked, Qt.Key.Key_Space)


def stroke(stage: Stage, *places: tuple[float, float]) -> None:
    """Drag from place to place, each in parts of the picture."""
    main = stage.window.main
    rect = main.preview.picture_rect()
    points = [QPoint(round(rect.left() + x * rect.width()), round(rect.top() + y * rect.height())) for x, y in places]
    QTest.mousePress(main.canvas, LEFT, PLAIN, points[0])
    for point in points[1:]:
        QTest.mouseMove(main.canvas, point)
    QTest.mouseRelease(main.canvas, LEFT, PLAIN, points[-1])


def mask_of(stage: Stage) -> Mask | None:
    return stage.window.services.session_controller.look.mask


def shows(stage: Stage, mask: Mask) -> bool:
    """Whether the picture on screen is painted where the mask says, and untouched elsewhere."""
    rendered = stage.window.main.preview.rendered
    if rendered is None:
        return False
    before, after = rendered.original.pixels, rendered.stylized.pixels
    inside, outside = mask.map == 255, mask.map == 0
    return np.array_equal(after[inside], 255 - before[inside]) and np.array_equal(after[outside], before[outside])


def test_a_stroke_changes_the_picture_inside_and_nothing_outside(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    canvas = choose_mask(qtbot, stage)
    empty = mask_of(stage)
    assert empty is not None
    assert empty.is_empty
    assert stage.window.main.look.mask_row.tools.paint.isChecked()
    qtbot.waitUntil(lambda: shows(stage, empty), timeout=WAIT_MS)
    stroke(stage, (0.25, 0.5), (0.5, 0.5))
    mask = mask_of(stage)
    assert mask is not None
    assert canvas.drawn == mask
    assert mask.map[24, 20] == 255
    assert mask.map[24, 60] == 0
    qtbot.waitUntil(lambda: shows(stage, mask), timeout=WAIT_MS)


def test_a_held_picture_shows_the_stroke_at_once(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stage.window.main.commands["pause"].trigger()
    qtbot.waitUntil(lambda: not stage.window.services.session_controller.flowing, timeout=WAIT_MS)
    stroke(stage, (0.5, 0.5))
    mask = mask_of(stage)
    assert mask is not None
    qtbot.waitUntil(lambda: shows(stage, mask), timeout=WAIT_MS)


def test_each_stroke_is_one_step_back_and_forth(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    masks = [mask_of(stage)]
    for y in (0.3, 0.7):
        stroke(stage, (0.2, y), (0.4, y), (0.6, y), (0.8, y))
        masks.append(mask_of(stage))
    commands = stage.window.main.commands
    for expected in (masks[1], masks[0], None):
        commands["undo"].trigger()
        assert mask_of(stage) == expected
    assert not stage.window.main.canvas.isVisible()
    for expected in masks:
        commands["redo"].trigger()
        assert mask_of(stage) == expected


def test_escape_ends_painting_and_the_mask_stays(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    canvas = choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask = mask_of(stage)
    main = stage.window.main
    main.preview.setFocus()
    qtbot.keyClick(main.preview, Qt.Key.Key_Escape)
    assert (canvas.tool, canvas.isVisible()) == (Tool.NONE, False)
    assert not main.look.mask_row.tools.paint.isChecked()
    assert mask_of(stage) == mask
    qtbot.keyClick(main, Qt.Key.Key_F)
    qtbot.waitUntil(main.isFullScreen, timeout=WAIT_MS)
    qtbot.keyClick(main, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not main.isFullScreen(), timeout=WAIT_MS)


def test_everything_is_painted_again_and_the_mask_comes_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask = mask_of(stage)
    switch_mask(qtbot, stage)
    assert mask_of(stage) is None
    assert not stage.window.main.canvas.isVisible()
    qtbot.waitUntil(lambda: stylized(stage), timeout=WAIT_MS)
    switch_mask(qtbot, stage)
    assert mask_of(stage) == mask
    assert stage.window.main.look.mask_row.tools.paint.isChecked()


def test_a_mask_on_which_nothing_was_drawn_does_not_take_the_place_of_one_that_was(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask, clear = mask_of(stage), stage.window.main.look.mask_row.tools.clear
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Space)
    for _ in range(2):
        switch_mask(qtbot, stage)
    assert mask_of(stage) == mask


def test_invert_and_clear_are_steps_of_their_own(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask, panel = mask_of(stage), stage.window.main.look.mask_row.tools
    assert mask is not None
    panel.invert.setFocus()
    qtbot.keyClick(panel.invert, Qt.Key.Key_Space)
    assert mask_of(stage) == mask.inverted()
    qtbot.keyClick(panel.invert, Qt.Key.Key_Tab)
    assert panel.clear.hasFocus()
    qtbot.keyClick(panel.clear, Qt.Key.Key_Space)
    cleared = mask_of(stage)
    assert cleared is not None
    assert cleared.is_empty
    for expected in (mask.inverted(), mask):
        stage.window.main.commands["undo"].trigger()
        assert mask_of(stage) == expected


def test_the_brush_is_as_wide_as_its_slider_says(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.mask_row.tools.brush.slider, Qt.Key.Key_End)
    stroke(stage, (0.5, 0.5))
    mask = mask_of(stage)
    assert mask is not None
    assert (mask.map[:, 32] == 255).mean() > 0.9


def test_resetting_the_sliders_keeps_the_mask(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask = mask_of(stage)
    qtbot.keyClick(stage.window.main.look.row("strength", AmountRow).slider, Qt.Key.Key_Home)
    stage.window.main.commands["reset_look"].trigger()
    assert (mask_of(stage), stage.window.services.session_controller.look.strength) == (mask, 1.0)


def test_a_mask_is_there_the_next_time_and_nobody_paints_yet(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = open_stage()
    wait_for_picture(qtbot, first)
    choose_mask(qtbot, first)
    stroke(first, (0.25, 0.5))
    mask = mask_of(first)
    assert mask is not None
    shut(qtbot, first)
    second = open_stage()
    assert mask_of(second) == mask
    assert second.window.main.look.mask_row.switch.isChecked()
    assert not second.window.main.canvas.isVisible()
    qtbot.waitUntil(lambda: shows(second, mask), timeout=WAIT_MS)


def test_a_mask_of_the_command_line_is_shown(qtbot: QtBot, open_stage: OpenStage) -> None:
    values = np.zeros((48, 64), np.uint8)
    values[:, 32:] = 255
    mask = Mask.of(values)
    stage = open_stage(WindowOptions(look=Look(mask=mask)))
    qtbot.waitUntil(lambda: shows(stage, mask), timeout=WAIT_MS)
    assert stage.window.main.look.mask_row.switch.isChecked()


def test_a_preset_brings_its_mask_and_one_of_sliders_alone_leaves_it(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    services = stage.window.services
    mask = Mask.of(np.arange(64 * 48, dtype=np.uint16).reshape(48, 64).astype(np.uint8))
    style = PresetStyle(services.style_service.styles[1].key, "?")
    write_preset(tmp_path / "masked.json", Preset("Masked", (style,), Look(mask=mask)))
    services.presets.load_file(tmp_path / "masked.json")
    qtbot.waitUntil(lambda: mask_of(stage) == mask, timeout=WAIT_MS)
    assert stage.window.main.look.mask_row.tools.isVisibleTo(stage.window.main.look.mask_row)
    services.presets.load("Gentle")
    qtbot.waitUntil(lambda: services.session_controller.look.strength < 1, timeout=WAIT_MS)
    assert mask_of(stage) == mask


def test_a_mask_is_saved_and_loaded_as_a_picture(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    choose_mask(qtbot, stage)
    stroke(stage, (0.5, 0.5))
    mask, panel = mask_of(stage), stage.window.main.look.mask_row.tools
    assert mask is not None

    def answer(name: str) -> None:
        dialog = stage.window.main.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()

    panel.save.click()
    answer("mask.png")
    qtbot.waitUntil(lambda: stage.problems() == ["Saved mask.png"], timeout=WAIT_MS)
    assert read_mask(tmp_path / "mask.png") == mask
    write_mask(tmp_path / "other.png", mask.inverted())
    panel.load.click()
    answer("other.png")
    qtbot.waitUntil(lambda: mask_of(stage) == mask.inverted(), timeout=WAIT_MS)
    (tmp_path / "words.png").write_text("no picture")
    panel.load.click()
    answer("words.png")
    qtbot.waitUntil(lambda: "not a picture" in stage.problems()[0], timeout=WAIT_MS)
    assert mask_of(stage) == mask.inverted()
