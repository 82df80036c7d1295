"""Coarse maps take on the outlines of pictures."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.media.pixels import shrunk
from engine.stylize.regions.outlines import MOST_FITTED_PIXELS, Floats, Outlines
from engine.values import Pixels, Plane

SMALL = (256, 160)


def _head(width: int, height: int, contrast: int) -> tuple[Pixels, Plane]:
    """A light shape with a wavy outline before a dark ground, both with noise; and where it is."""
    shape = np.zeros((height, width), np.uint8)
    angles = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    radius = height * (0.3 + 0.02 * np.sin(9 * angles))
    points = np.stack([width / 2 + radius * np.cos(angles), height / 2 + radius * np.sin(angles)], 1)
    cv2.fillPoly(shape, [points.round().astype(np.int32)], 255)
    noise = np.random.default_rng(0).normal(0, 3, (height, width, 3))
    light = 90 + contrast * (shape[..., None] / 255) + noise
    return np.clip(light, 0, 255).astype(np.uint8), shape


def _coarse(shape: Plane) -> Floats:
    """As a network finds it: half the small size, soft, and beside where it is."""
    found = cv2.GaussianBlur(
        cv2.resize(shape, (128, 80), interpolation=cv2.INTER_AREA).astype(np.float32) / 255, (0, 0), 1
    )
    return np.asarray(np.roll(found, 1, axis=1), np.float32)


def _fitted(pixels: Pixels, values: Floats) -> Plane:
    outlines = Outlines()
    outlines.follow(pixels, shrunk(pixels, SMALL))
    return outlines.fit(values)


@pytest.mark.parametrize("size_px", [(640, 360), (1280, 720), (1920, 1080)])
def test_a_fitted_map_is_nearer_to_the_outline_than_an_enlarged_one(size_px: tuple[int, int]) -> None:
    pixels, shape = _head(*size_px, contrast=60)
    steep = 2 * _coarse(shape) - np.float32(0.5)
    values = np.asarray(steep, np.float32)
    enlarged = cv2.resize(np.clip(255 * values, 0, 255), size_px, interpolation=cv2.INTER_LINEAR)
    errors = [np.abs(found.astype(float) - shape).mean() for found in (_fitted(pixels, values), enlarged)]
    assert errors[0] < 0.5 * errors[1]


def test_noise_without_an_outline_leaves_a_map_smooth() -> None:
    pixels, shape = _head(640, 360, contrast=0)
    fitted = _fitted(pixels, _coarse(shape)).astype(float)
    steps = np.abs(np.diff(fitted, axis=1))
    assert steps.max() < 16
    assert np.abs(fitted - cv2.GaussianBlur(fitted, (0, 0), 3)).mean() < 2


@pytest.mark.parametrize("size_px", [(1, 1), (3, 200), (33, 65), (640, 361), (1601, 901)])
@pytest.mark.parametrize(("value", "byte"), [(0.0, 0), (0.4, 102), (1.0, 255), (-0.5, 0), (1.5, 255)])
def test_what_is_the_same_everywhere_stays_so_and_is_cut_off(size_px: tuple[int, int], value: float, byte: int) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (size_px[1], size_px[0], 3), np.uint8)
    fitted = _fitted(pixels, np.full((80, 128), value, np.float32))
    assert fitted.shape == (size_px[1], size_px[0])
    assert np.abs(fitted.astype(int) - byte).max() <= (0 if byte in (0, 255) else 1)


def test_it_is_the_guided_filter() -> None:
    """Against its formula in float64, at the size where nothing is enlarged."""
    pixels, shape = _head(*SMALL, contrast=80)
    values = cv2.resize(_coarse(shape), SMALL, interpolation=cv2.INTER_LINEAR)
    guide = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) / 255.0

    def mean(array: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        padded = np.pad(np.asarray(array, np.float64), 4, mode="edge")
        return np.lib.stride_tricks.sliding_window_view(padded, (9, 9)).mean((2, 3))

    slope = (mean(guide * values) - mean(guide) * mean(values)) / (mean(guide**2) - mean(guide) ** 2 + 1e-3)
    expected = 255 * (mean(slope) * guide + mean(mean(values) - slope * mean(guide)))
    assert np.abs(_fitted(pixels, values) - np.clip(expected, 0, 255)).max() <= 0.6


def test_one_picture_after_another_of_other_sizes() -> None:
    outlines = Outlines()
    for size_px in ((640, 360), (1920, 1080), (320, 400), (640, 360)):
        pixels, shape = _head(*size_px, contrast=60)
        outlines.follow(pixels, shrunk(pixels, SMALL))
        np.testing.assert_array_equal(outlines.fit(_coarse(shape)), _fitted(pixels, _coarse(shape)))
    assert MOST_FITTED_PIXELS < 1920 * 1080


@pytest.mark.parametrize("size_px", [(1, 1), (100, 60), (256, 160), (511, 319), (1920, 1080)])
def test_shrinking_keeps_what_is_there(size_px: tuple[int, int]) -> None:
    across = np.linspace(0, 255, size_px[0]).astype(np.uint8)
    small = shrunk(np.tile(across, (size_px[1], 1)), SMALL)
    assert small.shape == (160, 256)
    assert (
        np.abs(small[80].astype(float) - np.interp(np.linspace(0, 1, 256), np.linspace(0, 1, size_px[0]), across)).max()
        < 4
    )
