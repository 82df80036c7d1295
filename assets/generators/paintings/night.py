"""Impasto: a night sky in whirls of thick paint over a sleeping village."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.brush import Easel
from assets.generators.paint.colour import ramp, rgb, swatches
from assets.generators.paint.fields import Picture, Plane, fill, grid, mix, noise, noise_line, plane, step, unit

_WHIRLS = (
    (0.34, 0.30, 0.17, 1.0),
    (0.60, 0.44, 0.10, -1.0),
    (0.84, 0.17, 0.13, 1.0),
    (0.08, 0.10, 0.09, -1.0),
    (0.93, 0.46, 0.08, 1.0),
)
_STARS = (
    (0.12, 0.30, 0.020),
    (0.52, 0.12, 0.024),
    (0.68, 0.25, 0.018),
    (0.20, 0.50, 0.016),
    (0.44, 0.53, 0.014),
    (0.95, 0.33, 0.018),
)


def _sky(side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    x, y = grid(side)
    angle = plane(0.25 * noise(side, rng, 0.5, 2) + 0.25 * np.sin(7 * x + 3 * y))
    vx, vy = plane(np.cos(angle)), plane(np.sin(angle))
    bands = 0.5 * np.sin(26 * (y + 0.05 * np.sin(6 * x)) + 2 * noise(side, rng, 0.25, 2))
    for cx, cy, radius, turn in _WHIRLS:
        dx, dy = x - cx, y - cy
        r = np.hypot(dx, dy)
        pull = np.exp(-((r / radius) ** 2)) * 5
        vx, vy = plane(vx + turn * pull * -dy / (r + 1e-3)), plane(vy + turn * pull * dx / (r + 1e-3))
        spiral = np.sin(2 * np.pi * (r / radius * 2.6) - turn * np.arctan2(dy, dx))
        bands = bands * (1 - step(1.5 * radius, 0.9 * radius, r)) + step(1.5 * radius, 0.9 * radius, r) * spiral
    tone = unit(plane(bands + 0.35 * noise(side, rng, 0.08, 3) + 1.1 * (y - 0.3)))
    palette = swatches("#101c5c", "#1d3796", "#2a62c4", "#55a0d8", "#a5d6dc", "#f4eec0")
    picture = ramp(tone, palette, (0, 0.22, 0.45, 0.68, 0.87, 1))
    return picture, plane(np.arctan2(vy, vx))


def _lights(picture: Picture, angle: Plane, side: int) -> tuple[Picture, Plane]:
    x, y = grid(side)
    moon = (0.84, 0.17, 0.055)
    for cx, cy, radius in (*_STARS, moon):
        r = plane(np.hypot(x - cx, y - cy))
        halo = plane(0.55 + 0.45 * np.cos(2 * np.pi * r / radius / 1.1)) * step(radius * 3.2, radius * 0.8, r)
        picture = mix(picture, rgb("#f3d667"), 0.85 * halo)
        picture = mix(picture, rgb("#fff3c4"), step(radius, radius * 0.6, r))
        turning = plane(np.arctan2(x - cx, -(y - cy)))
        angle = plane(np.where(r < radius * 3.2, turning, angle))
    bite = step(0.052, 0.044, np.hypot(x - 0.862, y - 0.155))
    return mix(picture, rgb("#e79a2c"), bite), angle


def _ground(picture: Picture, angle: Plane, side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    _, y = grid(side)
    layers = (
        (0.60, 0.045, 0.55, "#234f92", "#5aa3c4"),
        (0.69, 0.035, 0.45, "#1b5068", "#4ab0a0"),
        (0.80, 0.025, 0.6, "#153f3c", "#63a552"),
        (0.92, 0.02, 0.5, "#14303a", "#a9b23a"),
    )
    for level, rise, cell, dark, light in layers:
        line = level + rise * noise_line(side, rng, cell, 3)
        below = step(0, 0.004, y - line[None])
        slope = plane(
            np.broadcast_to(np.arctan(np.gradient(line) * side), (side, side)) + 0.5 * noise(side, rng, 0.1, 2)
        )
        tone = unit(plane(noise(side, rng, 0.05, 3) - 9 * (y - line[None])))
        picture = mix(picture, ramp(tone, swatches(dark, dark, light)), below)
        angle = plane(np.where(below > 0.5, slope, angle))
    return picture, angle


def _village(picture: Picture, side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    drawn = np.zeros((side, side), np.float32)
    for at in np.sort(rng.uniform(0.06, 0.94, 15)):
        floor = 0.78 + rng.uniform(-0.01, 0.05)
        w, h, roof = rng.uniform(0.022, 0.04), rng.uniform(0.02, 0.035), rng.uniform(0.02, 0.035)
        wall = [(at - w, floor), (at - w, floor - h), (at + w, floor - h), (at + w, floor)]
        gable = [(at - w * 1.2, floor - h), (at, floor - h - roof), (at + w * 1.2, floor - h)]
        picture = mix(picture, rgb(str(rng.choice(["#2b4a7c", "#3a5c86", "#54708c", "#27385f"]))), fill(side, wall))
        picture = mix(picture, rgb(str(rng.choice(["#0f1c3c", "#6b3a2a", "#1b2a4e"]))), fill(side, gable))
        for k in rng.choice(3, 2, replace=False):
            cx, cy, s = at + (k - 1) * w * 0.6, floor - h * 0.5, 0.0062
            pane = [(cx - s, cy - s * 1.3), (cx + s, cy - s * 1.3), (cx + s, cy + s * 1.3), (cx - s, cy + s * 1.3)]
            picture = mix(picture, rgb("#ffc640"), fill(side, pane))
        drawn = np.maximum(drawn, np.maximum(fill(side, wall), fill(side, gable)))
    spire = [(0.40, 0.79), (0.425, 0.585), (0.45, 0.79)]
    return mix(picture, rgb("#16224a"), fill(side, spire)), np.maximum(drawn, fill(side, spire))


def impasto_swirl(side: int, rng: np.random.Generator) -> Picture:
    """Whirling night sky, moon and village in ridged oil paint."""
    motif, angle = _sky(side, rng)
    motif, angle = _lights(motif, angle, side)
    motif, angle = _ground(motif, angle, side, rng)
    motif, houses = _village(motif, side, rng)
    upright = np.full((side, side), np.pi / 2, np.float32)
    unitless = side / 1024
    easel = Easel(np.broadcast_to(rgb("#182448"), motif.shape))
    easel.cover(motif, angle, rng, 22 * unitless, 130 * unitless, value=0.14, hue=0.02)
    easel.cover(motif, angle, rng, 12 * unitless, 80 * unitless, value=0.16, hue=0.025, spacing=1.0)
    detail = cv2.GaussianBlur(np.abs(cv2.Laplacian(motif @ plane([0.3, 0.6, 0.1]), cv2.CV_32F, ksize=5)), (0, 0), 5)
    easel.cover(
        motif, angle, rng, 7 * unitless, 38 * unitless, keep=plane(unit(plane(detail)) * 0.9), value=0.1, spacing=0.9
    )
    easel.cover(motif, upright, rng, 6 * unitless, 14 * unitless, keep=houses, value=0.05, spacing=0.45)
    return easel.picture(depth=1.3, shine=0.35)
