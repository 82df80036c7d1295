"""Every pair is painted once, in the style as it is read."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid
from models.evaluate.painter import FULL, Codes, Painter, Photograph


class _Counting(Photograph):
    """Leaves pictures as they are, and remembers how many it was shown and how large the styles were."""

    def __init__(self) -> None:
        self.painted = 0
        self.sides_px: set[int] = set()

    def codes(self, styles: Tensor) -> Codes:
        self.sides_px.add(styles.shape[-1])
        return Codes((), [])

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        self.painted += len(contents)
        return super().paint(contents, codes, weights, around_px)


def test_every_pair_is_painted_once_however_it_comes(grid: Grid) -> None:
    painter = _Counting()
    gallery = Gallery(grid, painter)
    first = torch.cat([gallery.results(batch) for batch in grid.batches(6, 4)])
    again = torch.cat([gallery.results(batch) for batch in grid.batches(6, 3)])
    assert painter.painted == 6
    assert torch.equal(first, again)


def test_the_network_reads_styles_at_their_own_size(grid: Grid) -> None:
    painter = _Counting()
    Gallery(grid, painter).results(next(grid.batches(2, 2)))
    assert painter.sides_px == {80}


def test_results_are_what_the_painter_made_of_each_pair(grid: Grid, painter: Painter) -> None:
    batch = next(grid.batches(2, 2))
    expected = painter.paint(batch.contents, painter.codes(batch.read))
    torch.testing.assert_close(Gallery(grid, painter).results(batch), expected, atol=1e-6, rtol=0)
