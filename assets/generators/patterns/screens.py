"""Halftone: a pop-art portrait by the sea in four screens of dots and a hard black line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from assets.generators.paint.colour import ramp, rgb, saturated, swatches
from assets.generators.paint.fields import Picture, Plane, blur, drawn, fill, grid, mix, noise, plane, step
from assets.generators.paint.surface import fibres, paper

_SUN = (0.74, 0.42)
_STAR = (0.86, 0.84)
_CLOUDS = ((0.86, 0.17, 0.13, "#ffffff"), (0.13, 0.14, 0.14, "#ffffff"), (0.55, 0.09, 0.08, "#e9f7ff"))
_PUFFS = (
    (-0.9, 0.1, 0.45), (-0.4, -0.25, 0.55), (0.15, -0.4, 0.62), (0.65, -0.1, 0.5), (1.05, 0.15, 0.36),
    (0.1, 0.15, 0.6), (-0.5, 0.2, 0.45),
)  # fmt: skip
_SEA = (
    (0.66, "#7fe3ea", "#19a6c8"), (0.74, "#2fb9dc", "#1470c2"),
    (0.83, "#1f8fd6", "#1d3fa8"), (0.92, "#1b62bd", "#131f6b"),
)  # fmt: skip

# Chains of Bezier curves: start, then two handles and an end for each piece.
_HAIR = (
    (0.10, 1.02), (-0.06, 0.72), (0.02, 0.36), (0.26, 0.27), (0.44, 0.19), (0.66, 0.26), (0.70, 0.44),
    (0.72, 0.52), (0.66, 0.52), (0.63, 0.46), (0.60, 0.62), (0.46, 0.9), (0.50, 1.02),
)  # fmt: skip
_HEAD = (
    (0.34, 0.42), (0.44, 0.34), (0.60, 0.36), (0.645, 0.48), (0.655, 0.53), (0.655, 0.55), (0.66, 0.57),
    (0.675, 0.605), (0.69, 0.625), (0.685, 0.64), (0.68, 0.655), (0.655, 0.655), (0.655, 0.67), (0.655, 0.68),
    (0.672, 0.69), (0.668, 0.705), (0.665, 0.715), (0.655, 0.718), (0.66, 0.73), (0.664, 0.745), (0.65, 0.76),
    (0.648, 0.775), (0.646, 0.82), (0.60, 0.85), (0.55, 0.84), (0.47, 0.83), (0.40, 0.74), (0.34, 0.66),
    (0.30, 0.58), (0.30, 0.48), (0.34, 0.42),
)  # fmt: skip
_NECK = (
    (0.33, 0.64), (0.36, 0.78), (0.34, 0.90), (0.24, 1.02), (0.4, 1.05), (0.5, 1.05), (0.60, 1.02),
    (0.53, 0.95), (0.52, 0.88), (0.545, 0.83),
)  # fmt: skip
_LIPS = ((0.60, 0.70), (0.63, 0.675), (0.655, 0.672), (0.672, 0.692), (0.668, 0.72), (0.635, 0.738), (0.60, 0.70))
_EYE = ((0.505, 0.535), (0.54, 0.495), (0.59, 0.50), (0.618, 0.53), (0.59, 0.552), (0.54, 0.555), (0.505, 0.535))
_LID = ((0.498, 0.540), (0.53, 0.49), (0.59, 0.49), (0.625, 0.525))
_BROW = ((0.49, 0.455), (0.53, 0.425), (0.58, 0.425), (0.63, 0.45))
_FINE = (
    ((0.60, 0.70), (0.625, 0.70), (0.65, 0.695), (0.668, 0.70)),
    ((0.628, 0.632), (0.64, 0.648), (0.65, 0.648), (0.66, 0.646)),
)


def halftone(side: int, rng: np.random.Generator) -> Picture:
    """Comic-book colour: four screens of dots slightly out of register on cheap paper."""
    comic = _Comic(side)
    _draw_weather(comic, rng)
    _draw_woman(comic)
    inks = 1 - saturated(comic.picture, 1.15)
    black = plane(0.55 * inks.min(-1) ** 1.5)
    screens = (
        (inks[..., 2], "#ffe01a", 0.0, (2, 1)), (inks[..., 1], "#ec1c78", 75.0, (-2, 2)),
        (inks[..., 0], "#12a5dd", 15.0, (1, -2)), (black, "#1a1620", 45.0, (0, 0)),
    )  # fmt: skip
    picture = plane(rgb("#f6ecd4") * (1 + 0.02 * paper(side, rng) + 0.016 * fibres(side, rng, side * 0.03))[..., None])
    for cover, tone, degrees, shift in screens:
        out_of_register = np.roll(plane(np.clip(cover * 1.06 - 0.03, 0, 1)), shift, (0, 1))
        dots = _screen(side, rng, out_of_register, degrees, side / 74)
        body = dots * (0.93 - 0.13 * step(1.0, 2.4, noise(side, rng, 3 / side, 2)))
        picture = plane(picture * (1 - body[..., None] * (1 - rgb(tone))))
    worn = 0.96 - 0.30 * step(1.4, 2.5, paper(side, rng))
    return mix(picture, rgb("#17131c"), np.clip(blur(comic.ink, 0.8), 0, 1) * worn)


class _Comic:
    """A page in flat colour, and the black line over it; what is laid on later covers the line below."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.picture: Picture = np.zeros((side, side, 3), np.float32)
        self.ink: Plane = np.zeros((side, side), np.float32)

    def lay(self, shape: Plane, tone: Picture, outlined: bool = False) -> None:
        """Lay a shape on; its outline is as thick all round as a pen."""
        self.picture = mix(self.picture, tone, shape)
        self.ink = plane(self.ink * (1 - shape))
        if outlined:
            rim = np.abs(shape - blur(shape, self.side * 0.0045)) * 1.6
            self.ink = np.maximum(self.ink, step(0.10, 0.35, rim))

    def line(self, lines: list[Plane], width: float) -> None:
        """Draw in black."""
        self.ink = np.maximum(self.ink, drawn(self.side, lines, self.side * width))


def _draw_weather(comic: _Comic, rng: np.random.Generator) -> None:
    """Rays, clouds, four waves and a star."""
    x, y = grid(comic.side)
    far = np.clip(np.hypot(x - _SUN[0], y - _SUN[1]), 0, 1)
    rays = step(-0.05, 0.05, np.sin(np.arctan2(y - _SUN[1], x - _SUN[0]) * 18))
    dark, light = swatches("#ffe45c", "#ff9d2e", "#f2385a"), swatches("#fff6c2", "#ffd84a", "#ff7a3c")
    comic.lay(np.ones_like(x), mix(ramp(far, dark), ramp(far, light), rays))
    for cx, cy, size, code in _CLOUDS:
        shadow = step(cy, cy + 0.4 * size, y)
        comic.lay(_cloud(comic.side, cx, cy, size), mix(rgb(code), rgb("#8fd3f4"), shadow), outlined=True)
    for number, (level, crest, deep) in enumerate(_SEA):
        beat = 2 * np.pi * (3 + number)
        line = level + 0.022 * np.sin(beat * x + 0.6 * np.pi * number) - 0.012 * np.abs(np.sin(beat * x))
        tone = ramp(np.clip((y - line) * 9, 0, 1), swatches("#ffffff", crest, deep), (0, 0.25, 1))
        comic.lay(step(0, 0.002, y - line), tone, outlined=True)
    near = np.hypot(x - _STAR[0], y - _STAR[1]) / 0.12
    comic.lay(_star(comic.side, rng), ramp(near, swatches("#ffffff", "#ffe93b", "#ff5a1f")), outlined=True)


def _draw_woman(comic: _Comic) -> None:
    """A profile looking out to sea, in a few heavy curves."""
    side, (x, y) = comic.side, grid(comic.side)
    hair, head, neck = _curve(_HAIR), _curve(_HEAD), _curve(_NECK)
    comic.lay(fill(side, hair), ramp(np.clip(x / 0.7, 0, 1), swatches("#c2185b", "#ff8f1f", "#ffd21f")))
    skin = ramp(np.clip((x - 0.32) / 0.36 - 0.4 * (y - 0.6), 0, 1), swatches("#f08a7a", "#ffc9ad", "#fff0e0"))
    comic.lay(fill(side, neck), skin)
    comic.lay(fill(side, head), skin)
    comic.lay(fill(side, _curve(_LIPS)), rgb("#e0152f"))
    _draw_eye(comic, x, y)
    strands = [
        _curve(
            [
                (0.34 - 0.05 * k, 0.40 - 0.02 * k),
                (0.26 - 0.055 * k, 0.55),
                (0.30 - 0.06 * k, 0.75),
                (0.22 - 0.06 * k, 1.0),
            ]
        )
        for k in range(5)
    ] + [
        _curve([(0.35, 0.40 - 0.03 * k), (0.45, 0.30 - 0.02 * k), (0.58, 0.31 - 0.012 * k), (0.66, 0.42 - 0.012 * k)])
        for k in range(4)
    ]
    # The hair's last curve lies behind the face, the neck's middle one below the picture.
    comic.line([hair[:182], head, neck[:110], neck[185:], *strands], 0.006)
    comic.line([_curve(_LID), _curve(_BROW)], 0.011)
    comic.line([*_lashes(), *(_curve(fine) for fine in _FINE)], 0.005)


def _draw_eye(comic: _Comic, x: Plane, y: Plane) -> None:
    white = fill(comic.side, _curve(_EYE))
    comic.lay(white, rgb("#ffffff"))
    comic.lay(plane(step(0.0215, 0.019, np.hypot(x - 0.578, y - 0.526)) * white), rgb("#1590d8"))
    comic.ink = np.maximum(comic.ink, step(0.011, 0.009, np.hypot(x - 0.580, y - 0.524)) * white)
    comic.lay(step(0.006, 0.004, np.hypot(x - 0.586, y - 0.517)), rgb("#ffffff"))


def _lashes() -> list[Plane]:
    lifts = [np.sin(0.55 + 0.42 * k) for k in range(5)]
    return [
        plane([(0.505 + 0.024 * k, 0.528 - 0.030 * lift), (0.482 + 0.027 * k, 0.502 - 0.042 * lift)])
        for k, lift in enumerate(lifts)
    ]


def _curve(knots: npt.ArrayLike) -> Plane:
    """The points of a chain of cubic Bezier curves."""
    points, u = np.asarray(knots, np.float64), np.linspace(0, 1, 60)[:, None]
    pieces = [points[k : k + 4] for k in range(0, len(points) - 3, 3)]
    return plane(
        np.concatenate(
            [(1 - u) ** 3 * a + 3 * u * (1 - u) ** 2 * b + 3 * u**2 * (1 - u) * c + u**3 * d for a, b, c, d in pieces]
        )
    )


def _cloud(side: int, cx: float, cy: float, size: float) -> Plane:
    x, y = grid(side)
    puffs = [r * size - np.hypot(x - cx - dx * size, y - cy - dy * size) for dx, dy, r in _PUFFS]
    return plane(step(-0.0012, 0.0012, np.max(puffs, axis=0)) * step(cy + 0.42 * size, cy + 0.40 * size, y))


def _star(side: int, rng: np.random.Generator) -> Plane:
    a = np.linspace(0, 2 * np.pi, 27)[:-1]
    r = np.where(np.arange(26) % 2, 0.075, 0.135) * rng.uniform(0.85, 1.15, 26)
    return fill(side, np.stack([_STAR[0] + r * np.cos(a), _STAR[1] + r * np.sin(a)], axis=1))


def _screen(side: int, rng: np.random.Generator, cover: Plane, degrees: float, pitch_px: float) -> Plane:
    """One ink's dots: `cover` 0..1 becomes dots of that area on a turned grid."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    a = np.deg2rad(degrees)
    u, v = (x * np.cos(a) + y * np.sin(a)) / pitch_px, (-x * np.sin(a) + y * np.cos(a)) / pitch_px
    threshold = 0.5 + 0.25 * (np.cos(2 * np.pi * u) + np.cos(2 * np.pi * v))
    return step(-0.07, 0.07, cover - threshold + 0.035 * noise(side, rng, 3 / side, 1))
