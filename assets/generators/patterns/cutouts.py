"""Cut paper: sheets laid over each other like a lit cave of corals and leaves."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.colour import rgb, swatches
from assets.generators.paint.fields import Picture, Plane, blur, drawn, fill, grid, mix, noise, plane, step, warp
from assets.generators.paint.surface import fibres, lit, paper

_SHEETS = swatches(
    "#fff3cf", "#ffd98a", "#ffae63", "#f97b5a", "#e04e6e", "#8fd0c8", "#3fa3a8", "#1f7286", "#174a68", "#122a4a"
)

_SHOALS = (2, 3, 4, 6)
"""Sheets that have fish cut from them."""


def _hole(side: int, rng: np.random.Generator, depth: float, curve: Plane) -> Plane:
    """Where sheet number `depth` (0 back .. 1 front) is cut away, softly counted: > 0 inside the hole."""
    x, y = grid(side)
    shift = rng.normal(0, 0.022, 2)
    r = np.hypot((x - 0.5 - shift[0]) * 1.04, (y - 0.46 - shift[1]) * 0.94)
    turn = np.arctan2(y - 0.46, x - 0.5)
    waves = 0.032 * np.sin(turn * int(rng.integers(4, 8)) + rng.uniform(0, 6))
    waves = waves + 0.016 * np.sin(turn * int(rng.integers(9, 16)) + rng.uniform(0, 6))
    return plane(0.10 + 0.50 * depth**0.9 + waves * (0.6 + depth) + 0.024 * curve - r)


def _frond(side: int, x0: float, y0: float, turn: float, length: float, leaves: int) -> Plane:
    """A paper frond: a rib with leaflets in pairs, each a pointed oval."""
    shape = np.zeros((side, side), np.float32)
    t = np.linspace(0, 1, 12)
    for k in range(2, leaves):
        share = k / leaves
        bend = turn + 0.7 * share
        bx, by = x0 + length * share * np.cos(bend), y0 + length * share * np.sin(bend)
        size = 0.50 * length * np.sin(np.pi * (0.12 + 0.80 * share)) ** 0.8
        for hand in (-1, 1):
            a = bend + hand * 0.95
            across = 0.155 * size * np.sin(np.pi * t**0.8)
            c, s = np.cos(a), np.sin(a)
            up = np.stack([bx + t * size * c - across * s, by + t * size * s + across * c], axis=1)
            down = np.stack([bx + t * size * c + across * s, by + t * size * s - across * c], axis=1)
            shape = np.maximum(shape, fill(side, np.concatenate([up, down[::-1]])))
    rib = turn + 0.7 * np.linspace(0, 1, 20)
    spine = np.stack(
        [x0 + length * np.linspace(0, 1, 20) * np.cos(rib), y0 + length * np.linspace(0, 1, 20) * np.sin(rib)], axis=1
    )
    return plane(np.maximum(shape, drawn(side, [spine], side * 0.004)))


def _fish(side: int, cx: float, cy: float, size: float, hand: float) -> Plane:
    """A fish with its eye and its scales cut out."""
    t = np.linspace(0, 1, 40)
    back = 0.30 * np.sin(np.pi * t**0.8)
    body = np.concatenate([np.stack([t - 0.5, -back], 1), np.stack([t - 0.5, 0.9 * back], 1)[::-1]])
    tail = np.array([(0.42, 0.0), (0.82, -0.30), (0.70, 0.0), (0.82, 0.28)])
    place = np.array([hand * size, size])
    shape = np.maximum(fill(side, body * place + (cx, cy)), fill(side, tail * place + (cx, cy)))
    gap = fill(side, _ring(-0.30, -0.05, 0.04) * place + (cx, cy))
    scale = np.array([(-0.1, -0.17), (-0.02, 0.0), (-0.1, 0.17), (-0.065, 0.0)])
    for shift in (0.0, 0.16, 0.3):
        gap = np.maximum(gap, fill(side, (scale + np.array([shift, 0])) * place + (cx, cy)))
    return plane(shape * (1 - gap))


def _ring(cx: float, cy: float, r: float) -> Plane:
    a = np.linspace(0, 2 * np.pi, 20)
    return plane(np.stack([cx + r * np.cos(a), cy + r * np.sin(a)], axis=1))


def paper_cut(side: int, rng: np.random.Generator) -> Picture:
    """Ten sheets of coloured paper, cut and stacked, lit from the upper left."""
    x, y = grid(side)
    picture = np.broadcast_to(_SHEETS[0], (side, side, 3)).copy()
    picture = picture * (1.05 - 0.25 * np.hypot(x - 0.5, y - 0.46))[..., None]
    # A shared drift makes neighbouring sheets echo each other's cut.
    drift = noise(side, rng, 0.16, 2)
    for number in range(1, len(_SHEETS)):
        depth = (number - 1) / (len(_SHEETS) - 2)
        curve = plane(0.6 * drift + 0.8 * noise(side, rng, 0.14, 2))
        sheet = step(0.0008, -0.0008, _hole(side, rng, depth, curve))
        sheet = np.maximum(sheet, _growth(side, rng, 3 + number // 2, 0.145 + 0.50 * depth**0.9))
        if number in _SHOALS:
            sheet = np.maximum(sheet, _shoal(side, rng, 0.41 * depth**0.6))
        picture = _laid(picture, sheet, _SHEETS[number], side, rng)
    return picture


def _growth(side: int, rng: np.random.Generator, count: int, reach: float) -> Plane:
    """Fronds rooted on a ring about the middle, leaning inwards."""
    shape = np.zeros((side, side), np.float32)
    for a in rng.uniform(0, 2 * np.pi, count):
        inward, length = float(a + np.pi + rng.normal(0, 0.55)), float(rng.uniform(0.16, 0.24))
        shape = np.maximum(shape, _frond(side, 0.5 + reach * np.cos(a), 0.46 + reach * np.sin(a), inward, length, 8))
    return shape


def _shoal(side: int, rng: np.random.Generator, reach: float) -> Plane:
    """Two fish."""
    turns, hands = rng.uniform(0, 2 * np.pi, 2), rng.choice([-1.0, 1.0], 2)
    fish = [
        _fish(side, 0.5 + reach * np.cos(a), 0.46 + reach * np.sin(a), 0.075, hand)
        for a, hand in zip(turns, hands, strict=True)
    ]
    return plane(np.maximum(*fish))


def _laid(below: Picture, sheet: Plane, tone: Plane, side: int, rng: np.random.Generator) -> Picture:
    """Lay one sheet: its shadow falls to the lower right, its rim catches light, its pulp shows."""
    shift = np.full((side, side), -side * 0.009, np.float32)
    far = blur(warp(sheet, shift, shift), side * 0.011)
    near = blur(warp(sheet, 0.35 * shift, 0.35 * shift), side * 0.0028)
    shaded = below * (1 - 0.55 * far - 0.25 * near)[..., None].clip(0.12, 1)
    pulp = plane(paper(side, rng) + 0.8 * fibres(side, rng, side * 0.03))
    body = np.broadcast_to(tone, below.shape) * (1 + 0.045 * pulp + 0.08 * noise(side, rng, 0.5, 1))[..., None]
    body = lit(plane(np.clip(body, 0, 1)), plane(0.55 * pulp), depth=0.42, shine=0.05)
    rim = np.clip(sheet - blur(warp(sheet, -0.22 * shift, -0.22 * shift), 1.2), 0, 1)
    body = mix(body, rgb("#fff6e4"), 0.55 * rim)
    return mix(shaded, body, sheet)
