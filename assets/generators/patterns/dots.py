"""Pointillism: a river afternoon in points of unmixed colour."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from assets.generators.paint.brush import sample
from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import (
    Picture,
    blur,
    fill,
    grid,
    mix,
    noise,
    noise_line,
    plane,
    scatter,
    step,
    unit,
)
from assets.generators.paint.surface import lit, weave

_SHORE = 0.475
# Where along the picture each poplar stands, how high it reaches, how wide it is.
_POPLARS = (
    (0.05, 0.08, 0.055), (0.15, 0.14, 0.05), (0.235, 0.2, 0.042), (0.86, 0.04, 0.06), (0.95, 0.10, 0.06),
    (0.76, 0.17, 0.045), (0.69, 0.25, 0.032),
)  # fmt: skip
_BOATS = ((0.46, 0.62, 0.20), (0.64, 0.53, 0.10), (0.54, 0.50, 0.06))
# Place, height, dress and parasol of the people on the lawn.
_PEOPLE = (
    (0.20, 0.97, 0.19, "#3a3f9a", "#e2482f"), (0.31, 0.96, 0.16, "#c8375c", "#f4c542"),
    (0.80, 0.98, 0.21, "#2b3360", "#f08a3c"),
)  # fmt: skip


def pointillism(side: int, rng: np.random.Generator) -> Picture:
    """River, poplars and sails in dots of pure colour."""
    motif = blur(_river(side, rng), side * 0.003)
    canvas = np.ascontiguousarray(
        (np.broadcast_to(rgb("#e9dcc0"), motif.shape) * (1 + 0.05 * weave(side, rng, side / 150))[..., None] * 255)
        .clip(0, 255)
        .astype(np.uint8)
    )
    height = np.full((side, side), 120, np.uint8)
    for radius, spacing, hue, value in ((8.6, 1.4, 0.03, 0.08), (7.2, 1.55, 0.06, 0.12), (5.4, 2.1, 0.05, 0.11)):
        r = radius * side / 1024
        at = plane(rng.permutation(scatter(side, rng, r * spacing), axis=0))
        tones = _divided(sample(motif, at), rng, hue, value)
        for (px, py), tone, size in zip(at, tones, r * rng.uniform(0.75, 1.15, len(at)), strict=True):
            where, reach = (round(float(px) * 8), round(float(py) * 8)), round(float(size) * 8)
            cv2.circle(canvas, where, reach, tuple(float(255 * c) for c in tone), -1, cv2.LINE_AA, 3)
            cv2.circle(height, where, reach, int(rng.integers(140, 230)), -1, cv2.LINE_AA, 3)
    return lit(plane(canvas / np.float32(255)), plane(blur(plane(height), 1.2) / 24), depth=0.35, shine=0.1, gloss=5)


def _divided(colours: Picture, rng: np.random.Generator, hue: float, value: float) -> Picture:
    """Divide each colour: purer, shifted to either side, and now and then its complement."""
    hsv = cv2.cvtColor(np.clip(colours, 0, 1)[None], cv2.COLOR_RGB2HSV)[0]
    hsv[:, 1] = np.clip(hsv[:, 1] * 1.12 + 0.06, 0, 1)
    opposite = rng.random(len(hsv)) < 0.07
    hsv[opposite, 0] = (hsv[opposite, 0] + 180) % 360
    hsv[opposite, 2] = np.clip(hsv[opposite, 2] * 0.9 + 0.1, 0, 1)
    return shaken(plane(cv2.cvtColor(plane(hsv)[None], cv2.COLOR_HSV2RGB)[0]), rng, hue, 0.08, value)


def _river(side: int, rng: np.random.Generator) -> Picture:
    """Poplars and sails in late light."""
    picture = _poplars(_sky(side, rng), side, rng)
    picture = _water(picture, side, rng)
    for cx, cy, size in _BOATS:
        picture = _boat(picture, cx, cy, size)
    x, y = grid(side)
    edge = 0.80 + 0.06 * np.sin(np.linspace(0.2, 3.2, side)) + 0.008 * noise_line(side, rng, 0.1, 3)
    light = unit(plane(noise(side, rng, 0.12, 3) + 2 * (x - 0.5)))
    grass = ramp(light, swatches("#274f6e", "#3f7f5c", "#8fae5a", "#efd680"))
    picture = mix(picture, grass, step(0, 0.006, y - edge[None]))
    for cx, foot, size, dress, parasol in _PEOPLE:
        picture = _person(picture, cx, foot, size, dress, parasol)
    return picture


def _sky(side: int, rng: np.random.Generator) -> Picture:
    """Sky with a low sun, clouds and violet hills."""
    x, y = grid(side)
    down = np.clip(y / 0.42 + 0.05 * noise(side, rng, 0.2, 3), 0, 1)
    cloud = step(0.4, 1.5, noise(side, rng, 0.22, 4, stretch=(2, 0.7)) + 0.8 * (0.3 - y))
    picture = mix(ramp(down, swatches("#5b8fd6", "#9fc3e6", "#f4d9c0", "#ffd58a")), rgb("#fff1e0"), 0.8 * cloud)
    picture = mix(picture, rgb("#ffe9a8"), step(0.30, 0.02, np.hypot(x - 0.34, y - 0.33)))
    hills = step(0, 0.006, y - (0.40 - 0.03 * noise_line(side, rng, 0.4, 3))[None])
    return mix(picture, ramp(unit(noise(side, rng, 0.1, 2)), swatches("#6f78c4", "#9a8fc8", "#c29ac0")), hills)


def _poplars(picture: Picture, side: int, rng: np.random.Generator) -> Picture:
    """The trees, each lit from the left, and the far bank."""
    x, y = grid(side)
    greens = swatches("#1d3566", "#2a5f5f", "#5f9450", "#dcc860")
    for at, top, width in _POPLARS:
        across, along = plane((x - at) / width), plane((y - (top + 0.44) / 2) / ((0.46 - top) / 2))
        half = np.sqrt(np.clip(1 - along**2, 0, 1)) * (1 + 0.18 * noise(side, rng, 0.03, 2))
        tree = step(1.0, 0.85, np.abs(across) / (half + 1e-3)) * (half > 0.02)
        picture = mix(picture, ramp(unit(plane(0.6 * noise(side, rng, 0.03, 2) - across)), greens), tree)
    bank = step(0, 0.006, y - (0.452 - 0.012 * noise_line(side, rng, 0.2, 3))[None])
    return mix(picture, ramp(unit(noise(side, rng, 0.05, 3)), swatches("#2f6f58", "#7fa055", "#e6cf7a")), bank)


def _water(picture: Picture, side: int, rng: np.random.Generator) -> Picture:
    """The far bank upside down, broken into level strips that widen towards us."""
    _, y = grid(side)
    rows = np.clip((side * (1 - 2 * _SHORE) + np.arange(side)).astype(int), 0, side - 1)
    mirror = picture[::-1][rows]
    ripple = 0.012 * side * noise(side, rng, 0.02, 2, stretch=(4, 0.5)) * np.clip((y - _SHORE) * 5, 0.3, 2)
    columns = np.clip(np.arange(side)[None] + ripple.astype(np.int32), 0, side - 1)
    broken = np.take_along_axis(mirror, columns[..., None].repeat(3, 2), 1)
    own = ramp(unit(noise(side, rng, 0.04, 2, stretch=(5, 0.6))), swatches("#1d4fa0", "#3f8fc8", "#f7dca0"))
    return mix(picture, mix(broken, own, np.full_like(y, 0.45)), step(_SHORE, _SHORE + 0.004, y))


def _shape(
    picture: Picture, code: str, place: tuple[float, float], size: float, outline: npt.ArrayLike, cover: float = 1.0
) -> Picture:
    """Fill an outline, given about `place` in units of `size`, with one colour."""
    points = np.asarray(outline, np.float32) * size + np.asarray(place, np.float32)
    return mix(picture, rgb(code), cover * fill(picture.shape[0], points))


def _boat(picture: Picture, cx: float, cy: float, size: float) -> Picture:
    """Two sails and a hull, and the sails again in the water."""
    for up, light, cover in ((-1.0, "#fffaf0", 1.0), (0.7, "#f3d6c0", 0.9)):
        foot = 0.06 * np.sign(up)
        picture = _shape(picture, light, (cx, cy), size, [(0.05, up), (0.47, foot), (0.05, foot)], cover)
        picture = _shape(picture, "#e98a6a", (cx, cy), size, [(-0.03, 0.85 * up), (-0.24, foot), (-0.03, foot)], cover)
    return _shape(picture, "#7a2f2a", (cx, cy), size, [(-0.3, -0.05), (0.45, -0.05), (0.3, 0.05), (-0.22, 0.05)])


def _person(picture: Picture, cx: float, foot: float, size: float, dress: str, parasol: str) -> Picture:
    """A figure in a long dress under a parasol, her shadow falling to the right."""
    place = (cx, foot)
    picture = _shape(picture, "#1b3a5e", place, size, [(-0.1, 0), (0.9, 0.1), (0.9, 0.16), (-0.1, 0.08)], 0.7)
    picture = _shape(picture, dress, place, size, [(-0.09, -0.72), (0.09, -0.72), (0.26, 0), (-0.26, 0)])
    picture = _shape(picture, "#f1c8a2", place, size, [(-0.055, -0.9), (0.055, -0.9), (0.05, -0.74), (-0.05, -0.74)])
    a = np.linspace(np.pi, 2 * np.pi, 30)
    dome = np.stack([0.06 + 0.34 * np.cos(a), -0.92 + 0.26 * np.sin(a)], axis=1)
    return _shape(picture, parasol, place, size, dome)
