"""Watercolour: poppies and grasses, wet in wet, on rough white paper."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.colour import rgb, shaken, swatches
from assets.generators.paint.fields import (
    Picture,
    Plane,
    Points,
    blur,
    drawn,
    fill,
    grid,
    noise,
    plane,
    step,
    unit,
    warp,
)
from assets.generators.paint.surface import paper

_GROUND = (
    ("#7fd1e0", 0.2, 0.15, 0.34), ("#9a8fe0", 0.78, 0.2, 0.32), ("#ffd34d", 0.5, 0.33, 0.30),
    ("#7cc66a", 0.25, 0.75, 0.36), ("#3fa9b5", 0.8, 0.78, 0.34), ("#f48fb1", 0.55, 0.1, 0.22),
    ("#5b6fd0", 0.02, 0.5, 0.22), ("#2f8f5b", 0.5, 0.98, 0.36),
)  # fmt: skip
_GREENS = swatches("#2f7d32", "#5e9c2f", "#1d6a5a", "#8fae3a", "#23548a")
_REDS = swatches("#e8291c", "#f25a2a", "#d6154a", "#f7803a")
# Poppies from far to near: heart, size, tilt.
_FLOWERS = (
    (0.30, 0.34, 0.17, 0.2), (0.68, 0.27, 0.14, -0.3), (0.56, 0.56, 0.19, 0.1), (0.86, 0.50, 0.12, 0.5),
    (0.14, 0.62, 0.11, -0.4), (0.47, 0.12, 0.07, 0.0), (0.92, 0.12, 0.06, 0.3),
)  # fmt: skip


class Sheet:
    """Rough paper that takes transparent washes: pigment gathers at the edge of a wash and in the paper's hollows."""

    def __init__(self, side: int, rng: np.random.Generator) -> None:
        self.side, self.rng = side, rng
        self.tooth = paper(side, rng)
        self.absorbed = np.zeros((side, side, 3), np.float32)
        self._dx, self._dy = (side * 0.010 * noise(side, rng, 0.06, 4, 0.6) for _ in range(2))
        self._pools = [unit(noise(side, rng, 0.14, 4, 0.6)) for _ in range(4)]

    def wash(
        self, shape: Plane, colour: Plane, strength: float, edge: float = 0.9, soft_px: float = 0.0, ragged: float = 1.0
    ) -> None:
        """Lay one wash over `shape` (0..1); on wet paper (`soft_px` > 0) it blooms instead of drying to an edge."""
        rows, columns = _box(shape, round(self.side * 0.05 + 3 * soft_px))
        area = warp(
            shape[rows, columns], plane(ragged * self._dx[rows, columns]), plane(ragged * self._dy[rows, columns])
        )
        area = blur(area, soft_px) if soft_px else blur(area, 0.8)
        rim = np.clip(area - blur(area, self.side * 0.006), 0, 1) if not soft_px else 0.0
        pool = self._pools[int(self.rng.integers(0, 4))][rows, columns]
        amount = strength * (area * (0.55 + 0.75 * pool) + edge * 1.5 * rim * (0.4 + 0.9 * pool))
        amount = amount * (1 - 0.13 * self.tooth[rows, columns])
        self.absorbed[rows, columns] += amount[..., None] * -np.log(np.clip(colour, 0.02, 0.99))

    def picture(self) -> Picture:
        """The dry sheet."""
        white = rgb("#fbf8ef") * (1 + 0.022 * self.tooth)[..., None]
        return plane(np.clip(white * np.exp(-np.clip(self.absorbed, 0, 4)), 0, 1))


def _box(shape: Plane, margin: int) -> tuple[slice, slice]:
    """The rows and columns a shape touches, with a margin."""
    rows, columns = np.flatnonzero(shape.max(1) > 0.01), np.flatnonzero(shape.max(0) > 0.01)
    if len(rows) == 0:
        return slice(0, 1), slice(0, 1)
    height, width = shape.shape
    top, left = max(0, rows[0] - margin), max(0, columns[0] - margin)
    return slice(top, min(height, rows[-1] + margin)), slice(left, min(width, columns[-1] + margin))


def _petal(cx: float, cy: float, turn: float, length: float, width: float, rng: np.random.Generator) -> Points:
    """A broad petal from the heart of the flower outwards, its far edge uneven."""
    t = np.linspace(-1, 1, 40)
    along = length * (1 - np.abs(t) ** 2.6) * (1 + 0.07 * np.sin(9 * t + rng.uniform(0, 6)))
    across = width * np.sin(np.pi * t / 2) * (1 - 0.35 * t**4)
    c, s = np.cos(turn), np.sin(turn)
    return plane(np.stack([cx + along * c - across * s, cy + along * s + across * c], axis=1))


def _poppy(sheet: Sheet, cx: float, cy: float, size: float, tilt: float) -> None:
    """Five petals, darker towards the heart, and a ring of stamens."""
    rng, side, heart = sheet.rng, sheet.side, np.array([cx, cy])
    for turn in tilt + np.array([2.6, 3.9, 5.2, 0.3, 1.4]) + rng.normal(0, 0.12, 5):
        length = size * (0.78 + 0.22 * abs(np.cos(turn))) * rng.uniform(0.9, 1.1)
        petal = _petal(cx, cy, float(turn), length, size * 0.62, rng)
        colour = shaken(_REDS[rng.integers(0, 4)][None], rng, 0.012, 0.1, 0.06)[0]
        sheet.wash(fill(side, petal), colour, 0.62)
        sheet.wash(fill(side, (petal - heart) * 0.55 + heart), rgb("#a80f35"), 0.42, soft_px=side * 0.008)
    sheet.wash(fill(side, heart + size * _oval(0.17, 0.15)), rgb("#1c1430"), 1.4, soft_px=side * 0.002)
    for a in rng.uniform(0, 2 * np.pi, 22):
        stamen = heart + size * rng.uniform(0.2, 0.34) * np.array([np.cos(a), np.sin(a)])
        sheet.wash(fill(side, stamen + size * _oval(0.028, 0.032)), rgb("#241638"), 1.5, ragged=0.15)


def _oval(width: float, height: float) -> Points:
    a = np.linspace(0, 2 * np.pi, 24)
    return plane(np.stack([width * np.cos(a), height * np.sin(a)], axis=1))


def _stem(sheet: Sheet, start: Points, end: Points, bend: float, colour: Plane) -> None:
    t = np.linspace(0, 1, 30)[:, None]
    path = start + (end - start) * t + np.array([bend, 0]) * np.sin(np.pi * t)
    sheet.wash(drawn(sheet.side, [path], 0.007 * sheet.side), colour, 0.85, ragged=0.4)


def _leaf(sheet: Sheet, at: Points, turn: float, length: float, colour: Plane) -> None:
    t = np.linspace(0, 1, 24)
    width = 0.16 * length * np.sin(np.pi * t**0.8) * (1 + 0.35 * np.sin(t * 26))
    c, s = np.cos(turn + 0.5 * t), np.sin(turn + 0.5 * t)
    spine = at + length * np.stack([t * c, t * s], axis=1)
    normal = np.stack([-s, c], axis=1) * width[:, None]
    sheet.wash(fill(sheet.side, np.concatenate([spine + normal, (spine - normal)[::-1]])), colour, 0.75)


def watercolour(side: int, rng: np.random.Generator) -> Picture:
    """Poppies in running watercolour: scarlet and green over violet and turquoise washes."""
    sheet = Sheet(side, rng)
    x, y = grid(side)
    for code, cx, cy, r in _GROUND:
        near = 1 - np.hypot(x - cx, y - cy) / r
        sheet.wash(step(0.35, 0.75, near + 0.28 * noise(side, rng, 0.22, 4, 0.6)), rgb(code), 0.75, soft_px=side * 0.02)
        sheet.wash(step(0.5, 0.53, near + 0.3 * noise(side, rng, 0.2, 4, 0.6)), rgb(code), 0.28)
    for _ in range(34):
        at = plane([rng.uniform(0, 1), rng.uniform(0.7, 1.05)])
        _leaf(sheet, at, float(rng.uniform(-2.4, -0.9)), float(rng.uniform(0.12, 0.34)), _GREENS[rng.integers(0, 5)])
    for cx, cy, size, _ in _FLOWERS:
        root = plane([cx + rng.normal(0, 0.06), 1.05])
        _stem(sheet, plane([cx, cy + 0.3 * size]), root, float(rng.normal(0, 0.05)), _GREENS[rng.integers(0, 3)])
    for cx, cy, size, tilt in _FLOWERS:
        _poppy(sheet, cx, cy, size, tilt)
    _spatter(sheet)
    return sheet.picture()


def _spatter(sheet: Sheet) -> None:
    rng = sheet.rng
    inks = swatches("#e8291c", "#2f7d32", "#3f6fd0", "#f2a22b", "#8e44ad", "#1c8f9a")
    for _ in range(150):
        at, r = rng.random(2), 0.0012 + 0.006 * rng.random() ** 4
        sheet.wash(
            fill(sheet.side, at + _oval(r, r)), inks[rng.integers(0, 6)], float(rng.uniform(0.5, 1.1)), ragged=0.25
        )
