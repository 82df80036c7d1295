"""The style distance at 1, 1/2 and 1/4 of the size: is what is larger than the field of relu4_1 (68 pixels) of the
style, too?

A Gram matrix has no positions: of strokes wider than what a feature sees it knows nothing. Result and style are both
shrunk by area averaging, and `perception.losses.style_distances` asked again (the loss of Snelgrove 2017, at several
sizes, here as a measure):

    style.L, style_half.L, style_quarter.L    at layer L, at 1, 1/2 and 1/4 of the size
    style.mean, style_half.mean, ..           their means over the four layers
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from models.evaluate.grid import Batch
from models.evaluate.judges.distances import Columns, per_layer
from models.perception.losses import StyleStatistics, style_distances, style_statistics
from models.perception.perceptual import Perceptual

FULL_SIZE = "style"
COARSER = {"style_half": 2, "style_quarter": 4}
"""Name of a distance -> by how much pictures are shrunk for it."""

Targets = dict[str, list[StyleStatistics]]
"""Name of a distance -> the statistics of the styles for it, one entry a layer."""


class StyleMemory:
    """Statistics of styles at all sizes; each style is looked at once, however many pairs it is in.

    About 4 MB a style. Of one grid: a style is known by its name alone.
    """

    def __init__(self, perceptual: Perceptual) -> None:
        self._perceptual = perceptual
        self._known: dict[str, Targets] = {}

    def targets(self, batch: Batch) -> Targets:
        """Of the styles of a batch, in its order."""
        names = [pair.style["name"] for pair in batch.pairs]
        for name, style in zip(names, batch.styles, strict=True):
            if name not in self._known:
                self._known[name] = self._look(style[None])
        return {scale: _joined([self._known[name][scale] for name in names]) for scale in self._known[names[0]]}

    def _look(self, style: Tensor) -> Targets:
        sizes = {FULL_SIZE: 1, **COARSER}
        return {scale: statistics_of(style, self._perceptual, by) for scale, by in sizes.items()}


def statistics_of(pictures: Tensor, perceptual: Perceptual, by: int) -> list[StyleStatistics]:
    """Of pictures [B, 3, H, W], RGB 0..1, shrunk by `by`, one entry a layer, float32. H / by and W / by >= 32."""
    return [style_statistics(tap.float()) for tap in perceptual(area_shrunk(pictures, by))]


def coarser(results: Tensor, targets: Targets, perceptual: Perceptual) -> Columns:
    """The distances of results [B, 3, H, W], RGB 0..1, at 1/2 and at 1/4 of the size."""
    columns: Columns = {}
    for name, by in COARSER.items():
        columns |= per_layer(name, style_distances(statistics_of(results, perceptual, by), targets[name]))
    return {name: column.cpu() for name, column in columns.items()}


def area_shrunk(pictures: Tensor, by: int) -> Tensor:
    """[B, C, H, W] -> [B, C, H / by, W / by], each value the mean of `by` x `by` others."""
    return F.avg_pool2d(pictures, by) if by > 1 else pictures


def _joined(styles: list[list[StyleStatistics]]) -> list[StyleStatistics]:
    """Statistics of single styles as those of a batch."""
    layers = zip(*styles, strict=True)
    return [StyleStatistics(*(torch.cat(parts) for parts in zip(*layer, strict=True))) for layer in layers]
