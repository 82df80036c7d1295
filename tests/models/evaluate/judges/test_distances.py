"""The reported distances against their definitions in float64."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.judges.distances import LAYERS, Reference, joined, measure
from models.perception.losses import style_statistics
from models.perception.perceptual import Perceptual


def _taps(seed: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.rand(2, channels, 12, 10, generator=generator) * 2 for channels in (4, 6, 8, 10)]


def _reference() -> Reference:
    return Reference(_taps(1), [style_statistics(tap) for tap in _taps(2)])


def _relative(mine: Tensor, target: Tensor) -> Tensor:
    axes = tuple(range(1, mine.dim()))
    return (mine - target).square().sum(axes) / target.square().sum(axes)


def _gram(tap: Tensor) -> Tensor:
    return torch.einsum("bihw,bjhw->bij", tap, tap) / tap[0, 0].numel()


def _moments(tap: Tensor) -> tuple[Tensor, Tensor]:
    return tap.mean((2, 3)), tap.std((2, 3), unbiased=False)


@pytest.mark.parametrize("layer", range(4))
def test_style_and_moments_are_what_the_documentation_says(layer: int) -> None:
    columns = measure(_taps(0), _reference())
    mine, style = _taps(0)[layer].double(), _taps(2)[layer].double()
    (mean, deviation), (style_mean, style_deviation) = _moments(mine), _moments(style)
    parts = ((_gram(mine), _gram(style)), (mean, style_mean), (deviation, style_deviation))
    expected = sum((_relative(a, b) for a, b in parts), torch.zeros(2))
    torch.testing.assert_close(columns[f"style.{LAYERS[layer]}"].double(), expected, atol=1e-5, rtol=1e-3)
    moments = ((mean - style_mean).square() + (deviation - style_deviation).square()).mean(1)
    torch.testing.assert_close(columns[f"moments.{LAYERS[layer]}"].double(), moments, atol=1e-5, rtol=1e-3)


@pytest.mark.parametrize("kind", ["style", "moments"])
def test_the_mean_is_that_of_the_four_layers(kind: str) -> None:
    columns = measure(_taps(0), _reference())
    layers = torch.stack([columns[f"{kind}.{layer}"] for layer in LAYERS])
    torch.testing.assert_close(columns[f"{kind}.mean"], layers.mean(0))


def test_the_plain_content_distance_feels_the_palette_and_the_normalised_one_does_not() -> None:
    reference = _reference()
    columns = measure([tap * 3 + 2 for tap in reference.content_taps], reference)
    assert columns["content.relu4_1"].max() < 1e-3
    assert columns["content.relu3_1"].max() < 1e-3
    expected = (reference.content_taps[3] * 2 + 2).square().mean((1, 2, 3))
    torch.testing.assert_close(columns["content_plain.relu4_1"], expected)


def test_the_untouched_photograph_has_no_content_distance_and_the_style_itself_no_style_distance(
    grid: Grid, perceptual: Perceptual
) -> None:
    batch = next(grid.batches(2, 2))
    reference = Reference.of(batch, perceptual)
    untouched = measure(perceptual(batch.contents), reference)
    assert untouched["content.relu4_1"].max() == 0
    assert untouched["style.mean"].min() > 0.01
    copied = measure(perceptual(batch.styles), reference)
    assert copied["style.mean"].max() < 1e-5
    assert copied["moments.mean"].max() < 1e-5
    assert copied["content.relu4_1"].min() > 0.1


def test_columns_of_batches_are_joined_in_order() -> None:
    result = joined([{"a": torch.tensor([1.0, 2.0])}, {"a": torch.tensor([3.0])}])
    assert result["a"].tolist() == [1, 2, 3]
