"""Halftone: a pop-art sea and sun in four inks, dots and a hard black line."""

from __future__ import annotations

import numpy as np

from assets.generators.colour import ramp, rgb, saturated, swatches
from assets.generators.fields import Picture, Plane, blur, drawn, fill, grid, mix, noise, plane, step
from assets.generators.surface import fibres, paper


def _burst(side: int, cx: float, cy: float, spikes: int, inner: float, outer: float, rng: np.random.Generator) -> Plane:
    a = np.linspace(0, 2 * np.pi, 2 * spikes + 1)[:-1]
    r = np.where(np.arange(2 * spikes) % 2, inner, outer) * rng.uniform(0.85, 1.15, 2 * spikes)
    return fill(side, np.stack([cx + r * np.cos(a), cy + r * np.sin(a)], axis=1))


def _cloud(side: int, cx: float, cy: float, size: float) -> Plane:
    x, y = grid(side)
    shape = np.zeros((side, side), np.float32)
    for dx, dy, r in ((-0.9, 0.1, 0.45), (-0.4, -0.25, 0.55), (0.15, -0.4, 0.62), (0.65, -0.1, 0.5), (1.05, 0.15, 0.36), (0.1, 0.15, 0.6), (-0.5, 0.2, 0.45)):
        shape = np.maximum(shape, step(r * size + 0.0012, r * size - 0.0012, np.hypot(x - cx - dx * size, y - cy - dy * size)))
    return plane(shape * step(cy + 0.42 * size, cy + 0.40 * size, y))


def _face(picture: Picture, ink: Plane, side: int) -> tuple[Picture, Plane]:
    """A woman looking over the sea: hair in waves, lips, lashes; drawn with a few heavy curves."""
    t = np.linspace(0, 1, 60)

    def bezier(*knots: tuple[float, float]) -> Plane:
        points = np.array(knots)
        parts = []
        for k in range(0, len(points) - 3, 3):
            a, b, c, d = points[k : k + 4]
            u = t[:, None]
            parts.append((1 - u) ** 3 * a + 3 * u * (1 - u) ** 2 * b + 3 * u**2 * (1 - u) * c + u**3 * d)
        return plane(np.concatenate(parts))

    hair = bezier((0.10, 1.02), (-0.06, 0.72), (0.02, 0.36), (0.26, 0.27), (0.44, 0.19), (0.66, 0.26), (0.70, 0.44), (0.72, 0.52), (0.66, 0.52), (0.63, 0.46), (0.60, 0.62), (0.46, 0.9), (0.50, 1.02))
    face = bezier((0.34, 0.42), (0.44, 0.34), (0.60, 0.36), (0.645, 0.48), (0.655, 0.53), (0.655, 0.55), (0.66, 0.57), (0.675, 0.605), (0.69, 0.625), (0.685, 0.64), (0.68, 0.655), (0.655, 0.655), (0.655, 0.67), (0.655, 0.68), (0.672, 0.69), (0.668, 0.705), (0.665, 0.715), (0.655, 0.718), (0.66, 0.73), (0.664, 0.745), (0.65, 0.76), (0.648, 0.775), (0.646, 0.82), (0.60, 0.85), (0.55, 0.84), (0.47, 0.83), (0.40, 0.74), (0.34, 0.66), (0.30, 0.58), (0.30, 0.48), (0.34, 0.42))
    neck = bezier((0.33, 0.64), (0.36, 0.78), (0.34, 0.90), (0.24, 1.02), (0.4, 1.05), (0.5, 1.05), (0.60, 1.02), (0.53, 0.95), (0.52, 0.88), (0.545, 0.83))
    x, y = grid(side)
    picture = mix(picture, ramp(np.clip((x - 0.0) / 0.7, 0, 1), swatches("#c2185b", "#ff8f1f", "#ffd21f")), fill(side, hair))
    ink = ink * (1 - fill(side, hair))
    for shape in (neck, face):
        picture = mix(picture, ramp(np.clip((x - 0.32) / 0.36 - 0.4 * (y - 0.6), 0, 1), swatches("#f08a7a", "#ffc9ad", "#fff0e0")), fill(side, shape))
        ink = ink * (1 - fill(side, shape))
    lips = fill(side, bezier((0.60, 0.70), (0.63, 0.675), (0.655, 0.672), (0.672, 0.692), (0.668, 0.72), (0.635, 0.738), (0.60, 0.70)))
    picture = mix(picture, rgb("#e0152f"), lips)
    eye = fill(side, bezier((0.505, 0.535), (0.54, 0.495), (0.59, 0.50), (0.618, 0.53), (0.59, 0.552), (0.54, 0.555), (0.505, 0.535)))
    picture = mix(picture, rgb("#ffffff"), eye)
    iris = step(0.0215, 0.019, np.hypot(x - 0.578, y - 0.526)) * eye
    picture = mix(picture, rgb("#1590d8"), iris)
    ink = np.maximum(ink, step(0.011, 0.009, np.hypot(x - 0.580, y - 0.524)) * eye)
    picture = mix(picture, rgb("#ffffff"), step(0.006, 0.004, np.hypot(x - 0.586, y - 0.517)))
    ink = ink * (1 - step(0.006, 0.004, np.hypot(x - 0.586, y - 0.517)))
    heavy = [bezier((0.498, 0.540), (0.53, 0.49), (0.59, 0.49), (0.625, 0.525)), bezier((0.49, 0.455), (0.53, 0.425), (0.58, 0.425), (0.63, 0.45))]
    lashes = [plane([(0.505 + 0.024 * k, 0.528 - 0.030 * np.sin(0.55 + 0.42 * k)), (0.482 + 0.027 * k, 0.502 - 0.042 * np.sin(0.55 + 0.42 * k))]) for k in range(5)]
    strands = [
        bezier((0.34 - 0.05 * k, 0.40 - 0.02 * k), (0.26 - 0.055 * k, 0.55), (0.30 - 0.06 * k, 0.75), (0.22 - 0.06 * k, 1.0)) for k in range(5)
    ] + [bezier((0.35, 0.40 - 0.03 * k), (0.45, 0.30 - 0.02 * k), (0.58, 0.31 - 0.012 * k), (0.66, 0.42 - 0.012 * k)) for k in range(4)]
    ink = np.maximum(ink, drawn(side, [hair[:182], face, neck[:110], neck[185:], *strands], side * 0.006))
    ink = np.maximum(ink, drawn(side, heavy, side * 0.011))
    return picture, np.maximum(ink, drawn(side, [*lashes, bezier((0.60, 0.70), (0.625, 0.70), (0.65, 0.695), (0.668, 0.70)), bezier((0.628, 0.632), (0.64, 0.648), (0.65, 0.648), (0.66, 0.646))], side * 0.005))


def _comic(side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    x, y = grid(side)
    turn = np.arctan2(y - 0.42, x - 0.74)
    rays = step(-0.05, 0.05, plane(np.sin(turn * 18)))
    glow_ = np.hypot(x - 0.74, y - 0.42)
    picture = mix(ramp(np.clip(glow_, 0, 1), swatches("#ffe45c", "#ff9d2e", "#f2385a")), ramp(np.clip(glow_, 0, 1), swatches("#fff6c2", "#ffd84a", "#ff7a3c")), rays)
    ink = np.zeros((side, side), np.float32)
    for cx, cy, size, tone in ((0.86, 0.17, 0.13, "#ffffff"), (0.13, 0.14, 0.14, "#ffffff"), (0.55, 0.09, 0.08, "#e9f7ff")):
        shape = _cloud(side, cx, cy, size)
        picture = mix(picture, mix(rgb(tone), rgb("#8fd3f4"), step(cy, cy + 0.4 * size, y)), shape)
        ink = np.maximum(ink * (1 - shape), _outline(shape, side))
    for number, level in enumerate((0.66, 0.74, 0.83, 0.92)):
        line = level + 0.022 * np.sin(2 * np.pi * (x * (3 + number) + 0.3 * number)) - 0.012 * np.abs(np.sin(2 * np.pi * x * (3 + number)))
        sea = step(0, 0.002, y - line)
        tones = (("#7fe3ea", "#19a6c8"), ("#2fb9dc", "#1470c2"), ("#1f8fd6", "#1d3fa8"), ("#1b62bd", "#131f6b"))[number]
        picture = mix(picture, ramp(np.clip((y - line) * 9, 0, 1), swatches("#ffffff", *tones), (0, 0.25, 1)), sea)
        ink = np.maximum(ink * (1 - sea), _outline(sea, side))
    star = _burst(side, 0.86, 0.84, 13, 0.075, 0.135, rng)
    picture = mix(picture, ramp(np.hypot(x - 0.86, y - 0.84) / 0.12, swatches("#ffffff", "#ffe93b", "#ff5a1f")), star)
    ink = np.maximum(ink * (1 - star), _outline(star, side))
    return _face(picture, ink, side)


def _outline(shape: Plane, side: int) -> Plane:
    return step(0.10, 0.35, plane(np.abs(shape - blur(shape, side * 0.0045)) * 1.6))


def _screen(side: int, rng: np.random.Generator, cover: Plane, degrees: float, pitch_px: float) -> Plane:
    """One ink's dots: `cover` 0..1 becomes dots of that area on a turned grid."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    a = np.deg2rad(degrees)
    u, v = (x * np.cos(a) + y * np.sin(a)) / pitch_px, (-x * np.sin(a) + y * np.cos(a)) / pitch_px
    threshold = 0.5 + 0.25 * (np.cos(2 * np.pi * u) + np.cos(2 * np.pi * v))
    return step(-0.07, 0.07, cover - threshold + 0.035 * noise(side, rng, 3 / side, 1))


def halftone(side: int, rng: np.random.Generator) -> Picture:
    """Comic-book colour: four screens of dots slightly out of register on cheap paper."""
    motif, ink = _comic(side, rng)
    motif = saturated(motif, 1.15)
    inks = 1 - motif
    black = 0.55 * inks.min(-1) ** 1.5
    pitch = side / 74
    sheet = rgb("#f6ecd4") * (1 + 0.02 * paper(side, rng) + 0.016 * fibres(side, rng, side * 0.03))[..., None]
    picture = plane(sheet)
    for cover, tone, degrees, shift in ((inks[..., 2], "#ffe01a", 0.0, (2, 1)), (inks[..., 1], "#ec1c78", 75.0, (-2, 2)), (inks[..., 0], "#12a5dd", 15.0, (1, -2)), (black, "#1a1620", 45.0, (0, 0))):
        moved = np.roll(plane(np.clip(cover * 1.06 - 0.03, 0, 1)), shift, (0, 1))
        dots = _screen(side, rng, moved, degrees, pitch)
        body = dots * (0.93 - 0.13 * step(1.0, 2.4, noise(side, rng, 3 / side, 2)))
        picture = picture * (1 - body[..., None] * (1 - rgb(tone)))
    worn = 0.96 - 0.30 * step(1.4, 2.5, paper(side, rng))
    return mix(picture, rgb("#17131c"), np.clip(blur(ink, 0.8), 0, 1) * worn)


