"""Fitted, enlarged and moved pictures lie where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QPointF, QRectF, QSizeF

from app.preview.arrangement import MOST_SCALE, Viewport

PANE = QRectF(10, 20, 400, 300)
PICTURE = QSizeF(200, 100)
PLACES = st.floats(0.0, 1.0)


def test_a_fitted_picture_is_as_large_as_can_be_and_in_the_middle() -> None:
    assert Viewport().rect(PANE, PICTURE, 1.0) == QRectF(10, 70, 400, 200)


def test_on_a_dense_screen_a_pixel_is_still_a_pixel_of_the_device() -> None:
    assert Viewport(1.0).rect(PANE, PICTURE, 2.0).size() == QSizeF(100, 50)


@given(PLACES, PLACES, st.floats(2.5, 8.0))
def test_the_point_under_the_mouse_stays_there_unless_an_edge_would_come_in(x: float, y: float, scale: float) -> None:
    at = QPointF(PANE.left() + x * PANE.width(), PANE.top() + y * PANE.height())
    near = Viewport(4.0).zoomed(scale, at, PANE, PICTURE, 1.0)
    rect = near.rect(PANE, PICTURE, 1.0)
    assert rect.left() <= PANE.left() + 1
    assert rect.right() >= PANE.right() - 1
    if 0.4 < x < 0.6 and scale >= 4:
        before = Viewport(4.0).rect(PANE, PICTURE, 1.0)
        assert (at.x() - rect.left()) / rect.width() == pytest.approx(
            (at.x() - before.left()) / before.width(), abs=0.01
        )


def test_a_picture_smaller_than_its_room_lies_in_the_middle() -> None:
    small = Viewport(4.0, (0.3, 0.3)).zoomed(1.0, QPointF(15, 25), PANE, PICTURE, 1.0)
    assert small.rect(PANE, PICTURE, 1.0) == QRectF(110, 120, 200, 100)


def test_zooming_in_ends_somewhere() -> None:
    assert Viewport().zoomed(1e9, PANE.center(), PANE, PICTURE, 1.0).scale == MOST_SCALE


@given(st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_however_far_it_is_pulled_no_gap_opens(x: float, y: float) -> None:
    rect = Viewport(8.0).moved(QPointF(x, y), PANE, PICTURE, 1.0).rect(PANE, PICTURE, 1.0)
    assert rect.left() <= PANE.left() + 1
    assert rect.right() >= PANE.right() - 1
    assert rect.top() <= PANE.top() + 1
    assert rect.bottom() >= PANE.bottom() - 1
