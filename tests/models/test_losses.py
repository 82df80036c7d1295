"""Losses against their definitions."""

from __future__ import annotations

import torch

from models.losses import content_distance, lattice, out_of_range, style_distances, style_target, total_variation


def _taps() -> list[torch.Tensor]:
    torch.manual_seed(0)
    return [torch.rand(2, channels, 12, 12) for channels in (4, 6, 8, 10)]


def test_a_picture_in_its_own_style_has_no_distance() -> None:
    taps = _taps()
    assert style_distances(taps, [style_target(tap) for tap in taps]).abs().max() < 1e-6


def test_style_distance_does_not_depend_on_the_scale_of_a_layer() -> None:
    mine, theirs = _taps(), [tap.flip(1) ** 2 for tap in _taps()]
    small = style_distances(mine, [style_target(tap) for tap in theirs])
    large = style_distances([tap * 50 for tap in mine], [style_target(tap * 50) for tap in theirs])
    torch.testing.assert_close(small, large, rtol=1e-3, atol=1e-4)


def test_a_style_target_holds_the_plain_statistics() -> None:
    tap = _taps()[1]
    target, flat = style_target(tap), tap.double().flatten(2)
    torch.testing.assert_close(target.mean.double(), flat.mean(2))
    torch.testing.assert_close(target.deviation.double(), flat.std(2, unbiased=False), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(target.gram.double(), torch.einsum("bin,bjn->bij", flat, flat) / 144)


def test_content_distance_ignores_brightness_and_contrast_of_a_channel() -> None:
    tap = _taps()[3]
    assert content_distance(tap * 3 + 2, tap).max() < 1e-4
    assert content_distance(tap.flip(3), tap).min() > 0.5


def test_only_the_excess_over_the_range_is_punished() -> None:
    inside, outside = torch.rand(1, 3, 8, 8), torch.full((1, 3, 8, 8), 1.5)
    assert out_of_range(inside) == 0
    torch.testing.assert_close(out_of_range(outside), torch.tensor([0.25]))


def test_a_flat_picture_has_no_variation() -> None:
    assert total_variation(torch.full((1, 3, 8, 8), 0.4)) == 0
    assert total_variation(torch.rand(1, 3, 8, 8)) > 0.1


def test_a_grid_is_told_from_a_gradient_and_from_grain() -> None:
    torch.manual_seed(4)
    gradient = torch.linspace(0, 1, 96).expand(1, 3, 96, 96)
    grain = 0.5 + 0.04 * torch.randn(1, 3, 96, 96)
    for period in (2, 4):
        grid = torch.full((1, 3, 96, 96), 0.5)
        grid[..., ::period, ::period] += 0.08
        assert lattice(grid) > 10 * lattice(grain)
    assert lattice(gradient) < 0.1 * lattice(grain) + 1e-3
