"""Woodcut: firs, a lake and a rayed sun, cut along the grain and printed in four colours."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.colour import ramp, rgb, swatches
from assets.generators.fields import Picture, Plane, Points, blur, drawn, fill, flow, grid, mix, noise, noise_line, plane, step, unit, wobble
from assets.generators.surface import fibres, paper


def _hatched(phase: Plane, tone: Plane, rough: Plane) -> Plane:
    """Carved lines: `phase` counts the cuts, `tone` 0 (black) .. 1 (white) says how wide they are; 1 where ink stays."""
    wave = np.abs((phase % 1.0) - 0.5) * 2
    return step(-0.09, 0.09, wave - tone * 1.15 + 0.07 + 0.13 * rough)


def _pine_rows(side: int, rng: np.random.Generator, horizon: float) -> tuple[Plane, Plane]:
    """Two rows of firs on the near hill: their mask and the light on their right-hand sides."""
    x, y = grid(side)
    mask, light = np.zeros((side, side), np.float32), np.zeros((side, side), np.float32)
    spots = np.concatenate([rng.uniform(0, 0.42, 13), rng.uniform(0.72, 1.0, 9)])
    for at in spots[np.argsort(np.abs(spots - 0.55))[::-1]]:
        tall = 0.20 + 0.30 * abs(at - 0.55) * rng.uniform(0.8, 1.2)
        foot = horizon + 0.12 + 0.05 * rng.random()
        down = (y - foot + tall) / tall
        teeth = 0.75 + 0.25 * ((down * 9 + 0.2 * np.sin(40 * x)) % 1.0)
        tree = step(0.004, -0.004, plane(np.abs(x - at) - 0.17 * tall * down * teeth)) * step(0, 0.01, down) * step(1.02, 1.0, down)
        mask = np.maximum(mask, tree)
        light = np.where(tree > 0.5, 0.10 + 0.40 * step(-0.2, 1.0, (x - at) / (0.17 * tall)) * (teeth - 0.55) * 2, light)
    return plane(mask), plane(light)


def woodcut(side: int, rng: np.random.Generator) -> Picture:
    """Pines, lake and a rayed sun cut in wood; black over ochre and rust."""
    x, y = grid(side)
    rough = noise(side, rng, 0.012, 3)
    sway = 0.35 * noise(side, rng, 0.12, 2)
    sx, sy, horizon = 0.57, 0.36, 0.60
    r, turn = plane(np.hypot(x - sx, y - sy)), plane(np.arctan2(y - sy, x - sx))
    rays = 0.5 + 0.5 * np.cos(turn * 22)
    sky_tone = np.clip(1.0 - 1.05 * r + 0.38 * (rays - 0.5) * step(0.12, 0.3, r) + 0.08 * noise(side, rng, 0.2, 2), 0.12, 1.1)
    ink = _hatched(plane(r * 44 + sway), plane(sky_tone), rough)
    cloud = step(0.75, 0.95, noise(side, rng, 0.2, 3, stretch=(2.2, 0.7)) + 2.2 * (0.30 - y)) * step(0.14, 0.2, r)
    ink = np.maximum(ink * (1 - cloud), cloud * _hatched(plane(y * 70 + 2.0 * noise(side, rng, 0.15, 2)), plane(0.86 + 0 * y), rough))
    ink = ink * step(0.104, 0.112, r)
    for level, rise, cell, shade in ((0.55, 0.07, 0.28, 0.62), (0.60, 0.05, 0.2, 0.40)):
        line = level - rise * np.abs(noise_line(side, rng, cell, 5))
        rock = step(0, 0.003, y - line[None])
        facing = plane(np.gradient(line)[None] * side + 0.0 * y)
        tone = np.clip(shade - 0.30 * np.tanh(2.5 * facing) + 0.2 * noise(side, rng, 0.05, 2), 0.08, 0.95)
        cuts = _hatched(plane((x * 0.75 * np.sign(facing) + y) * 62 + 1.2 * sway), plane(tone), rough)
        ink = ink * (1 - rock) + rock * np.maximum(cuts, step(0.006, 0.003, y - line[None]))
    water = step(horizon, horizon + 0.003, y)
    glitter = np.exp(-(((x - sx) / (0.07 + 0.30 * np.clip(y - horizon, 0, 1))) ** 2))
    cuts = _hatched(plane(np.clip(y - horizon, 0, 1) ** 0.75 * 60 + 0.9 * noise(side, rng, 0.12, 2, stretch=(3, 1))), plane(np.clip(0.24 + 0.55 * glitter + 0.16 * noise(side, rng, 0.1, 2, stretch=(3, 0.6)), 0.05, 1)), rough)
    ink = ink * (1 - water) + water * cuts
    bank_line = 0.755 + 0.17 * np.exp(-(((np.linspace(0, 1, side) - 0.55) / 0.24) ** 2)) + 0.012 * noise_line(side, rng, 0.1, 4)
    bank = step(0, 0.003, y - bank_line[None])
    cuts = _hatched(plane((y - bank_line[None]) * 46 + 0.6 * x + sway), plane(0.42 - 1.0 * (y - bank_line[None]) + 0.15 * noise(side, rng, 0.06, 2)), rough)
    ink = ink * (1 - bank) + bank * cuts
    trees, light = _pine_rows(side, rng, horizon + 0.03)
    needles = _hatched(plane((y + 0.55 * np.abs(((x * 9) % 1) - 0.5) / 9 * 4) * 78), light, rough)
    ink = ink * (1 - trees) + trees * needles
    return _pulled(side, rng, ink, r, water * (1 - trees) * (1 - bank), glitter, plane(bank))


def _pulled(side: int, rng: np.random.Generator, ink: Plane, r: Plane, water: Plane, glitter: Plane, bank: Plane) -> Picture:
    """Print the colour blocks and the black one; the wood's grain and the paper show."""
    x, y = grid(side)
    grain_ = flow(noise(side, rng, 2.2 / side, 1, stretch=(1, 1)), side, plane(0.12 * noise(side, rng, 0.3, 2)), side * 0.09)
    sheet = paper(side, rng)
    picture = rgb("#f2e4c4") * (1 + 0.02 * sheet)[..., None]
    sky = ramp(unit(plane(r)), swatches("#f7d27a", "#eeb35a", "#d9793d", "#b94a2c", "#93352a"))
    tint = step(0.62, 0.60, y) * (0.86 + 0.05 * grain_) * step(0.098, 0.104, r)
    picture = mix(picture, picture * sky, np.clip(tint, 0, 1))
    picture = mix(picture, picture * rgb("#e2541f"), 0.9 * step(0.104, 0.098, r) + 0.85 * water * step(0.35, 0.8, glitter))
    picture = mix(picture, picture * rgb("#3f8f8c"), np.clip(water * step(0.8, 0.35, glitter) * (0.8 + 0.06 * grain_), 0, 1))
    picture = mix(picture, picture * rgb("#c9b23f"), 0.8 * bank)
    cover = np.clip(ink * (1.0 - 0.10 * step(0.7, 2.2, grain_) - 0.28 * step(1.5, 2.6, sheet + 0.5 * grain_)), 0, 1)
    chips = step(2.35, 2.6, noise(side, rng, 0.01, 2, stretch=(3, 0.5))) * 0.8
    cover = cover * (1 - chips)
    frame = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)) + 0.0015 * noise(side, rng, 0.02, 3)
    printed = mix(picture, rgb("#171313"), cover)
    return mix(rgb("#f2e4c4") * (1 + 0.02 * sheet)[..., None], printed, step(0.018, 0.022, frame))
