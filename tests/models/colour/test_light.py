"""What is a change of light between two glances at a scene, and what is not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from models.colour.light import light_change

Pixels = npt.NDArray[np.uint8]

SIDE = 32


def _glance(seed: int = 0, low: int = 30, high: int = 200) -> Pixels:
    coarse = np.random.default_rng(seed).integers(low, high, (8, 8, 3), np.uint8)
    return np.ascontiguousarray(coarse.repeat(4, 0).repeat(4, 1))


def _lit(glance: Pixels, factors: object) -> Pixels:
    return np.clip(glance * np.asarray(factors, float) + 0.5, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("factors", [(1.1, 1.1, 1.1), (0.8, 0.8, 0.8), (1.05, 1.0, 0.9)])
def test_a_change_of_light_is_told_for_each_colour(factors: tuple[float, float, float]) -> None:
    before = _glance()
    np.testing.assert_allclose(light_change(before, _lit(before, factors)), factors, rtol=0.01)


def test_a_change_too_small_to_be_seen_at_one_place_is_told_by_all_together() -> None:
    noise = np.random.default_rng(3).uniform(-0.5, 0.5, (SIDE, SIDE, 3))
    scene = _glance(1) + noise
    before, after = (np.round(scene * factor).astype(np.uint8) for factor in (1.0, 1.003))
    np.testing.assert_allclose(light_change(before, after), 1.003, atol=0.001)


def test_the_same_scene_has_the_same_light() -> None:
    np.testing.assert_array_equal(light_change(_glance(), _glance()), np.ones(3))


@pytest.mark.parametrize("factor", [1.0, 1.08])
def test_who_walks_into_the_picture_does_not_change_the_light(factor: float) -> None:
    before = _glance(2)
    after = _lit(before, factor)
    after[8:, :12] = (220, 20, 20)
    np.testing.assert_allclose(light_change(before, after), factor, rtol=0.01)


def test_another_scene_says_nothing_about_light() -> None:
    np.testing.assert_array_equal(light_change(_glance(1), _glance(2)), np.ones(3))


@pytest.mark.parametrize("level", [0, 5, 250, 255])
def test_what_is_black_or_white_cannot_tell(level: int) -> None:
    before = np.full((SIDE, SIDE, 3), level, np.uint8)
    np.testing.assert_array_equal(light_change(before, _lit(before, 1.2)), np.ones(3))


def test_overexposed_windows_do_not_count() -> None:
    before = _glance(4)
    before[:, :14] = 255
    np.testing.assert_allclose(light_change(before, _lit(before, 0.9)), 0.9, rtol=0.01)


@pytest.mark.parametrize("shape", [(1, 1, 3), (32, 1, 3), (3, 32, 3)])
def test_glances_of_any_shape_are_looked_at(shape: tuple[int, int, int]) -> None:
    before = np.full(shape, 100, np.uint8)
    np.testing.assert_allclose(light_change(before, before + 10), 1.1)
