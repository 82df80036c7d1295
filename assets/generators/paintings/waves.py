"""Block print: a rolling sea in graded indigo, foam, a far mountain and a vermilion sun."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.colour import ramp, rgb, swatches
from assets.generators.paint.fields import (
    Picture,
    Plane,
    Points,
    drawn,
    fill,
    flow,
    grid,
    mix,
    noise,
    noise_line,
    plane,
    step,
    unit,
)
from assets.generators.paint.surface import paper

_SKY = swatches("#c9573c", "#e8a878", "#f3dfb9", "#efe0bd", "#d9d6bd")
_DEEP = swatches("#e6ead6", "#86b6c2", "#3d7fae", "#1f4f93", "#142f6b")
_PALE = swatches("#f4efdc", "#cfe0d8", "#8fbcc6", "#4f8db5")
_INK, _FOAM = rgb("#16244a"), rgb("#f8f2e0")
_SUN = (0.30, 0.20, 0.113)
_MIST = (
    (0.72, 0.11, 0.20), (0.83, 0.145, 0.16), (0.16, 0.33, 0.15), (0.05, 0.365, 0.16), (0.58, 0.185, 0.10),
    (0.42, 0.39, 0.14),
)  # fmt: skip
# Rows of waves from far to near: where they stand, how tall and wide, how big their claws, how many.
_ROWS = (
    (0.45, 0.03, 0.08, 0.018, 8), (0.52, 0.06, 0.10, 0.030, 6), (0.62, 0.11, 0.12, 0.048, 4),
    (0.76, 0.19, 0.14, 0.075, 3), (0.90, 0.16, 0.15, 0.07, 3), (1.05, 0.14, 0.15, 0.065, 4),
)  # fmt: skip


def block_waves(side: int, rng: np.random.Generator) -> Picture:
    """Rolling sea in graded indigo blocks, white foam, a far mountain and a vermilion sun."""
    sheet = paper(side, rng)
    wood = flow(noise(side, rng, 2.2 / side), side, plane(0.1 * noise(side, rng, 0.4, 2)), side * 0.08)
    page = _Print(side, rng)
    _print_sky(page)
    _print_mountain(page)
    for number, (level, tall, width, size, count) in enumerate(_ROWS):
        _print_row(page, 1.0 if number % 2 else -1.0, level, tall, width, size, count)
    dark = step(0.95, 0.5, page.picture[..., 0])
    picture = np.clip(page.picture * (1 + 0.018 * sheet + 0.035 * wood * dark)[..., None], 0, 1)
    worn = 1 - 0.35 * step(1.3, 2.4, sheet + 0.6 * wood)
    return mix(picture, _INK, np.clip(page.ink * worn, 0, 1) * 0.94)


class _Print:
    """The colour blocks pressed so far, and the key block's lines over them."""

    def __init__(self, side: int, rng: np.random.Generator) -> None:
        self.side, self.rng = side, rng
        self.x, self.y = grid(side)
        self.picture: Picture = ramp(np.clip(self.y / 0.5, 0, 1), _SKY, (0, 0.12, 0.34, 0.7, 1))
        self.ink: Plane = np.zeros((side, side), np.float32)

    def lay(self, tone: Picture, cover: Plane) -> None:
        """Print a colour; the lines below it vanish."""
        self.picture = mix(self.picture, tone, cover)
        self.ink = plane(self.ink * (1 - cover))

    def line(self, cover: Plane) -> None:
        """Add to the key block."""
        self.ink = np.maximum(self.ink, cover)


def _print_sky(page: _Print) -> None:
    """The sun, threads of wind, bands of mist with round ends."""
    side, rng, x, y = page.side, page.rng, page.x, page.y
    sun = step(_SUN[2] + 0.002, _SUN[2] - 0.002, np.hypot(x - _SUN[0], y - _SUN[1]))
    page.lay(ramp(np.clip((y - 0.08) / 0.24, 0, 1), swatches("#d8351f", "#e8602f", "#f0b478")), sun)
    a = np.linspace(0, 2 * np.pi, 90)
    rim = np.stack([_SUN[0] + _SUN[2] * np.cos(a), _SUN[1] + _SUN[2] * np.sin(a)], axis=1)
    page.line(plane(0.8 * drawn(side, [rim], 2)))
    threads = np.abs((y * 46 + 1.6 * noise(side, rng, 0.22, 2, stretch=(2.2, 0.8))) % 1.0 - 0.5) * 2
    gusts = step(-0.2, 0.8, noise(side, rng, 0.15, 2, stretch=(3, 0.6)))
    page.picture = mix(page.picture, rgb("#b0563f"), 0.6 * step(0.16, 0.02, threads) * gusts * (1 - sun))
    for cx, cy, length in _MIST:
        band = drawn(side, [[(cx - length, cy), (cx + length, cy)]], side * 0.024)
        page.picture = mix(
            page.picture, rgb("#f7ecd2"), band * (0.55 + 0.45 * unit(noise(side, rng, 0.3, 2, stretch=(2, 1))))
        )


def _print_mountain(page: _Print) -> None:
    """A cone with snow running down in tongues."""
    side, rng, x, y = page.side, page.rng, page.x, page.y
    ridge = 0.46 - 0.24 * np.exp(-np.abs(x[0] - 0.70) / 0.13) + 0.003 * noise_line(side, rng, 0.05, 4)
    down = plane(y - ridge[None])
    tongues = 0.070 * np.abs(((x * 22) % 1) - 0.5) + 0.012 * noise(side, rng, 0.03, 2)
    rock = ramp(np.clip(down / 0.2, 0, 1), swatches("#274d80", "#6f9cb4", "#cfd9c4"))
    page.lay(mix(rock, rgb("#f6eedb"), step(0.010, 0.0, y - 0.315 - tongues)), step(0, 0.003, down))
    page.line(step(0.0035, 0.0012, np.abs(down)))


def _print_row(page: _Print, hand: float, level: float, tall: float, width: float, size: float, count: int) -> None:
    """One row of waves in front of what stands: graded body, stripes that follow it, claws and foam on its crests."""
    side, rng, x, y = page.side, page.rng, page.x, page.y
    crests = plane((np.arange(count) + 0.25 * (1 + hand) + rng.uniform(0.1, 0.4, count)) / count)
    heights = plane(tall * rng.uniform(0.7, 1.1, count))
    # The slant of the field makes the fronts lean over instead of standing like tents.
    leaning = x + 0.55 * hand * (y - level)
    rise = np.interp(leaning, x[0], _front(x[0], crests, heights, width))
    depth = plane(y - level + rise + 0.004 * noise(side, rng, 0.06, 2))
    stripes = np.abs((np.clip(depth, 0, None) / (size * 0.62)) % 1.0 - 0.5) * 2
    edge = plane(stripes - 0.45 - 0.3 * noise(side, rng, 0.2, 2))
    deep = ramp(np.clip(depth / (tall + 0.10), 0, 1), _DEEP, (0, 0.12, 0.35, 0.65, 1))
    pale = ramp(np.clip(depth / (tall + 0.16), 0, 1), _PALE, (0, 0.3, 0.6, 1))
    body = step(0, 0.0025, depth)
    page.lay(mix(deep, pale, step(-0.06, 0.06, edge)), body)
    page.line(plane(0.85 * body * step(0.10, 0.02, np.abs(edge)) * step(0, 0.02, depth)))
    page.line(step(0.0032, 0.0010, np.abs(depth)))
    for crest, high in zip(crests.tolist(), heights.tolist(), strict=True):
        _print_claw(page, crest + hand * 0.55 * high, level - high, size * high / tall, hand)


def _front(at: Plane, crests: Plane, heights: Plane, width: float) -> Plane:
    """Height of a row of peaked waves along x: sharp crests, round troughs."""
    return plane((heights[:, None] * np.exp(-np.abs(at[None] - crests[:, None]) / width)).max(axis=0))


def _print_claw(page: _Print, cx: float, cy: float, size: float, hand: float) -> None:
    """The claw on top of a wave: a dark hollow, a spiral of pale water, foam all along it, spray before it."""
    side, rng = page.side, page.rng
    curl = _curl(cx, cy, size * 1.25, hand)
    page.lay(rgb("#2a5f9c"), fill(side, curl[:48]))
    for share, code in ((0.42, "#dfe9dc"), (0.26, "#6fa6bd")):
        page.picture = mix(page.picture, rgb(code), drawn(side, [curl], size * share * side))
    white, outline = _foam(side, rng, curl[:34], size * 0.36)
    page.lay(_FOAM, white)
    page.line(outline)
    spray = np.stack([cx + hand * size * rng.uniform(0.2, 2.4, 16), cy + size * rng.normal(-0.1, 0.6, 16)], axis=1)
    page.picture = mix(page.picture, _FOAM, _discs(side, plane(spray), plane(rng.uniform(0.0015, 0.004, 16))))


def _curl(cx: float, cy: float, size: float, hand: float) -> Points:
    """A spiral that rolls over from the crest."""
    t = np.linspace(0, 1, 60)
    radius, a = size * (1 - 0.78 * t), -np.pi / 2 - 0.9 + 1.9 * np.pi * t
    return plane(
        np.stack([cx + hand * (radius * np.cos(a) + 0.4 * size), cy + radius * np.sin(a) + 0.75 * size], axis=1)
    )


def _foam(side: int, rng: np.random.Generator, path: Points, size: float) -> tuple[Plane, Plane]:
    """Bubbles of foam along a crest, and their outlines in ink."""
    white, outline = np.zeros((side, side), np.uint8), np.zeros((side, side), np.uint8)
    for point in path[::2].repeat(3, axis=0):
        at = np.round((point + rng.normal(0, size * 0.35, 2)) * side * 8).astype(int).tolist()
        reach = int(size * rng.uniform(0.22, 0.55) * side * 8)
        cv2.circle(outline, at, reach + int(side * 0.0016 * 8), 255, -1, cv2.LINE_AA, 3)
        cv2.circle(outline, at, reach, 0, -1, cv2.LINE_AA, 3)
        cv2.circle(white, at, reach, 255, -1, cv2.LINE_AA, 3)
    return plane(white / np.float32(255)), plane(outline / np.float32(255))


def _discs(side: int, centres: Points, radii: Plane) -> Plane:
    canvas = np.zeros((side, side), np.uint8)
    for centre, radius in zip(centres, radii, strict=True):
        at = np.round(centre * side * 8).astype(int).tolist()
        cv2.circle(canvas, at, round(float(radius) * side * 8), 255, -1, cv2.LINE_AA, 3)
    return plane(canvas / np.float32(255))
