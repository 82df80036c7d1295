"""Everything can be reached: by a screen reader, on a small screen, and as it was left."""

from __future__ import annotations

from collections.abc import Iterator

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.app.conftest import WAIT_MS, OpenStage, shut

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)

MADE_OF_PARTS = (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit, QMenuBar)


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def controls(window: QWidget) -> Iterator[QWidget]:
    """What a user operates; not what Qt makes inside of it."""
    for widget in window.findChildren(QWidget):
        inside = any(isinstance(ancestor, MADE_OF_PARTS) for ancestor in ancestors(widget))
        helper = isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith("qt_")
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and type(widget).__module__.startswith("app.")
        if not inside and not helper and (isinstance(widget, CONTROLS) or focusable):
            yield widget


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.strip()


def test_every_control_has_a_name_for_those_who_do_not_see_it(open_stage: OpenStage) -> None:
    stage = open_stage()
    main = stage.window.main
    for command in ("about", "keys", "files"):
        main.commands[command].trigger()
    nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in controls(main) if not name_of(widget)]
    assert nameless == []
    for dialog in main.findChildren(QDialog):
        dialog.close()


def test_every_control_can_be_had_with_the_tab_key(open_stage: OpenStage) -> None:
    main = open_stage(begin=False).window.main
    for command in ("about", "keys", "files"):
        main.commands[command].trigger()
    # What the tool bar shows of the commands has its keys and stands in the menus.
    wanted = [widget for widget in controls(main) if not isinstance(widget.parent(), QToolBar)]
    by_mouse_alone = [name_of(widget) for widget in wanted if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_mouse_alone == []
    for dialog in main.findChildren(QDialog):
        dialog.close()


def test_the_window_fits_on_a_small_screen(open_stage: OpenStage) -> None:
    least = open_stage(begin=False).window.main.minimumSizeHint()
    assert (least.width() <= 1024, least.height() <= 700) == (True, True)


def test_hidden_panels_and_the_zoom_are_as_they_were_left(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = open_stage()
    qtbot.waitUntil(lambda: first.window.main.preview.rendered is not None, timeout=WAIT_MS)
    first.window.main.commands["hide_panels"].trigger()
    first.window.main.commands["zoom_large"].trigger()
    shut(qtbot, first)
    second = open_stage().window.main
    qtbot.waitUntil(lambda: second.preview.rendered is not None, timeout=WAIT_MS)
    assert (second.side.isVisible(), second.commands["hide_panels"].isChecked()) == (False, True)
    assert second.preview.viewport.scale == 4.0
