"""Losses against their definitions."""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch

from models.perception.losses import (
    StyleStatistics,
    border,
    content_distance,
    contrast_distance,
    contrasts,
    lattice,
    moments_distance,
    out_of_range,
    style_distances,
    style_statistics,
    tiled_statistics,
    total_variation,
)


def _taps() -> list[torch.Tensor]:
    torch.manual_seed(0)
    return [torch.rand(2, channels, 12, 12) for channels in (4, 6, 8, 10)]


def test_a_picture_in_its_own_style_has_no_distance() -> None:
    found = [style_statistics(tap) for tap in _taps()]
    assert style_distances(found, found).abs().max() < 1e-6


def test_style_distance_does_not_depend_on_the_scale_of_a_layer() -> None:
    mine, theirs = _taps(), [tap.flip(1) ** 2 for tap in _taps()]
    small, large = (
        style_distances(
            [style_statistics(tap * scale) for tap in mine], [style_statistics(tap * scale) for tap in theirs]
        )
        for scale in (1, 50)
    )
    torch.testing.assert_close(small, large, rtol=1e-3, atol=1e-4)


def _plainly(tap: torch.Tensor) -> StyleStatistics:
    flat = tap.flatten(2)
    return StyleStatistics(
        flat.mean(2),
        (flat.var(2, unbiased=False) + 1e-5).sqrt(),
        torch.einsum("bin,bjn->bij", flat, flat) / flat.shape[2],
    )


def test_style_statistics_are_the_plain_ones() -> None:
    for found, expected in zip(style_statistics(_taps()[1]), _plainly(_taps()[1].double()), strict=True):
        torch.testing.assert_close(found.double(), expected, atol=1e-6, rtol=1e-5)


def test_moments_of_tiles_are_those_of_the_parts() -> None:
    tap = _taps()[1]
    _, (mean, deviation) = tiled_statistics(tap, 3)
    for index in range(18):
        sample, row, column = index // 9, index % 9 // 3 * 4, index % 3 * 4
        part = style_statistics(tap[sample : sample + 1, :, row : row + 4, column : column + 4])
        torch.testing.assert_close(mean[index], part.mean[0])
        torch.testing.assert_close(deviation[index], part.deviation[0], atol=1e-5, rtol=1e-5)


def test_tiles_of_one_part_are_as_far_from_a_style_as_the_whole_is() -> None:
    mine, theirs = (style_statistics(tap) for tap in _taps()[1:3])
    theirs = StyleStatistics(*(part[:, : mine.mean.shape[1]] for part in theirs[:2]), mine.gram)
    whole = moments_distance(mine[:2], theirs)
    torch.testing.assert_close(whole, style_distances([mine], [theirs])[:, 0])


def test_so_is_their_gradient() -> None:
    torch.manual_seed(2)
    tap = _taps()[2].double().requires_grad_()
    pulls = [torch.randn_like(part) for part in _plainly(tap)]
    gradients = [_pulled(parts, pulls, tap) for parts in (_plainly(tap), style_statistics(tap))]
    torch.testing.assert_close(gradients[1], gradients[0], atol=1e-6, rtol=1e-4)


def test_tiles_that_leave_a_rest_over_change_the_gradient_of_what_they_hold() -> None:
    torch.manual_seed(3)
    tap = _taps()[2].double().requires_grad_()
    whole, tiles = tiled_statistics(tap, 5)
    corner = _plainly(tap[:1, :, 2:4, 4:6])
    pulls = [torch.randn_like(part) for part in (*whole, *corner[:2])]
    mine = (*whole, *(part[7:8] for part in tiles))
    plainly = (*_plainly(tap), *corner[:2])
    gradients = [_pulled(parts, pulls, tap) for parts in (plainly, mine)]
    torch.testing.assert_close(gradients[1], gradients[0], atol=1e-6, rtol=1e-4)


def _pulled(parts: Iterable[torch.Tensor], pulls: list[torch.Tensor], tap: torch.Tensor) -> torch.Tensor:
    """Gradient of what `pulls` make of these statistics."""
    total = sum((part.double() * pull).sum() for part, pull in zip(parts, pulls, strict=True))
    return torch.autograd.grad(total, tap)[0]


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


def test_a_frame_on_one_side_is_seen_and_what_stands_in_the_middle_is_not() -> None:
    flat = torch.full((2, 3, 96, 96), 0.5)
    flat[1, :, 40:56, 40:56] = 1.0
    assert (border(flat) < 1e-9).all()
    for turns in range(4):
        framed = flat.clone()
        framed[..., :4, :] += 0.2
        # One side of four by 0.2; the corners of its neighbours a little too.
        torch.testing.assert_close(border(framed.rot90(turns, (2, 3))), torch.full((2,), 0.01), atol=1e-4, rtol=0)


def _poster() -> torch.Tensor:
    """One colour, and in one place all of the contrast."""
    poster = torch.full((1, 3, 96, 96), 0.5)
    poster[..., 40:56, 40:56] += 0.3 * torch.randn(1, 3, 16, 16)
    return poster


def test_contrast_in_few_places_is_told_from_as_much_contrast_everywhere() -> None:
    torch.manual_seed(6)
    hatched, poster = 0.5 + 0.05 * torch.randn(1, 3, 96, 96), _poster()
    power = [(picture - 0.5).square().mean() for picture in (hatched, poster)]
    torch.testing.assert_close(*power, rtol=0.1, atol=0)
    assert contrast_distance(hatched, hatched, poster) > 20 * contrast_distance(hatched, hatched, hatched.flip(2))


def test_contrast_lies_where_the_content_has_its_own() -> None:
    torch.manual_seed(6)
    here = _poster()
    there, faint = here.roll((-32, -32), (2, 3)), 0.2 * here
    assert contrast_distance(here, faint, there) < 0.05 * contrast_distance(there, faint, there)


def test_no_style_asks_for_a_picture_without_contrast() -> None:
    torch.manual_seed(6)
    content = torch.rand(1, 3, 12, 12).repeat_interleave(8, 2).repeat_interleave(8, 3)
    checks = ((torch.arange(96)[:, None] + torch.arange(96)) % 2).float().expand(1, 3, 96, 96)
    # At half the size such checks are plain grey.
    shown = 0.5 * content + 0.25 + 0.25 * checks
    assert contrast_distance(shown, content, checks) < 0.5 * contrast_distance(checks, content, checks)


def test_contrast_is_the_logarithm_of_differences_between_neighbours() -> None:
    slope = (torch.arange(64.0) / 255).expand(1, 3, 64, 64)
    # Three channels, one level a pixel; at half the size two, at a quarter four.
    for found, step, count in zip(contrasts(slope), (1, 2, 4), (49, 9, 1), strict=True):
        expected = math.log((3 * (step / 255) ** 2 + (3 / 255) ** 2) ** 0.5)
        torch.testing.assert_close(found, torch.full((1, count), expected))


def test_pulling_the_contrast_leaves_faint_grain_alone() -> None:
    flat = torch.full((1, 3, 64, 64), 0.5)
    assert contrast_distance(flat + torch.randn(1, 3, 64, 64) / 510, flat, flat) < 0.1
