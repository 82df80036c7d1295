"""Cubism: a guitar, a bottle and a glass seen from several sides at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from assets.generators.paint.brush import Easel
from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import Picture, Plane, blur, drawn, fill, flow, grid, mix, noise, plane, step
from assets.generators.paint.surface import lit, weave

_EARTH = swatches(
    "#e8d8b0", "#c9a66b", "#9a7040", "#6b4a2c", "#4a5a52", "#7f8f86", "#33424a", "#b8bda8", "#a8502c", "#22201f",
    "#d9b25a", "#5f7f94",
)  # fmt: skip
_SHARES = (0.16, 0.14, 0.11, 0.09, 0.09, 0.09, 0.08, 0.08, 0.04, 0.04, 0.04, 0.04)
_BLACK = rgb("#191614")
# Parts of a guitar, in units of its size, along its neck.
_FINGERBOARD = ((0.3, -0.10), (3.1, -0.075), (3.1, 0.075), (0.3, 0.10))
_BRIDGE = ((-0.88, -0.2), (-0.80, -0.2), (-0.80, 0.2), (-0.88, 0.2))
_GLASS = (
    ((0.80, 0.62), (0.83, 0.80), (0.91, 0.80), (0.94, 0.62), (0.80, 0.62)), ((0.87, 0.80), (0.87, 0.90)),
    ((0.81, 0.905), (0.93, 0.895)),
)  # fmt: skip
_SCORE = ((0.07, 0.63), (0.30, 0.70), (0.25, 0.90), (0.03, 0.83))


def _planes(side: int, rng: np.random.Generator, picture: Picture, angle: Plane) -> tuple[Picture, Plane]:
    """Overlapping facets: each shades from one edge to nothing, each brushed its own way."""
    x, y = grid(side)
    leans = (-1.15, -0.62, -0.2, 0.28, 0.75, 1.2)
    for number in range(150):
        cx, cy = rng.normal(0.5, 0.27, 2)
        size = rng.uniform(0.06, 0.26) * (1 - 0.5 * number / 150)
        lean = float(rng.choice(leans)) + rng.normal(0, 0.05)
        c, s = np.cos(lean), np.sin(lean)
        u, v = (x - cx) * c + (y - cy) * s, -(x - cx) * s + (y - cy) * c
        skew = rng.normal(0, 0.5)
        inside = step(0.002, -0.002, np.abs(u) - size) * step(
            0.002, -0.002, np.abs(v + skew * u) - size * rng.uniform(0.35, 0.8)
        )
        fade = np.clip(0.5 + 0.5 * (u / size) * rng.choice([-1, 1]), 0, 1)
        tone = shaken(_EARTH[rng.choice(12, p=_SHARES)][None], rng, 0.01, 0.12, 0.08)[0]
        picture = mix(picture, tone, inside * (0.12 + 0.88 * fade) * 0.97)
        edge = step(0.0035, 0.001, np.abs(np.abs(u) - size)) * inside
        picture = mix(picture, rgb("#1d1a18"), 0.55 * edge)
        angle = np.where(inside > 0.5, lean + (np.pi / 2 if number % 2 else 0), angle)
    return picture, plane(angle)


def _guitar(
    picture: Picture, rng: np.random.Generator, centre: tuple[float, float], turn: float, size: float, wood: str
) -> Picture:
    """A guitar, half of its body lit, half seen through."""
    side = picture.shape[0]
    c, s = np.cos(turn), np.sin(turn)

    def put(points: npt.ArrayLike) -> Plane:
        return plane(np.asarray(points) * size @ np.array([[c, s], [-s, c]]) + np.asarray(centre))

    x, y = grid(side)
    along, across = (x - centre[0]) * c + (y - centre[1]) * s, (y - centre[1]) * c - (x - centre[0]) * s
    # Only some planes of the body are lit: it breaks along its own axis.
    broken = fill(side, put(_body())) * np.where(across > 0.03 * np.sin(along * 20), 1.0, 0.45)
    rings = 0.5 + 0.22 * noise(side, rng, 0.01, 2) + 0.25 * np.sin(across * 160 + 2 * noise(side, rng, 0.1, 2))
    picture = mix(picture, rgb(wood) * (0.72 + 0.5 * np.clip(rings, 0, 1))[..., None], broken * 0.92)
    picture = mix(picture, _BLACK, drawn(side, [put(_body())], side * 0.0055))
    a = np.linspace(0, 2 * np.pi, 60)
    hole = np.stack([0.12 + 0.27 * np.cos(a), 0.27 * np.sin(a)], axis=1)
    picture = mix(picture, _BLACK, fill(side, put(hole)))
    picture = mix(picture, rgb("#d9b25a"), drawn(side, [put(hole * 1.12 - (0.014, 0))], side * 0.004))
    picture = mix(picture, rgb("#3a2416"), 0.9 * fill(side, put(_FINGERBOARD)))
    strings = [put([(-0.85, k * 0.026), (3.0, k * 0.022)]) for k in range(-2, 4)]
    frets = [put([(0.9 + 0.24 * k, -0.085), (0.9 + 0.24 * k, 0.085)]) for k in range(8)]
    picture = mix(picture, rgb("#e9ddbb"), 0.9 * drawn(side, [*strings, *frets], side * 0.0016))
    return mix(picture, rgb("#1d1410"), fill(side, put(_BRIDGE)))


def _body() -> Plane:
    """Outline of a guitar's body: two bouts and a waist."""
    t = np.linspace(0, 2 * np.pi, 160)
    waist = 1 - 0.34 * np.exp(-(((np.abs(np.mod(t, np.pi) - np.pi / 2)) / 0.42) ** 2))
    return plane(np.stack([1.25 * np.cos(t), 0.78 * waist * np.sin(t) * (1 + 0.18 * np.cos(t))], axis=1))


def _bottle(picture: Picture, cx: float, foot: float, tall: float, tone: str) -> Picture:
    """A bottle whose two halves don't quite meet."""
    side, w, place = picture.shape[0], 0.16 * tall, np.array([cx, foot])
    half = np.array([(0, 0), (w, 0), (w, -0.52 * tall), (0.36 * w, -0.68 * tall), (0.34 * w, -tall), (0, -tall)])
    right, left = half + place, half * np.array([-0.86, 1]) + np.array([0, 0.035 * tall]) + place
    picture = mix(picture, rgb(tone), 0.88 * fill(side, right))
    picture = mix(picture, rgb("#dfe3cf"), 0.55 * fill(side, left))
    label = np.array([(-0.112, -0.2), (0.144, -0.17), (0.144, -0.40), (-0.112, -0.42)]) * tall + place
    picture = mix(picture, rgb("#efe4c6"), 0.92 * fill(side, label))
    lines = [np.array([(-0.08, -q), (0.112, 0.02 - q)]) * tall + place for q in (0.26, 0.30, 0.345)]
    return mix(picture, _BLACK, drawn(side, [right, left, *lines], side * 0.0045))


def cubist_guitar(side: int, rng: np.random.Generator) -> Picture:
    """A guitar still life in facets of ochre, umber and slate."""
    _, y = grid(side)
    light = np.clip(0.8 - 0.6 * y + 0.15 * noise(side, rng, 0.3, 2), 0, 1)
    picture = ramp(light, swatches("#3a352f", "#7f735c", "#b9aa84"))
    picture, angle = _planes(side, rng, picture, np.full((side, side), 0.4, np.float32))
    picture = _guitar(picture, rng, (0.42, 0.56), -0.72, 0.185, "#b9783c")
    picture = _guitar(picture, rng, (0.60, 0.66), 2.1, 0.125, "#c9a05a")
    picture = _bottle(picture, 0.70, 0.70, 0.52, "#35584a")
    picture = _bottle(picture, 0.19, 0.50, 0.36, "#4a6b7c")
    picture = mix(picture, rgb("#e6ead8"), 0.5 * fill(side, _GLASS[0]))
    picture = mix(picture, _BLACK, drawn(side, _GLASS, side * 0.0045))
    picture = mix(picture, rgb("#efe6cd"), 0.95 * fill(side, _SCORE))
    stave = np.array([(0.075, 0.655), (0.285, 0.718)])
    staves = [stave + np.array([-0.006 * k, 0.026 * k + 0.006 * (k // 5)]) for k in range(7)]
    picture = mix(picture, _BLACK, drawn(side, staves, side * 0.0018))
    return _painted(picture, angle, side, rng)


def _painted(motif: Picture, angle: Plane, side: int, rng: np.random.Generator) -> Picture:
    """Small square touches, then the drawing again where it was sharp, then canvas."""
    scale = side / 1024
    easel = Easel(motif)
    even = {"value": 0.045, "hue": 0.006, "saturation": 0.06, "streak": 0.035}
    easel.cover(motif, angle, rng, 11 * scale, 26 * scale, spacing=0.9, hair_px=2.4, keep=None, **even)
    painted = easel.picture(depth=0.4, shine=0.1)
    sharp = blur(plane(np.abs(motif - blur(motif, 4 * scale)).max(-1)), 2.5 * scale)
    painted = mix(painted, motif, step(0.025, 0.07, sharp))
    dry = flow(noise(side, rng, 2.2 / side), side, angle, 26 * scale)
    painted = painted * (1 + 0.05 * dry)[..., None]
    return lit(plane(np.clip(painted, 0, 1)), plane(0.5 * weave(side, rng, 5.2 * scale)), depth=0.5)
