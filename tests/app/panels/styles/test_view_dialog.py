"""The dialogue that asks which part of a style is read, and how large."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.panels.styles.view_dialog import ViewDialog
from engine.styles.library import Style
from engine.styles.view import Crop, StyleView

RIGHT_HALF = (0.5, 0.0, 0.5, 1.0)


@pytest.fixture
def dialog(qtbot: QtBot) -> ViewDialog:
    """The right half of a picture of 400 x 200, strokes at 150 %."""
    widget = ViewDialog(Style("key", "Wave", Path("wave"), False, view=StyleView(1.5, RIGHT_HALF)))
    qtbot.addWidget(widget)
    widget.show()
    widget.show_picture("key", np.full((200, 400, 3), 120, np.uint8))
    return widget


def pull(dialog: ViewDialog, start: tuple[float, float], by: tuple[float, float]) -> Crop:
    """Drag from a place of the picture (parts of it) by so much of it; the crop afterwards."""
    room, left = dialog.picture.picture_rect(), Qt.MouseButton.LeftButton
    begin = QPointF(room.left() + start[0] * room.width(), room.top() + start[1] * room.height())
    end = begin + QPointF(by[0] * room.width(), by[1] * room.height())
    kinds = QEvent.Type
    for kind, at in ((kinds.MouseButtonPress, begin), (kinds.MouseMove, end), (kinds.MouseButtonRelease, end)):
        event = QMouseEvent(kind, at, dialog.picture.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dialog.picture, event)
    return dialog.picture.crop


def press(dialog: ViewDialog, button: QDialogButtonBox.StandardButton) -> None:
    found = dialog.buttons.button(button)
    assert found is not None
    found.click()


def test_it_shows_how_the_style_is_read_now(dialog: ViewDialog) -> None:
    assert dialog.picture.crop == RIGHT_HALF
    assert dialog.scale.value() == 1.5
    assert "Wave" in dialog.windowTitle()


@pytest.mark.parametrize(
    ("start", "by", "crop"),
    [
        ((0.75, 0.5), (-0.25, 0.3), (0.25, 0.0, 0.5, 1.0)),
        ((0.75, 0.5), (-0.9, 0.0), (0.0, 0.0, 0.5, 1.0)),
        ((0.5, 0.5), (0.25, 0.0), (0.75, 0.0, 0.25, 1.0)),
        ((0.5, 0.5), (-0.75, 0.0), (0.0, 0.0, 1.0, 1.0)),
        ((1.0, 1.0), (-0.25, -0.5), (0.5, 0.0, 0.25, 0.5)),
        ((0.75, 0.0), (0.0, 0.25), (0.5, 0.25, 0.5, 0.75)),
        ((0.2, 0.5), (0.25, 0.0), RIGHT_HALF),
    ],
    ids=["inside", "inside, too far", "left edge", "left edge, too far", "corner", "upper edge", "outside"],
)
def test_the_rectangle_is_dragged_by_inside_edges_and_corners(
    dialog: ViewDialog, start: tuple[float, float], by: tuple[float, float], crop: Crop
) -> None:
    assert pull(dialog, start, by) == pytest.approx(crop, abs=0.01)


def test_the_rectangle_keeps_64_pixels_of_the_picture_each_way(dialog: ViewDialog) -> None:
    assert pull(dialog, (1.0, 1.0), (-0.9, -0.9)) == pytest.approx((0.5, 0.0, 64 / 400, 64 / 200))


def test_a_double_click_chooses_everything(qtbot: QtBot, dialog: ViewDialog) -> None:
    with qtbot.waitSignal(dialog.picture.crop_changed):
        qtbot.mouseDClick(dialog.picture, Qt.MouseButton.LeftButton)
    assert dialog.picture.crop == (0.0, 0.0, 1.0, 1.0)


def test_the_arrow_keys_move_it_and_with_shift_resize_it(qtbot: QtBot, dialog: ViewDialog) -> None:
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Left)
    assert dialog.picture.crop == pytest.approx((0.49, 0.0, 0.5, 1.0))
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.picture.crop == pytest.approx((0.49, 0.0, 0.5, 0.99))


def test_ok_tells_the_view_and_cancel_tells_nothing(qtbot: QtBot, dialog: ViewDialog) -> None:
    pull(dialog, (0.5, 0.5), (0.25, 0.0))
    dialog.scale.slider.setValue(500)
    with qtbot.waitSignal(dialog.view_chosen) as told:
        press(dialog, QDialogButtonBox.StandardButton.Ok)
    view = told.args[0]
    assert (view.scale, view.crop) == (0.5, pytest.approx((0.75, 0.0, 0.25, 1.0), abs=0.01))


def test_cancel_and_an_ok_without_a_change_tell_nothing(qtbot: QtBot, dialog: ViewDialog) -> None:
    with qtbot.assertNotEmitted(dialog.view_chosen):
        press(dialog, QDialogButtonBox.StandardButton.Ok)
        pull(dialog, (0.5, 0.5), (0.25, 0.0))
        press(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert dialog.scale.value() == 1.5


def test_reset_goes_back_to_the_whole_picture_at_its_own_size(qtbot: QtBot, dialog: ViewDialog) -> None:
    press(dialog, QDialogButtonBox.StandardButton.Reset)
    with qtbot.waitSignal(dialog.view_chosen) as told:
        press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert told.args == [StyleView()]


def test_a_long_picture_can_be_cropped_as_far_as_a_view_allows(dialog: ViewDialog) -> None:
    dialog.show_picture("key", np.full((100, 5000, 3), 120, np.uint8))
    left, top, width, height = pull(dialog, (1.0, 1.0), (-0.99, -0.99))
    assert StyleView(1.0, (left, top, width, height)).crop[2] == 0.05


def test_the_picture_of_another_style_is_passed_over(dialog: ViewDialog) -> None:
    before = dialog.picture.grab().toImage()
    dialog.show_picture("other", np.zeros((64, 64, 3), np.uint8))
    assert dialog.picture.grab().toImage() == before
