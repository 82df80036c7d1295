"""The canvas over the picture: real mouse events, wherever the picture lies."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, QRect, Qt
from PyQt6.QtGui import QColor, QImage, QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.preview.arrangement import Compare
from app.preview.mask_canvas import MaskCanvas, Tool
from app.preview.preview import Preview
from engine.look import Mask
from engine.values import Frame, Rendered

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    """400 x 400 with a picture of 160 x 90: it is 225 high and begins at 88."""
    pixels = np.full((90, 160, 3), 200, np.uint8)
    frames = [Rendered(*(Frame(pixels, 0.0, time.perf_counter(), 0) for _ in range(2)))]
    widget = Preview(lambda: frames.pop() if frames else None)
    qtbot.addWidget(widget)
    widget.resize(400, 400)
    return widget


@pytest.fixture
def canvas(preview: Preview) -> MaskCanvas:
    canvas = MaskCanvas(preview)
    preview.show()
    preview.refresh()
    canvas.take_up(Tool.PAINT)
    canvas.painted.connect(canvas.show_mask)
    return canvas


def drag(
    widget: QWidget, *places: tuple[int, int], button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN
) -> None:
    QTest.mousePress(widget, button, keys, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(widget, QPoint(*place))
    QTest.mouseRelease(widget, button, keys, QPoint(*places[-1]))


def painted(canvas: MaskCanvas) -> np.ndarray:
    assert canvas.drawn is not None
    return canvas.drawn.map > 127


def middle_of(canvas: MaskCanvas) -> tuple[float, float]:
    rows, columns = np.nonzero(painted(canvas))
    return float(columns.mean()) + 0.5, float(rows.mean()) + 0.5


def test_a_drag_paints_along_its_way_and_is_one_stroke(canvas: MaskCanvas) -> None:
    told: list[str] = []
    canvas.began.connect(lambda: told.append("began"))
    canvas.painted.connect(lambda _: told.append("painted"))
    canvas.ended.connect(lambda: told.append("ended"))
    drag(canvas, (100, 200), (200, 200), (300, 200))
    assert told[0] == "began"
    assert told[-1] == "ended"
    assert told.count("began") == told.count("ended") == 1
    assert painted(canvas)[45, 40:120].all()
    assert not painted(canvas)[:30].any()


@pytest.mark.parametrize(
    ("button", "keys", "tool"),
    [
        (RIGHT, PLAIN, Tool.PAINT),
        (LEFT, Qt.KeyboardModifier.AltModifier, Tool.PAINT),
        (LEFT, PLAIN, Tool.ERASE),
        (RIGHT, PLAIN, Tool.ERASE),
    ],
)
def test_right_button_alt_and_the_eraser_erase(
    canvas: MaskCanvas, button: Qt.MouseButton, keys: Qt.KeyboardModifier, tool: Tool
) -> None:
    canvas.show_mask(Mask.of(np.full((90, 160), 255, np.uint8)))
    canvas.take_up(tool)
    drag(canvas, (200, 200), button=button, keys=keys)
    assert not painted(canvas)[45, 80]
    assert painted(canvas)[:30].all()


def test_the_brush_is_as_wide_as_chosen(canvas: MaskCanvas) -> None:
    for part in (0.1, 0.5):
        canvas.show_mask(None)
        canvas.set_size(part)
        drag(canvas, (200, 200))
        assert painted(canvas).sum() == pytest.approx(np.pi / 4 * (part * 90) ** 2, rel=0.1)


@pytest.mark.parametrize("scale", [1.0, 4.0, 8.0])
def test_near_by_it_paints_what_is_under_the_mouse(preview: Preview, canvas: MaskCanvas, scale: float) -> None:
    preview.zoom_to(scale)
    canvas.set_size(0.05)
    drag(canvas, (230, 190))
    expected = 80 + 30 / scale, 45 - 10 / scale
    assert middle_of(canvas) == pytest.approx(expected, abs=0.6)


def test_side_by_side_only_the_painted_picture_is_painted_on(preview: Preview, canvas: MaskCanvas) -> None:
    preview.set_compare(Compare.SIDE_BY_SIDE)
    arrangement = preview.arrangement()
    assert arrangement is not None
    before, after = (arrangement.rect_in(pane).center().toPoint() for pane in arrangement.panes())
    drag(canvas, (before.x(), before.y()))
    assert canvas.drawn is None
    drag(canvas, (after.x(), after.y()))
    assert middle_of(canvas) == pytest.approx((80, 45), abs=0.6)


def test_in_the_split_view_the_divider_goes_before_and_the_original_is_left_alone(
    preview: Preview, canvas: MaskCanvas
) -> None:
    preview.set_compare(Compare.SPLIT)
    drag(canvas, (100, 200))
    assert canvas.drawn is None
    drag(canvas, (200, 200), (280, 200))
    assert canvas.drawn is None
    assert preview.divider == pytest.approx(0.7)
    drag(canvas, (350, 200))
    assert middle_of(canvas) == pytest.approx((140, 45), abs=0.6)


def test_with_a_divider_across_what_is_above_it_is_left_alone(preview: Preview, canvas: MaskCanvas) -> None:
    preview.set_compare(Compare.SPLIT_ACROSS)
    drag(canvas, (200, 150))
    assert canvas.drawn is None
    drag(canvas, (200, 280))
    assert middle_of(canvas) == pytest.approx((80, 77), abs=0.6)


def test_the_middle_button_moves_an_enlarged_picture_and_paints_nothing(preview: Preview, canvas: MaskCanvas) -> None:
    preview.zoom_to(8.0)
    before = preview.viewport.center
    drag(canvas, (200, 200), (240, 200), button=MIDDLE)
    assert preview.viewport.center[0] < before[0]
    assert canvas.drawn is None


def test_the_wheel_is_left_to_the_picture_below(preview: Preview, canvas: MaskCanvas) -> None:
    at = QPointF(200, 200)
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False
    )
    # Qt hands what a widget does not take to its parent, but only events that come from a mouse.
    QApplication.sendEvent(canvas, turn)
    assert not turn.isAccepted()
    assert canvas.parentWidget() is preview


def test_outside_of_the_picture_no_stroke_begins(canvas: MaskCanvas) -> None:
    drag(canvas, (200, 20))
    assert canvas.drawn is None


def test_without_a_picture_nothing_can_be_painted(preview: Preview, canvas: MaskCanvas) -> None:
    preview.show_message("Nothing there.")
    drag(canvas, (200, 200))
    assert canvas.drawn is None
    assert not canvas.grab().isNull()


def test_what_is_left_out_is_darkened_during_a_stroke_and_no_longer(preview: Preview, canvas: MaskCanvas) -> None:
    def color_at(x: int, y: int) -> QColor:
        return preview.grab().toImage().pixelColor(x, y)

    bright = color_at(320, 250)
    QTest.mousePress(canvas, LEFT, PLAIN, QPoint(100, 200))
    assert color_at(320, 250).lightness() < bright.lightness() - 30
    assert color_at(100, 195) == bright
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(100, 200))
    assert color_at(320, 250) == bright


def test_on_a_mask_with_nothing_drawn_it_says_what_to_do(preview: Preview, canvas: MaskCanvas) -> None:
    """A badge in the lower right corner of the picture, where nothing else is."""

    def corner() -> QImage:
        return preview.grab(QRect(100, 270, 300, 43)).toImage()

    hints = []
    for values in (np.zeros((9, 16), np.uint8), np.full((9, 16), 255, np.uint8), np.eye(9, 16, dtype=np.uint8)):
        canvas.show_mask(Mask.of(values))
        hints.append(corner())
    canvas.take_up(Tool.NONE)
    assert hints[2] == corner()
    assert hints[0] != hints[2] != hints[1] != hints[0]


def test_the_brush_shows_where_the_mouse_is(preview: Preview, canvas: MaskCanvas) -> None:
    canvas.show_mask(Mask.of(np.full((90, 160), 255, np.uint8)))
    canvas.set_size(0.5)
    plain = preview.grab().toImage()
    QTest.mouseMove(canvas, QPoint(200, 200))
    # 45 of 160 pixels wide where 160 take 400: 56 to either side.
    circled = preview.grab().toImage()
    assert circled.pixelColor(200 + 56, 200) != plain.pixelColor(200 + 56, 200)
    assert circled.pixelColor(200, 200) == plain.pixelColor(200, 200)


def test_it_is_as_large_as_the_picture_and_gone_without_a_tool(preview: Preview, canvas: MaskCanvas) -> None:
    preview.resize(500, 300)
    assert canvas.geometry() == preview.rect()
    canvas.take_up(Tool.NONE)
    assert not canvas.isVisible()
    drag(preview, (250, 150))
    assert canvas.drawn is None
