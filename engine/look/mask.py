"""Where the style goes: a small map over the whole picture, as a part of the look.

The value alone. `engine.look.mask_picture` reads and writes it as a picture, `engine.stylize.regions.compositing`
lays it over frames.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from engine.values import Plane

LONGEST_PX = 512
"""Longest side of a mask: finer than a brush, and a preset that holds one stays small."""


@dataclass(frozen=True, slots=True, repr=False)
class Mask:
    """How much of the painting shows where. Equal, and hashed, by content; can be pickled.

    Attributes:
        size_px: (width, height), each 1 to `LONGEST_PX`; it is stretched over the picture, whatever shape that has.
        values: one byte for each place, row by row: 0 = the untouched frame .. 255 = the painting.

    Threads: any.
    """

    size_px: tuple[int, int]
    values: bytes

    def __post_init__(self) -> None:
        width, height = self.size_px
        if not (1 <= width <= LONGEST_PX and 1 <= height <= LONGEST_PX):
            raise ValueError(f"the sides of a mask are 1 to {LONGEST_PX} pixels, not {width} x {height}")
        if not isinstance(self.values, bytes) or len(self.values) != width * height:
            raise ValueError(f"a mask of {width} x {height} needs as many bytes, not {len(self.values)}")

    def __repr__(self) -> str:
        """Short, and different for another content: names of unfinished work are made from it."""
        return f"Mask({self.size_px[0]}x{self.size_px[1]} {hashlib.sha256(self.values).hexdigest()[:16]})"

    @classmethod
    def of(cls, values: Plane) -> Mask:
        """A mask of these values, which are copied. Raises ValueError when they are no `Plane` or too many."""
        if values.ndim != 2 or values.dtype != np.uint8:
            raise ValueError(f"a mask is made of one byte a place, not of {values.dtype} {values.shape}")
        return cls((values.shape[1], values.shape[0]), values.tobytes())

    @property
    def map(self) -> Plane:
        """The values as an array nobody can write into; not a copy."""
        return np.frombuffer(self.values, np.uint8).reshape(self.size_px[1], self.size_px[0])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted anywhere."""
        return not self.map.any()

    @property
    def is_full(self) -> bool:
        """Whether everything is painted everywhere."""
        return bool(self.map.min() == 255)

    def inverted(self) -> Mask:
        """Painted where this one leaves the frame, and the other way round."""
        return Mask.of(255 - self.map)
