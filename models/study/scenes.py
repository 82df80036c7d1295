"""Scenes made up to study styles on where there are no photographs: dead leaves.

Opaque shapes of all sizes that hide one another, few large ones and many small ones, have the edges, the flat places
and the spectrum of photographs (Lee, Mumford and Huang 2001); a network that learns to see from them sees photographs
(Baradad et al. 2021). Light falls over each shape, some bear a grain.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Pixels = npt.NDArray[np.uint8]

_LEAVES = 90
_LEAST_PX = 5.0
_BACKGROUND = 0.35
"""Share of the scenes that begin with a plain wall of which much is still seen."""


def scene(side_px: int, rng: np.random.Generator) -> Pixels:
    """A scene of its own for each state of `rng`: uint8 [side_px, side_px, 3], RGB."""
    palette = rng.uniform(0.05, 0.95, (6, 1)) + rng.normal(0, 0.09, (6, 3))
    ground = _shaded(palette[0], (side_px, side_px), rng)
    plain = rng.random() < _BACKGROUND
    for radius in _radii(side_px, int(_LEAVES * (0.15 if plain else 1)), rng):
        colour = palette[int(rng.integers(len(palette)))] + rng.normal(0, 0.05, 3)
        mask = _leaf(side_px, radius, rng)
        box = mask.getbbox()
        if box is None:
            continue
        left, top, right, bottom = box
        share = (np.asarray(mask.crop(box), np.float32) / 255)[..., None]
        place = ground[top:bottom, left:right]
        place += share * (_shaded(colour, place.shape[:2], rng) - place)
    ground += rng.normal(0, 0.008, ground.shape)
    return np.asarray(np.clip(ground, 0, 1) * 255, np.uint8)


def _radii(side_px: int, count: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Distributed as the inverse square, the large ones first more often than not: what comes last lies on top."""
    most = side_px / 1.6
    even = rng.random(count)
    radii = 1 / (even / _LEAST_PX + (1 - even) / most)
    order = np.argsort(-radii * rng.uniform(0.3, 1.0, count))
    return np.asarray(radii[order])


def _leaf(side_px: int, radius: float, rng: np.random.Generator) -> Image.Image:
    """A disc, an ellipse, a bar or a polygon, with soft borders at times."""
    mask = Image.new("L", (side_px, side_px))
    draw = ImageDraw.Draw(mask)
    x, y = rng.uniform(-0.1 * side_px, 1.1 * side_px, 2)
    kind, turn, slim = rng.integers(3), rng.uniform(0, 2 * math.pi), rng.uniform(0.25, 1.0)
    corners = {0: 24, 1: 4, 2: int(rng.integers(3, 9))}[int(kind)]
    lengths = np.ones(corners) if kind < 2 else rng.uniform(0.5, 1.2, corners)
    points = []
    for index in range(corners):
        angle = 2 * math.pi * index / corners
        across, along = radius * lengths[index] * math.cos(angle), slim * radius * lengths[index] * math.sin(angle)
        points.append(
            (
                float(x + across * math.cos(turn) - along * math.sin(turn)),
                float(y + across * math.sin(turn) + along * math.cos(turn)),
            )
        )
    draw.polygon(points, fill=255)
    if rng.random() < 0.3:
        mask = mask.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.5, 3))))
    return mask


def _shaded(
    colour: npt.NDArray[np.float64], size: tuple[int, int], rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    """A colour [3] under a light that falls off, float32 [height, width, 3]; with a grain in a third of the cases."""
    height, width = size
    rows, columns = np.linspace(-0.5, 0.5, height)[:, None], np.linspace(-0.5, 0.5, width)[None]
    turn = rng.uniform(0, 2 * math.pi)
    light = 1 + rng.uniform(0, 0.5) * (math.cos(turn) * rows + math.sin(turn) * columns)
    if rng.random() < 0.33:
        cells = int(rng.choice((8, 16, 32, 64)))
        grain = Image.fromarray(rng.normal(0, 1, (cells, cells)).astype(np.float32))
        light += rng.uniform(0.02, 0.12) * np.asarray(grain.resize((width, height), Image.Resampling.BICUBIC))
    return np.asarray(light[..., None] * colour, np.float32)
