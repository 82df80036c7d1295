"""The canvas is the same for every frame, every part of a picture and every machine, and has no pattern in it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import stats  # type: ignore[import-untyped]

from models.canvas import canvas, canvases
from models.networks.network import StyleNetwork, fold_codes


def test_it_is_standard_normal_and_every_channel_another() -> None:
    noise = canvas(0, 8, 0, 0, 96, 128)
    assert noise.dtype == np.float32
    assert stats.kstest(noise.ravel(), "norm").pvalue > 0.01
    correlations = np.corrcoef(noise.reshape(8, -1)) - np.eye(8)
    assert np.abs(correlations).max() < 0.05


@pytest.mark.parametrize("shift", [(1, 0), (0, 1), (1, 1), (4, 0), (0, 8), (64, 0)])
def test_neighbours_have_nothing_to_do_with_each_other(shift: tuple[int, int]) -> None:
    noise = canvas(1, 4, 0, 0, 128, 128)
    moved = np.roll(noise, shift, (1, 2))
    assert abs(float((noise * moved).mean())) < 0.02


def test_levels_have_noise_of_their_own() -> None:
    assert abs(float((canvas(0, 4, 0, 0, 64, 64) * canvas(1, 4, 0, 0, 64, 64)).mean())) < 0.05


def test_a_part_is_a_part_of_the_whole() -> None:
    whole = canvases(3, 2, (160, 128))
    part = canvases(3, 2, (64, 48), (96, 80))
    for level, (mine, all_of_it) in enumerate(zip(part, whole, strict=True)):
        side = 4 << level
        rows, columns = slice(80 // side, 128 // side), slice(96 // side, 160 // side)
        np.testing.assert_array_equal(mine, all_of_it[..., rows, columns])


def test_values_are_these_on_every_machine() -> None:
    found = canvas(0, 2, 5, 7, 1, 3)
    values = [[[0.207854, -1.735569, 2.500345]], [[2.295496, -0.130954, -0.887763]]]
    np.testing.assert_allclose(found, values, atol=2e-6)


def test_a_network_without_one_has_none() -> None:
    assert canvases(3, 0, (64, 64)) == ()


def test_a_plain_wall_is_no_plain_painting_and_twice_the_same(small_network: StyleNetwork) -> None:
    wall = torch.full((1, 3, 64, 64), 0.4)
    style = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), torch.ones(1, 4))
    with torch.inference_mode():
        first, second = small_network(wall, style), small_network(wall, style)
    assert torch.equal(first, second)
    middle = first[..., 16:48, 16:48]
    assert middle.unfold(2, 16, 16).unfold(3, 16, 16).var((2, 3)).mean() > 0


def test_at_strength_0_there_is_no_canvas(small_network: StyleNetwork) -> None:
    picture = torch.rand(1, 3, 64, 64)
    style = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), torch.zeros(1, 4))
    with torch.inference_mode():
        features = small_network.read(picture)
        statistics = small_network.statistics(features.levels)
        bare = tuple(torch.zeros_like(level) for level in small_network.canvas(64, 64))
        painted = small_network.paint(features, statistics, style, canvas=bare)
        assert torch.equal(small_network(picture, style), painted)
