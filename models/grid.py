"""The pixel grid the network works on: what every caller has to pad a picture to. Plain numbers, no torch."""

from __future__ import annotations

from collections.abc import Sequence

GRID_PX = 16
"""Sides of what the network sees must be multiples of this: four halvings."""

SIGHT_GRID_PX = 32
"""The same for the network that sees people and nearness (`models.networks.sight`): five halvings."""

SOFT_PX = 4
"""Side of the squares of pixels that the softened frame under the painting is made of the means of."""

LEAST_PX = 48
"""Sides of what the network sees are no shorter: of fewer places there are no statistics."""


def padding_for(height: int, width: int) -> tuple[int, int]:
    """(right, bottom): mirrored pixels that bring a picture to the grid, cut off again afterwards.

    There are none at the other borders. Convolutions pad with zeros, which is free in every compiler where reflection
    costs 10 to 20 % of a frame, and the seam that zeros would leave is trained away (`training.objective`,
    `training.distilling`).
    """
    right, bottom = (max(side + -side % GRID_PX, LEAST_PX) - side for side in (width, height))
    return right, bottom


def finest_px(levels: int) -> int:
    """Side in pixels of what a place of the finest of so many levels stands for; that of the coarsest is the grid's."""
    return GRID_PX >> (levels - 1)


def thinned_levels(levels: int) -> int:
    """Of so many levels, how many, from the finest, give their statistics from every second row and column."""
    return levels - 2


def reach_px(encoder_blocks: Sequence[int], decoder_blocks: Sequence[int]) -> int:
    """How far around a square of the grid the network looks to paint it: pixels, up to the next multiple of the grid.

    Its statistics apart, which come from the whole picture: a part of a picture with that much of the picture around it
    is painted as it is in the picture. The blocks are those of `NetworkConfig`, one entry a level, finest first.
    """
    levels = len(encoder_blocks)
    sides = [finest_px(levels) << level for level in range(levels)]
    # Backwards through the network, in pixels: two convolutions end the decoder (the head of 4x4 pixels looks no
    # further than its place), two make a block.
    reach = (2 if sides[0] < SOFT_PX else 1) * sides[0]
    for side, blocks in zip(sides, decoder_blocks, strict=True):
        if side > sides[0]:
            # Enlarging reads the nearer neighbour of the coarser place that a finer one lies in.
            reach = (reach // side + 1) * side
        reach += 2 * side * blocks
    # The stem and the convolutions of stride 2 look one place further, of the size that they read.
    reach += sum(2 * side * blocks for side, blocks in zip(sides, encoder_blocks, strict=True))
    reach += sum(sides[:-1]) + sides[0]
    return -(-reach // GRID_PX) * GRID_PX
