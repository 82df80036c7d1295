"""A loaded bristle brush: strokes that follow a flow, with hairs of slightly different colour and a relief of paint."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from assets.generators.paint.colour import shaken
from assets.generators.paint.fields import Picture, Plane, Points, plane, scatter
from assets.generators.paint.surface import lit

Paths = npt.NDArray[np.float32]
"""N strokes of T points: float32 N x T x 2, pixels."""


def trace(angle: Plane, starts: Points, steps: int, stride_px: float) -> Paths:
    """Follow an angle field from many places at once, both ways, so that each stroke is centred on its start."""
    halves = []
    for sign in (-1.0, 1.0):
        at, path = starts.copy(), [starts.copy()]
        for _ in range(max(1, steps // 2)):
            here = sample(angle, at)
            at = plane(at + sign * stride_px * np.stack([np.cos(here), np.sin(here)], axis=-1))
            path.append(at)
        halves.append(np.stack(path, axis=1))
    return plane(np.concatenate([halves[0][:, :0:-1], halves[1]], axis=1))


def sample(values: Plane, at: Points) -> Plane:
    """Read a plane or picture at points in pixels (nearest, clamped at the border)."""
    height, width = values.shape[:2]
    columns = np.clip(at[..., 0].astype(int), 0, width - 1)
    rows = np.clip(at[..., 1].astype(int), 0, height - 1)
    return plane(values[rows, columns])


class Easel:
    """A canvas in work: its colours and the height of the paint on it.

    Attributes:
        colour: uint8 H x W x 3, RGB.
        height: uint8 H x W, 135 = bare ground.
    """

    def __init__(self, ground: Picture) -> None:
        self.colour = np.ascontiguousarray((np.clip(ground, 0, 1) * 255).astype(np.uint8))
        self.height = np.full(ground.shape[:2], 135, np.uint8)

    def stroke(
        self,
        path: Points,
        width_px: float,
        colour: Plane,
        rng: np.random.Generator,
        streak: float = 0.08,
        hair_px: float = 1.6,
    ) -> None:
        """One stroke along `path` (T x 2); the hairs differ in colour by `streak` and run dry at different places."""
        hairs = max(3, round(width_px / hair_px))
        offsets = (np.arange(hairs) - (hairs - 1) / 2) * (width_px / hairs)
        along = np.gradient(path, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / (np.linalg.norm(along, axis=1, keepdims=True) + 1e-6)
        taper = np.sin(np.linspace(0.35, np.pi - 0.25, len(path))) ** 0.35
        tones = np.clip(
            colour + streak * rng.standard_normal((hairs, 1)) + 0.3 * streak * rng.standard_normal((hairs, 3)), 0, 1
        )
        levels = np.clip(
            150 + 34 * rng.standard_normal(hairs) + 40 * (np.abs(np.linspace(-1, 1, hairs)) > 0.8), 90, 250
        )
        lines = path[None] + normal[None] * (offsets[:, None] * taper[None])[..., None]
        ends = rng.integers(max(2, len(path) * 2 // 3), len(path) + 1, hairs)
        thickness = max(1, round(width_px / hairs * 1.35))
        for line, tone, level, end in zip(lines, tones, levels, ends, strict=True):
            points = np.round(line[:end] * 8).astype(np.int32).reshape(-1, 1, 2)
            cv2.polylines(self.colour, [points], False, tuple(255 * tone), thickness, cv2.LINE_AA, shift=3)
            cv2.polylines(self.height, [points], False, float(level), thickness, cv2.LINE_AA, shift=3)

    def cover(
        self,
        motif: Picture,
        angle: Plane,
        rng: np.random.Generator,
        width_px: float,
        length_px: float,
        *,
        spacing: float = 0.8,
        keep: Plane | None = None,
        hue: float = 0.02,
        value: float = 0.08,
        saturation: float = 0.1,
        streak: float = 0.07,
        hair_px: float = 1.6,
    ) -> None:
        """Cover the canvas with strokes in the motif's colours; `keep` is the chance of a stroke at each place."""
        starts = scatter(motif.shape[0], rng, width_px * spacing)
        if keep is not None:
            starts = starts[rng.random(len(starts)) < sample(keep, starts)]
        starts = plane(rng.permutation(starts, axis=0))
        colours = shaken(sample(motif, starts), rng, hue, saturation, value)
        paths = trace(angle, starts, steps=max(6, round(length_px / (width_px * 0.5))), stride_px=width_px * 0.5)
        widths = width_px * rng.uniform(0.75, 1.25, len(starts))
        for path, colour, width in zip(paths, colours, widths, strict=True):
            self.stroke(path, float(width), colour, rng, streak, hair_px)

    def picture(self, depth: float = 2.0, shine: float = 0.25) -> Picture:
        """The painting under a lamp."""
        height = plane(cv2.GaussianBlur(self.height, (0, 0), 0.9) / np.float32(16))
        return lit(plane(self.colour / np.float32(255)), height, depth, shine, gloss=6.0)
