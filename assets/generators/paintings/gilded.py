"""Gold: a tree of curls over jewelled ornament, on beaten leaf."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.colour import ramp, rgb, shaken, swatches
from assets.generators.paint.fields import Picture, Plane, Points, blur, grid, mix, noise, plane, step
from assets.generators.paint.surface import lit


def _leaf(side: int, rng: np.random.Generator) -> tuple[Picture, Plane]:
    """Gold leaf laid in squares: each a little different, wrinkled, worn to the red clay at the seams."""
    x, y = grid(side)
    sx, sy = x * 9 + 0.08 * noise(side, rng, 0.15, 2), y * 9 + 0.08 * noise(side, rng, 0.15, 2)
    number = (np.floor(sx) * 13 + np.floor(sy) * 29).astype(int) % 83
    tone = (
        0.5
        + 0.13 * rng.standard_normal(83)[number]
        + 0.14 * noise(side, rng, 0.09, 4, 0.6)
        + 0.06 * noise(side, rng, 0.008, 2)
    )
    gold = ramp(np.clip(tone, 0, 1), swatches("#6e4714", "#b07d24", "#dcae46", "#f3d77e", "#fff3bf"))
    seam = np.minimum(np.minimum(sx % 1, 1 - sx % 1), np.minimum(sy % 1, 1 - sy % 1))
    worn = step(0.035, 0.0, seam) * step(-0.3, 0.9, noise(side, rng, 0.04, 3)) + 0.7 * step(
        1.7, 2.4, noise(side, rng, 0.02, 3)
    )
    gold = mix(gold, rgb("#7a2f1c"), np.clip(0.65 * worn, 0, 1))
    flakes = step(1.2, 1.9, noise(side, rng, 0.006, 1))
    gold = mix(gold, rgb("#fff6d0"), 0.35 * flakes)
    return gold, plane(noise(side, rng, 0.012, 3) + 0.7 * noise(side, rng, 0.05, 2))


def _curl(at: Points, heading: float, size: float, hand: float) -> Plane:
    """A branch that winds up into a spiral."""
    turns = 5.2 * np.pi
    t = np.linspace(0, 1, 180)
    curve = heading + hand * (turns * t**1.7)
    pace = size * (1 - 0.93 * t**0.75) / len(t) * 3.6
    steps = np.stack([pace * np.cos(curve), pace * np.sin(curve)], axis=1)
    return plane(at + np.cumsum(steps, axis=0))


def _tree(rng: np.random.Generator) -> list[tuple[Plane, float]]:
    """Every limb as a path and its width: a trunk, arms to both sides, curls from the arms, curls from the curls."""
    limbs: list[tuple[Plane, float]] = []
    t = np.linspace(0, 1, 60)
    limbs.append((plane(np.stack([0.5 + 0.018 * np.sin(5 * t), 1.02 - 0.62 * t], axis=1)), 0.036))

    def branch(at: Points, heading: float, size: float, hand: float, width: float, level: int) -> None:
        path = _curl(at, heading, size, hand)
        limbs.append((path, width))
        if level == 0:
            return
        for share in (0.16, 0.34, 0.5):
            k = int(share * 179)
            direction = float(np.arctan2(*(path[k + 1] - path[k])[::-1]))
            branch(
                path[k],
                direction - hand * rng.uniform(0.25, 0.6),
                size * rng.uniform(0.5, 0.62),
                -hand,
                width * 0.62,
                level - 1,
            )

    for height, reach in ((0.66, 0.36), (0.52, 0.46), (0.42, 0.42)):
        for hand in (-1.0, 1.0):
            branch(
                plane([0.5, height + rng.uniform(-0.02, 0.02)]),
                float(-np.pi / 2 + hand * (1.35 - 0.45 * (0.66 - height) / 0.24)),
                reach * rng.uniform(0.92, 1.08),
                hand,
                0.017,
                2,
            )
    return limbs


def _jewels(picture: Picture, height: Plane, side: int, rng: np.random.Generator) -> Picture:
    """A meadow of ornament below: rings, eyes, triangles and chequers in enamel colours."""
    tones = swatches("#16337a", "#0f7a6c", "#b3202c", "#efe3c2", "#5a2a7a", "#111018", "#d98a1f", "#2b9bb5")
    bits = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
    raised = height.copy()
    for _ in range(520):
        cy = 1.02 - 0.33 * rng.random() ** 1.25
        cx, r = rng.random(), rng.uniform(0.012, 0.036) * (0.5 + 1.3 * (cy - 0.68))
        if cy < 0.80 + 0.07 * np.cos(7 * cx) + 0.03 * np.sin(17 * cx) and rng.random() < 0.93:
            continue
        kind, pick = rng.integers(0, 4), shaken(tones[rng.integers(0, 8, 3)], rng, 0.01, 0.1, 0.08) * 255
        at, reach = np.round(np.array([cx, cy]) * side * 8).astype(int).tolist(), round(r * side * 8)
        if kind <= 1:
            for share, tone in (
                (1.0, (20, 14, 12)),
                (0.86, pick[0]),
                (0.6, (240, 205, 110)),
                (0.46, pick[1]),
                (0.18, pick[2]),
            ):
                cv2.circle(bits, at, round(reach * share), tuple(map(float, tone)), -1, cv2.LINE_AA, 3)
        else:
            turn, count = rng.uniform(0, np.pi), 3 if kind == 2 else 4
            a = turn + np.arange(count) * 2 * np.pi / count
            for share, tone in ((1.15, (20, 14, 12)), (0.95, pick[0]), (0.5, (240, 205, 110)), (0.3, pick[1])):
                corners = np.round(np.array(at) + reach * share * np.stack([np.cos(a), np.sin(a)], axis=1)).astype(
                    np.int32
                )
                cv2.fillPoly(bits, [corners.reshape(-1, 1, 2)], tuple(map(float, tone)), cv2.LINE_AA, 3)
        cv2.circle(raised, at, reach, float(rng.uniform(3, 6)), -1, cv2.LINE_AA, 3)
    height[:] = np.maximum(height, blur(raised, 1.5))
    return plane(bits / np.float32(255))


def _limbs(side: int, limbs: list[tuple[Plane, float]], extra_px: float) -> Plane:
    """All limbs as one plane, each thinning towards its tip."""
    canvas = np.zeros((side, side), np.uint8)
    for path, width in limbs:
        points = np.round(path * side * 8).astype(np.int32)
        for first in range(0, len(path) - 1, 6):
            thick = side * width * (1 - 0.75 * first / len(path)) + extra_px
            cv2.polylines(
                canvas, [points[first : first + 8].reshape(-1, 1, 2)], False, 255, max(1, round(thick)), cv2.LINE_AA, 3
            )
    return plane(canvas / np.float32(255))


def gilded_tree(side: int, rng: np.random.Generator) -> Picture:
    """A tree of spirals in umber and gold over enamelled ornament."""
    picture, relief = _leaf(side, rng)
    height = plane(relief * 0.6)
    x, y = grid(side)
    rings = np.zeros((side, side), np.float32)
    for _ in range(42):
        cx, cy, r = rng.random(), rng.uniform(0.0, 0.8), rng.uniform(0.02, 0.07)
        d = np.hypot(x - cx, y - cy)
        rings = np.maximum(rings, step(r, r - 0.004, d) * step(0.25, 0.1, np.abs((d / 0.009) % 1 - 0.5)))
    picture = mix(picture, rgb("#8a5a18"), 0.65 * rings)
    picture = _jewels(picture, height, side, rng)
    limbs = _tree(rng)
    rim, core = _limbs(side, limbs, side * 0.006), _limbs(side, limbs, 0.0)
    picture = mix(picture, rgb("#26130c"), rim)
    picture = mix(picture, ramp(0.5 + 0.25 * relief.clip(-2, 2), swatches("#3d2110", "#7d4a1a", "#c98f35")), core)
    height = np.maximum(height, 5 * core)
    eyes = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
    for path, _ in limbs[1::3]:
        at = np.round(path[-1] * side * 8).astype(int).tolist()
        for share, tone in (
            (0.013, "#17100c"),
            (0.0105, "#f2d68a"),
            (0.008, "#16337a"),
            (0.0045, "#efe3c2"),
            (0.002, "#111018"),
        ):
            cv2.circle(eyes, at, round(share * side * 8), tuple(float(c) * 255 for c in rgb(tone)), -1, cv2.LINE_AA, 3)
    return lit(plane(eyes / np.float32(255)), plane(blur(height, 1.0)), depth=0.8, shine=0.5, gloss=4)
