"""The filter residual: what of a result no colour filter could have done.

A filter gives every colour of the photograph one new colour, wherever it is. The best one is looked for as a table of
9 x 9 x 9 colours, read by trilinear interpolation (the look-up tables of photographers; Zeng et al. 2020), which takes
the photograph c to the result y, both at a quarter of their size. With W the weights of the interpolation at the N
places, T the changes in the table, D the second differences of the table along its three axes:

    T = argmin |W T - (y - c)|^2 / N + 1e-3 |D T|^2 + 1e-7 |T|^2,    residual = |W T - (y - c)|^2 / |y - c|^2

0: nothing but a filter (and nothing at all: the photograph itself); 1: nothing that goes by colour. A change of palette
is large beside strokes, so that paintings are far from 1: the style itself, held for the result, has about a third.
"""

from __future__ import annotations

import logging
from typing import Any, NamedTuple

import torch
from torch import Tensor

from models.evaluate.gallery import Gallery
from models.evaluate.judges.scales import area_shrunk
from models.evaluate.judges.statistics import mean_and_median, rounded

log = logging.getLogger(__name__)

SHRUNK_BY = 4
NODES = 9
"""Of the table, along each of red, green and blue."""
_SMOOTHNESS = 1e-3
_SIZE = 1e-7
_UNCHANGED = 1e-6
"""Mean square below which nothing was changed: 8 bits round to as much."""


class Places(NamedTuple):
    """Where N colours lie in the table: the eight nodes around each, [N, 8], and their weights, whose sum is 1."""

    nodes: Tensor
    weights: Tensor


@torch.inference_mode()
def residuals(gallery: Gallery, batch_size: int) -> dict[str, Any]:
    """Mean and median over the pairs of the grid, and every pair's own."""
    grid, found = gallery.grid, []
    for batch in grid.batches(len(grid.pairs), batch_size):
        found.append(filter_residual(batch.contents, gallery.results(batch)))
        log.info("residual: %d of %d pairs", sum(map(len, found)), len(grid.pairs))
    column = torch.cat(found)
    return {"pairs": len(column), **mean_and_median(column), "per_pair": [rounded(value) for value in column.tolist()]}


def filter_residual(contents: Tensor, results: Tensor) -> Tensor:
    """Share 0..1 [B] of what makes results differ from contents, both [B, 3, H, W], RGB 0..1, that no colour table
    makes; 0 where they do not differ.
    """
    pairs = zip(_colours(contents), _colours(results), strict=True)
    return torch.stack([_residual(content, result) for content, result in pairs])


def places_in_table(colours: Tensor) -> Places:
    """Of colours [N, 3] in 0..1."""
    position = colours.clamp(0, 1) * (NODES - 1)
    below = position.floor().clamp_max(NODES - 2)
    part = (position - below)[:, None]
    corners = torch.tensor([[corner >> axis & 1 for axis in range(3)] for corner in range(8)])
    nodes = (below.long()[:, None] + corners) @ torch.tensor([NODES * NODES, NODES, 1])
    return Places(nodes, torch.where(corners.bool(), part, 1 - part).prod(2))


def _colours(pictures: Tensor) -> Tensor:
    """[B, N, 3] at a quarter of the size, float64 on the CPU."""
    return area_shrunk(pictures, SHRUNK_BY).flatten(2).mT.double().cpu()


def _residual(content: Tensor, result: Tensor) -> Tensor:
    change = result - content
    energy = change.square().mean()
    if energy < _UNCHANGED:
        return torch.zeros(())
    places = places_in_table(content)
    made = (_table(places, change)[places.nodes] * places.weights[:, :, None]).sum(1)
    share: Tensor = ((made - change).square().mean() / energy).float()
    return share


def _table(places: Places, change: Tensor) -> Tensor:
    """[729, 3], float64."""
    (nodes, weights), count = places, NODES**3
    both = (nodes[:, :, None] * count + nodes[:, None]).flatten()
    squares = torch.zeros(count * count, dtype=torch.float64)
    squares.index_add_(0, both, (weights[:, :, None] * weights[:, None]).flatten())
    asked = torch.zeros(count, 3, dtype=torch.float64)
    asked.index_add_(0, nodes.flatten(), (weights[:, :, None] * change[:, None]).flatten(0, 1))
    table: Tensor = torch.linalg.solve(squares.view(count, count) / len(change) + _stiffness(), asked / len(change))
    return table


def _stiffness() -> Tensor:
    """[729, 729], float64: what holds the table where no colour of the photograph does."""
    line = torch.eye(NODES, dtype=torch.float64)
    bend = line.diff(n=2, dim=0)
    curved = bend.mT @ bend
    axes = ((curved, line, line), (line, curved, line), (line, line, curved))
    along = [torch.kron(torch.kron(red, green), blue) for red, green, blue in axes]
    return _SMOOTHNESS * torch.stack(along).sum(0) + _SIZE * torch.eye(NODES**3, dtype=torch.float64)
