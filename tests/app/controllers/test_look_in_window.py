"""The look in the whole window: sliders, undo, and mixes of styles."""

from __future__ import annotations

import numpy as np
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.look.rows import AmountRow, AmountsRow, ChoiceRow
from engine.look.look import KeepColors, Look
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.app.looking import chosen_name, latest_look, wait_for_picture


def test_a_slider_reaches_the_next_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.row("layers", AmountsRow).sliders[2].slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).layers == (1.0, 1.0, 0.0, 1.0), timeout=WAIT_MS)
    assert stage.stylizers[-1].encode_count == 1


def test_strength_zero_shows_the_untouched_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.row("strength", AmountRow).slider, Qt.Key.Key_Home)

    def untouched() -> bool:
        rendered = stage.window.main.preview.rendered
        return rendered is not None and np.array_equal(rendered.stylized.pixels, rendered.original.pixels)

    qtbot.waitUntil(untouched, timeout=WAIT_MS)
    assert stage.window.services.session_controller.look.strength == 0.0


def test_reset_puts_every_slider_back_and_keeps_the_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    styles = stage.window.services.session_controller.look.styles
    qtbot.keyClick(stage.window.main.look.row("layers", AmountsRow).sliders[0].slider, Qt.Key.Key_Home)
    qtbot.keyClick(stage.window.main.look.row("keep_colors", ChoiceRow).box, Qt.Key.Key_End)
    stage.window.main.commands["reset_look"].trigger()
    assert stage.window.services.session_controller.look == Look(styles=styles)
    assert stage.window.main.look.row("layers", AmountsRow).sliders[0].value() == 1.0
    assert stage.window.main.look.row("keep_colors", ChoiceRow).box.currentData() is KeepColors.OFF


def test_a_slider_move_can_be_taken_back_and_done_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    commands, look = stage.window.main.commands, stage.window.main.look
    assert not commands["undo"].isEnabled()
    qtbot.keyClick(look.row("strength", AmountRow).slider, Qt.Key.Key_Home)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert look.row("strength", AmountRow).value() == 1.0
    assert stage.window.services.session_controller.look.strength == 1.0
    commands["redo"].trigger()
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).strength == 0.0, timeout=WAIT_MS)
    assert not commands["redo"].isEnabled()


def test_a_style_choice_can_be_taken_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    first = chosen_name(stage)
    for _ in range(2):
        qtbot.keyClick(stage.window.main, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    stage.window.main.commands["undo"].trigger()
    assert chosen_name(stage) == stage.window.services.style_service.styles[1].name
    stage.window.main.commands["undo"].trigger()
    assert chosen_name(stage) == first
    assert not stage.window.main.commands["undo"].isEnabled()


def control_click(qtbot: QtBot, stage: Stage, row: int) -> None:
    view = stage.window.main.strip.view
    model = view.model()
    assert model is not None
    at = view.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)


def test_clicks_with_control_mix_styles_in_and_out(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    keys = [style.key for style in stage.window.services.style_service.styles]
    control_click(qtbot, stage, 2)
    qtbot.waitUntil(lambda: keys[2] in stage.stylizers[-1].encoded, timeout=WAIT_MS)
    assert [(share.key, share.weight) for share in stage.window.services.session_controller.look.styles] == [
        (keys[0], 0.5),
        (keys[2], 0.5),
    ]
    assert stage.window.main.mix.pad.isVisible()
    control_click(qtbot, stage, 0)
    assert [share.key for share in stage.window.services.session_controller.look.styles] == [keys[2]]
    assert not stage.window.main.mix.pad.isVisible()


def test_a_fifth_style_is_refused_with_a_word(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    for row in range(1, 5):
        control_click(qtbot, stage, row)
    assert len(stage.window.services.session_controller.look.styles) == 4
    assert "at most 4" in stage.problems()[0]


def test_the_pad_weighs_the_styles_of_the_next_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    control_click(qtbot, stage, 1)
    pad = stage.window.main.mix.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.rect().topRight())
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).styles[-1].weight > 0.99, timeout=WAIT_MS)
    assert stage.window.main.mix.rows[0].weight.value() == 0.0


def test_a_mix_is_there_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = open_stage()
    wait_for_picture(qtbot, first)
    control_click(qtbot, first, 1)
    mixed = first.window.services.session_controller.look.styles
    shut(qtbot, first)
    second = open_stage()
    wait_for_picture(qtbot, second)
    assert second.window.services.session_controller.look.styles == mixed


def test_a_plain_click_on_a_style_of_the_mix_paints_in_it_alone(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    control_click(qtbot, stage, 1)
    view = stage.window.main.strip.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.currentIndex()).center())
    assert [share.key for share in stage.window.services.session_controller.look.styles] == [
        stage.window.services.style_service.styles[0].key
    ]
