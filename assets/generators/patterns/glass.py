"""Stained glass: a leaded rose window with the sun behind it."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.colour import luminance, rgb, shaken, swatches
from assets.generators.paint.fields import (
    Labels,
    Picture,
    border_distance,
    cells,
    grid,
    mix,
    noise,
    plane,
    scatter,
    step,
)
from assets.generators.paint.surface import glow, lit


def _rose(side: int, rng: np.random.Generator) -> tuple[Labels, Picture]:
    """The pieces of the window, numbers and colours: rings of petals about a heart, broken glass in the corners."""
    x, y = grid(side)
    sway = noise(side, rng, 0.25, 2)
    r = plane(np.hypot(x - 0.5, y - 0.5) * (1 + 0.012 * sway))
    turn = plane((np.arctan2(y - 0.5, x - 0.5) / (2 * np.pi)) % 1.0)
    labels, tones = np.zeros((side, side), np.int32), np.zeros((side, side, 3), np.float32)
    rings = (
        (0.00, 0.055, 1, 0.0, ("#ffd75a",)),
        (0.055, 0.125, 12, 0.0, ("#c81d3c", "#f0872a")),
        (0.125, 0.235, 12, 0.5, ("#1c4fd0", "#2c8fe0", "#173a9e")),
        (0.235, 0.30, 24, 0.0, ("#f4c53a", "#e2562c", "#f4c53a", "#a8183c")),
        (0.30, 0.43, 24, 0.5, ("#7a2bb0", "#1f9a8a", "#2450c8", "#137a5c")),
        (0.43, 0.475, 48, 0.0, ("#f2b632", "#d13a2a", "#2a6fd8")),
    )
    number = 1
    for inner, outer, count, shift, codes in rings:
        bow = 0.018 * np.abs(np.sin(np.pi * (turn * count + shift))) * (outer > 0.2)
        ring = (r >= inner + bow * (inner > 0.2)) & (r < outer + bow * (outer < 0.47))
        piece = np.floor(turn * count + shift).astype(int) % count
        labels[ring] = number + piece[ring]
        palette = swatches(*codes)
        tones[ring] = shaken(palette[np.arange(count) % len(codes)], rng, 0.012, 0.08, 0.10)[piece[ring]]
        number += count
    # Round jewels over the seams of the widest ring: a second rhythm in the drawing.
    for k in range(12):
        a = 2 * np.pi * (k + 0.5) / 12
        jewel = np.hypot(x - 0.5 - 0.355 * np.cos(a), y - 0.5 - 0.355 * np.sin(a))
        for radius, code in ((0.046, "#f2e6b0"), (0.030, "#e0264f")):
            labels[jewel < radius] = number
            tones[jewel < radius] = shaken(rgb(code)[None], rng, 0.01, 0.05, 0.05)[0]
            number += 1
    outside = r >= 0.475
    shards, _ = cells(side, scatter(side, rng, side / 15))
    labels[outside] = number + shards[outside]
    corner = swatches("#0f5f6f", "#15803f", "#1d3f9a", "#6a1f8a", "#0c8aa0", "#b8860b")[
        rng.integers(0, 6, shards.max() + 1)
    ]
    tones[outside] = shaken(corner, rng, 0.02, 0.1, 0.12)[shards[outside]]
    return labels, tones


def stained_glass(side: int, rng: np.random.Generator) -> Picture:
    """A rose window: saturated glass, black lead, light behind."""
    x, y = grid(side)
    labels, tones = _rose(side, rng)
    seeds = plane(noise(side, rng, 0.012, 3) * 0.5)
    turn_of = rng.uniform(0, np.pi, labels.max() + 1)[labels]
    streaks = np.sin((x * np.cos(turn_of) + y * np.sin(turn_of)) * 90 + 3.2 * noise(side, rng, 0.07, 3))
    distance = border_distance(labels)
    pane = tones * (0.78 + 0.16 * noise(side, rng, 0.09, 3) + 0.08 * streaks + 0.05 * seeds)[..., None]
    pane = pane * (0.62 + 0.38 * step(0, side * 0.016, distance))[..., None]
    sun = 1.05 + 1.1 * np.exp(-(((x - 0.46) / 0.34) ** 2 + ((y - 0.42) / 0.34) ** 2))
    pane = np.clip(pane * sun[..., None], 0, None)
    pane = pane / (1 + 0.28 * luminance(plane(pane)))[..., None]
    bubbles = step(2.3, 2.8, noise(side, rng, 0.006, 1))
    pane = mix(np.clip(pane, 0, 1), (1.0, 1.0, 0.96), 0.45 * bubbles)
    pane = lit(pane, plane(seeds + 0.8 * noise(side, rng, 0.03, 2)), depth=0.35, shine=0.5, gloss=9)
    pane = glow(pane, side * 0.012, 0.28)
    width = side * 0.0048
    bar = step(width + 1.2, width - 1.2, distance)
    round_ = np.sqrt(np.clip(1 - (distance / (width + 1)) ** 2, 0, 1)) * width
    lead = lit(
        np.broadcast_to(rgb("#2b2b30"), pane.shape) * (1 + 0.2 * noise(side, rng, 0.01, 2))[..., None],
        plane(round_),
        depth=3.5,
        shine=0.6,
        gloss=4,
    )
    return mix(pane, lead, bar)
