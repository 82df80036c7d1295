"""The pixel grid the network works on: what every caller has to pad a picture to. Plain numbers, no torch."""

from __future__ import annotations

GRID_PX = 16
"""Sides of what the network sees must be multiples of this: four halvings."""

MARGIN_PX = 16
"""Mirrored pixels added on every side before the network and cut off after it.

Convolutions pad with zeros, which is free in every compiler where reflection costs 10 to 20 % of a frame; the seam that
zeros would leave stays outside the picture.
"""


def padding_for(height: int, width: int) -> tuple[int, int, int, int]:
    """(left, right, top, bottom) pixels that bring a picture to the grid with `MARGIN_PX` or more on every side."""
    return MARGIN_PX, MARGIN_PX + -width % GRID_PX, MARGIN_PX, MARGIN_PX + -height % GRID_PX
