"""The canvas: noise that a painting starts from where the photograph gives it nothing to start from.

A convolution answers a plain wall with a plain wall or with a regular pattern. Texture networks feed noise at several
sizes for this reason (Ulyanov et al. 2016). Here the noise is a function of the place alone: the same for every frame,
so that a still camera sees a still painting, and the same for every part of a picture, so that tiles have no seams.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.grid import finest_px

Floats = npt.NDArray[np.float32]

_MIX = (np.uint32(0x7FEB352D), np.uint32(0x846CA68B))
_STEPS = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D), np.uint32(0x27D4EB2F))


def canvases(
    levels: int, channels: int, size_px: tuple[int, int], origin_px: tuple[int, int] = (0, 0)
) -> tuple[Floats, ...]:
    """The canvas under a picture, or under a part of a larger one: float32 [1, channels, h, w] a level, finest first.

    Args:
        levels: of the network.
        channels: of its canvas; 0: it has none, and the result is empty.
        size_px, origin_px: (width, height) and (left, top), multiples of 16.
    """
    if not channels:
        return ()
    found = []
    for level in range(levels):
        side = finest_px(levels) << level
        width, height, left, top = (extent // side for extent in (*size_px, *origin_px))
        found.append(canvas(level, channels, top, left, height, width)[None])
    return tuple(found)


def canvas(level: int, channels: int, top: int, left: int, height: int, width: int) -> Floats:
    """Standard normal noise, float32 [channels, height, width].

    Args:
        level: of the network, finest first; each has noise of its own.
        top, left: of the part, in places of that level.
    """
    rows = np.arange(top, top + height, dtype=np.uint32)[None, :, None]
    columns = np.arange(left, left + width, dtype=np.uint32)[None, None, :]
    planes = np.arange(channels, dtype=np.uint32)[:, None, None] + np.uint32(64 * level)
    seed = rows * _STEPS[0] ^ columns * _STEPS[1] ^ planes * _STEPS[2]
    # Box and Muller 1958: two even numbers, the first never 0, make a normal one.
    radius, turn = (_even(seed + _STEPS[3] * np.uint32(half)) for half in (1, 2))
    return np.asarray(np.sqrt(-2 * np.log(radius)) * np.cos(2 * np.pi * turn), np.float32)


def _even(seed: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    """Evenly spread over 0..1 without 0, by an integer hash that is the same on every machine."""
    mixed = seed
    for factor in _MIX:
        mixed = (mixed ^ (mixed >> np.uint32(16))) * factor
    mixed ^= mixed >> np.uint32(16)
    return np.asarray((mixed.astype(np.float64) + 0.5) / 2.0**32)
