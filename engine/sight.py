"""What is seen in a frame: which of it is people, and how near everything is.

The network is a small one of its own (`models.sight`), read once a frame beside the painting; its answers are small
maps, which `Sight` steadies over time and fits to the outlines in the frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.mask import Values
from engine.values import Pixels

GRID_PX = 32
"""Sides of what the network is given are multiples of this."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is where in a picture.

    Attributes:
        person: [h, w], 0 = nobody .. 255 = people. near: [h, w], 0 = the farthest .. 255 = the nearest in this picture.
            Both half as large as the picture that was looked at.
    """

    person: Values
    near: Values


class SightNetwork(Protocol):
    """Looks at pictures. Threads: one at a time."""

    def __call__(self, pixels: Pixels) -> Seen:
        """What is in a picture whose sides are multiples of `GRID_PX`, about 256 x 160 (that is what it learned from).

        Raises BackendError.
        """
