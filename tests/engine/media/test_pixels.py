"""Pictures made smaller in halves."""

from __future__ import annotations

import numpy as np
import pytest

from engine.media.pixels import shrunk


@pytest.mark.parametrize("size_px", [(32, 32), (40, 25), (160, 100), (320, 200), (500, 300)])
def test_it_has_the_size_asked_for_and_the_mean_of_the_whole(size_px: tuple[int, int]) -> None:
    across = np.linspace(0, 255, 320)[None, :, None] * np.ones((200, 1, 3))
    small = shrunk(across.astype(np.uint8), size_px)
    assert small.shape == (size_px[1], size_px[0], 3)
    assert abs(small.mean() - across.mean()) < 2
    # Still a ramp, each column as bright as the places it stands for.
    expected = np.linspace(0, 255, size_px[0])
    assert np.abs(small[0, :, 0] - expected).max() < 6


def test_halves_are_the_means_of_four() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (8, 12), np.uint8)
    means = picture.reshape(4, 2, 6, 2).mean((1, 3))
    assert np.abs(shrunk(picture, (6, 4)) - means).max() <= 0.5


def test_fine_grain_is_averaged_and_not_picked() -> None:
    """Every second column black, every second white: grey at any smaller size."""
    stripes = np.zeros((64, 64), np.uint8)
    stripes[:, ::2] = 255
    small = shrunk(stripes, (20, 20))
    assert np.abs(small.astype(int) - 128).max() <= 2


def test_one_that_has_the_size_is_the_very_same() -> None:
    picture = np.zeros((5, 7, 3), np.uint8)
    assert shrunk(picture, (7, 5)) is picture
