"""A filter leaves nothing, noise everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid
from models.evaluate.judges.residual import NODES, filter_residual, places_in_table, residuals
from models.evaluate.painter import Photograph


@pytest.fixture
def contents(grid: Grid) -> Tensor:
    """As large as they are measured: a table has a freedom for every colour there is."""
    return next(Grid(grid.content, grid.style, grid.pairs, 256, grid.device, 256).batches(3, 3)).contents


@pytest.mark.parametrize(
    "colour_filter",
    [
        lambda picture: 1 - picture,
        lambda picture: picture.flip(1),
        lambda picture: picture.mean(1, keepdim=True).expand_as(picture) * 0.8,
        lambda picture: picture.square(),
        lambda picture: (picture * 0.5 + 0.2) * torch.tensor([1.0, 0.8, 0.6]).view(1, 3, 1, 1),
    ],
    ids=["negative", "other hues", "grey", "gamma", "sepia"],
)
def test_a_colour_filter_leaves_nothing(contents: Tensor, colour_filter: Callable[[Tensor], Tensor]) -> None:
    assert filter_residual(contents, colour_filter(contents)).max() < 0.02


def test_noise_is_left_over(contents: Tensor) -> None:
    noise = torch.randn(contents.shape, generator=torch.Generator().manual_seed(1))
    assert filter_residual(contents, contents + 0.3 * noise).min() > 0.95


def test_a_filter_with_strokes_on_it_leaves_the_strokes(contents: Tensor) -> None:
    strokes = 0.2 * torch.randn(contents.shape, generator=torch.Generator().manual_seed(1))
    filtered = 1 - contents
    residual = filter_residual(contents, filtered + strokes)
    expected = [
        torch.nn.functional.avg_pool2d(part, 4).square().mean((1, 2, 3))
        for part in (strokes, filtered + strokes - contents)
    ]
    torch.testing.assert_close(residual, expected[0] / expected[1], rtol=0.1, atol=0)


def test_the_photograph_itself_leaves_nothing(grid: Grid) -> None:
    report = residuals(Gallery(grid, Photograph()), 4)
    assert report["mean"] == 0
    assert report["per_pair"] == [0.0] * 6


def test_the_table_gives_back_what_is_linear_in_a_colour() -> None:
    colours = torch.rand(50, 3, dtype=torch.float64)
    colours[0], colours[1] = 0, 1
    steps = torch.arange(NODES, dtype=torch.float64) / (NODES - 1)
    table = torch.cartesian_prod(steps, steps, steps)
    places = places_in_table(colours)
    torch.testing.assert_close((table[places.nodes] * places.weights[:, :, None]).sum(1), colours)
