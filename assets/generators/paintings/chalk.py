"""Pastel: tulips in soft chalk on dark rough paper."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.brush import Paths, sample, trace
from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import (
    Picture,
    Plane,
    Points,
    blur,
    fill,
    grid,
    mix,
    noise,
    plane,
    scatter,
    step,
    unit,
)
from assets.generators.paint.surface import fibres, paper


def _tulip(
    side: int, motif: Picture, angle: Plane, cx: float, cy: float, size: float, lean: float, tones: Picture
) -> tuple[Picture, Plane]:
    """A cup of overlapping petals, each lit along its middle."""
    x, y = grid(side)
    for offset, width, tall, order in (
        (-0.42, 0.42, 1.02, 0),
        (0.42, 0.42, 1.0, 0),
        (-0.2, 0.45, 0.94, 1),
        (0.24, 0.43, 0.96, 1),
        (0.02, 0.46, 0.88, 2),
    ):
        t = np.linspace(0, np.pi, 40)
        px, py = (
            width * np.cos(t) * np.sin(t) ** 0.12 * (1 - 0.35 * np.sin(t) ** 6),
            -tall * np.sin(t) ** 0.75 * (1 + 0.22 * np.exp(-(((t - np.pi / 2) / 0.3) ** 2))),
        )
        tilt = lean + offset * 0.55
        c, s = np.cos(tilt), np.sin(tilt)
        outline = np.stack([cx + size * (offset * 0.55 + px * c - py * s), cy + size * (px * s + py * c)], axis=1)
        petal = fill(side, np.concatenate([outline, [(cx + size * offset * 0.4, cy + 0.16 * size)]]), 0.8)
        ux, uy = (x - cx) / size - offset * 0.55, (y - cy) / size
        across, along = ux * c + uy * s, -(-ux * s + uy * c)
        light = np.clip(
            0.30 + 0.18 * order + 0.40 * along - 0.9 * (across / width) ** 2 + 0.25 * (across / width), 0, 1
        )
        motif = mix(motif, ramp(light, tones), petal)
        angle = np.where(petal > 0.5, np.pi / 2 + tilt + 0.9 * across, angle)
    return motif, plane(angle)


def _garden(side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    x, y = grid(side)
    back = unit(plane(noise(side, rng, 0.35, 3) + 1.6 * (0.4 - y)))
    motif = ramp(back, swatches("#0d2f36", "#11545a", "#1c8c8a", "#5cc3b0", "#f4d6a0"))
    angle = plane(0.9 + 0.7 * noise(side, rng, 0.4, 2))
    greens = swatches("#123c2c", "#2a7a48", "#78b552", "#d3e07a")
    for number in range(26):
        foot, top = rng.uniform(-0.1, 1.1), rng.uniform(0.36, 0.72)
        t = np.linspace(0, 1, 30)
        bend, width = rng.normal(0, 0.16), rng.uniform(0.02, 0.045)
        spine = np.stack([foot + bend * t**2, 1.05 - (1.05 - top) * t], axis=1)
        across = width * np.sin(np.pi * (0.08 + 0.92 * t)) ** 0.7
        blade = fill(
            side,
            np.concatenate([spine + np.stack([across, 0 * t], 1), (spine - np.stack([across, 0 * t], 1))[::-1]]),
            0.8,
        )
        here = np.interp(y[:, :1], spine[::-1, 1], spine[::-1, 0]).astype(np.float32)
        light = np.clip(0.45 + (x - here) / width * (0.45 if number % 2 else -0.45) + 0.1 * (0.7 - y), 0, 1)
        motif = mix(motif, ramp(light, greens), blade)
        angle = np.where(blade > 0.5, np.pi / 2 - bend * 1.3, angle)
    coral, plum, gold = (
        swatches("#7a1230", "#e2404a", "#ff9166", "#ffdcb8"),
        swatches("#32124f", "#8a3fae", "#d98fd8", "#ffe3f2"),
        swatches("#9a4a10", "#f2952a", "#ffd256", "#fff6c8"),
    )
    beds = (
        (0.16, 0.30, 0.13, -0.12, gold),
        (0.50, 0.24, 0.13, 0.05, plum),
        (0.84, 0.30, 0.14, 0.14, coral),
        (0.33, 0.50, 0.18, -0.1, coral),
        (0.70, 0.53, 0.19, 0.08, gold),
        (0.08, 0.66, 0.15, -0.05, plum),
        (0.95, 0.72, 0.14, 0.1, plum),
        (0.50, 0.86, 0.17, 0.02, coral),
        (0.24, 0.92, 0.13, -0.15, gold),
    )
    for cx, cy, size, lean, tones in beds:
        motif = mix(
            motif, rgb("#4f9a4a"), fill(side, [(cx - 0.008, cy), (cx + 0.008, cy), (cx + 0.02, 1.1), (cx, 1.1)], 0.8)
        )
        motif, angle = _tulip(side, motif, angle, cx, cy, size, lean, tones)
    return motif, angle


def _rubbed(
    picture: Picture,
    tooth: Plane,
    paths: Paths,
    tones: Picture,
    widths: Points,
    rng: np.random.Generator,
    pressure: float,
) -> Picture:
    """Draw chalk strokes; only the peaks of the paper take the pigment."""
    side = picture.shape[0]
    layer, load = np.zeros((side, side, 3), np.uint8), np.zeros((side, side), np.uint8)
    for path, tone, width in zip(paths, tones, widths, strict=True):
        points = np.round(path * 8).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(
            layer, [points], False, tuple(float(255 * c) for c in tone), max(1, round(float(width))), cv2.LINE_AA, 3
        )
        cv2.polylines(load, [points], False, float(rng.uniform(110, 255)), max(1, round(float(width))), cv2.LINE_8, 3)
    pressed = plane(load / np.float32(255)) * pressure
    taken = step(-0.25, 0.35, 0.55 * tooth + 2.6 * pressed - 0.85) * (load > 0)
    return mix(picture, plane(layer / np.float32(255)), np.clip(taken, 0, 1) * 0.94)


def pastel_chalk(side: int, rng: np.random.Generator) -> Picture:
    """Tulips in coral, plum and gold chalk on dark paper."""
    motif, angle = _garden(side, rng)
    tooth = paper(side, rng) + 0.25 * fibres(side, rng, side * 0.02)
    picture = plane(np.broadcast_to(rgb("#51405a"), motif.shape) * (1 + 0.10 * tooth)[..., None])
    scale = side / 1024
    picture = mix(picture, blur(motif, 6 * scale), 0.45 * step(-1.2, 0.8, tooth))
    for width, length, spacing, pressure, value in (
        (13, 120, 0.85, 0.62, 0.10),
        (7, 60, 0.95, 0.75, 0.12),
        (3.6, 34, 1.5, 0.95, 0.13),
    ):
        starts = plane(rng.permutation(scatter(side, rng, width * spacing * scale), axis=0))
        tones = shaken(sample(motif, starts), rng, 0.018, 0.12, value)
        sway = plane(angle + 0.25 * rng.standard_normal())
        paths = trace(sway, starts, steps=round(length / width * 1.6), stride_px=width * 0.5 * scale)
        widths = plane(width * scale * rng.uniform(0.6, 1.3, len(starts)))
        picture = _rubbed(picture, tooth, paths, tones, widths, rng, pressure)
    dust = blur(picture, 5 * scale)
    return plane(
        np.clip(mix(picture, dust, 0.16 * np.ones((side, side), np.float32)) * (1 + 0.03 * tooth)[..., None], 0, 1)
    )
