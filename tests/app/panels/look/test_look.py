"""Every control of the look changes the look, and only its part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.panels.look.look import LookPanel
from app.panels.look.rows import AmountRow, AmountsRow, ChoiceRow
from app.panels.widgets.slider import PercentSlider
from engine.look.look import LAYER_NAMES, KeepColors, Look, StyleShare, Target

LOOK = Look((StyleShare("abc"),), 0.9, (0.1, 0.2, 0.3, 0.4), KeepColors.OFF, 0.1, depth=0.3)


def sliders(panel: LookPanel) -> list[PercentSlider]:
    """All of them, in the order of the window."""
    strength, steadiness, depth = (panel.row(field, AmountRow) for field in ("strength", "steadiness", "depth"))
    return [strength, *panel.row("layers", AmountsRow).sliders, steadiness, depth]


def colours(panel: LookPanel) -> QComboBox:
    return panel.row("keep_colors", ChoiceRow).box


@pytest.fixture
def panel(qtbot: QtBot) -> LookPanel:
    widget = LookPanel()
    qtbot.addWidget(widget)
    widget.show_look(LOOK)
    widget.show()
    return widget


def test_strength_goes_to_150_percent(qtbot: QtBot, panel: LookPanel) -> None:
    with qtbot.waitSignal(panel.look_changed) as told:
        qtbot.keyClick(panel.row("strength", AmountRow).slider, Qt.Key.Key_End)
    assert told.args == [replace(LOOK, strength=1.5)]


def test_a_double_click_puts_every_slider_where_a_new_look_has_it(qtbot: QtBot, panel: LookPanel) -> None:
    told: list[Look] = []
    panel.look_changed.connect(told.append)
    for slider in sliders(panel):
        qtbot.mouseDClick(slider.slider, Qt.MouseButton.LeftButton)
    assert told[-1] == replace(Look(), styles=LOOK.styles)


@pytest.mark.parametrize("layer", range(4))
def test_each_layer_slider_sets_its_own_layer(qtbot: QtBot, panel: LookPanel, layer: int) -> None:
    with qtbot.waitSignal(panel.look_changed) as told:
        qtbot.keyClick(panel.row("layers", AmountsRow).sliders[layer].slider, Qt.Key.Key_End)
    expected = list(LOOK.layers)
    expected[layer] = 1.0
    assert told.args == [replace(LOOK, layers=tuple(expected))]


def test_the_list_of_colours_is_gone_through_with_the_keys(qtbot: QtBot, panel: LookPanel) -> None:
    for kept in (KeepColors.LUMINANCE, KeepColors.PALETTE):
        with qtbot.waitSignal(panel.look_changed) as told:
            qtbot.keyClick(colours(panel), Qt.Key.Key_Down)
        assert told.args == [replace(LOOK, keep_colors=kept)]
    with qtbot.waitSignal(panel.look_changed) as told:
        qtbot.keyClick(colours(panel), Qt.Key.Key_Home)
    assert told.args == [LOOK]


@pytest.mark.parametrize("kept", KeepColors)
def test_whatever_is_kept_of_the_colours_is_shown_with_words_and_a_tip(panel: LookPanel, kept: KeepColors) -> None:
    panel.show_look(replace(LOOK, keep_colors=kept))
    assert colours(panel).currentData() is kept
    assert colours(panel).currentText()
    assert colours(panel).currentData(Qt.ItemDataRole.ToolTipRole)


def test_the_steadiness_slider_sets_the_steadiness(qtbot: QtBot, panel: LookPanel) -> None:
    with qtbot.waitSignal(panel.look_changed) as told:
        qtbot.keyClick(panel.row("steadiness", AmountRow).slider, Qt.Key.Key_Home)
    assert told.args == [replace(LOOK, steadiness=0.0)]


def test_the_depth_slider_sets_the_depth_and_leaves_the_target(qtbot: QtBot, panel: LookPanel) -> None:
    look = replace(LOOK, target=Target.PERSON)
    panel.show_look(look)
    assert panel.row("depth", AmountRow).value() == LOOK.depth
    with qtbot.waitSignal(panel.look_changed) as told:
        qtbot.keyClick(panel.row("depth", AmountRow).slider, Qt.Key.Key_End)
    assert told.args == [replace(look, depth=1.0)]


def test_the_layers_carry_the_names_of_the_engine(panel: LookPanel) -> None:
    words = [label.text().lower() for label in panel.findChildren(QLabel)]
    assert set(LAYER_NAMES) <= set(words)


def test_showing_a_look_tells_nobody(qtbot: QtBot, panel: LookPanel) -> None:
    with qtbot.assertNotEmitted(panel.look_changed):
        panel.show_look(Look(strength=0.5, keep_colors=KeepColors.PALETTE, steadiness=0.9, depth=0.2))
    assert (panel.row("strength", AmountRow).value(), colours(panel).currentData()) == (0.5, KeepColors.PALETTE)
    assert (panel.row("steadiness", AmountRow).value(), panel.row("depth", AmountRow).value()) == (0.9, 0.2)


def test_every_control_explains_itself(panel: LookPanel) -> None:
    assert all(widget.toolTip() for widget in (*sliders(panel), colours(panel)))
