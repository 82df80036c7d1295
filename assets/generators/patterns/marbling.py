"""Marbled paper: inks dropped on a bath, drawn with a comb, lifted on a sheet."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.colour import rgb, swatches
from assets.generators.paint.fields import Picture, Plane, grid, mix, noise, plane, step, unit
from assets.generators.paint.surface import fibres, paper

_INKS = swatches(
    "#0f2a4a", "#f4ead2", "#c4262e", "#e8a92c", "#137c8b", "#f4ead2", "#101820", "#e2604a", "#7fc4b8", "#f1d9a0"
)


def _combed(x: Plane, y: Plane, rng: np.random.Generator) -> tuple[Plane, Plane]:
    """Where on the bath, before the comb went through, lay what is now at x, y (passes undone last to first)."""
    for k in range(3):
        cx, cy = rng.uniform(0.2, 0.8, 2)
        dx, dy = x - cx, y - cy
        r = np.hypot(dx, dy)
        turn = (2.6 if k % 2 else -2.6) * np.exp(-r / 0.085)
        x, y = plane(cx + dx * np.cos(turn) - dy * np.sin(turn)), plane(cy + dx * np.sin(turn) + dy * np.cos(turn))
    for pitch, pull, sharp in ((0.062, 0.105, 0.16),):
        tooth = np.abs(((x / pitch) % 2.0) - 1.0)
        y = plane(y + pull * (np.exp(-tooth / sharp) - np.exp(-(1 - tooth) / sharp)))
    tooth = np.abs(((y / 0.16) % 2.0) - 1.0)
    x = plane(x + 0.20 * (np.exp(-tooth / 0.3) - np.exp(-(1 - tooth) / 0.3)))
    return plane(x + 0.02 * np.sin(9 * y)), y


def marbled_paper(side: int, rng: np.random.Generator) -> Picture:
    """Combed marbling in crimson, petrol, cream and ochre."""
    x, y = grid(side)
    x, y = plane(x + 0.004 * noise(side, rng, 0.1, 2)), plane(y + 0.004 * noise(side, rng, 0.1, 2))
    x, y = _combed(x, y, rng)
    drops = 520
    centres, sizes = rng.uniform(-0.35, 1.35, (drops, 2)), rng.uniform(0.02, 0.08, drops)
    tones = rng.integers(0, len(_INKS), drops)
    index = np.full((side, side), -1, np.int32)
    rim = np.full((side, side), 1.0, np.float32)
    # A drop pushes what floats there outwards, area for area: undo the drops from the last to the first.
    for k in range(drops - 1, -1, -1):
        dx, dy = x - plane(centres[k, 0]), y - plane(centres[k, 1])
        r2, size2 = dx * dx + dy * dy, float(sizes[k] ** 2)
        hit = (r2 < size2) & (index < 0)
        index[hit] = tones[k]
        rim[hit] = 1 - np.sqrt(r2[hit] / size2)
        shrink = np.sqrt(np.clip(1 - size2 / np.maximum(r2, 1e-9), 1e-6, 1))
        x, y = plane(centres[k, 0] + dx * shrink), plane(centres[k, 1] + dy * shrink)
    picture = np.where(index[..., None] >= 0, _INKS[np.maximum(index, 0)], rgb("#12303f"))
    vein = step(0.10, 0.0, rim) * (index >= 0)
    picture = mix(picture, np.clip(picture * 0.62, 0, 1), 0.5 * vein)
    thin = unit(noise(side, rng, 0.02, 4, 0.7))
    picture = mix(picture, np.clip(picture * 1.18 + 0.06, 0, 1), 0.35 * thin)
    holes = step(2.25, 2.5, noise(side, rng, 0.007, 2))
    picture = mix(picture, rgb("#f6edd8"), 0.7 * holes)
    sheet = paper(side, rng) + 0.8 * fibres(side, rng, side * 0.03)
    return plane(np.clip(picture * (1 + 0.032 * sheet + 0.03 * noise(side, rng, 0.3, 2))[..., None], 0, 1))
