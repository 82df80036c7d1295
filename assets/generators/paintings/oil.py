"""Oil: a birch wood in autumn, laid on with the knife and the flat brush."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.brush import Easel
from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import Picture, Plane, grid, mix, noise, noise_line, plane, step, unit

_LEAVES = swatches("#f6b733", "#ef7f1f", "#c93a1a", "#ffd86b", "#8f2418", "#e0b23a")
# Birches from far to near: where they stand, where their foot is, how wide they are.
_TRUNKS = (
    (0.44, 0.66, 0.008), (0.66, 0.66, 0.009), (0.52, 0.645, 0.005), (0.34, 0.70, 0.012), (0.75, 0.70, 0.013),
    (0.22, 0.76, 0.018), (0.87, 0.80, 0.023), (0.10, 0.88, 0.032),
)  # fmt: skip


def _wood(side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    """Light between the trees, foliage above, a path of leaves and its reflection of sky below."""
    x, y = grid(side)
    light = np.exp(-(((x - 0.56) / 0.22) ** 2 + ((y - 0.42) / 0.25) ** 2))
    haze = ramp(
        unit(plane(light + 0.12 * noise(side, rng, 0.12, 3))), swatches("#2e5f6b", "#6fa3a0", "#e7c776", "#fff2c9")
    )
    leaves = unit(plane(noise(side, rng, 0.16, 4, 0.65) - 3.2 * (y - 0.12) - 0.9 * light))
    foliage = ramp(
        unit(noise(side, rng, 0.1, 4, 0.7)),
        swatches("#5c1a12", "#a8321a", "#dd6a1c", "#f2a22b", "#f9d25a", "#c4b13f"),
    )
    picture = mix(haze, foliage, step(0.42, 0.62, leaves))
    floor = step(0.60, 0.72, y + 0.03 * noise(side, rng, 0.1, 3))
    litter = ramp(
        unit(plane(noise(side, rng, 0.07, 4, 0.7, stretch=(2.5, 1)) + 1.2 * light)),
        swatches("#3a1a22", "#7a2a1c", "#bd4f1d", "#e58d2b", "#f8cf6a"),
    )
    picture = mix(picture, litter, floor)
    path = step(0.02, -0.02, np.abs(x - 0.56 + 0.06 * np.sin(9 * y)) - 0.62 * np.clip(y - 0.62, 0, None))
    shine = ramp(unit(noise(side, rng, 0.06, 3, stretch=(3, 1))), swatches("#3c6f86", "#86b3bb", "#e9dcae", "#c98a4f"))
    angle = np.where(y > 0.64, 0.1 + 0.35 * noise(side, rng, 0.2, 2), 0.9 + 0.8 * noise(side, rng, 0.16, 2))
    return mix(picture, shine, path * floor * 0.85), plane(angle)


def _trunk(side: int, rng: np.random.Generator, at: float, foot: float, width: float) -> tuple[Plane, Picture]:
    """One birch: its mask, and its bark lit from the right."""
    x, y = grid(side)
    lean = at + 0.05 * rng.standard_normal() * (y - foot) + 0.008 * noise_line(side, rng, 0.5, 2)[:, None]
    half = width * (0.55 + 0.45 * y / foot)
    across = plane((x - lean) / half)
    mask = step(1.05, 0.95, np.abs(across)) * step(foot + 0.006, foot, y)
    near = plane(np.clip((across + 1.2) / 2.2, 0, 1))
    bark = ramp(near, swatches("#3f4660", "#8f93a8", "#efe9dc", "#fff6da"), (0, 0.35, 0.75, 1))
    marks = step(1.0, 1.6, noise(side, rng, 0.035, 2, stretch=(1.2, 0.25)))
    return mask, mix(bark, rgb("#2a1f26"), plane(marks * 0.85))


def autumn_oil(side: int, rng: np.random.Generator) -> Picture:
    """Autumn birches, palette knife and oil, orange against teal."""
    motif, angle = _wood(side, rng)
    scale = side / 1024
    easel = Easel(np.broadcast_to(rgb("#6b3a22"), motif.shape))
    easel.cover(
        motif, angle, rng, 34 * scale, 90 * scale, value=0.12, hue=0.012, saturation=0.1, hair_px=3.5, streak=0.04
    )
    easel.cover(motif, angle, rng, 20 * scale, 44 * scale, value=0.12, hue=0.015, spacing=1.1, hair_px=3.0, streak=0.05)
    upright = plane(np.pi / 2 + 0.06 * noise(side, rng, 0.1, 2))
    for at, foot, width in _TRUNKS:
        mask, bark = _trunk(side, rng, at, foot, width)
        brush_px = max(5.0, 300 * width) * scale
        easel.cover(bark, upright, rng, brush_px, 34 * scale, keep=mask, value=0.05, hue=0.01, spacing=0.55)
    _leaves(easel, rng, side)
    return easel.picture(depth=0.7, shine=0.35)


def _leaves(easel: Easel, rng: np.random.Generator, side: int) -> None:
    """Single dabs of the knife: leaves in the crowns, a few falling, many on the ground."""
    count, scale = 1500, side / 1024
    y = np.where(rng.random(count) < 0.62, rng.beta(1.1, 2.2, count) * 0.7, 0.66 + 0.34 * rng.random(count))
    x = rng.random(count)
    keep = rng.random(count) < 0.35 + 1.4 * np.abs(x - 0.56)
    colours = shaken(_LEAVES[rng.integers(0, len(_LEAVES), count)], rng, 0.01, 0.1, 0.08)
    for px, py, colour in zip(x[keep], y[keep], colours[keep], strict=True):
        turn, length = rng.uniform(0, np.pi), rng.uniform(6, 15) * scale
        steps = np.linspace(-1, 1, 7)[:, None] * length
        path = plane(np.array([px, py]) * side + steps * np.array([np.cos(turn), np.sin(turn)]))
        easel.stroke(path, float(rng.uniform(6, 13)) * scale, colour, rng, 0.05, 3.0)
