"""Crystal: a bloom of shards, each with its own light."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.brush import sample
from assets.generators.paint.colour import ramp, rgb, swatches
from assets.generators.paint.fields import Bytes, Picture, Plane, Points, blur, grid, mix, noise, plane, step, unit
from assets.generators.paint.surface import glow


def _triangles(points: Points, side: int) -> list[Points]:
    """Delaunay triangles of points inside the square."""
    net = cv2.Subdiv2D((-side, -side, 3 * side, 3 * side))
    for px, py in points:
        net.insert((float(px), float(py)))
    corners = np.asarray(net.getTriangleList(), np.float32).reshape(-1, 3, 2)
    inside = (np.abs(corners - side / 2) < side * 0.75).all(axis=(1, 2))
    return list(corners[inside])


def crystal_shards(side: int, rng: np.random.Generator) -> Picture:
    """Splintered crystal, violet and ice with veins of magenta and gold."""
    x, y = grid(side)
    r, turn = np.hypot(x - 0.55, y - 0.48), np.arctan2(y - 0.48, x - 0.55)
    depth = plane(0.5 + 0.5 * np.cos(5 * turn + 9 * r) + 0.5 * noise(side, rng, 0.3, 2))
    motif = ramp(
        unit(plane(depth - 0.9 * r)), swatches("#0b0f33", "#27246e", "#5a35b0", "#2f86c9", "#7fe0e6", "#f2fbff")
    )
    motif = mix(
        motif,
        ramp(unit(noise(side, rng, 0.2, 2)), swatches("#ff4fa0", "#ff9a5a", "#ffe08a")),
        step(0.6, 1.5, noise(side, rng, 0.16, 3) + 0.6 * np.cos(3 * turn + 1)),
    )
    count = 620
    # Points gather in rays from the heart, so the shards are long outside and splinters inside.
    rays = rng.choice(np.linspace(-np.pi, np.pi, 34), count) + rng.normal(0, 0.035, count)
    reach = 0.02 + 0.85 * rng.random(count) ** 0.75
    at = np.stack([0.55 + reach * np.cos(rays), 0.48 + reach * np.sin(rays)], axis=1) * side
    around = (
        np.array([(-0.3, -0.3), (1.3, -0.3), (1.3, 1.3), (-0.3, 1.3), (0.5, -0.3), (0.5, 1.3), (-0.3, 0.5), (1.3, 0.5)])
        * side
    )
    picture, edges, height = motif.copy(), np.zeros((side, side), np.uint8), np.zeros((side, side), np.float32)
    for corners in _triangles(plane(np.concatenate([at, around])), side):
        _facet(picture, height, edges, motif, corners, rng)
    sharp = plane(edges / np.float32(255))
    inner = np.abs(((x * 0.8 + y * 0.6 + 0.06 * height) * 46) % 1.0 - 0.5)
    picture = mix(
        picture,
        np.clip(picture * 1.5 + 0.08, 0, 1),
        0.55 * step(0.08, 0.02, inner) * step(0.1, 1.0, noise(side, rng, 0.1, 2)),
    )
    picture = picture * (1 + 0.05 * noise(side, rng, 0.008, 2) + 0.05 * noise(side, rng, 0.03, 2))[..., None]
    picture = mix(picture, rgb("#eafcff"), 0.75 * sharp)
    sparks = np.zeros((side, side), np.float32)
    for px, py in at[rng.random(count) < 0.10]:
        cv2.circle(sparks, (int(px), int(py)), max(1, side // 500), float(rng.uniform(0.6, 1)), -1, cv2.LINE_AA)
    star = (
        blur(sparks, side * 0.0012)
        + 5 * cv2.GaussianBlur(sparks, (0, 0), sigmaX=side * 0.012, sigmaY=0.8)
        + 5 * cv2.GaussianBlur(sparks, (0, 0), sigmaX=0.8, sigmaY=side * 0.012)
    )
    return glow(np.clip(picture + star[..., None], 0, 1), side * 0.012, 0.22)


def _facet(
    picture: Picture, height: Plane, edges: Bytes, motif: Picture, corners: Points, rng: np.random.Generator
) -> None:
    """Paint one shard: a gradient from one corner across, brighter or darker by how it is turned."""
    side = picture.shape[0]
    low = np.clip(np.floor(corners.min(0)).astype(int) - 1, 0, side)
    high = np.clip(np.ceil(corners.max(0)).astype(int) + 2, 0, side)
    if (high - low).min() <= 0:
        return
    shape = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
    cv2.fillConvexPoly(shape, np.round((corners - low) * 8).astype(np.int32).reshape(-1, 1, 2), 1, cv2.LINE_8, 3)
    tone = sample(motif, np.clip(corners.mean(0), 0, side - 1)[None])[0]
    turn = rng.uniform(0, 2 * np.pi)
    ys, xs = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    run = (xs - corners[:, 0].mean()) * np.cos(turn) + (ys - corners[:, 1].mean()) * np.sin(turn)
    extent = float(np.ptp(corners, axis=0).max()) + 1
    facing = rng.normal(1.0, 0.28)
    shade = np.clip(facing * (1 + 0.9 * run / extent), 0.12, 2.2)[..., None]
    body = tone * shade + 0.30 * np.clip(shade - 1.15, 0, 1) * rgb("#dffaff")
    inside = shape > 0
    picture[low[1] : high[1], low[0] : high[0]][inside] = np.clip(body, 0, 1)[inside]
    height[low[1] : high[1], low[0] : high[0]][inside] = rng.normal()
    for k in range(3):
        ends = np.round(corners[[k, (k + 1) % 3]] * 8).astype(int).tolist()
        cv2.line(
            edges, ends[0], ends[1], int(rng.choice([40, 90, 160, 255], p=[0.45, 0.3, 0.15, 0.10])), 1, cv2.LINE_AA, 3
        )
