"""The grid as a network paints it; every pair is painted once, however many judges look at it."""

from __future__ import annotations

import torch
from torch import Tensor

from models.evaluate.grid import Batch, Grid
from models.evaluate.painter import Paints


class Gallery:
    """Paints on demand and keeps what it has painted, in bytes: 100 MB for 120 pairs of 512 pixels.

    Attributes:
        grid: the pairs.
        painter: whoever paints them.
    """

    def __init__(self, grid: Grid, painter: Paints) -> None:
        self.grid = grid
        self.painter = painter
        self._known: dict[tuple[str, str], Tensor] = {}

    def results(self, batch: Batch) -> Tensor:
        """The pairs of a batch of the grid, painted: [B, 3, side, side], RGB 0..1 in 8-bit steps."""
        names = [(pair.content["name"], pair.style["name"]) for pair in batch.pairs]
        if not all(name in self._known for name in names):
            painted = self.painter.paint(batch.contents, self.painter.codes(batch.read))
            self._known.update(zip(names, painted.mul(255).round().to(torch.uint8), strict=True))
        return torch.stack([self._known[name] for name in names]).float() / 255
