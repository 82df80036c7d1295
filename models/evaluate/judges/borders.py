"""What a network prints that nobody painted: frames around plain walls, other borders, the grid of its levels, clouds.

All figures are differences in levels of 255, for the first pairs of the grid:

- walls: pictures of one colour, three greys in each style; how far the mean colour of the outermost 4 pixels is from
  that of the middle, of the worst side and channel.
- photographs: how far the mean colours of the outermost 4 pixels of each side are from what they are when the picture
  goes on beyond its borders (`models.networks.surroundings`).
- grid: the deviation of the means of the 4x4 phases of a grid (`models.perception.losses.lattice`) in the paintings.
- clouds: the contrast (`perception.losses.contrasts`, at a quarter of the size) in the calmest quarter of the
  photograph's places; photographs_calm and styles_calm: what the photograph has there, and the style in its own
  calmest quarter.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from models.evaluate.grid import Batch, Grid
from models.evaluate.judges.statistics import rounded
from models.evaluate.painter import Codes, Paints
from models.perception.losses import contrasts, lattice, outermost

_PAIRS = 32
_WALL_PX = 128
_GREYS = (0.2, 0.5, 0.8)
_AROUND_PX = 48
_LEVELS = 255


@torch.inference_mode()
def borders(grid: Grid, painter: Paints, batch_size: int) -> dict[str, Any]:
    """Mean and greatest of each figure."""
    walls, photographs, grids = [], [], []
    clouds, photographs_calm, styles_calm = [], [], []
    for batch in grid.batches(_PAIRS, batch_size):
        codes = painter.codes(batch.read)
        painted = painter.paint(batch.contents, codes)
        walls += [_framed(painter.paint(_wall(batch, grey), codes)) for grey in _GREYS]
        photographs.append(_shifted(painter, batch, codes, painted))
        grids.append(lattice(painted).sqrt())
        clouds.append(_calm(painted, batch.contents))
        photographs_calm.append(_calm(batch.contents, batch.contents))
        styles_calm.append(_calm(batch.styles, batch.styles))
    figures = {"walls": walls, "photographs": photographs, "grid": grids}
    figures |= {"clouds": clouds, "photographs_calm": photographs_calm, "styles_calm": styles_calm}
    return {"pairs": min(_PAIRS, len(grid.pairs))} | {
        name: _summary(torch.cat(found)) for name, found in figures.items()
    }


def _wall(batch: Batch, grey: float) -> Tensor:
    return torch.full((len(batch.pairs), 3, _WALL_PX, _WALL_PX), grey, device=batch.contents.device)


def _framed(wall: Tensor) -> Tensor:
    """[B], of the worst side and channel."""
    quarter = _WALL_PX // 4
    middle = wall[..., quarter:-quarter, quarter:-quarter].mean((2, 3))
    return (outermost(wall) - middle).abs().amax((0, 2))


def _shifted(painter: Paints, batch: Batch, codes: Codes, painted: Tensor) -> Tensor:
    """[4 * B], means of the channels, one a side."""
    surrounded = painter.paint(batch.contents, codes, around_px=_AROUND_PX)
    return (outermost(painted) - outermost(surrounded)).abs().mean(2).flatten()


def _calm(picture: Tensor, where: Tensor) -> Tensor:
    """[B], contrast of the picture in the quarter of the places that is calmest in another one."""
    order = contrasts(where)[-1].argsort(1)
    return contrasts(picture)[-1].gather(1, order[:, : max(order.shape[1] // 4, 1)]).exp().mean(1)


def _summary(found: Tensor) -> dict[str, float]:
    return {"mean": rounded(found.mean().item() * _LEVELS), "most": rounded(found.max().item() * _LEVELS)}
