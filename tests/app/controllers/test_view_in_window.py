"""What the whole window shows: full screen, presentation, the original, comparisons, zoom, detail."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.panels.look.rows import AmountRow
from app.preview.arrangement import Compare
from engine.values import EngineConfig
from tests.app.conftest import WAIT_MS, OpenStage, shut
from tests.app.looking import stylized, wait_for_picture


def test_escape_leaves_the_full_screen(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_F)
    qtbot.waitUntil(stage.window.main.isFullScreen, timeout=WAIT_MS)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.window.main.isFullScreen(), timeout=WAIT_MS)
    assert not stage.window.main.isFullScreen()
    assert not stage.window.main.commands["full_screen"].isChecked()


def test_tab_over_the_picture_gives_it_all_the_room_and_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    width = main.preview.width()
    qtbot.keyClick(main.preview, Qt.Key.Key_Tab)
    assert not main.side.isVisible()
    assert not main.strip.isVisible()
    qtbot.waitUntil(lambda: main.preview.width() > width, timeout=WAIT_MS)
    qtbot.keyClick(main.preview, Qt.Key.Key_Tab)
    assert main.side.isVisible()


def test_tab_anywhere_else_goes_to_the_next_control(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    main.look.row("strength", AmountRow).entry.setFocus()
    qtbot.keyClick(main.look.row("strength", AmountRow).entry, Qt.Key.Key_Tab)
    assert main.side.isVisible()
    assert main.focusWidget() is main.look.row("strength", AmountRow).slider


def test_a_presentation_leaves_the_picture_alone_until_escape(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_P)
    qtbot.waitUntil(main.isFullScreen, timeout=WAIT_MS)
    assert [part.isVisible() for part in (main.side, main.strip, main.status, main.menuBar())] == [False] * 4
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor
    qtbot.keyClick(main, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not main.isFullScreen(), timeout=WAIT_MS)
    assert main.side.isVisible()
    assert main.menuBar().isVisible()
    assert QApplication.overrideCursor() is None
    assert not main.commands["present"].isChecked()


def test_a_presentation_from_the_full_screen_goes_back_to_it(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_F)
    qtbot.waitUntil(main.isFullScreen, timeout=WAIT_MS)
    qtbot.keyClick(main, Qt.Key.Key_P)
    qtbot.keyClick(main, Qt.Key.Key_P)
    assert main.isFullScreen()
    assert main.side.isVisible()


def test_the_original_shows_while_the_key_is_held(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyPress(main, Qt.Key.Key_B)
    assert main.preview.original
    qtbot.keyRelease(main, Qt.Key.Key_B)
    assert not main.preview.original


def test_the_original_chosen_in_the_menu_shows_until_the_next_click(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    main.commands["see_original"].trigger()
    assert main.preview.original
    qtbot.mouseClick(main.preview, Qt.MouseButton.LeftButton)
    assert not main.preview.original


def test_the_ways_to_compare_exclude_each_other(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_C)
    assert main.preview.compare is Compare.SPLIT
    qtbot.keyClick(main, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert main.preview.compare is Compare.SPLIT_ACROSS
    assert stage.window.services.settings_store.settings.compare == "split across"
    qtbot.keyClick(main, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert main.preview.compare is Compare.SIDE_BY_SIDE
    names = ("compare", "compare_across", "side_by_side")
    assert [main.commands[name].isChecked() for name in names] == [False, False, True]
    qtbot.keyClick(main, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert main.preview.compare is Compare.OFF
    assert stage.window.services.settings_store.settings.compare == "off"


def test_keys_zoom(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    main = stage.window.main
    scales = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(main, key)
        scales.append(main.preview.viewport.scale)
    assert scales == [1.0, 4.0, 6.0, None, None]


def test_a_working_size_is_swapped_in_while_the_picture_goes_on_and_is_there_the_next_time(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    figures = stage.window.main.figures
    row = figures.detail.findText("960 × 540")
    figures.detail.setCurrentIndex(row)
    figures.detail.activated.emit(row)
    qtbot.waitUntil(lambda: stage.stylizers[-1].config.working_size == (960, 540), timeout=WAIT_MS)
    assert stylized(stage)
    shut(qtbot, stage)
    second = open_stage()
    assert second.window.services.session_controller.config.working_size == (960, 540)
    assert second.window.main.figures.detail.currentText() == "960 × 540"


def test_a_working_size_of_the_command_line_is_kept(open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(config=EngineConfig(working_size=(500, 300))), begin=False)
    assert stage.window.services.session_controller.config.working_size == (500, 300)
    assert stage.window.main.figures.detail.currentIndex() == -1
