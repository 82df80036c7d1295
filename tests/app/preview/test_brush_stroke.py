"""Strokes on a mask: where they go, how wide they are, what they leave."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, QSize

from app.preview.brush_stroke import Stroke, blank
from engine.look import LONGEST_PX, Mask

PICTURE = QSize(160, 90)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [((160, 90), (160, 90)), ((1920, 1080), (LONGEST_PX, 288)), ((3, 9000), (1, LONGEST_PX)), ((1, 1), (1, 1))],
)
def test_a_blank_mask_has_the_shape_of_the_picture(picture: tuple[int, int], expected: tuple[int, int]) -> None:
    mask = blank(QSize(*picture))
    assert mask.size_px == expected
    assert mask.is_empty


def test_a_dot_is_round_and_as_wide_as_the_brush() -> None:
    mask = Stroke(blank(PICTURE), PICTURE, 20, erases=False).to(QPointF(80, 45))
    assert mask.map[45, 80] == 255
    assert mask.map.sum() / 255 == pytest.approx(np.pi * 100, rel=0.03)
    rows, columns = np.nonzero(mask.map > 127)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (35, 54, 70, 89)


def test_a_stroke_goes_from_place_to_place_without_gaps() -> None:
    stroke = Stroke(blank(PICTURE), PICTURE, 10, erases=False)
    stroke.to(QPointF(10, 45))
    mask = stroke.to(QPointF(150, 45))
    assert (mask.map[45, 8:152] == 255).all()
    assert not mask.map[:38].any()


def test_erasing_takes_away_what_was_painted_and_nothing_else() -> None:
    full = blank(PICTURE).inverted()
    mask = Stroke(full, PICTURE, 20, erases=True).to(QPointF(80, 45))
    assert mask.map[45, 80] == 0
    assert mask.map[:30].min() == 255


def test_the_mask_it_began_with_stays_as_it_was() -> None:
    before = blank(PICTURE)
    Stroke(before, PICTURE, 20, erases=False).to(QPointF(80, 45))
    assert before.is_empty


def test_a_mask_of_another_shape_is_painted_at_the_same_place_of_the_picture() -> None:
    square = Mask.of(np.zeros((64, 63), np.uint8))
    mask = Stroke(square, PICTURE, 30, erases=False).to(QPointF(160, 0))
    assert mask.size_px == (63, 64)
    rows, columns = np.nonzero(mask.map)
    assert (rows.max() + 1, 63 - columns.min()) == (pytest.approx(64 / 6, abs=1), pytest.approx(63 * 15 / 160, abs=1))


def test_a_place_outside_paints_no_more_than_reaches_in() -> None:
    assert Stroke(blank(PICTURE), PICTURE, 10, erases=False).to(QPointF(-50, 300)).is_empty
