"""Planes of numbers that everything is painted from: noise, steps, warps, cells and flow.

A plane is float32 H x W; a picture is float32 H x W x 3, RGB, 0..1. Lengths are fractions of the side unless they end
in `_px`.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]
Picture = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Points = npt.NDArray[np.float32]


def plane(values: npt.ArrayLike) -> Plane:
    """The same numbers as float32."""
    return np.asarray(values, np.float32)


def grid(side: int) -> tuple[Plane, Plane]:
    """x (to the right) and y (down), each 0..1 over the square."""
    line = (np.arange(side, dtype=np.float32) + 0.5) / side
    x, y = np.meshgrid(line, line)
    return plane(x), plane(y)


def noise(
    side: int,
    rng: np.random.Generator,
    cell: float,
    octaves: int = 1,
    gain: float = 0.5,
    stretch: tuple[float, float] = (1.0, 1.0),
) -> Plane:
    """Smooth noise, mean 0, deviation 1; `cell` is the size of its largest lumps, `stretch` widens them in x and y."""
    total = np.zeros((side, side), np.float32)
    for octave in range(octaves):
        size = cell / 2**octave
        columns = int(np.clip(round(1 / (size * stretch[0])), 2, side))
        rows = int(np.clip(round(1 / (size * stretch[1])), 2, side))
        coarse = rng.standard_normal((rows, columns)).astype(np.float32)
        total += gain**octave * cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
    return plane((total - total.mean()) / (total.std() + 1e-6))


def noise_line(count: int, rng: np.random.Generator, cell: float, octaves: int = 4, gain: float = 0.5) -> Plane:
    """The same along a line of `count` numbers: horizons, ridges, ragged edges."""
    total = np.zeros(count, np.float32)
    at = np.linspace(0, 1, count)
    for octave in range(octaves):
        knots = max(2, round(2**octave / cell) + 1)
        coarse = rng.standard_normal((1, knots)).astype(np.float32)
        where = plane(at * (knots - 1))[None]
        total += (
            gain**octave
            * cv2.remap(coarse, where, np.zeros_like(where), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)[0]
        )
    return plane((total - total.mean()) / (total.std() + 1e-6))


def unit(values: Plane, low: float = 1.0, high: float = 99.0) -> Plane:
    """Stretch so that the percentiles `low` and `high` become 0 and 1, and clip."""
    bottom, top = np.percentile(values, (low, high))
    return plane(np.clip((values - bottom) / (top - bottom + 1e-6), 0, 1))


def step(edge0: float, edge1: float, values: npt.ArrayLike) -> Plane:
    """Smooth step from 0 at edge0 to 1 at edge1 (which may be the smaller)."""
    t = np.clip((plane(values) - edge0) / (edge1 - edge0), 0, 1)
    return plane(t * t * (3 - 2 * t))


def blur(values: Plane, sigma_px: float) -> Plane:
    """Gaussian blur of a plane or a picture."""
    return plane(cv2.GaussianBlur(values, (0, 0), max(sigma_px, 0.1)))


def warp(values: Plane, dx_px: Plane, dy_px: Plane) -> Plane:
    """Read a plane or a picture at displaced places."""
    height, width = values.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return plane(
        cv2.remap(values, plane(x + dx_px), plane(y + dy_px), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    )


def wobble(values: Plane, rng: np.random.Generator, cell: float, amount_px: float, octaves: int = 3) -> Plane:
    """Warp by noise: straight lines become hand-drawn."""
    side = values.shape[0]
    return warp(
        values, plane(amount_px * noise(side, rng, cell, octaves)), plane(amount_px * noise(side, rng, cell, octaves))
    )


def mix(below: npt.ArrayLike, above: npt.ArrayLike, amount: npt.ArrayLike) -> Picture:
    """Lay `above` over `below` (pictures or colours) with the plane `amount`, 0..1."""
    share = plane(amount)
    if share.ndim == 2:
        share = share[..., None]
    return plane(plane(below) * (1 - share) + plane(above) * share)


def cells(side: int, points: Points) -> tuple[Labels, Plane]:
    """Voronoi cells of points in pixels: the index of the nearest point, and the distance to the cell's border."""
    seeds = np.full((side, side), 255, np.uint8)
    columns = np.clip(points[:, 0].astype(int), 0, side - 1)
    rows = np.clip(points[:, 1].astype(int), 0, side - 1)
    seeds[rows, columns] = 0
    _, raw = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    index = np.zeros(int(raw.max()) + 1, np.int32)
    index[raw[rows, columns]] = np.arange(len(points))
    labels = index[raw]
    return labels, border_distance(labels)


def border_distance(labels: Labels) -> Plane:
    """Distance in pixels to the nearest place where the label changes."""
    border = np.zeros(labels.shape, bool)
    border[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    border[1:, :] |= labels[1:, :] != labels[:-1, :]
    return plane(cv2.distanceTransform((~border).astype(np.uint8), cv2.DIST_L2, 5))


def scatter(side: int, rng: np.random.Generator, spacing_px: float, jitter: float = 0.9) -> Points:
    """A jittered grid of points in pixels, every second row shifted, reaching a little over the border."""
    line = np.arange(-spacing_px, side + spacing_px, spacing_px, dtype=np.float32)
    x, y = np.meshgrid(line, line)
    x[1::2] += spacing_px / 2
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    return plane(points + rng.uniform(-0.5, 0.5, points.shape) * spacing_px * jitter)


def flow(values: Plane, side: int, angle: Plane, length_px: float) -> Plane:
    """Smear noise along an angle field (line integral convolution): hair, wood, the trail of a brush."""
    x0, y0 = np.meshgrid(np.arange(side, dtype=np.float32), np.arange(side, dtype=np.float32))
    total, stride = values.copy(), 1.5
    for sign in (-1.0, 1.0):
        x, y = plane(x0), plane(y0)
        for _ in range(int(length_px / stride / 2)):
            here = cv2.remap(angle, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REFLECT_101)
            x, y = plane(x + sign * stride * np.cos(here)), plane(y + sign * stride * np.sin(here))
            total += cv2.remap(values, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return plane((total - total.mean()) / (total.std() + 1e-6))


def fill(side: int, outline: npt.ArrayLike, soft_px: float = 0.0) -> Plane:
    """A filled polygon (outline in fractions of the side) as a plane 0..1, smooth at its border."""
    canvas = np.zeros((side, side), np.uint8)
    corners = np.round(np.asarray(outline, np.float32) * side * 16).astype(np.int32)
    cv2.fillPoly(canvas, [corners.reshape(-1, 1, 2)], 255, cv2.LINE_AA, shift=4)
    filled = plane(canvas / np.float32(255))
    return blur(filled, soft_px) if soft_px else filled


def drawn(side: int, lines: Sequence[npt.ArrayLike], width_px: float) -> Plane:
    """Smooth lines (points in fractions of the side) as a plane 0..1."""
    canvas = np.zeros((side, side), np.uint8)
    paths = [np.round(np.asarray(line, np.float32) * side * 16).astype(np.int32).reshape(-1, 1, 2) for line in lines]
    cv2.polylines(canvas, paths, False, 255, max(1, round(width_px)), cv2.LINE_AA, shift=4)
    return plane(canvas / np.float32(255))
