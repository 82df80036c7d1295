"""Block print: a rolling sea in graded indigo, foam, a far mountain and a vermilion sun."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.colour import ramp, rgb, swatches
from assets.generators.fields import Picture, Plane, Points, drawn, fill, flow, grid, mix, noise, noise_line, plane, step, unit
from assets.generators.surface import paper


def _front(at: Plane, crests: Plane, heights: Plane, width: float) -> Plane:
    """Height of a row of peaked waves along x: sharp crests, round troughs."""
    rise = np.zeros_like(at)
    for crest, tall in zip(crests, heights, strict=True):
        rise = np.maximum(rise, tall * np.exp(-np.abs(at - crest) / width))
    return plane(rise)


def _curl(cx: float, cy: float, size: float, turns: float, hand: float) -> Points:
    """A claw of water: a spiral that rolls over from the crest."""
    t = np.linspace(0, 1, 60)
    radius, a = size * (1 - 0.78 * t), -np.pi / 2 - 0.9 + turns * 2 * np.pi * t
    return plane(np.stack([cx + hand * (radius * np.cos(a) + 0.4 * size), cy + radius * np.sin(a) + 0.75 * size], axis=1))


def _foam(side: int, rng: np.random.Generator, path: Points, size: float) -> tuple[Plane, Plane]:
    """Fingers of foam along a crest, and their ink outlines."""
    white, lines = np.zeros((side, side), np.uint8), np.zeros((side, side), np.uint8)
    for k in range(0, len(path), 2):
        for _ in range(3):
            centre = path[k] + rng.normal(0, size * 0.35, 2)
            r = size * rng.uniform(0.22, 0.55)
            at, reach = np.round(centre * side * 8).astype(int).tolist(), int(r * side * 8)
            cv2.circle(lines, at, reach + int(side * 0.0016 * 8), 255, -1, cv2.LINE_AA, 3)
            cv2.circle(lines, at, reach, 0, -1, cv2.LINE_AA, 3)
            cv2.circle(white, at, reach, 255, -1, cv2.LINE_AA, 3)
    return plane(white / np.float32(255)), plane(lines / np.float32(255))


def block_waves(side: int, rng: np.random.Generator) -> Picture:
    """Rolling sea in graded indigo blocks, white foam, a far mountain and a vermilion sun."""
    x, y = grid(side)
    sheet, grain_ = paper(side, rng), flow(noise(side, rng, 2.2 / side), side, plane(0.1 * noise(side, rng, 0.4, 2)), side * 0.08)
    picture = ramp(np.clip(y / 0.5, 0, 1), swatches("#c9573c", "#e8a878", "#f3dfb9", "#efe0bd", "#d9d6bd"), (0, 0.12, 0.34, 0.7, 1))
    sun = step(0.115, 0.111, plane(np.hypot(x - 0.30, y - 0.20)))
    picture = mix(picture, ramp(np.clip((y - 0.08) / 0.24, 0, 1), swatches("#d8351f", "#e8602f", "#f0b478")), sun)
    ink = 0.8 * drawn(side, [np.stack([0.30 + 0.113 * np.cos(a := np.linspace(0, 6.3, 90)), 0.20 + 0.113 * np.sin(a)], 1)], 2)
    wind = np.abs((y * 46 + 1.6 * noise(side, rng, 0.22, 2, stretch=(2.2, 0.8))) % 1.0 - 0.5) * 2
    picture = mix(picture, rgb("#b0563f"), step(0.16, 0.02, wind) * step(-0.2, 0.8, noise(side, rng, 0.15, 2, stretch=(3, 0.6))) * (1 - sun) * 0.6)
    picture = _clouds(picture, side, rng)
    line = 0.46 - 0.24 * np.exp(-np.abs(np.linspace(0, 1, side) - 0.70) / 0.13) + 0.003 * noise_line(side, rng, 0.05, 4)
    peak, down = step(0, 0.003, y - line[None]), plane(y - line[None])
    snow = step(0.010, 0.0, y - 0.315 - 0.035 * np.abs(((x * 22) % 1) - 0.5) * 2 - 0.012 * noise(side, rng, 0.03, 2))
    picture = mix(picture, mix(ramp(np.clip(down / 0.2, 0, 1), swatches("#274d80", "#6f9cb4", "#cfd9c4")), rgb("#f6eedb"), snow), peak)
    ink = np.maximum(ink * (1 - peak), step(0.0035, 0.0012, np.abs(down)))
    rows = ((0.45, 0.03, 0.08, 0.018, 8), (0.52, 0.06, 0.10, 0.030, 6), (0.62, 0.11, 0.12, 0.048, 4), (0.76, 0.19, 0.14, 0.075, 3), (0.90, 0.16, 0.15, 0.07, 3), (1.05, 0.14, 0.15, 0.065, 4))
    for row, (level, tall, width, size, count) in enumerate(rows):
        picture, ink = _wave_row(picture, ink, side, rng, row, level, tall, width, size, count)
    picture = picture * (1 + 0.018 * sheet + 0.035 * grain_ * step(0.95, 0.5, picture[..., 0]))[..., None]
    worn = 1 - 0.35 * step(1.3, 2.4, sheet + 0.6 * grain_)
    return mix(np.clip(picture, 0, 1), rgb("#16244a"), np.clip(ink * worn, 0, 1) * 0.94)


def _clouds(picture: Picture, side: int, rng: np.random.Generator) -> Picture:
    """Flat bands of mist with round ends."""
    for cx, cy, length in ((0.72, 0.11, 0.20), (0.83, 0.145, 0.16), (0.16, 0.33, 0.15), (0.05, 0.365, 0.16), (0.58, 0.185, 0.10), (0.42, 0.39, 0.14)):
        band = np.zeros((side, side), np.uint8)
        ends = np.round(np.array([(cx - length, cy), (cx + length, cy)]) * side).astype(int)
        cv2.line(band, ends[0].tolist(), ends[1].tolist(), 255, round(side * 0.024), cv2.LINE_AA)
        fade = 0.55 + 0.45 * unit(noise(side, rng, 0.3, 2, stretch=(2, 1)))
        picture = mix(picture, rgb("#f7ecd2"), plane(band / np.float32(255)) * fade)
    return picture


def _wave_row(
    picture: Picture, ink: Plane, side: int, rng: np.random.Generator, row: int, level: float, tall: float, width: float, size: float, count: int
) -> tuple[Picture, Plane]:
    """One row of waves in front of what stands: graded body, carved stripes that follow it, curls and foam on its crests."""
    x, y = grid(side)
    at = plane(np.linspace(0, 1, side))
    crests = plane((np.arange(count) + 0.5 * (row % 2) + rng.uniform(0.1, 0.4, count)) / count)
    heights = plane(tall * rng.uniform(0.7, 1.1, count))
    # The slant of the field makes the fronts lean over instead of standing like tents.
    leaning = plane(x + 0.55 * (y - level) * (1 if row % 2 else -1))
    rise = np.interp(leaning, at, _front(at, crests, heights, width)).astype(np.float32)
    depth = plane(y - level + rise + 0.004 * noise(side, rng, 0.06, 2))
    body = step(0, 0.0025, depth)
    stripes = np.abs((np.clip(depth, 0, None) / (size * 0.62)) % 1.0 - 0.5) * 2
    shade = ramp(np.clip(depth / (tall + 0.10), 0, 1), swatches("#e6ead6", "#86b6c2", "#3d7fae", "#1f4f93", "#142f6b"), (0, 0.12, 0.35, 0.65, 1))
    pale = ramp(np.clip(depth / (tall + 0.16), 0, 1), swatches("#f4efdc", "#cfe0d8", "#8fbcc6", "#4f8db5"), (0, 0.3, 0.6, 1))
    wide = 0.45 + 0.3 * noise(side, rng, 0.2, 2)
    picture = mix(picture, mix(shade, pale, step(wide - 0.06, wide + 0.06, stripes)), body)
    ink = ink * (1 - body) + body * 0.85 * step(0.10, 0.02, np.abs(stripes - wide)) * step(0, 0.02, depth)
    ink = np.maximum(ink, step(0.0032, 0.0010, np.abs(depth)))
    for crest, high in zip(crests, heights, strict=True):
        hand = 1.0 if row % 2 else -1.0
        top = level - float(high)
        picture, ink = _crest(picture, ink, side, rng, float(crest) + hand * 0.55 * float(high), top, size * float(high) / tall, hand)
    return picture, ink


def _crest(
    picture: Picture, ink: Plane, side: int, rng: np.random.Generator, cx: float, cy: float, size: float, hand: float
) -> tuple[Picture, Plane]:
    """The claw on top of a wave: a dark hollow, a spiral of pale water, foam all along it, spray before it."""
    curl = _curl(cx, cy, size * 1.25, 0.95, hand)
    water = fill(side, curl[:48])
    picture = mix(picture, rgb("#2a5f9c"), water)
    for radius, colour in ((0.42, "#dfe9dc"), (0.26, "#6fa6bd")):
        picture = mix(picture, rgb(colour), drawn(side, [curl], size * radius * side))
    ink = ink * (1 - water)
    white, lines = _foam(side, rng, curl[:34], size * 0.36)
    picture = mix(picture, rgb("#f8f2e0"), white)
    ink = np.maximum(ink * (1 - white), lines)
    for _ in range(16):
        spot = np.array([cx + hand * size * rng.uniform(0.2, 2.4), cy + size * rng.normal(-0.1, 0.6)])
        dot = np.zeros((side, side), np.uint8)
        cv2.circle(dot, np.round(spot * side).astype(int).tolist(), round(side * rng.uniform(0.0015, 0.004)), 255, -1, cv2.LINE_AA)
        picture = mix(picture, rgb("#f8f2e0"), plane(dot / np.float32(255)))
    return picture, plane(ink)
