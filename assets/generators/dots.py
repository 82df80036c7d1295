"""Pointillism: a river afternoon in points of unmixed colour."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.brush import sample
from assets.generators.colour import ramp, rgb, shaken, swatches
from assets.generators.fields import Picture, Plane, blur, fill, grid, mix, noise, noise_line, plane, scatter, step, unit
from assets.generators.surface import lit, weave


def _river(side: int, rng: np.random.Generator) -> Picture:
    """Poplars and sails in late light."""
    x, y = grid(side)
    sky = ramp(np.clip(y / 0.42 + 0.05 * noise(side, rng, 0.2, 3), 0, 1), swatches("#5b8fd6", "#9fc3e6", "#f4d9c0", "#ffd58a"))
    cloud = step(0.4, 1.5, noise(side, rng, 0.22, 4, stretch=(2, 0.7)) + 0.8 * (0.3 - y))
    picture = mix(sky, rgb("#fff1e0"), 0.8 * cloud)
    picture = mix(picture, rgb("#ffe9a8"), step(0.30, 0.02, np.hypot(x - 0.34, y - 0.33)))
    hills = step(0, 0.006, y - (0.40 - 0.03 * noise_line(side, rng, 0.4, 3))[None])
    picture = mix(picture, ramp(unit(noise(side, rng, 0.1, 2)), swatches("#6f78c4", "#9a8fc8", "#c29ac0")), hills)
    for at, top, width in ((0.05, 0.08, 0.055), (0.15, 0.14, 0.05), (0.235, 0.2, 0.042), (0.86, 0.04, 0.06), (0.95, 0.10, 0.06), (0.76, 0.17, 0.045), (0.69, 0.25, 0.032)):
        crown = (x - at) / width
        tall = np.sqrt(np.clip(1 - ((y - (top + 0.44) / 2) / ((0.46 - top) / 2)) ** 2, 0, 1)) * (1 + 0.18 * noise(side, rng, 0.03, 2))
        tree = step(1.0, 0.85, np.abs(crown) / (tall + 1e-3)) * (tall > 0.02)
        tone = ramp(unit(plane(-crown + 0.6 * noise(side, rng, 0.03, 2))), swatches("#1d3566", "#2a5f5f", "#5f9450", "#dcc860"))
        picture = mix(picture, tone, tree)
    bank = step(0, 0.006, y - (0.452 - 0.012 * noise_line(side, rng, 0.2, 3))[None])
    picture = mix(picture, ramp(unit(noise(side, rng, 0.05, 3)), swatches("#2f6f58", "#7fa055", "#e6cf7a")), bank)
    shore = 0.475
    mirror = cv2.flip(picture, 0)[np.clip((side * (1 - 2 * shore) + np.arange(side)).astype(int), 0, side - 1)]
    shift = (0.012 * side * noise(side, rng, 0.02, 2, stretch=(4, 0.5)) * np.clip((y - shore) * 5, 0.3, 2)).astype(np.int32)
    columns = np.clip(np.arange(side)[None] + shift, 0, side - 1)
    water = np.take_along_axis(mirror, columns[..., None].repeat(3, 2), 1)
    water = mix(water, ramp(unit(noise(side, rng, 0.04, 2, stretch=(5, 0.6))), swatches("#1d4fa0", "#3f8fc8", "#f7dca0")), 0.45 * np.ones_like(x))
    picture = mix(picture, water, step(shore, shore + 0.004, y))
    for cx, cy, size in ((0.46, 0.62, 0.20), (0.64, 0.53, 0.10), (0.54, 0.50, 0.06)):
        picture = _sail(picture, side, cx, cy, size)
    lawn = step(0, 0.006, y - (0.80 + 0.10 * np.sin(np.linspace(0.2, 3.2, side)) * 0.6 + 0.008 * noise_line(side, rng, 0.1, 3))[None])
    grass = ramp(unit(plane(noise(side, rng, 0.12, 3) + 2 * (x - 0.5))), swatches("#274f6e", "#3f7f5c", "#8fae5a", "#efd680"))
    picture = mix(picture, grass, lawn)
    return _parasols(picture, side)


def _sail(picture: Picture, side: int, cx: float, cy: float, s: float) -> Picture:
    for sign in (1, -1):
        h = s if sign > 0 else 0.7 * s
        light = "#fffaf0" if sign > 0 else "#f3d6c0"
        picture = mix(picture, rgb(light), 1.0 * fill(side, [(cx + 0.01, cy - sign * h), (cx + 0.42 * s, cy - sign * 0.06 * s), (cx + 0.01, cy - sign * 0.06 * s)]))
        picture = mix(picture, rgb("#e98a6a"), 0.9 * fill(side, [(cx - 0.005, cy - sign * 0.85 * h), (cx - 0.22 * s, cy - sign * 0.06 * s), (cx - 0.005, cy - sign * 0.06 * s)]))
    return mix(picture, rgb("#7a2f2a"), fill(side, [(cx - 0.3 * s, cy - 0.05 * s), (cx + 0.45 * s, cy - 0.05 * s), (cx + 0.3 * s, cy + 0.05 * s), (cx - 0.22 * s, cy + 0.05 * s)]))


def _parasols(picture: Picture, side: int) -> Picture:
    """Figures on the lawn, in silhouette with a lit side."""
    for cx, foot, s, dress, shade in ((0.20, 0.97, 0.19, "#3a3f9a", "#e2482f"), (0.31, 0.96, 0.16, "#c8375c", "#f4c542"), (0.80, 0.98, 0.21, "#2b3360", "#f08a3c")):
        picture = mix(picture, rgb("#1b3a5e"), 0.7 * fill(side, [(cx - 0.1 * s, foot), (cx + 0.9 * s, foot + 0.1 * s), (cx + 0.9 * s, foot + 0.16 * s), (cx - 0.1 * s, foot + 0.08 * s)]))
        picture = mix(picture, rgb(dress), fill(side, [(cx - 0.09 * s, foot - 0.72 * s), (cx + 0.09 * s, foot - 0.72 * s), (cx + 0.26 * s, foot), (cx - 0.26 * s, foot)]))
        picture = mix(picture, rgb("#f1c8a2"), fill(side, [(cx - 0.055 * s, foot - 0.9 * s), (cx + 0.055 * s, foot - 0.9 * s), (cx + 0.05 * s, foot - 0.74 * s), (cx - 0.05 * s, foot - 0.74 * s)]))
        a = np.linspace(np.pi, 2 * np.pi, 30)
        dome = np.stack([cx + 0.06 * s + 0.34 * s * np.cos(a), foot - 0.92 * s + 0.26 * s * np.sin(a)], axis=1)
        picture = mix(picture, rgb(shade), fill(side, dome))
    return picture


def pointillism(side: int, rng: np.random.Generator) -> Picture:
    """River, poplars and sails in dots of pure colour."""
    motif = blur(_river(side, rng), side * 0.003)
    canvas = np.ascontiguousarray((np.broadcast_to(rgb("#e9dcc0"), motif.shape) * (1 + 0.05 * weave(side, rng, side / 150))[..., None] * 255).clip(0, 255).astype(np.uint8))
    height = np.full((side, side), 120, np.uint8)
    for radius, spacing, hue, value in ((8.6, 1.4, 0.03, 0.08), (7.2, 1.55, 0.06, 0.12), (5.4, 2.1, 0.05, 0.11)):
        r = radius * side / 1024
        at = plane(rng.permutation(scatter(side, rng, r * spacing), axis=0))
        tones = _divided(sample(motif, at), rng, hue, value)
        for (px, py), tone, size in zip(at, tones, r * rng.uniform(0.75, 1.15, len(at)), strict=True):
            where, reach = (round(float(px) * 8), round(float(py) * 8)), round(float(size) * 8)
            cv2.circle(canvas, where, reach, tuple(float(255 * c) for c in tone), -1, cv2.LINE_AA, 3)
            cv2.circle(height, where, reach, int(rng.integers(140, 230)), -1, cv2.LINE_AA, 3)
    return lit(plane(canvas / np.float32(255)), blur(plane(height), 1.2) / 24, depth=0.35, shine=0.1, gloss=5)


def _divided(colours: Picture, rng: np.random.Generator, hue: float, value: float) -> Picture:
    """Divide each colour: purer, shifted to either side, and now and then its complement."""
    hsv = cv2.cvtColor(np.clip(colours, 0, 1)[None], cv2.COLOR_RGB2HSV)[0]
    hsv[:, 1] = np.clip(hsv[:, 1] * 1.12 + 0.06, 0, 1)
    opposite = rng.random(len(hsv)) < 0.07
    hsv[opposite, 0] = (hsv[opposite, 0] + 180) % 360
    hsv[opposite, 2] = np.clip(hsv[opposite, 2] * 0.9 + 0.1, 0, 1)
    return shaken(plane(cv2.cvtColor(plane(hsv)[None], cv2.COLOR_HSV2RGB)[0]), rng, hue, 0.08, value)
