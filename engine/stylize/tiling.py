"""Pictures that are too large for the network's memory, painted in tiles without seams.

Apart from its statistics the network sees no further than `reach_px`. So every tile is painted with that much of the
picture around it, which is cut off again, and with the statistics of the whole picture, which are taken first, tile by
tile: the result is that of painting the picture at once. The mirrored margin at the borders counts as picture here.

The runner of a picture in tiles is a runner like any other. Stylize thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.backends.statistics import Pool, blended_statistics
from engine.protocols import OnPart, Region, Runner, Statistics, TileRunner, unwatched
from engine.style_code import FoldedStyle, StyleCode
from engine.values import Pixels
from models.arrays import load_arrays
from models.grid import GRID_PX, reach_px
from models.registry import WeightsRecord

MOST_PIXELS = 3840 * 2160
"""That of a frame of 3840 x 2160: up to this size a picture is painted at once, if memory allows."""

LEAST_PIXELS = 1024 * 1024
"""Tiles are never made smaller than this: most of a small tile is what it overlaps with its neighbours."""

BYTES_PER_PIXEL = 400
"""Memory that painting takes in PyTorch; OpenVINO takes a quarter of it."""


class Tile(NamedTuple):
    """Where a tile lies in the picture, and which part of the tile is kept."""

    place: Region
    inside: Region

    @property
    def target(self) -> Region:
        """Where in the picture the part goes that is kept."""
        rows, columns = (
            slice(place.start + inside.start, place.start + inside.stop)
            for place, inside in zip(self.place, self.inside, strict=True)
        )
        return rows, columns


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a picture is cut up.

    Attributes:
        size_px: (width, height) of every tile.
        tiles: what is kept of them covers the picture once.
    """

    size_px: tuple[int, int]
    tiles: tuple[Tile, ...]


def tiling(size_px: tuple[int, int], reach: int, most_pixels: int) -> Tiling:
    """The tiles of a picture of `size_px` = (width, height), multiples of the grid: one if it has at most
    `most_pixels`, else those that make the least work, none of more pixels. `reach`: see `reach_px`.

    Raises ValueError when tiles of `most_pixels` would be nothing but overlaps.
    """
    width, height = size_px
    choices = []
    for columns in range(1, max(width // GRID_PX, 1) + 1):
        # All tiles are of one size, so that one compiled network paints them all.
        across = _side(width, columns, reach)
        rows = _count(height, most_pixels // across // GRID_PX * GRID_PX, reach)
        if rows is not None:
            down = _side(height, rows, reach)
            choices.append((columns * rows * across * down, columns, rows))
    if not choices:
        raise ValueError(f"most_pixels must be above {most_pixels} for tiles that reach over by {reach} pixels")
    # The least pixels to compute, overlaps included; then the fewest columns.
    _, columns, rows = min(choices)
    across, down = _side(width, columns, reach), _side(height, rows, reach)
    tiles = [
        Tile((row[0], column[0]), (row[1], column[1]))
        for row in _stretches(height, rows, down, reach)
        for column in _stretches(width, columns, across, reach)
    ]
    return Tiling((across, down), tuple(tiles))


def tiling_for(size_px: tuple[int, int], record: WeightsRecord, free_bytes: int | None) -> Tiling:
    """The tiles of a picture of `size_px` = (width, height), multiples of the grid, where so much memory is free."""
    shape: Any = record.architecture
    room = MOST_PIXELS if free_bytes is None else min(max(free_bytes // BYTES_PER_PIXEL, LEAST_PIXELS), MOST_PIXELS)
    return tiling(size_px, reach_px(shape["encoder_blocks"], shape["decoder_blocks"]), room)


def _side(length: int, count: int, reach: int) -> int:
    """How long `count` tiles in a row are that cover `length`, each reaching over to its neighbours."""
    return -(-(length + 2 * reach * (count - 1)) // (count * GRID_PX)) * GRID_PX


def _count(length: int, side: int, reach: int) -> int | None:
    """How many tiles at most `side` long cover `length`; None where they would consist of overlaps alone."""
    if side >= length:
        return 1
    return None if side <= 2 * reach else -(-(length - 2 * reach) // (side - 2 * reach))


def _stretches(length: int, count: int, side: int, reach: int) -> list[tuple[slice, slice]]:
    """Where the tiles of a row lie along it, and what of each is kept."""
    free = (length - side) // GRID_PX
    starts = [index * free // max(count - 1, 1) * GRID_PX for index in range(count)]
    # A seam lies where the next tile has its full surroundings.
    seams = [0, *(start + reach for start in starts[1:]), length]
    return [
        (slice(start, start + side), slice(seams[index] - start, seams[index + 1] - start))
        for index, start in enumerate(starts)
    ]


class TiledRunner:
    """A runner of tiles, which becomes its own, as a runner of whole pictures; see `engine.protocols.Runner`.

    The memory it takes is that of one tile, whatever the size of the picture.
    """

    def __init__(self, runner: TileRunner, tiling: Tiling, record: WeightsRecord, on_part: OnPart = unwatched) -> None:
        """`runner` is one for pictures of `tiling.size_px`; `on_part` hears of every picture's tiles."""
        self.running_on = runner.running_on
        self._runner, self._tiles, self._on_part = runner, tiling.tiles, on_part
        self._pool = Pool(record, load_arrays(record))
        self._held: dict[int, Statistics] = {}

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        return self._runner.encode(image)

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """See `engine.protocols.Runner`."""
        found = self._statistics(pixels)
        # Blended here, and not by the runner, which only ever sees tiles.
        self._held[coat] = blended_statistics(self._held[coat], found, blend) if coat in self._held else found
        self._runner.hold(self._held[coat])
        result = np.empty_like(pixels)
        for step, tile in enumerate(self._tiles, start=len(self._tiles)):
            # Two rounds over the tiles: one for the statistics, one to paint.
            self._on_part(step, 2 * len(self._tiles))
            self._runner.place((tile.place[1].start, tile.place[0].start))
            painted = self._runner.run(np.ascontiguousarray(pixels[tile.place]), style, blend=0.0)
            result[tile.target] = painted[tile.inside]
        return result

    def close(self) -> None:
        """See `engine.protocols.Runner`."""
        self._runner.close()

    def _statistics(self, pixels: Pixels) -> Statistics:
        """Of the whole picture."""
        parts = []
        for step, tile in enumerate(self._tiles):
            self._on_part(step, 2 * len(self._tiles))
            parts.append(self._runner.statistics(np.ascontiguousarray(pixels[tile.place]), tile.inside))
        return self._pool.pooled(parts, [pixels[tile.target].size for tile in self._tiles])


def runner_of(runner: TileRunner, tiling: Tiling, record: WeightsRecord, on_part: OnPart) -> Runner:
    """`runner`, which is one for pictures of `tiling.size_px`, as a runner of the picture that is cut up."""
    return runner if len(tiling.tiles) == 1 else TiledRunner(runner, tiling, record, on_part)
