"""Mosaic: tesserae of glass and gold set in rows that follow the drawing."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.brush import sample
from assets.generators.colour import ramp, rgb, shaken, swatches
from assets.generators.fields import Labels, Picture, Plane, blur, fill, grid, mix, noise, plane, step, unit
from assets.generators.surface import lit


def _peacock(side: int, rng: np.random.Generator) -> tuple[Picture, Labels]:
    """A sun bird among tendrils: flat colours and the number of the region at each place."""
    x, y = grid(side)
    labels = np.zeros((side, side), np.int32)
    picture = ramp(unit(plane(np.hypot(x - 0.5, y - 0.62) + 0.02 * noise(side, rng, 0.1, 2))), swatches("#fbe08a", "#f2c04e", "#d99a3a", "#b0682c"))
    count = 0

    def lay(mask: Plane, colour: Picture) -> None:
        nonlocal picture, count
        count += 1
        picture = mix(picture, colour, mask)
        labels[mask > 0.5] = count

    tail = plane(np.hypot(x - 0.5, (y - 0.60) * 1.02))
    turn = np.arctan2(x - 0.5, -(y - 0.60))
    fan = step(1.95, 1.92, np.abs(turn)) * step(0.53, 0.525, tail)
    lay(fan, ramp(np.clip(tail / 0.53, 0, 1), swatches("#115a73", "#128a86", "#2fb573", "#117a92")))
    for ring, (radius, eyes, size) in enumerate(((0.445, 10, 0.066), (0.285, 8, 0.052))):
        for k in range(eyes):
            a = -1.78 + 3.56 * (k + 0.5 * (ring % 2)) / (eyes - 1)
            if abs(a) > 1.85:
                continue
            cx, cy = 0.5 + radius * np.sin(a), 0.60 - radius * np.cos(a)
            along, across = (x - cx) * np.sin(a) - (y - cy) * np.cos(a), (x - cx) * np.cos(a) + (y - cy) * np.sin(a)
            r = plane(np.hypot(along * 0.8, across) / size)
            for edge, colour in ((1.0, "#e9b44c"), (0.78, "#9a2a2a"), (0.58, "#20a39e"), (0.32, "#15255f")):
                lay(step(edge + 0.03, edge - 0.03, r), rgb(colour))
    body = fill(side, _egg(0.5, 0.70, 0.105, 0.20, 0.0))
    lay(body, ramp(unit(plane(x + y)), swatches("#4a90f0", "#2a5fd8", "#1c36a0")))
    neck = fill(side, [(0.445, 0.62), (0.47, 0.50), (0.462, 0.42), (0.49, 0.375), (0.535, 0.385), (0.55, 0.43), (0.545, 0.52), (0.56, 0.62)])
    lay(neck, ramp(unit(y), swatches("#3f8ee0", "#2450b4", "#1b2f86")))
    lay(fill(side, [(0.468, 0.40), (0.425, 0.415), (0.466, 0.425)]), rgb("#f3c64c"))
    lay(step(0.011, 0.009, plane(np.hypot(x - 0.492, y - 0.405))), rgb("#fbf3dc"))
    for k in range(5):
        a = -0.5 + 0.25 * k
        lay(step(0.014, 0.012, plane(np.hypot(x - 0.515 - 0.075 * np.sin(a), y - 0.385 + 0.075 * np.cos(a)))), rgb("#e9b44c"))
    lay(fill(side, [(-0.1, 0.9), (0.2, 0.87), (0.5, 0.885), (0.8, 0.865), (1.1, 0.9), (1.1, 1.1), (-0.1, 1.1)]), ramp(unit(plane(np.sin(30 * x) + 8 * y)), swatches("#7d8f3a", "#3f6b34", "#8c2f2a")))
    frame = plane(np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)))
    lay(step(0.062, 0.058, frame), rgb("#f3e6c8"))
    checks = plane((np.floor(x * 16) + np.floor(y * 16)) % 2)
    lay(step(0.047, 0.043, frame), mix(rgb("#1b2a5a"), rgb("#a5302a"), checks))
    return picture, labels


def _egg(cx: float, cy: float, w: float, h: float, turn: float) -> list[tuple[float, float]]:
    t = np.linspace(0, 2 * np.pi, 60)
    px, py = w * np.sin(t) * (1 - 0.15 * np.cos(t)), -h * np.cos(t)
    return [(cx + a * np.cos(turn) - b * np.sin(turn), cy + a * np.sin(turn) + b * np.cos(turn)) for a, b in zip(px, py, strict=True)]


def mosaic(side: int, rng: np.random.Generator) -> Picture:
    """A peacock in glass and gold tesserae."""
    motif, labels = _peacock(side, rng)
    edges = ((labels != np.roll(labels, 1, 0)) | (labels != np.roll(labels, 1, 1))).astype(np.uint8)
    distance = blur(plane(cv2.distanceTransform(1 - edges, cv2.DIST_L2, 5)), 2.0)
    gx, gy = cv2.Sobel(blur(distance, 3), cv2.CV_32F, 1, 0), cv2.Sobel(blur(distance, 3), cv2.CV_32F, 0, 1)
    angle = plane(np.arctan2(gy, gx))
    colour = np.full((side, side, 3), rgb("#9c8a74"), np.float32) * (1 + 0.12 * noise(side, rng, 0.006, 2))[..., None]
    height = plane(0.4 * noise(side, rng, 0.006, 2))
    taken = np.zeros((side, side), np.uint8)
    for size, tries in ((side / 66, 60000), (side / 84, 40000), (side / 120, 30000), (side / 170, 20000)):
        _set_tiles(colour, height, taken, motif, angle, distance, rng, size, tries)
    return lit(plane(np.clip(colour, 0, 1)), height, depth=0.8, shine=0.3, gloss=5.0)


def _set_tiles(
    colour: Picture, height: Plane, taken: Labels, motif: Picture, angle: Plane, distance: Plane, rng: np.random.Generator, size: float, tries: int
) -> None:
    """Set tiles of about `size` pixels wherever one fits, nearest to the outlines first, turned with them."""
    side = motif.shape[0]
    at = plane(rng.uniform(0, side, (tries, 2)))
    row = sample(distance, at)
    # Snapping to rows a tile apart is what makes the courses of tiles run along the drawing.
    snapped = (np.floor(row / size) + 0.5) * size
    turn = sample(angle, at)
    at = at + (snapped - row)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    order = np.argsort(np.floor(row / size) + 0.2 * rng.random(tries), kind="stable")
    colours = shaken(sample(motif, at), rng, 0.012, 0.12, 0.10)
    for k in order:
        half = size * 0.5 * rng.uniform(0.86, 1.04, 2)
        _set_tile(colour, height, taken, at[k], float(turn[k]), half, colours[k], rng)


def _set_tile(
    colour: Picture, height: Plane, taken: Labels, at: Plane, turn: float, half: Plane, tone: Plane, rng: np.random.Generator
) -> None:
    side, reach = colour.shape[0], int(half.max() * 1.5) + 2
    x0, y0 = int(at[0]) - reach, int(at[1]) - reach
    if min(x0, y0) < -reach or max(x0, y0) + reach > side:
        return
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half * rng.uniform(0.88, 1.08, (4, 2))
    c, s = np.cos(turn), np.sin(turn)
    shape = np.round(((corners @ np.array([[c, s], [-s, c]])) + (at - (x0, y0))) * 8).astype(np.int32)
    top, left = max(y0, 0), max(x0, 0)
    rows, columns = slice(top, min(y0 + 2 * reach, side)), slice(left, min(x0 + 2 * reach, side))
    tile = np.zeros((2 * reach, 2 * reach), np.uint8)
    cv2.fillConvexPoly(tile, shape.reshape(-1, 1, 2), 1, cv2.LINE_8, shift=3)
    tile = tile[top - y0 : top - y0 + rows.stop - top, left - x0 : left - x0 + columns.stop - left]
    area = int(tile.sum())
    grown = cv2.dilate(tile, np.ones((3, 3), np.uint8))
    if area == 0 or (taken[rows, columns] & grown).sum() > 0.07 * area:
        return
    inside = (tile > 0) & (taken[rows, columns] == 0)
    taken[rows, columns] |= inside.astype(np.uint8)
    ys, xs = np.mgrid[rows, columns]
    tilt = rng.normal(0, 0.05, 2)
    slope = plane(tilt[0] * (xs - at[0]) + tilt[1] * (ys - at[1]))
    depth = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 3)
    shade = tone * (1 + 0.05 * rng.standard_normal() + 0.03 * rng.standard_normal((*inside.shape, 1)))
    colour[rows, columns][inside] = shade[inside]
    height[rows, columns][inside] = (3.5 + np.minimum(depth, 3.0) + 4 * slope * 0.35)[inside]
