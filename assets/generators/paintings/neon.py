"""Neon: leaves drawn in glowing tubes on a night wall."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assets.generators.paint.colour import rgb, swatches
from assets.generators.paint.fields import Picture, Points, blur, drawn, fill, grid, mix, noise, plane, step
from assets.generators.paint.surface import grain, lit

_TUBES = swatches("#ff2d95", "#19e3ff", "#9d4dff", "#ffb02e", "#2cffa0", "#ff5a3c")


def _wall(side: int, rng: np.random.Generator) -> Picture:
    """Painted brick at night."""
    x, y = grid(side)
    row = np.floor(y * 26)
    across = (x * 11 + 0.5 * (row % 2)) % 1.0
    down = (y * 26) % 1.0
    joint = np.minimum(np.minimum(across, 1 - across) * 2.4, np.minimum(down, 1 - down))
    brick = step(0.03, 0.12, plane(joint))
    number = (row * 31 + np.floor(x * 11 + 0.5 * (row % 2)) * 17).astype(int) % 97
    tone = rng.normal(1, 0.18, 97)[number]
    base = mix(rgb("#0a0c1a"), rgb("#232048"), brick) * (tone * (1 + 0.12 * noise(side, rng, 0.01, 3)))[..., None]
    return lit(
        plane(np.clip(base, 0, 1)), plane(2 * brick + 0.6 * noise(side, rng, 0.008, 3)), depth=1.4, shine=0.15, gloss=4
    )


def _monstera(at: Points, turn: float, size: float) -> list[Points]:
    """A split leaf: outline with deep bays, and its ribs."""
    t = np.linspace(-1, 1, 260)
    a = t * np.pi * 0.93
    radius = (
        size
        * (0.78 + 0.30 * np.cos(a / 2) ** 2)
        * (1 - 0.45 * np.clip(np.cos(a * 8.5) - 0.35, 0, 1) * (np.abs(t) > 0.12) * (np.abs(t) < 0.9))
    )
    lines = [np.stack([radius * np.cos(a), 0.82 * radius * np.sin(a)], axis=1)]
    lines[0] = np.concatenate([[(-0.12 * size, 0)], lines[0], [(-0.12 * size, 0)]])
    lines.append(np.array([(-0.75 * size, 0.0), (0.98 * size, 0.0)]))
    for k in range(1, 6):
        for hand in (-1, 1):
            root = (-0.15 + 0.17 * k) * size
            tip = np.array([root + 0.24 * size, hand * size * (0.60 - 0.075 * k)])
            bend = np.linspace(0, 1, 12)[:, None]
            lines.append(
                np.array([root, 0.0]) * (1 - bend) + tip * bend + np.array([0.05 * size, 0]) * np.sin(np.pi * bend)
            )
    return _placed(lines, at, turn)


def _palm(at: Points, turn: float, size: float) -> list[Points]:
    """A fan of long blades along an arched rib."""
    t = np.linspace(0, 1, 40)
    rib = np.stack([size * (2 * t - 1), -0.25 * size * np.sin(np.pi * t)], axis=1)
    lines = [rib]
    for k in range(4, 39, 2):
        for hand in (-1, 1):
            reach = 0.52 * size * np.sin(np.pi * (0.12 + 0.8 * k / 40))
            bend = np.linspace(0, 1, 12)[:, None]
            blade = rib[k] + bend * np.array([0.62 * reach, hand * reach]) + np.array([0.30 * reach, 0]) * bend**2
            lines.append(blade)
    return _placed(lines, at, turn)


def _blossom(at: Points, turn: float, size: float) -> list[Points]:
    """A hibiscus: five ruffled petals twice over, and the stamen."""
    a = np.linspace(0, 2 * np.pi, 400)
    lobe = np.abs(np.cos(2.5 * a)) ** 0.55
    lines = [
        np.stack([scale * size * (0.25 + 0.75 * lobe + 0.03 * np.sin(33 * a)) * f(a) for f in (np.cos, np.sin)], axis=1)
        for scale in (1.0, 0.72)
    ]
    for k in range(5):
        b = 2 * np.pi * k / 5
        lines += [
            np.array(
                [
                    (0.15 * size * np.cos(b + d), 0.15 * size * np.sin(b + d)),
                    (0.62 * size * np.cos(b + d), 0.62 * size * np.sin(b + d)),
                ]
            )
            for d in (-0.18, 0, 0.18)
        ]
    lines.append(np.stack([0.12 * size * np.cos(a), 0.12 * size * np.sin(a)], axis=1))
    return _placed(lines, at, turn)


def _placed(lines: Sequence[npt.ArrayLike], at: Points, turn: float) -> list[Points]:
    c, s = np.cos(turn), np.sin(turn)
    return [plane(np.asarray(line) @ np.array([[c, s], [-s, c]]) + at) for line in lines]


def neon_garden(side: int, rng: np.random.Generator) -> Picture:
    """Leaves and blossoms in neon tubes on dark brick."""
    wall = _wall(side, rng)
    light = np.zeros((side, side, 3), np.float32)
    core = np.zeros((side, side), np.float32)
    plants = (
        (_palm, 0.20, 0.16, 2.6, 0.30, 1),
        (_palm, 0.83, 0.12, 0.5, 0.28, 2),
        (_palm, 0.10, 0.60, 1.3, 0.28, 4),
        (_palm, 0.92, 0.62, -1.2, 0.30, 1),
        (_palm, 0.50, 0.93, 0.1, 0.32, 2),
        (_monstera, 0.33, 0.36, -2.2, 0.21, 4),
        (_monstera, 0.72, 0.34, -0.8, 0.21, 1),
        (_monstera, 0.25, 0.80, 2.5, 0.20, 2),
        (_monstera, 0.78, 0.82, 0.7, 0.21, 4),
        (_blossom, 0.51, 0.56, 0.3, 0.19, 0),
        (_blossom, 0.52, 0.13, 0.9, 0.12, 3),
        (_blossom, 0.09, 0.37, 0.1, 0.10, 5),
        (_blossom, 0.90, 0.40, 0.5, 0.11, 0),
        (_blossom, 0.48, 0.85, 1.2, 0.10, 3),
    )
    for draw, cx, cy, turn, size, tube in plants:
        lines = draw(plane([cx, cy]), turn, size)
        # What hangs in front hides the tubes behind it, as the real things would.
        hidden = 1 - 0.80 * fill(side, lines[0])
        light, core = light * hidden[..., None], core * hidden
        tubes = drawn(side, lines, side * 0.0048)
        thin = drawn(side, lines, side * 0.0018)
        light = np.maximum(light, tubes[..., None] * _TUBES[tube])
        core = np.maximum(core, blur(thin, 0.8))
    flicker = 0.85 + 0.22 * noise(side, rng, 0.2, 2)
    light = plane(light * np.clip(flicker, 0.35, 1.3)[..., None])
    spill = 0.55 * blur(light, side * 0.005) + 0.40 * blur(light, side * 0.02) + 0.35 * blur(light, side * 0.06)
    lit_wall = wall * (0.5 + 3.6 * spill)
    picture = lit_wall + 0.85 * light + 0.30 * spill + 0.40 * core[..., None] * step(0.1, 0.6, light.max(-1))[..., None]
    return grain(plane(np.clip(1 - np.exp(-1.5 * picture), 0, 1)), rng, 0.018)
