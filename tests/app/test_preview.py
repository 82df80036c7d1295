"""The picture: aspect, halves, divider, words."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pixels import image_of
from app.preview import Preview
from engine.values import Frame, Rendered

RED, BLUE = QColor(255, 0, 0), QColor(0, 0, 255)


def plain(color: QColor, width: int = 160, height: int = 90) -> Frame:
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = color.red(), color.green(), color.blue()
    return Frame(pixels, 0.0, time.perf_counter(), 0)


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    """400 x 400, showing a red frame painted blue."""
    frames = [Rendered(plain(BLUE), plain(RED))]
    widget = Preview(lambda: frames.pop() if frames else None)
    qtbot.addWidget(widget)
    widget.resize(400, 400)
    widget.show()
    widget.refresh()
    return widget


def color_at(preview: Preview, x: float, y: float = 0.35) -> QColor:
    """The colour at a place given as fractions of the widget."""
    shot = preview.grab().toImage()
    return shot.pixelColor(round(x * (shot.width() - 1)), round(y * (shot.height() - 1)))


def test_the_newest_frame_is_painted(preview: Preview) -> None:
    assert color_at(preview, 0.5) == BLUE


def test_nothing_new_leaves_the_picture_as_it_is(preview: Preview) -> None:
    preview.refresh()
    assert color_at(preview, 0.5) == BLUE


@pytest.mark.parametrize(("width", "height"), [(400, 400), (801, 300), (333, 777)])
def test_the_picture_keeps_its_aspect_and_lies_in_the_middle(preview: Preview, width: int, height: int) -> None:
    preview.resize(width, height)
    rect = preview.picture_rect()
    assert rect.width() / rect.height() == pytest.approx(160 / 90, rel=0.01)
    assert rect.center().x() == pytest.approx(width / 2, abs=1)
    assert rect.center().y() == pytest.approx(height / 2, abs=1)
    assert max(rect.width() / width, rect.height() / height) == pytest.approx(1.0, abs=0.01)


def test_the_surround_is_not_the_picture(preview: Preview) -> None:
    assert color_at(preview, 0.5, 0.02) not in (RED, BLUE)


def test_the_image_looks_at_the_very_memory_of_the_frame() -> None:
    frame = plain(RED)
    image = image_of(frame.pixels)
    frame.pixels[:] = 0, 0, 255
    assert image.pixelColor(3, 3) == BLUE


def test_compare_shows_the_frame_as_it_was_on_the_left(preview: Preview) -> None:
    preview.set_compare(True)
    assert (color_at(preview, 0.25), color_at(preview, 0.75)) == (RED, BLUE)


def test_the_divider_follows_the_mouse(qtbot: QtBot, preview: Preview) -> None:
    preview.set_compare(True)
    with qtbot.waitSignal(preview.divider_moved):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(preview, QPoint(100, 200))
        QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    assert preview.divider == pytest.approx(0.25, abs=0.01)
    assert (color_at(preview, 0.15), color_at(preview, 0.4)) == (RED, BLUE)


def test_the_divider_stays_inside_the_picture(preview: Preview) -> None:
    preview.set_compare(True)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(preview, QPoint(-900, 200))
    assert preview.divider == 0.0


def test_the_arrow_keys_move_the_divider(qtbot: QtBot, preview: Preview) -> None:
    preview.set_compare(True)
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.divider > 0.5


def test_without_compare_there_is_no_divider_to_drag(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.assertNotEmitted(preview.divider_moved):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(preview, QPoint(100, 200))
    assert preview.divider == 0.5


def test_a_message_takes_the_place_of_the_picture(preview: Preview) -> None:
    preview.show_message("The video has ended.")
    assert preview.rendered is None
    assert color_at(preview, 0.5) != BLUE


def test_a_stale_picture_is_dimmed_and_stays_so_until_told_otherwise(preview: Preview) -> None:
    preview.set_waiting("Waiting for the camera…")
    preview.refresh()
    assert color_at(preview, 0.3).blue() < 128
    preview.set_waiting("")
    assert color_at(preview, 0.3) == BLUE


def test_a_drop_hint_darkens_the_picture_while_it_lasts(preview: Preview) -> None:
    preview.set_drop_hint("Drop to paint in this style")
    assert color_at(preview, 0.3).blue() < 128
    preview.set_drop_hint("")
    assert color_at(preview, 0.3) == BLUE
