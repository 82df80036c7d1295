"""The palette: closed forms against their definition, and what keeps them from harm."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models.colour.palette import (
    Colours,
    average,
    colours_at,
    colours_of,
    colours_throughout,
    homewards,
    matched,
    places_of,
    towards,
)
from models.colour.recolouring import colours_of_batch, recolour


def _picture(seed: int, spread: float = 40.0, size: tuple[int, int] = (90, 120)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    turn = rng.normal(size=(3, 3)) / 2 + np.eye(3)
    values = rng.normal(size=(*size, 3)) @ turn * spread + rng.uniform(90, 160, 3)
    return np.clip(values, 0, 255).astype(np.uint8)


def test_colours_are_the_mean_and_the_covariance() -> None:
    picture = _picture(1)
    places = picture.reshape(-1, 3) / 255
    found = colours_of(picture)
    np.testing.assert_allclose(found.mean, places.mean(0), atol=1e-5)
    np.testing.assert_allclose(found.covariance, np.cov(places.T, bias=True), atol=1e-5)


def test_a_large_picture_is_looked_at_in_few_places() -> None:
    large = np.kron(_picture(2, size=(64, 128)), np.ones((10, 10, 1), np.uint8))
    assert places_of(large).shape == (3, 64 * 128)
    for part, expected in zip(colours_of(large), colours_of(_picture(2, size=(64, 128))), strict=True):
        np.testing.assert_allclose(part, expected, atol=1e-5)


@pytest.mark.parametrize("size", [(256, 341), (360, 640), (720, 1280)])
def test_few_places_tell_the_colours_of_all(size: tuple[int, int]) -> None:
    """Of blobs under strong grain: within a level, and within a fiftieth of the covariance."""
    rng = np.random.default_rng(20)
    blobs = rng.normal(size=(9, 16, 3)).repeat(-(-size[0] // 9), 0).repeat(-(-size[1] // 16), 1)[: size[0], : size[1]]
    picture = np.clip(127 + 40 * blobs + 30 * rng.normal(size=(*size, 3)), 0, 255).astype(np.uint8)
    every, found = colours_at(picture.reshape(-1, 3).T.astype(np.float32) / 255), colours_of(picture)
    assert np.abs(found.mean - every.mean).max() < 1 / 255
    assert np.linalg.norm(found.covariance - every.covariance) < 0.02 * np.linalg.norm(every.covariance)


@pytest.mark.parametrize("shape", [(1, 2000, 3), (3000, 2, 3), (1, 1, 3)])
def test_a_sliver_has_colours_too(shape: tuple[int, int, int]) -> None:
    colours = colours_of(np.full(shape, 51, np.uint8))
    np.testing.assert_allclose(colours.mean, 0.2, atol=1e-6)
    np.testing.assert_allclose(colours.covariance, 0, atol=1e-9)


def test_the_mapped_colours_are_those_of_the_style() -> None:
    frame, style = colours_of(_picture(3, 50)), colours_of(_picture(4, 30))
    found = towards(frame, style, 1.0).astype(np.float64)
    matrix, offset = found[:, :3], found[:, 3]
    np.testing.assert_allclose(matrix @ frame.mean + offset, style.mean, atol=1e-6)
    # Not wholly: the frame counts as noisier than it is.
    np.testing.assert_allclose(matrix @ frame.covariance @ matrix.T, style.covariance, rtol=0.15, atol=2e-3)


def test_the_map_is_symmetric_and_turns_no_hue_round() -> None:
    matrix = towards(colours_of(_picture(5)), colours_of(_picture(6)), 1.0)[:, :3].astype(np.float64)
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-6)
    assert np.linalg.eigvalsh(matrix).min() > 0


def test_no_gain_is_no_change_and_above_one_nothing_more_comes() -> None:
    pair = colours_of(_picture(7)), colours_of(_picture(8))
    np.testing.assert_array_equal(towards(*pair, 0.0), np.eye(3, 4))
    np.testing.assert_array_equal(towards(*pair, 1.5), towards(*pair, 1.0))
    middle = (towards(*pair, 0.0) + towards(*pair, 1.0)) / 2
    np.testing.assert_allclose(towards(*pair, 0.5), middle, atol=1e-6)


def test_the_way_home_undoes_the_way_forth() -> None:
    style = Colours(np.full(3, 0.4), np.diag([0.05, 0.02, 0.08]))
    forth = towards(Colours(np.full(3, 0.5), np.full((3, 3), 0.02) + np.eye(3) * 0.03), style, 1.0)
    assert np.linalg.eigvalsh(forth[:, :3].astype(np.float64)).min() > 0.4
    np.testing.assert_allclose(homewards(forth) @ forth[:, :3], np.eye(3), atol=1e-5)


def test_the_way_home_from_a_style_without_colours_brings_no_noise() -> None:
    ink = Colours(np.full(3, 0.5), np.full((3, 3), 0.04))
    forth = towards(colours_of(_picture(17, 60)), ink, 1.0)
    assert np.linalg.eigvalsh(homewards(forth)).max() <= 2.5 + 1e-6


def test_matched_colours_are_those_of_the_frame() -> None:
    found, frame = colours_of(_picture(18, 50)), colours_of(_picture(19, 30))
    match = matched(found, frame)
    np.testing.assert_allclose(match[:, :3] @ found.mean + match[:, 3], frame.mean, atol=1e-9)
    np.testing.assert_allclose(match[:, :3] @ found.covariance @ match[:, :3].T, frame.covariance, rtol=0.02, atol=1e-4)


@given(level=st.integers(0, 255), spread=st.floats(0, 0.1))
def test_a_blank_frame_is_matched_without_blowing_strokes_up(level: int, spread: float) -> None:
    blank = Colours(np.full(3, level / 255), np.zeros((3, 3)))
    match = matched(Colours(np.full(3, 0.5), spread * (np.eye(3) + 1)), blank)
    assert np.isfinite(match).all()
    assert np.linalg.eigvalsh(match[:, :3]).max() <= 1.01


@given(level=st.integers(0, 255), seed=st.integers(0, 50))
def test_a_flat_frame_does_not_show_its_noise(level: int, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(-2, 3, (40, 40, 3))
    frame = np.clip(level + noise, 0, 255).astype(np.uint8)
    matrix = towards(colours_of(frame), colours_of(_picture(9, 70)), 1.0)[:, :3]
    assert np.isfinite(matrix).all()
    assert np.linalg.eigvalsh(matrix.astype(np.float64)).max() <= 2.5 + 1e-5


def test_a_mix_lies_between() -> None:
    first, second = colours_of(_picture(10)), colours_of(_picture(11))
    mixed = average([first, second], [0.25, 0.75])
    np.testing.assert_allclose(mixed.mean, 0.25 * first.mean + 0.75 * second.mean)
    np.testing.assert_allclose(mixed.covariance, 0.25 * first.covariance + 0.75 * second.covariance)


@pytest.mark.parametrize("gain", [0.0, 0.4, 1.0])
def test_batches_of_tensors_are_recoloured_each_by_itself(gain: float) -> None:
    frames = torch.from_numpy(np.stack([_picture(12), _picture(13)])).permute(0, 3, 1, 2).float() / 255
    styles = [colours_of(_picture(14)), Colours(np.full(3, 0.5), np.eye(3) * 0.01)]
    found = recolour(frames, colours_of_batch(frames), styles, [gain, 1.0])
    for index, share in enumerate((gain, 1.0)):
        matrix = towards(colours_of(_picture(12 + index)), styles[index], share)
        expected = _picture(12 + index) / 255 @ matrix[:, :3].T + matrix[:, 3]
        np.testing.assert_allclose(found[index].permute(1, 2, 0).numpy(), np.clip(expected, 0, 1), atol=1e-5)


def test_a_frame_of_few_hues_is_not_made_gaudy() -> None:
    warm = np.diag([0.08, 0.06, 0.055]) ** 2 + 0.02
    gaudy = np.diag([0.3, 0.28, 0.3]) ** 2
    matrix = towards(Colours(np.full(3, 0.5), warm), Colours(np.full(3, 0.5), gaudy), 1.0)[:, :3]
    hues = np.array([[1, -1, 0], [0, 1, -1], [1, 0, -1]]) / np.sqrt(2)
    assert (np.linalg.norm(hues @ matrix, axis=1) < 1.4).all()
    assert np.linalg.norm(np.full(3, 3**-0.5) @ matrix) > 1.1


def test_a_style_as_fine_as_its_raster_has_all_of_its_colours() -> None:
    """Of every second place checks of a pixel are black alone."""
    checks = np.uint8(255) * ((np.indices((256, 320)).sum(0) % 2)[..., None].repeat(3, 2).astype(np.uint8))
    found = colours_throughout(checks)
    np.testing.assert_allclose(found.mean, 0.5, atol=1e-4)
    np.testing.assert_allclose(found.covariance, 0.25, atol=1e-3)
