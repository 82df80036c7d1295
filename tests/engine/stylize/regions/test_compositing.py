"""Frame and painting in one picture: exact where only one of them shows, between them elsewhere."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.look.look import Look, RegionKind, RegionStyle, StyleShare
from engine.look.mask import LONGEST_PX, Mask
from engine.stylize.regions.compositing import Compositing, leaves_frame
from engine.values import Pixels

SIZES = [(1, 1), (3, 7), (99, 150), (64, 64), (65, 129), (360, 640), (700, 513)]
"""Heights and widths."""


def _pictures(height: int, width: int) -> tuple[Pixels, Pixels]:
    rng = np.random.default_rng(height)
    first, second = (rng.integers(0, 256, (height, width, 3), np.uint8) for _ in range(2))
    for pixels in (first, second):
        pixels.setflags(write=False)
    return first, second


def _soft(height: int, width: int) -> Mask:
    """0 on the left, 255 on the right, all values between, of no size that fits."""
    ramp = np.clip(np.linspace(-100, 355, width), 0, 255).astype(np.uint8)
    return Mask.of(np.tile(ramp, (height, 1)))


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_nothing_and_everything_are_exact(height: int, width: int) -> None:
    frame, painted = _pictures(height, width)
    compositing = Compositing()
    for value, expected in ((0, frame), (255, painted)):
        look = Look(mask=Mask.of(np.full((5, 9), value, np.uint8)))
        np.testing.assert_array_equal(compositing.compose(frame, painted, look), expected)


@pytest.mark.parametrize("size", [(1, 1), (40, 64), (288, 512), (LONGEST_PX, 3)])
@pytest.mark.parametrize(("height", "width"), SIZES)
def test_a_soft_mask_is_exact_at_its_ends_and_nearly_so_between(height: int, width: int, size: tuple[int, int]) -> None:
    frame, painted = _pictures(height, width)
    mask = _soft(*size)
    # Laid over a black frame, a white painting shows the mask itself.
    shares = Compositing().compose(np.zeros_like(frame), np.full_like(frame, 255), Look(mask=mask))
    result = Compositing().compose(frame, painted, Look(mask=mask))
    np.testing.assert_array_equal(result[shares == 0], frame[shares == 0])
    np.testing.assert_array_equal(result[shares == 255], painted[shares == 255])
    exact = frame + shares / 255 * (painted.astype(float) - frame)
    assert np.abs(result - exact).max() <= 1


def test_where_frame_and_painting_agree_so_does_the_result_for_every_value_and_share() -> None:
    values = np.arange(256, dtype=np.uint8)
    same = np.repeat(np.tile(values[:, None], (1, 256))[..., None], 3, axis=2)
    mask = Mask.of(np.tile(values, (256, 1)))
    np.testing.assert_array_equal(Compositing().compose(same, same, Look(mask=mask)), same)


def test_a_hard_edge_stays_where_it_was_painted() -> None:
    frame, painted = _pictures(360, 640)
    values = np.zeros((288, 512), np.uint8)
    values[72:216, 128:384] = 255
    result = Compositing().compose(frame, painted, Look(mask=Mask.of(values)))
    np.testing.assert_array_equal(result[94:266, 164:476], painted[94:266, 164:476])
    outside = np.ones(result.shape[:2], bool)
    outside[86:274, 156:484] = False
    np.testing.assert_array_equal(result[outside], frame[outside])


def test_a_weak_style_fades_within_the_mask_only() -> None:
    frame, painted = np.zeros((20, 30, 3), np.uint8), np.full((20, 30, 3), 200, np.uint8)
    values = np.zeros((20, 30), np.uint8)
    values[:, 15:] = 255
    result = Compositing().compose(frame, painted, Look(strength=0.125, mask=Mask.of(values)))
    assert result[:, :15].max() == 0
    assert (result[:, 15:] == 100).all()


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_what_is_seen_in_a_frame_is_exact_at_its_ends_and_nearly_so_between(height: int, width: int) -> None:
    frame, painted = _pictures(height, width)
    where = np.ascontiguousarray(np.broadcast_to(cv2.resize(_soft(40, 64).map, (width, height)), (height, width)))
    result = Compositing().compose(frame, painted, Look(), where)
    np.testing.assert_array_equal(result[where == 0], frame[where == 0])
    np.testing.assert_array_equal(result[where == 255], painted[where == 255])
    exact = frame + where[..., None] / 255 * (painted.astype(float) - frame)
    assert np.abs(result - exact).max() <= 1


def test_the_paint_goes_where_both_the_mask_and_what_is_seen_say_so() -> None:
    frame, painted = np.zeros((99, 150, 3), np.uint8), np.full((99, 150, 3), 255, np.uint8)
    mask = Mask.of(np.random.default_rng(0).integers(0, 256, (99, 150), np.uint8))
    where = np.random.default_rng(1).integers(0, 256, (99, 150), np.uint8)
    where[:30], where[30:60] = 0, 255
    result = Compositing().compose(frame, painted, Look(mask=mask), where)
    expected = mask.map / 255 * where
    assert np.abs(result - expected[..., None]).max() <= 0.5 + 1e-6
    assert not result[:30].any()
    np.testing.assert_array_equal(result[30:60, :, 0], mask.map[30:60])


def test_each_frame_shows_what_is_seen_in_it_and_not_what_was() -> None:
    compositing, (frame, painted) = Compositing(), _pictures(64, 64)
    where = np.zeros((64, 64), np.uint8)
    where[:, :32] = 255
    for moved in (where, where[:, ::-1].copy()):
        result = compositing.compose(frame, painted, Look(), moved)
        np.testing.assert_array_equal(result, np.where(moved[..., None] == 255, painted, frame))
    np.testing.assert_array_equal(compositing.compose(frame, painted, Look()), painted)


def test_a_new_mask_and_a_new_size_are_taken_up_at_once() -> None:
    compositing = Compositing()
    full, empty = (Mask.of(np.full((2, 2), value, np.uint8)) for value in (255, 0))
    for height, width in ((20, 30), (33, 12)):
        frame, painted = _pictures(height, width)
        np.testing.assert_array_equal(compositing.compose(frame, painted, Look(mask=full)), painted)
        np.testing.assert_array_equal(compositing.compose(frame, painted, Look(mask=empty)), frame)


def test_the_result_is_a_picture_of_its_own() -> None:
    frame, painted = _pictures(40, 50)
    result = Compositing().compose(frame, painted, Look(mask=_soft(8, 8)))
    assert not np.shares_memory(result, frame)
    assert not np.shares_memory(result, painted)
    assert result.flags.c_contiguous
    assert result.flags.writeable


def test_the_network_need_not_run_where_nothing_of_it_would_show() -> None:
    empty, styles = Mask.of(np.zeros((4, 4), np.uint8)), (StyleShare("a"),)
    assert leaves_frame(Look())
    assert leaves_frame(Look(styles, strength=0.0))
    assert leaves_frame(Look(styles, layers=(0.0, 0.0, 0.0, 0.0)))
    assert leaves_frame(Look(styles, mask=empty))
    assert not leaves_frame(Look(styles))
    assert not leaves_frame(Look(styles, mask=empty.inverted()))
    painted, bare = RegionStyle(RegionKind.PERSON, styles), RegionStyle(RegionKind.PERSON)
    assert not leaves_frame(Look(regions=(painted,)))
    assert leaves_frame(Look(regions=(bare,)))
    assert leaves_frame(Look(regions=(painted,), mask=empty))
