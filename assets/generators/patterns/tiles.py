"""Mosaic: tesserae of glass and gold set in rows that follow the drawing of a peacock."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from assets.generators.paint.brush import sample
from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import (
    Labels,
    Picture,
    Plane,
    Points,
    blur,
    fill,
    grid,
    mix,
    noise,
    plane,
    step,
    unit,
)
from assets.generators.paint.surface import lit

_FAN = swatches("#115a73", "#128a86", "#2fb573", "#117a92")
_EYE = ((1.0, "#e9b44c"), (0.78, "#9a2a2a"), (0.58, "#20a39e"), (0.32, "#15255f"))
_NECK = (
    (0.445, 0.62),
    (0.47, 0.50),
    (0.462, 0.42),
    (0.49, 0.375),
    (0.535, 0.385),
    (0.55, 0.43),
    (0.545, 0.52),
    (0.56, 0.62),
)
_GROUND = ((-0.1, 0.9), (0.2, 0.87), (0.5, 0.885), (0.8, 0.865), (1.1, 0.9), (1.1, 1.1), (-0.1, 1.1))


def mosaic(side: int, rng: np.random.Generator) -> Picture:
    """A peacock in glass and gold tesserae."""
    drawing = _peacock(side, rng)
    outlines = (drawing.labels != np.roll(drawing.labels, 1, 0)) | (drawing.labels != np.roll(drawing.labels, 1, 1))
    distance = blur(plane(cv2.distanceTransform((~outlines).astype(np.uint8), cv2.DIST_L2, 5)), 2.0)
    smooth = blur(distance, 3)
    across = plane(np.arctan2(cv2.Sobel(smooth, cv2.CV_32F, 0, 1), cv2.Sobel(smooth, cv2.CV_32F, 1, 0)))
    bed = _Bed(side, rng)
    for parts, tries in ((66, 60000), (84, 40000), (120, 30000), (170, 20000)):
        bed.fill(drawing.picture, across, distance, side / parts, tries)
    return lit(plane(np.clip(bed.colour, 0, 1)), bed.height, depth=0.8, shine=0.3, gloss=5.0)


class _Drawing:
    """Flat colours, and the number of the shape at each place."""

    def __init__(self, ground: Picture) -> None:
        self.picture = ground
        self.labels: Labels = np.zeros(ground.shape[:2], np.int32)
        self._count = 0

    def lay(self, mask: Plane, colour: Picture) -> None:
        """Lay a shape over what is there."""
        self._count += 1
        self.picture = mix(self.picture, colour, mask)
        self.labels[mask > 0.5] = self._count


def _peacock(side: int, rng: np.random.Generator) -> _Drawing:
    x, y = grid(side)
    sunlight = unit(plane(np.hypot(x - 0.5, y - 0.62) + 0.02 * noise(side, rng, 0.1, 2)))
    drawing = _Drawing(ramp(sunlight, swatches("#fbe08a", "#f2c04e", "#d99a3a", "#b0682c")))
    _lay_tail(drawing, x, y)
    body = fill(side, _egg(0.5, 0.70, 0.105, 0.20))
    drawing.lay(body, ramp(unit(plane(x + y)), swatches("#4a90f0", "#2a5fd8", "#1c36a0")))
    drawing.lay(fill(side, _NECK), ramp(unit(y), swatches("#3f8ee0", "#2450b4", "#1b2f86")))
    drawing.lay(fill(side, [(0.468, 0.40), (0.425, 0.415), (0.466, 0.425)]), rgb("#f3c64c"))
    drawing.lay(step(0.011, 0.009, np.hypot(x - 0.492, y - 0.405)), rgb("#fbf3dc"))
    for a in np.linspace(-0.5, 0.5, 5):
        crest = np.hypot(x - 0.515 - 0.075 * np.sin(a), y - 0.385 + 0.075 * np.cos(a))
        drawing.lay(step(0.014, 0.012, crest), rgb("#e9b44c"))
    grass = ramp(unit(plane(np.sin(30 * x) + 8 * y)), swatches("#7d8f3a", "#3f6b34", "#8c2f2a"))
    drawing.lay(fill(side, _GROUND), grass)
    rim = plane(np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)))
    drawing.lay(step(0.062, 0.058, rim), rgb("#f3e6c8"))
    checks = plane((np.floor(x * 16) + np.floor(y * 16)) % 2)
    drawing.lay(step(0.047, 0.043, rim), mix(rgb("#1b2a5a"), rgb("#a5302a"), checks))
    return drawing


def _lay_tail(drawing: _Drawing, x: Plane, y: Plane) -> None:
    """The fan, and two rings of eyes on it."""
    reach, turn = plane(np.hypot(x - 0.5, (y - 0.60) * 1.02)), np.arctan2(x - 0.5, -(y - 0.60))
    fan = step(1.95, 1.92, np.abs(turn)) * step(0.53, 0.525, reach)
    drawing.lay(plane(fan), ramp(np.clip(reach / 0.53, 0, 1), _FAN))
    for ring, (radius, eyes, size) in enumerate(((0.445, 10, 0.066), (0.285, 8, 0.052))):
        for k in range(eyes):
            a = -1.78 + 3.56 * (k + 0.5 * ring) / (eyes - 1)
            if abs(a) > 1.85:
                continue
            dx, dy = x - 0.5 - radius * np.sin(a), y - 0.60 + radius * np.cos(a)
            along, across = dx * np.sin(a) - dy * np.cos(a), dx * np.cos(a) + dy * np.sin(a)
            r = plane(np.hypot(along * 0.8, across) / size)
            for edge, code in _EYE:
                drawing.lay(step(edge + 0.03, edge - 0.03, r), rgb(code))


def _egg(cx: float, cy: float, w: float, h: float) -> Points:
    t = np.linspace(0, 2 * np.pi, 60)
    return plane(np.stack([cx + w * np.sin(t) * (1 - 0.15 * np.cos(t)), cy - h * np.cos(t)], axis=1))


class _Bed:
    """Mortar that tiles are pressed into, one by one, wherever one still fits.

    Attributes:
        colour, height: what the finished wall looks like so far.
    """

    def __init__(self, side: int, rng: np.random.Generator) -> None:
        self._rng = rng
        self._taken = np.zeros((side, side), np.uint8)
        self.height = plane(0.4 * noise(side, rng, 0.006, 2))
        self.colour = plane(rgb("#9c8a74") * (1 + 0.12 * noise(side, rng, 0.006, 2))[..., None])

    def fill(self, motif: Picture, across: Plane, distance: Plane, size: float, tries: int) -> None:
        """Try tiles of about `size` pixels in many places, nearest to the outlines first, turned with them."""
        at = plane(self._rng.uniform(0, motif.shape[0], (tries, 2)))
        row, turn = sample(distance, at), sample(across, at)
        # Snapping to rows a tile apart is what makes the courses of tiles run along the drawing.
        snapped = (np.floor(row / size) + 0.5) * size
        at = plane(at + (snapped - row)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1))
        colours = shaken(sample(motif, at), self._rng, 0.012, 0.12, 0.10)
        order = np.argsort(np.floor(row / size) + 0.2 * self._rng.random(tries), kind="stable")
        for k in order:
            self._press(at[k], float(turn[k]), size, colours[k])

    def _press(self, at: Points, turn: float, size: float, tone: Plane) -> None:
        """Press one tile in if hardly anything of it would lie on another."""
        window = _window(at, size, self._taken.shape[0])
        half = size * 0.5 * self._rng.uniform(0.86, 1.04, 2)
        if window is None:
            return
        rows, columns = window
        tile = self._outline(plane(at - (columns.start, rows.start)), turn, plane(half), self._taken[window].shape)
        area, taken = int(tile.sum()), self._taken[window]
        grown = np.asarray(cv2.dilate(tile, np.ones((3, 3), np.uint8)), np.uint8)
        if area == 0 or int((taken & grown).sum()) > 0.07 * area:
            return
        inside = (tile > 0) & (taken == 0)
        taken |= inside.astype(np.uint8)
        ys, xs = np.mgrid[rows, columns]
        tilt = self._rng.normal(0, 0.05, 2)
        edge = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 3)
        shade = 1 + 0.05 * self._rng.standard_normal() + 0.03 * self._rng.standard_normal((*inside.shape, 1))
        self.colour[window][inside] = (tone * shade)[inside]
        slope = 1.4 * (tilt[0] * (xs - at[0]) + tilt[1] * (ys - at[1]))
        self.height[window][inside] = (3.5 + np.minimum(edge, 3.0) + slope)[inside]

    def _outline(self, centre: Points, turn: float, half: Points, shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
        """A slightly crooked square, turned, as a mask of 0 and 1."""
        corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half * self._rng.uniform(0.88, 1.08, (4, 2))
        c, s = np.cos(turn), np.sin(turn)
        points = np.round((corners @ np.array([[c, s], [-s, c]]) + centre) * 8).astype(np.int32)
        tile = np.zeros(shape, np.uint8)
        cv2.fillConvexPoly(tile, points.reshape(-1, 1, 2), 1, cv2.LINE_8, shift=3)
        return tile


def _window(at: Points, size: float, side: int) -> tuple[slice, slice] | None:
    """Rows and columns around a tile, cut at the border; None outside."""
    reach = int(size * 0.8) + 2
    left, top = max(0, int(at[0]) - reach), max(0, int(at[1]) - reach)
    right, bottom = min(side, int(at[0]) + reach), min(side, int(at[1]) + reach)
    return (slice(top, bottom), slice(left, right)) if right > left and bottom > top else None
