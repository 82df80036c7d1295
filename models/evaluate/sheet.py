"""A contact sheet of the grid's pictures, to look at. The pictures are not ours to show: it stays out of the
repository.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.painter import Paints


@torch.inference_mode()
def write_sheet(grid: Grid, painter: Paints, path: Path, rows: int = 8, columns: int = 8) -> None:
    """Styles across the top, contents down the side, results between."""
    batch = next(grid.batches(max(rows, columns), max(rows, columns)))
    contents, styles = batch.contents[:rows], batch.styles[:columns]
    codes = painter.codes(batch.read[:columns])
    corner = torch.ones_like(contents[0])
    lines = [torch.cat([corner, *styles], 2)]
    for content in contents:
        results = painter.paint(content.expand(len(styles), -1, -1, -1), codes)
        lines.append(torch.cat([content, *results], 2))
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels_of(torch.cat(lines, 1))).save(path)


def pixels_of(picture: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture [3, H, W], RGB 0..1, as uint8 [H, W, 3]."""
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]] = (
        picture.mul(255).round().to(torch.uint8).permute(1, 2, 0).cpu().numpy()
    )
    return pixels
