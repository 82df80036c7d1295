"""The picture: aspect, halves, divider, words."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.graphics.display_frames import image_of
from app.preview.arrangement import Arrangement, Compare, Viewport
from app.preview.paint import Captions, paint_pictures, paint_surround
from app.preview.preview import Preview
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


@pytest.mark.parametrize("compare", list(Compare))
@pytest.mark.parametrize(
    ("ratio", "scale", "size"),
    [
        (1.0, None, (160, 90)),
        (1.25, None, (90, 160)),
        (1.5, 0.37, (401, 307)),
        (1.25, 1.0, (402, 300)),
        (2.0, 5.5, (97, 53)),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_no_pixel_is_left_as_it_was(compare: Compare, ratio: float, scale: float | None, size: tuple[int, int]) -> None:
    stale, surround, room = QColor(255, 0, 255), QColor(0, 255, 0), QRect(0, 0, 402, 300)
    image = QImage(room.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(stale)
    arrangement = Arrangement(QRectF(room), QSizeF(*size), compare, Viewport(scale), 0.43, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_surround(painter, room, arrangement, surround)
    paint_pictures(painter, arrangement, Rendered(plain(BLUE, *size), plain(RED, *size)), False, Captions("", ""))
    painter.end()
    pixels = image.convertToFormat(QImage.Format.Format_RGB888)
    found = np.frombuffer(pixels.constBits().asarray(pixels.sizeInBytes()), np.uint8)
    triples = found.reshape(pixels.height(), -1)[:, : 3 * pixels.width()].reshape(-1, 3).astype(int)
    red, green, blue = triples.T
    # Only where the stale colour shines through are red and blue together, without green: marks are black and white.
    assert (np.minimum(red, blue) - green).max() <= 10


def test_the_image_looks_at_the_very_memory_of_the_frame() -> None:
    frame = plain(RED)
    image = image_of(frame.pixels)
    frame.pixels[:] = 0, 0, 255
    assert image.pixelColor(3, 3) == BLUE


def test_compare_shows_the_frame_as_it_was_on_the_left(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT)
    assert (color_at(preview, 0.25), color_at(preview, 0.75)) == (RED, BLUE)


def test_the_divider_follows_the_mouse(qtbot: QtBot, preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT)
    with qtbot.waitSignal(preview.divider_moved):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(preview, QPoint(100, 200))
        QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    assert preview.divider == pytest.approx(0.25, abs=0.01)
    assert (color_at(preview, 0.15), color_at(preview, 0.4)) == (RED, BLUE)


def test_the_divider_stays_inside_the_picture(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(preview, QPoint(-900, 200))
    assert preview.divider == 0.0


def test_the_arrow_keys_move_the_divider(qtbot: QtBot, preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT)
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.divider > 0.5


def test_a_divider_across_shows_the_frame_as_it_was_above(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT_ACROSS)
    assert (color_at(preview, 0.25, 0.4), color_at(preview, 0.75, 0.4)) == (RED, RED)
    assert (color_at(preview, 0.25, 0.6), color_at(preview, 0.75, 0.6)) == (BLUE, BLUE)


def test_a_divider_across_is_a_line_from_edge_to_edge(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT_ACROSS)
    edge = preview.arrangement().edge()
    for x in (0.05, 0.3, 0.95):
        assert color_at(preview, x, edge / 399) not in (RED, BLUE)


def test_a_divider_across_follows_the_mouse_up_and_down(qtbot: QtBot, preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT_ACROSS)
    rect = preview.picture_rect()
    goal = round(rect.top() + 0.8 * rect.height())
    with qtbot.waitSignal(preview.divider_moved):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(90, 200))
        QTest.mouseMove(preview, QPoint(300, goal))
        QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(300, goal))
    assert preview.divider == pytest.approx(0.8, abs=0.01)
    assert (color_at(preview, 0.2, 0.65), color_at(preview, 0.2, 0.75)) == (RED, BLUE)


def test_a_divider_across_shows_which_way_it_goes(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT_ACROSS)
    QTest.mouseMove(preview, QPoint(90, 200))
    assert preview.cursor().shape() is Qt.CursorShape.SplitVCursor


@pytest.mark.parametrize(
    ("compare", "key", "further"),
    [
        (Compare.SPLIT, Qt.Key.Key_Left, -1),
        (Compare.SPLIT, Qt.Key.Key_Down, 0),
        (Compare.SPLIT_ACROSS, Qt.Key.Key_Down, 1),
        (Compare.SPLIT_ACROSS, Qt.Key.Key_Up, -1),
        (Compare.SPLIT_ACROSS, Qt.Key.Key_Right, 0),
    ],
)
def test_only_the_arrow_keys_that_go_over_the_divider_move_it(
    qtbot: QtBot, preview: Preview, compare: Compare, key: Qt.Key, further: int
) -> None:
    preview.set_compare(compare)
    qtbot.keyClick(preview, key)
    assert preview.divider == pytest.approx(0.5 + further * 0.02)


def test_without_compare_there_is_no_divider_to_drag(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.assertNotEmitted(preview.divider_moved):
        QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(preview, QPoint(100, 200))
    assert preview.divider == 0.5


def test_a_message_takes_the_place_of_the_picture(preview: Preview) -> None:
    preview.show_message("The video has ended.")
    assert preview.rendered is None
    assert color_at(preview, 0.5) != BLUE


def test_the_last_message_stays_whatever_comes_after_it(preview: Preview) -> None:
    preview.show_last_message("Finishing film.mp4…")
    said = preview.grab().toImage()
    preview.refresh()
    preview.show_message("The video has ended.")
    assert preview.rendered is None
    assert preview.grab().toImage() == said


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


def test_side_by_side_shows_both_whole(preview: Preview) -> None:
    preview.resize(800, 200)
    preview.set_compare(Compare.SIDE_BY_SIDE)
    assert (color_at(preview, 0.1, 0.5), color_at(preview, 0.9, 0.5)) == (RED, BLUE)
    assert preview.picture_rect().right() < 400


def test_in_a_high_window_they_lie_one_above_the_other(preview: Preview) -> None:
    preview.set_compare(Compare.SIDE_BY_SIDE)
    assert (color_at(preview, 0.5, 0.25), color_at(preview, 0.5, 0.75)) == (RED, BLUE)


@pytest.mark.parametrize("compare", list(Compare))
def test_the_original_is_shown_as_long_as_it_is_asked_for(preview: Preview, compare: Compare) -> None:
    preview.set_compare(compare)
    preview.show_original(True)
    assert {color_at(preview, x, 0.7).name() for x in (0.2, 0.8)} == {RED.name()}
    preview.show_original(False)
    assert color_at(preview, 0.8, 0.65) == BLUE


def test_at_100_percent_a_pixel_is_a_pixel(preview: Preview) -> None:
    preview.zoom_to(1.0)
    assert preview.picture_rect() == QRectF(120, 155, 160, 90)
    preview.resize(100, 100)
    assert (preview.picture_rect().width(), preview.picture_rect().height()) == (160, 90)


def test_at_400_percent_the_picture_can_be_pulled_and_leaves_no_gap(preview: Preview) -> None:
    preview.zoom_to(4.0)
    assert preview.picture_rect().center() == QPointF(200, 200)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(preview, QPoint(260, 200))
    assert preview.picture_rect().center().x() == pytest.approx(260, abs=1)
    QTest.mouseMove(preview, QPoint(900, 200))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(900, 200))
    assert preview.picture_rect().left() == 0
    assert preview.picture_rect().right() > 400


def test_the_wheel_zooms_about_the_mouse_and_back_to_all_of_it(preview: Preview) -> None:
    wheel(preview, QPointF(100, 200), notches=6)
    rect = preview.picture_rect()
    assert rect.width() > 1000
    assert (100 - rect.left()) / rect.width() == pytest.approx(0.25, abs=0.01)
    wheel(preview, QPointF(300, 200), notches=-20)
    assert preview.picture_rect().width() == 400


def test_a_double_click_goes_near_and_back(preview: Preview) -> None:
    preview.resize(100, 100)
    QTest.mouseDClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert preview.picture_rect().width() == 160
    QTest.mouseDClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert preview.picture_rect().width() == 100


def test_the_arrow_keys_move_an_enlarged_picture(qtbot: QtBot, preview: Preview) -> None:
    preview.zoom_to(4.0)
    before = preview.picture_rect().left()
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.picture_rect().left() == pytest.approx(before - 40, abs=1)


def test_a_divider_out_of_sight_stays_within_reach(preview: Preview) -> None:
    preview.set_compare(Compare.SPLIT)
    preview.set_divider(0.0)
    preview.zoom_to(8.0)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(4, 200))
    QTest.mouseMove(preview, QPoint(200, 200))
    assert preview.divider == pytest.approx(0.5, abs=0.01)


def wheel(preview: Preview, at: QPointF, notches: int) -> None:
    event = QWheelEvent(
        at,
        preview.mapToGlobal(at),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview, event)
