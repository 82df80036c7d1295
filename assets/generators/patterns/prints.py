"""Woodcut: firs, a lake and a rayed sun, cut along the grain and printed in five colours."""

from __future__ import annotations

import numpy as np

from assets.generators.paint.colour import ramp, rgb, swatches
from assets.generators.paint.fields import Picture, Plane, flow, grid, mix, noise, noise_line, plane, step, unit
from assets.generators.paint.surface import paper

_SUN = (0.57, 0.36, 0.104)
_HORIZON = 0.60
_INK, _PAPER = rgb("#171313"), rgb("#f2e4c4")


def woodcut(side: int, rng: np.random.Generator) -> Picture:
    """Firs, lake and a rayed sun cut in wood; black over ochre and rust."""
    x, y = grid(side)
    r, rough = plane(np.hypot(x - _SUN[0], y - _SUN[1])), noise(side, rng, 0.012, 3)
    water = step(_HORIZON, _HORIZON + 0.003, y)
    shore = 0.755 + 0.17 * np.exp(-(((x[0] - 0.55) / 0.24) ** 2)) + 0.012 * noise_line(side, rng, 0.1, 4)
    bank = step(0, 0.003, y - shore[None])
    glitter = plane(np.exp(-(((x - _SUN[0]) / (0.07 + 0.30 * np.clip(y - _HORIZON, 0, 1))) ** 2)))
    ink = _rocks(_sky(side, rng, r, rough), side, rng, rough)
    ink = ink * (1 - water) + water * _lake(side, rng, glitter, rough)
    ink = ink * (1 - bank) + bank * _meadow(side, rng, plane(y - shore[None]), rough)
    firs, needles = _firs(side, rng, rough)
    ink = plane(ink * (1 - firs) + needles)
    lake = plane(water * (1 - firs) * (1 - bank))
    return _pulled(side, rng, ink, _blocks(r, y, lake, glitter, bank, firs))


def _hatched(phase: Plane, tone: Plane, rough: Plane) -> Plane:
    """Carved lines: `phase` counts the cuts, `tone` 0 (black) .. 1 (white) their width; 1 where ink stays."""
    wave = np.abs((phase % 1.0) - 0.5) * 2
    return step(-0.09, 0.09, wave - tone * 1.15 + 0.07 + 0.13 * rough)


def _sky(side: int, rng: np.random.Generator, r: Plane, rough: Plane) -> Plane:
    """Rings about the sun, thinner along its rays; clouds cut level; the sun itself left bare."""
    x, y = grid(side)
    rays = np.cos(np.arctan2(y - _SUN[1], x - _SUN[0]) * 22)
    tone = 1.0 - 1.05 * r + 0.19 * rays * step(0.12, 0.3, r) + 0.08 * noise(side, rng, 0.2, 2)
    rings = _hatched(plane(r * 44 + 0.35 * noise(side, rng, 0.12, 2)), plane(np.clip(tone, 0.12, 1.1)), rough)
    cloud = step(0.75, 0.95, noise(side, rng, 0.2, 3, stretch=(2.2, 0.7)) + 2.2 * (0.30 - y)) * step(0.14, 0.2, r)
    level = _hatched(plane(y * 70 + 2.0 * noise(side, rng, 0.15, 2)), np.full_like(y, 0.86), rough)
    return plane((rings * (1 - cloud) + cloud * level) * step(_SUN[2], _SUN[2] + 0.008, r))


def _rocks(ink: Plane, side: int, rng: np.random.Generator, rough: Plane) -> Plane:
    """Two ranges: each slope hatched along its fall, dark where it turns from the sun."""
    x, y = grid(side)
    for level, rise, cell, shade in ((0.55, 0.07, 0.28, 0.62), (0.60, 0.05, 0.2, 0.40)):
        line = level - rise * np.abs(noise_line(side, rng, cell, 5))
        rock = step(0, 0.003, y - line[None])
        facing = plane(np.gradient(line)[None] * side + np.zeros_like(y))
        tone = np.clip(shade - 0.30 * np.tanh(2.5 * facing) + 0.2 * noise(side, rng, 0.05, 2), 0.08, 0.95)
        phase = (x * 0.75 * np.sign(facing) + y) * 62 + 0.4 * noise(side, rng, 0.12, 2)
        cuts = np.maximum(_hatched(plane(phase), plane(tone), rough), step(0.006, 0.003, y - line[None]))
        ink = plane(ink * (1 - rock) + rock * cuts)
    return ink


def _lake(side: int, rng: np.random.Generator, glitter: Plane, rough: Plane) -> Plane:
    """Level cuts, closer towards the horizon, wide where the sun glitters."""
    _, y = grid(side)
    ripples = noise(side, rng, 0.12, 2, stretch=(3, 1))
    tone = 0.24 + 0.55 * glitter + 0.16 * noise(side, rng, 0.1, 2, stretch=(3, 0.6))
    phase = np.clip(y - _HORIZON, 0, 1) ** 0.75 * 60 + 0.9 * ripples
    return _hatched(plane(phase), plane(np.clip(tone, 0.05, 1)), rough)


def _meadow(side: int, rng: np.random.Generator, depth: Plane, rough: Plane) -> Plane:
    """Cuts that follow the bank's own line."""
    x, _ = grid(side)
    tone = plane(0.42 - depth + 0.15 * noise(side, rng, 0.06, 2))
    return _hatched(plane(depth * 46 + 0.6 * x + 0.35 * noise(side, rng, 0.12, 2)), tone, rough)


def _firs(side: int, rng: np.random.Generator, rough: Plane) -> tuple[Plane, Plane]:
    """Firs on both banks, far ones first: where they stand, and their ink: swept needles, cut away on the lit side."""
    x, y = grid(side)
    mask, ink = np.zeros((side, side), np.float32), np.zeros((side, side), np.float32)
    firs = (
        (0.40, 0.26, 0.71), (0.73, 0.24, 0.71), (0.31, 0.36, 0.74), (0.80, 0.33, 0.73), (0.22, 0.30, 0.76),
        (0.97, 0.34, 0.77), (0.12, 0.50, 0.80), (0.89, 0.52, 0.80), (0.015, 0.44, 0.82),
    )  # fmt: skip
    for at, tall, foot in firs:
        across, down = plane(x - at), plane(np.clip((y - foot + tall) / tall, 0, 2))
        tiers = 0.62 + 0.38 * ((down**0.8 * 10 + 0.25 * noise(side, rng, 0.03, 2)) % 1.0)
        reach = 0.21 * tall * down**0.9 * tiers
        standing = step(0, 0.01, down) * step(1.01, 0.99, down)
        crown = step(0.003, -0.003, np.abs(across) - reach) * standing
        swept = plane((y + 0.9 * np.abs(across) + 0.004 * noise(side, rng, 0.05, 2)) * 66)
        lit_side = step(-0.15, 0.9, across / (0.21 * tall))
        needles = _hatched(swept, plane(0.02 + 0.66 * lit_side + 0.10 * (1 - down)), rough)
        # A bare line round each fir keeps it apart from the one behind.
        halo = step(0.010, 0.006, np.abs(across) - reach) * standing
        ink = ink * (1 - halo) + crown * needles
        mask = np.maximum(mask, halo)
    return plane(mask), plane(ink)


def _blocks(r: Plane, y: Plane, lake: Plane, glitter: Plane, bank: Plane, firs: Plane) -> list[tuple[Picture, Plane]]:
    """The colour blocks, each a colour (or a graded one) and where it prints."""
    sky = ramp(unit(r), swatches("#f7d27a", "#eeb35a", "#d9793d", "#b94a2c", "#93352a"))
    open_sky = step(0.62, 0.60, y) * step(_SUN[2] - 0.006, _SUN[2], r) * (1 - firs)
    sun = 0.9 * step(_SUN[2], _SUN[2] - 0.006, r) * (1 - firs) + 0.85 * lake * step(0.35, 0.8, glitter)
    return [
        (sky, plane(0.88 * open_sky)),
        (rgb("#e2541f"), plane(sun)),
        (rgb("#3f8f8c"), plane(0.8 * lake * step(0.8, 0.35, glitter))),
        (rgb("#c9b23f"), plane(0.8 * bank * (1 - firs))),
        (rgb("#7fa06a"), plane(0.9 * firs)),
    ]


def _pulled(side: int, rng: np.random.Generator, ink: Plane, blocks: list[tuple[Picture, Plane]]) -> Picture:
    """Print the colour blocks and the black one; the wood's grain and the paper show."""
    x, y = grid(side)
    wood = flow(noise(side, rng, 2.2 / side), side, plane(0.12 * noise(side, rng, 0.3, 2)), side * 0.09)
    sheet = paper(side, rng)
    bare = _PAPER * (1 + 0.02 * sheet)[..., None]
    picture = bare
    for tone, cover in blocks:
        picture = mix(picture, picture * tone, np.clip(cover * (1 + 0.06 * wood), 0, 1))
    worn = 0.10 * step(0.7, 2.2, wood) + 0.28 * step(1.5, 2.6, sheet + 0.5 * wood)
    chips = 0.8 * step(2.35, 2.6, noise(side, rng, 0.01, 2, stretch=(3, 0.5)))
    printed = mix(picture, _INK, np.clip(ink * (1 - worn) * (1 - chips), 0, 1))
    frame = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)) + 0.0015 * noise(side, rng, 0.02, 3)
    return mix(bare, printed, step(0.018, 0.022, frame))
