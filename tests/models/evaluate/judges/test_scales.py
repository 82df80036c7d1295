"""Style distances at smaller sizes."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.evaluate.grid import Batch, Grid
from models.evaluate.judges.scales import COARSER, FULL_SIZE, StyleMemory, area_shrunk, coarser, statistics_of
from models.perception.losses import style_distances, style_statistics
from models.perception.perceptual import Perceptual


class _Counting(Perceptual):
    """Counts the pictures it is shown."""

    def forward(self, image: Tensor) -> list[Tensor]:
        self.seen = getattr(self, "seen", 0) + len(image)
        return super().forward(image)


@pytest.fixture
def batch(grid: Grid) -> Batch:
    return next(grid.batches(6, 6))


def test_shrinking_takes_the_mean_of_squares() -> None:
    picture = torch.rand(1, 3, 8, 8)
    assert area_shrunk(picture, 1) is picture
    expected = picture.view(1, 3, 2, 4, 2, 4).mean((3, 5))
    torch.testing.assert_close(area_shrunk(picture, 4), expected)


def test_the_distances_are_those_of_shrunk_pictures(batch: Batch, perceptual: Perceptual) -> None:
    targets = StyleMemory(perceptual).targets(batch)
    columns = coarser(batch.contents, targets, perceptual)
    for name, by in COARSER.items():
        mine, theirs = (
            [style_statistics(tap) for tap in perceptual(area_shrunk(pictures, by))]
            for pictures in (batch.contents, batch.styles)
        )
        torch.testing.assert_close(columns[f"{name}.mean"], style_distances(mine, theirs).mean(1), rtol=1e-4, atol=1e-5)


def test_the_style_itself_has_no_distance_at_any_size(batch: Batch, perceptual: Perceptual) -> None:
    columns = coarser(batch.styles, StyleMemory(perceptual).targets(batch), perceptual)
    assert max(column.max().item() for column in columns.values()) < 1e-5


def test_what_is_large_counts_at_a_small_size_alone(perceptual: Perceptual) -> None:
    def noise(period_px: int, seed: int) -> Tensor:
        coarse = torch.rand(1, 3, 256 // period_px, 256 // period_px, generator=torch.Generator().manual_seed(seed))
        return coarse.repeat_interleave(period_px, 2).repeat_interleave(period_px, 3)

    def distance(picture: Tensor, by: int) -> float:
        mine, theirs = (statistics_of(each, perceptual, by) for each in (picture, large))
        return style_distances(mine, theirs).mean().item()

    large, same, fine = noise(32, 1), noise(32, 2), noise(2, 3)
    for by in (1, 4):
        assert distance(same, by) < distance(fine, by)


def test_every_style_is_looked_at_once(batch: Batch, perceptual_tensors: dict[str, torch.Tensor]) -> None:
    perceptual = _Counting(perceptual_tensors)
    memory = StyleMemory(perceptual)
    first, again = memory.targets(batch), memory.targets(batch)
    assert perceptual.seen == 2 * (1 + len(COARSER))
    for mine, theirs in zip(first[FULL_SIZE], statistics_of(batch.styles, perceptual, 1), strict=True):
        torch.testing.assert_close(mine.gram, theirs.gram, rtol=1e-4, atol=1e-5)
    assert torch.equal(first["style_half"][0].mean, again["style_half"][0].mean)
