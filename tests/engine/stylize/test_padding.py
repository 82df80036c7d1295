"""Pictures and what is mirrored beside them, against NumPy's way of mirroring."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stylize.padding import Padding, padded_px
from engine.values import Pixels
from models.grid import GRID_PX, LEAST_PX


def _picture(width: int, height: int, seed: int = 1) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("size_px", [(64, 48), (61, 75), (1, 40), (5, 3)])
def test_a_picture_is_mirrored_to_the_grid(size_px: tuple[int, int]) -> None:
    padding, picture = Padding(size_px), _picture(*size_px)
    padding.inside[...] = picture
    whole = padding.mirrored()
    assert (whole.shape[1], whole.shape[0]) == padded_px(size_px)
    assert not any(side % GRID_PX or side < LEAST_PX for side in padded_px(size_px))
    below, right = (whole.shape[axis] - picture.shape[axis] for axis in (0, 1))
    np.testing.assert_array_equal(whole, np.pad(picture, ((0, below), (0, right), (0, 0)), "reflect"))


def test_a_picture_on_the_grid_stays_as_it_is() -> None:
    assert padded_px((64, 48)) == (64, 48)
    assert padded_px((1280, 720)) == (1280, 720)


def test_every_frame_comes_in_the_same_memory_with_surroundings_of_its_own() -> None:
    padding = Padding((40, 50))
    padding.inside[...] = _picture(40, 50)
    first = padding.mirrored()
    padding.inside[...] = 200
    assert padding.mirrored() is first
    assert (first == 200).all()


def test_what_was_inside_is_cut_out_again() -> None:
    padding, picture = Padding((40, 30)), _picture(40, 30)
    padding.inside[...] = picture
    np.testing.assert_array_equal(padding.cut(padding.mirrored().copy()), picture)
