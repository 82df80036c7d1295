"""Colours: from hex, along ramps, shaken a little the way pigments differ."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from assets.generators.paint.fields import Picture, Plane, plane


def rgb(code: str) -> Plane:
    """`#rrggbb` as three numbers 0..1."""
    return plane([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def swatches(*codes: str) -> Plane:
    """Several colours, N x 3."""
    return np.stack([rgb(code) for code in codes])


def ramp(values: npt.ArrayLike, colours: Plane, stops: Sequence[float] | None = None) -> Picture:
    """Colours along numbers 0..1: evenly spaced, or at the given rising stops."""
    at = np.linspace(0, 1, len(colours)) if stops is None else np.asarray(stops)
    flat = plane(values)
    return np.stack([np.interp(flat, at, colours[:, c]).astype(np.float32) for c in range(3)], axis=-1)


def shaken(
    colours: Picture, rng: np.random.Generator, hue: float = 0.03, saturation: float = 0.12, value: float = 0.1
) -> Picture:
    """Shift hue (turns), saturation and value of each colour (N x 3) at random."""
    hsv = cv2.cvtColor(np.clip(plane(colours), 0, 1)[None], cv2.COLOR_RGB2HSV)[0]
    count = len(hsv)
    hsv[:, 0] = (hsv[:, 0] + 360 * hue * rng.standard_normal(count)) % 360
    hsv[:, 1] = np.clip(hsv[:, 1] * (1 + saturation * rng.standard_normal(count)), 0, 1)
    hsv[:, 2] = np.clip(hsv[:, 2] * (1 + value * rng.standard_normal(count)), 0, 1)
    return plane(cv2.cvtColor(plane(hsv)[None], cv2.COLOR_HSV2RGB)[0])


def saturated(picture: Picture, factor: float) -> Picture:
    """More (or less) colour at the same lightness."""
    grey = picture @ plane([0.3, 0.59, 0.11])
    return plane(np.clip(grey[..., None] + factor * (picture - grey[..., None]), 0, 1))


def luminance(picture: Picture) -> Plane:
    """How light each place is, 0..1."""
    return plane(picture @ plane([0.3, 0.59, 0.11]))
