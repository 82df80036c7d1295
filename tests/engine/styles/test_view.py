"""Crop and size of a style image, and the keys that tell its views apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.styles.view import LEAST_CROP, WHOLE, StyleView, cropped, scaled_to, view_in
from engine.values import Pixels

KEY = "0123456789abcdef"
QUARTER = (0.5, 0.0, 0.5, 0.5)


def ramp(width: int = 200, height: int = 100) -> Pixels:
    """Red rises to the right, green downwards."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[..., 0] = np.arange(width)[None]
    picture[..., 1] = np.arange(height)[:, None]
    return picture


def crops() -> st.SearchStrategy[tuple[float, float, float, float]]:
    part = st.floats(0.0, 1.0)

    def within(parts: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        width, height = max(LEAST_CROP, parts[2]), max(LEAST_CROP, parts[3])
        return parts[0] * (1 - width), parts[1] * (1 - height), width, height

    return st.tuples(part, part, part, part).map(within)


def test_the_whole_picture_at_its_own_size_keeps_the_key_of_the_style() -> None:
    assert WHOLE.key_of(KEY) == KEY
    assert view_in(KEY) == (KEY, WHOLE)


@given(st.floats(0.5, 2.0), crops())
def test_a_key_says_its_view_and_equal_views_have_equal_keys(
    scale: float, crop: tuple[float, float, float, float]
) -> None:
    view = StyleView(scale, crop)
    assert view_in(view.key_of(KEY)) == (KEY, view)
    assert StyleView(view.scale, view.crop) == view


@pytest.mark.parametrize("left", [0.1175, 0.3455, 0.1215])
def test_a_crop_that_ends_with_the_picture_still_does_once_it_is_rounded(left: float) -> None:
    view = StyleView(1.0, (left, left, 1.0 - left, 1.0 - left))
    assert view_in(view.key_of(KEY)) == (KEY, view)
    assert sum(view.crop[::2]) == pytest.approx(1.0)


def test_different_views_have_different_keys_that_are_fit_for_file_names() -> None:
    views = [WHOLE, StyleView(0.5), StyleView(2.0), StyleView(1.0, QUARTER), StyleView(1.0, (0.5, 0.0, 0.5, 0.501))]
    keys = {view.key_of(KEY) for view in views}
    assert len(keys) == len(views)
    assert all(character.isalnum() or character in "@," for key in keys for character in key)


@pytest.mark.parametrize("key", ["abc@", "abc@x", "abc@100,0,0,1000", "@100,0,0,1000,1000"])
def test_what_only_looks_like_a_view_is_a_key_of_its_own(key: str) -> None:
    assert view_in(key) == (key, WHOLE)


@pytest.mark.parametrize("key", ["abc@900,0,0,1000,1000", "abc@100,0,0,2000,1000", "abc@100,500,0,600,1000"])
def test_a_key_with_an_impossible_view_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="must"):
        view_in(key)


@pytest.mark.parametrize(
    "view", [(0.4, WHOLE.crop), (2.1, WHOLE.crop), (1.0, (0, 0, 0.01, 1)), (1.0, (0.6, 0, 0.6, 1))]
)
def test_an_impossible_view_is_refused(view: tuple[float, tuple[float, float, float, float]]) -> None:
    with pytest.raises(ValueError, match="must"):
        StyleView(*view)


def test_a_crop_is_the_part_it_names() -> None:
    part = cropped(ramp(), QUARTER)
    assert part.shape == (50, 100, 3)
    assert part[0, 0].tolist() == [100, 0, 0]
    assert part[-1, -1].tolist() == [199, 49, 0]


@pytest.mark.parametrize(("side_px", "size"), [(50, (100, 50)), (100, (200, 100)), (300, (600, 300))])
def test_a_picture_is_brought_to_the_asked_size_be_it_smaller_or_larger(side_px: int, size: tuple[int, int]) -> None:
    pixels = scaled_to(ramp(), side_px)
    assert (pixels.shape[1], pixels.shape[0]) == size
    assert pixels.flags.c_contiguous
    assert pixels.dtype == np.uint8


def test_the_smallest_crop_of_the_smallest_picture_is_still_a_picture() -> None:
    tiny = StyleView(0.5, (0.95, 0.95, 0.05, 0.05))
    assert scaled_to(cropped(ramp(64, 64), tiny.crop), 128).shape == (128, 128, 3)
