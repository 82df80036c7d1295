"""Every picture of a folder as a style, over the grid's first photographs; painted once, however many judges look."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.evaluate.grid import Grid, square
from models.evaluate.painter import Paints
from models.studied import style_key

log = logging.getLogger(__name__)

PHOTOGRAPHS = 10


class StyleFolder:
    """The bundled styles, or others. Paints on demand and keeps what it has painted, in bytes: 140 MB for 18 styles of
    512 pixels.

    Attributes:
        names: of the styles, in order.
        styles: [1, 3, side, side] each, at the size of the grid: what results are compared with.
        contents: the photographs, likewise.
    """

    def __init__(self, grid: Grid, painter: Paints, folder: Path) -> None:
        """`folder`: of JPEG files. Raises FileNotFoundError without any."""
        self._files = sorted(folder.glob("*.jpg"))
        if not self._files:
            raise FileNotFoundError(f"There are no style pictures (*.jpg) in {folder}.")
        self._grid, self._painter = grid, painter
        self.names = [file.stem for file in self._files]
        self._pixels = [np.asarray(Image.open(file).convert("RGB")) for file in self._files]
        self.styles = [self._square(pixels, grid.side_px) for pixels in self._pixels]
        rows = [pair.content for pair in grid.pairs[:PHOTOGRAPHS]]
        self.contents = [self._square(grid.content.picture(row), grid.side_px) for row in rows]
        self._known: dict[int, Tensor] = {}

    def results(self, index: int) -> Tensor:
        """The photographs in the style of that index: [N, 3, side, side], RGB 0..1 in 8-bit steps."""
        if index not in self._known:
            style = self._square(self._pixels[index], self._grid.style_side_px)
            # Those that have been studied are painted as the application paints them.
            codes = self._painter.codes(style, style_key(self._files[index].read_bytes()))
            painted = torch.cat([self._painter.paint(content, codes) for content in self.contents])
            self._known[index] = painted.mul(255).round().to(torch.uint8)
            log.info("%s painted", self.names[index])
        return self._known[index].float() / 255

    def _square(self, pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], side_px: int) -> Tensor:
        return square(pixels, side_px)[None].to(self._grid.device)
