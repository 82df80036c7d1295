"""Embroidery: folk flowers and birds in silk on dark linen, stitch beside stitch."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import numpy.typing as npt

from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import Picture, Plane, Points, blur, noise, plane
from assets.generators.paint.surface import lit, multiply, weave

_SILKS = {
    "red": ("#7d0f1f", "#d4213a", "#ff7a6b"),
    "pink": ("#a3265f", "#ee5fa0", "#ffc4dc"),
    "gold": ("#b0640f", "#f5a81f", "#ffe58a"),
    "green": ("#0f4a34", "#2f9a58", "#a8dc7a"),
    "blue": ("#163a8a", "#3a86e0", "#a8dcff"),
    "white": ("#a9a08c", "#efe6d2", "#fffdf4"),
    "violet": ("#3f1f75", "#8a55cc", "#d9b8f5"),
}


class Hoop:
    """Linen in the hoop: colours and the height of the thread on it, drawn stitch by stitch."""

    def __init__(self, side: int, rng: np.random.Generator) -> None:
        self.side, self.rng = side, rng
        self.linen = weave(side, rng, side / 128)
        ground = multiply(
            plane(np.broadcast_to(rgb("#1b2036"), (side, side, 3))),
            1 + 0.30 * self.linen + 0.10 * noise(side, rng, 0.02, 2),
        )
        self.colour: npt.NDArray[np.uint8] = (np.clip(ground, 0, 1) * 255).astype(np.uint8)
        self.height: npt.NDArray[np.uint8] = (90 + 22 * self.linen).astype(np.uint8)

    def stitch(self, start: Points, end: Points, tone: Plane, width: float) -> None:
        """One stitch of twisted silk: darker rims, a bright ridge, ends that dive into the cloth."""
        ends = [np.round(point * self.side * 8).astype(int).tolist() for point in (start, end)]
        unit_px = self.side / 1024
        for share, light, level in ((1.0, 0.62, 150), (0.72, 0.95, 190), (0.34, 1.22, 235)):
            thick = max(1, round(width * share * unit_px))
            shade = np.clip(tone * light * self.rng.uniform(0.94, 1.06), 0, 1) * 255
            cv2.line(self.colour, ends[0], ends[1], tuple(float(c) for c in shade), thick, cv2.LINE_AA, 3)
            cv2.line(self.height, ends[0], ends[1], level, thick, cv2.LINE_AA, 3)

    def satin(self, outline: Plane, turn: float, silk: str, width: float = 5.2, shade: float = 0.0) -> None:
        """Fill a shape with parallel stitches laid across it at angle `turn`; long ones are split."""
        c, s = np.cos(turn), np.sin(turn)
        local = outline @ np.array([[c, -s], [s, c]])
        tones = swatches(*_SILKS[silk])
        pitch = width / 1024 * 0.80
        low, high = local[:, 1].min(), local[:, 1].max()
        for row in np.arange(low, high, pitch):
            crossings = np.sort(_crossings(local, float(row)))
            for left, right in crossings[: len(crossings) // 2 * 2].reshape(-1, 2):
                self._row(float(left), float(right), float(row), (c, s), (float(low), float(high)), tones, width, shade)

    def _row(
        self,
        left: float,
        right: float,
        row: float,
        turn: tuple[float, float],
        span: tuple[float, float],
        tones: Picture,
        width: float,
        shade: float,
    ) -> None:
        c, s = turn
        pieces = max(1, round((right - left) / 0.045))
        cuts = np.linspace(left, right, pieces + 1)
        cuts[1:-1] += self.rng.uniform(-0.012, 0.012, pieces - 1)
        for a, b in itertools.pairwise(cuts):
            along = ((a + b) / 2 - left) / (right - left + 1e-6)
            across = (row - span[0]) / (span[1] - span[0] + 1e-6)
            light = np.clip(0.25 + 0.65 * (0.5 * along + 0.5 * across) + shade + self.rng.normal(0, 0.06), 0, 1)
            tone = shaken(ramp(light, tones)[None], self.rng, 0.006, 0.05, 0.04)[0]
            ragged = self.rng.uniform(-0.0012, 0.0012, 2)
            start = np.array([(a + ragged[0]) * c - row * s, (a + ragged[0]) * s + row * c])
            end = np.array([(b + ragged[1]) * c - row * s, (b + ragged[1]) * s + row * c])
            self.stitch(plane(start), plane(end), tone, width)

    def stem(self, path: Plane, silk: str, width: float = 6.0) -> None:
        """A line of slanting stitches along a path, like a thin rope."""
        tones = swatches(*_SILKS[silk])
        lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
        for at in np.arange(0, lengths[-1], 0.0052):
            here = np.array([np.interp(at, lengths, path[:, k]) for k in (0, 1)])
            there = np.array([np.interp(at + 0.016, lengths, path[:, k]) for k in (0, 1)])
            along = (there - here) / (np.linalg.norm(there - here) + 1e-6)
            normal = np.array([-along[1], along[0]]) * 0.0026
            self.stitch(plane(here - normal), plane(there + normal), ramp(self.rng.uniform(0.3, 0.8), tones), width)

    def knot(self, at: Points, radius: float, silk: str) -> None:
        """A French knot."""
        tone = ramp(self.rng.uniform(0.5, 0.9), swatches(*_SILKS[silk]))
        for turn in np.linspace(0, 2 * np.pi, 7)[:-1] + self.rng.uniform(0, 1):
            ring = np.array([np.cos(turn), np.sin(turn)]) * radius
            self.stitch(plane(at + ring * 0.5), plane(at + ring * np.array([0.2, 1.0])), tone, 4.5)

    def picture(self) -> Picture:
        """The finished work, lit from the upper left so that the silk shines."""
        height = plane(blur(plane(self.height), 1.3) / 17)
        shadow = plane(np.clip(blur(height, self.side * 0.004) - height, 0, None))
        cloth = multiply(plane(self.colour / np.float32(255)), 1 - np.clip(0.20 * shadow, 0, 0.6))
        return lit(cloth, height, depth=0.75, shine=0.35, gloss=4)


def _crossings(outline: Plane, row: float) -> Plane:
    """Where a horizontal line cuts a closed outline."""
    a, b = outline, np.roll(outline, -1, axis=0)
    cut = (a[:, 1] <= row) != (b[:, 1] <= row)
    return plane(a[cut, 0] + (row - a[cut, 1]) * (b[cut, 0] - a[cut, 0]) / (b[cut, 1] - a[cut, 1]))


def _petal(cx: float, cy: float, turn: float, length: float, width: float) -> Plane:
    t = np.linspace(0, 1, 30)
    half = width * np.sin(np.pi * t**0.75)
    c, s = np.cos(turn), np.sin(turn)
    along, across = np.concatenate([t, t[::-1]]) * length, np.concatenate([half, -half[::-1]])
    return plane(np.stack([cx + along * c - across * s, cy + along * s + across * c], axis=1))


def _flower(
    hoop: Hoop, cx: float, cy: float, size: float, petals: int, silks: tuple[str, str, str], turn: float = 0.0
) -> None:
    """Two rings of petals and a heart of knots."""
    for ring, (reach, silk) in enumerate(((1.0, silks[0]), (0.62, silks[1]))):
        for k in range(petals):
            a = turn + 2 * np.pi * (k + 0.5 * ring) / petals
            hoop.satin(
                _petal(cx, cy, a, size * reach, size * reach * 1.9 / petals),
                a + np.pi / 2 + 0.5,
                silk,
                shade=0.10 * np.cos(a),
            )
    for k in range(26):
        a, r = 2.4 * k, 0.036 * size * np.sqrt(k) * 1.05
        hoop.knot(plane([cx + r * np.cos(a), cy + r * np.sin(a)]), 0.0052, silks[2])


def _spray(hoop: Hoop, path: Plane, silk: str, leaf: float, every: int = 7) -> None:
    """A stem with leaves to both sides."""
    hoop.stem(path, "green")
    for k in range(every, len(path) - 1, every):
        heading = np.arctan2(*(path[k + 1] - path[k - 1])[::-1])
        for hand in (-1, 1):
            a = float(heading + hand * 0.85)
            hoop.satin(
                _petal(float(path[k, 0]), float(path[k, 1]), a, leaf, leaf * 0.24),
                a + 1.0 * hand,
                silk,
                shade=0.12 * hand,
            )


def _bird(hoop: Hoop, cx: float, cy: float, size: float, hand: float) -> None:
    def place(points: npt.ArrayLike) -> Plane:
        return plane(np.asarray(points, np.float32) * np.array([hand * size, size]) + (cx, cy))

    for k in range(5):
        tail = _petal(0.0, 0.0, 2.55 + 0.16 * k, 0.95 - 0.05 * k, 0.075)
        hoop.satin(
            place(tail + np.array([-0.28, 0.12])),
            hand * (2.55 + 0.16 * k) + 0.9,
            ("violet", "pink", "gold", "pink", "violet")[k],
        )
    t = np.linspace(0, 2 * np.pi, 60)
    body = np.stack([0.42 * np.cos(t) - 0.02, 0.27 * np.sin(t) * (1 + 0.25 * np.cos(t)) + 0.06], axis=1)
    hoop.satin(place(body), hand * 0.5, "blue")
    hoop.satin(
        place(np.stack([0.40 + 0.17 * np.cos(t), -0.16 + 0.16 * np.sin(t)], axis=1)), hand * -0.4, "blue", shade=0.15
    )
    for k in range(4):
        feather = _petal(0.16 - 0.06 * k, -0.02 + 0.045 * k, 2.75 + 0.05 * k, 0.52 - 0.06 * k, 0.07)
        hoop.satin(place(feather), hand * 2.0, ("red", "gold", "white", "violet")[k])
    hoop.satin(place([(0.55, -0.22), (0.76, -0.13), (0.55, -0.09)]), 0.2, "gold")
    hoop.knot(plane(place([(0.45, -0.2)])[0]), 0.006, "white")


def _darned(hoop: Hoop) -> None:
    """The ground: overlapping arcs in running stitch, midnight blues with a thread of teal here and there."""
    blues = swatches("#24336b", "#1f4a72", "#2f3f86", "#2a6b78", "#1b2a58")
    pitch = 0.125
    for row in range(18):
        for column in range(-1, 10):
            cx, cy = (column + 0.5 * (row % 2)) * pitch, row * pitch / 2
            for ring in range(5):
                r = pitch * (0.52 - 0.095 * ring)
                for a in np.arange(np.pi * 1.02, np.pi * 1.98, 0.0135 / r):
                    ends = [plane([cx + r * np.cos(b), cy + r * np.sin(b)]) for b in (a, a + 0.0095 / r)]
                    hoop.stitch(
                        ends[0], ends[1], shaken(blues[(ring + row) % 5][None], hoop.rng, 0.01, 0.1, 0.12)[0], 4.0
                    )


def embroidery(side: int, rng: np.random.Generator) -> Picture:
    """Silk flowers and two birds on midnight linen."""
    hoop = Hoop(side, rng)
    _darned(hoop)
    t = np.linspace(0, 1, 44)
    for hand in (-1.0, 1.0):
        for bend, rise, reach in ((0.10, 0.60, 0.36), (0.22, 0.30, 0.44), (-0.05, 0.86, 0.20), (0.30, 0.02, 0.40)):
            path = np.stack(
                [
                    0.5 + hand * (reach * t**0.9 + bend * np.sin(np.pi * t) * 0.4),
                    0.93 - rise * t - 0.10 * np.sin(np.pi * t),
                ],
                axis=1,
            )
            _spray(hoop, plane(path), "green", 0.062)
    for hand in (-1.0, 1.0):
        _bird(hoop, 0.5 + hand * 0.27, 0.62, 0.155, -hand)
        _flower(hoop, 0.5 + hand * 0.34, 0.30, 0.118, 8, ("red", "pink", "gold"), 0.2)
        _flower(hoop, 0.5 + hand * 0.40, 0.80, 0.095, 7, ("gold", "red", "white"), 0.4)
        _flower(hoop, 0.5 + hand * 0.16, 0.10, 0.080, 6, ("violet", "white", "gold"), 0.1)
        _flower(hoop, 0.5 + hand * 0.44, 0.08, 0.060, 6, ("blue", "white", "red"), 0.5)
    _flower(hoop, 0.5, 0.36, 0.165, 10, ("pink", "white", "gold"))
    _flower(hoop, 0.5, 0.86, 0.115, 8, ("blue", "violet", "gold"), 0.3)
    for _ in range(170):
        at = plane(rng.random(2))
        if hoop.height[int(at[1] * (side - 1)), int(at[0] * (side - 1))] < 115:
            hoop.knot(at, float(rng.uniform(0.003, 0.0055)), str(rng.choice(["gold", "white", "pink", "blue"])))
    return hoop.picture()
