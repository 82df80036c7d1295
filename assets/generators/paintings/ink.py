"""Ink wash: mountains in mist, a pine, a boat; nothing but water, ink, paper and one red seal."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.colour import rgb
from assets.generators.paint.fields import (
    Picture,
    Plane,
    blur,
    drawn,
    fill,
    flow,
    grid,
    noise,
    noise_line,
    plane,
    step,
    unit,
    wobble,
)
from assets.generators.paint.surface import fibres, paper


def _mountain(
    side: int, rng: np.random.Generator, level: float, rise: float, cell: float, ink: float, mist: float
) -> Plane:
    """One range: dark where the brush first touched the ridge, dissolving downwards, with split-brush strokes."""
    _, y = grid(side)
    ridge = noise_line(side, rng, cell, 6, 0.52)
    line = level - rise * (np.abs(ridge) ** 1.3 - 0.3)
    depth = plane(y - line[None] + 0.0035 * noise(side, rng, 0.015, 3))
    slope = plane(np.pi / 2 + 1.0 * np.tanh(3 * np.gradient(line) * side / 2)[None] + 0.35 * noise(side, rng, 0.12, 2))
    hairs = flow(noise(side, rng, 2.5 / side, 1), side, slope, side * 0.045)
    folds = step(-0.1, 1.6, hairs + 0.9 * noise(side, rng, 0.09, 3))
    wash = np.exp(-np.clip(depth, 0, None) / mist) * (0.75 + 0.25 * unit(noise(side, rng, 0.2, 3)))
    rim = 0.55 * np.exp(-((np.clip(depth, 0, None) / 0.006) ** 1)) * unit(noise(side, rng, 0.05, 3))
    strokes = 0.95 * folds * np.exp(-np.clip(depth, 0, None) / (mist * 1.1))
    inside = step(-0.0015, 0.0015, depth)
    return plane(ink * inside * (0.45 * wash + rim + strokes))


def _pine(side: int, rng: np.random.Generator) -> Plane:
    """An old pine leaning in from the left: crooked limbs, flat clouds of needles."""
    limbs: list[tuple[np.ndarray, float]] = []
    tips: list[np.ndarray] = []

    def grow(at: np.ndarray, heading: float, length: float, width: float, level: int) -> None:
        path = [at]
        for _ in range(9):
            heading += 0.22 * rng.standard_normal()
            path.append(path[-1] + length / 9 * np.array([np.cos(heading), np.sin(heading)]))
        limbs.append((np.array(path), width))
        if level >= 1:
            tips.extend(path[4::2])
        if level == 3:
            return
        for k in rng.choice(np.arange(3, 10), 3, replace=False):
            side_turn = rng.choice([-1.0, 1.0]) * rng.uniform(0.5, 1.0)
            grow(path[k], heading * 0.4 + side_turn, length * rng.uniform(0.45, 0.65), width * 0.5, level + 1)

    grow(np.array([-0.03, 0.98]), -1.05, 0.46, 0.030, 0)
    wood = np.zeros((side, side), np.float32)
    for path, width in limbs:
        wood = np.maximum(wood, 0.95 * drawn(side, [path], width * side))
    bark = 0.55 + 0.45 * unit(
        flow(noise(side, rng, 2 / side), side, plane(np.full((side, side), -1.0) + 0.6 * noise(side, rng, 0.08, 2)), 30)
    )
    needles = np.zeros((side, side), np.uint8)
    for tip in tips:
        for centre in tip + rng.normal(0, (0.020, 0.007), (9, 2)):
            for turn in rng.uniform(np.pi * 1.02, np.pi * 1.98, 11):
                end = centre + rng.uniform(0.012, 0.022) * np.array([np.cos(turn), np.sin(turn) * 0.8])
                ends = (np.round(np.array([centre, end]) * side * 8)).astype(np.int32)
                cv2.line(needles, ends[0].tolist(), ends[1].tolist(), int(rng.integers(110, 256)), 1, cv2.LINE_AA, 3)
    tufts = plane(needles / np.float32(255))
    return plane(np.clip(1.5 * wood * bark + 1.25 * tufts + 0.5 * blur(tufts, side * 0.008), 0, 2.4))


def _boat(side: int) -> Plane:
    hull = [(0.60, 0.815), (0.63, 0.83), (0.72, 0.83), (0.765, 0.808), (0.72, 0.822), (0.64, 0.822)]
    man = [(0.685, 0.822), (0.688, 0.795), (0.70, 0.79), (0.712, 0.798), (0.714, 0.822)]
    hat = [(0.678, 0.795), (0.70, 0.778), (0.722, 0.795)]
    parts = (
        fill(side, hull)
        + fill(side, man)
        + fill(side, hat)
        + drawn(side, [[(0.70, 0.80), (0.60, 0.76)], [(0.60, 0.76), (0.597, 0.80)]], 2)
    )
    return plane(1.6 * np.clip(parts, 0, 1))


def ink_wash(side: int, rng: np.random.Generator) -> Picture:
    """Misty mountains and a pine in black ink on handmade paper."""
    _, y = grid(side)
    density = 0.10 * unit(noise(side, rng, 0.5, 3)) * step(0.6, 0.0, y)
    ranges = (
        (0.40, 0.12, 0.42, 0.30, 0.10),
        (0.50, 0.15, 0.36, 0.62, 0.09),
        (0.63, 0.13, 0.33, 1.05, 0.075),
        (0.74, 0.06, 0.25, 1.25, 0.045),
    )
    for level, rise, cell, ink, mist in ranges:
        density = density * (1 - 0.75 * step(level - 0.02, level + 0.16, y)) if level > 0.45 else density
        density = density + _mountain(side, rng, level, rise, cell, ink, mist)
    lake = step(0.80, 0.84, y)
    ripples = step(1.1, 2.2, noise(side, rng, 0.05, 3, stretch=(4, 0.22))) * 0.5 + 0.12 * unit(
        noise(side, rng, 0.2, 3, stretch=(4, 1))
    )
    density = density * (1 - 0.5 * lake) + lake * ripples
    density = density + _boat(side) + wobble(_pine(side, rng), rng, 0.03, side * 0.0012)
    for cx, cy, s in ((0.40, 0.17, 1.0), (0.46, 0.145, 0.8), (0.35, 0.135, 0.7), (0.43, 0.20, 0.6)):
        wing = [
            (cx - 0.018 * s, cy - 0.008 * s),
            (cx - 0.006 * s, cy - 0.004 * s),
            (cx, cy),
            (cx + 0.007 * s, cy - 0.006 * s),
            (cx + 0.02 * s, cy - 0.007 * s),
        ]
        density = density + 1.4 * drawn(side, [wing], 2.5)
    sheet, hairs = paper(side, rng), fibres(side, rng, side * 0.05)
    bled = 0.7 * density + 0.3 * blur(plane(density), side * 0.004)
    bled = plane(bled * (1 + 0.16 * sheet) * (1 + 0.05 * hairs))
    for _ in range(26):
        cx, cy, r = rng.random(), rng.random(), side * rng.uniform(0.0008, 0.004)
        cv2.circle(bled, (int(cx * side), int(cy * side)), int(r) + 1, float(rng.uniform(0.4, 1.3)), -1, cv2.LINE_AA)
    ground = rgb("#efe6d2") * (1 + 0.018 * sheet + 0.014 * hairs - 0.05 * unit(noise(side, rng, 0.6, 3)))[..., None]
    picture = ground * np.exp(-np.clip(bled, 0, 3.2)[..., None] * plane([1.02, 0.98, 0.92]) * 1.25)
    return plane(np.clip(_stamped(picture, side, rng), 0, 1))


def _stamped(picture: Picture, side: int, rng: np.random.Generator) -> Picture:
    """The red sun, and the painter's seal."""
    x, y = grid(side)
    sun = step(0.064, 0.058, np.hypot(x - 0.685, y - 0.15) + 0.0015 * noise(side, rng, 0.02, 2)) * (
        0.72 + 0.2 * unit(noise(side, rng, 0.08, 4))
    )
    seal = fill(side, [(0.905, 0.89), (0.952, 0.888), (0.954, 0.955), (0.904, 0.957)])
    signs = [
        [(0.914, 0.902), (0.944, 0.902)],
        [(0.929, 0.902), (0.929, 0.92)],
        [(0.914, 0.92), (0.944, 0.92)],
        [(0.916, 0.933), (0.916, 0.946), (0.942, 0.946), (0.942, 0.931)],
        [(0.929, 0.93), (0.929, 0.946)],
    ]
    print_ = np.clip(seal - drawn(side, signs, side * 0.004), 0, 1) * (
        0.65 + 0.35 * step(-1.3, 0.2, noise(side, rng, 0.008, 2))
    )
    red = np.clip(np.maximum(0.85 * sun, print_), 0, 1)
    return plane(picture * (1 - red[..., None]) + picture * red[..., None] * plane([0.86, 0.20, 0.13]) * 1.05)
