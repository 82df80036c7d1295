"""Whether a freshly built runner really computes the network: asked before its first picture is shown.

Peers ship black or scrambled pictures when a driver misbehaves; here a runner that does is passed over, with the
reason.
"""

from __future__ import annotations

import math

import numpy as np

from engine.errors import BackendError
from engine.protocols import Runner
from engine.style_code import FoldedStyle
from engine.values import Pixels
from models.registry import WeightsRecord

_LEAST_PSNR_DB = 12.0


def self_test(runner: Runner, size_px: tuple[int, int], weights: WeightsRecord) -> None:
    """Run the identity path on a smooth picture of `size_px` = (width, height). Raises BackendError when it comes
    back wrong.

    With no style at all the network must give the picture back, give or take what its bottleneck loses. A black,
    constant or scrambled result is far from that. The run warms the runner up as well.
    """
    picture = _test_picture(*size_px)
    # Without a style nothing but the identity path is left, whose result is known: the picture.
    result = runner.run(picture, _no_style(weights))
    if result.shape != picture.shape:
        raise BackendError(f"The self-test gave a picture of the shape {result.shape} instead of {picture.shape}.")
    error = np.mean(np.square(result.astype(np.float32) - picture))
    psnr = 10 * np.log10(255.0**2 / max(float(error), 1e-6))
    if psnr < _LEAST_PSNR_DB:
        raise BackendError(f"The self-test gave a wrong picture ({psnr:.0f} dB from what it should be).")


def _no_style(weights: WeightsRecord) -> FoldedStyle:
    """Zeros of the shapes that the network of `weights` wants: its identity path."""
    return FoldedStyle(tuple(np.zeros(shape, np.float32) for shape in weights.style_shapes), 0.0)


def _test_picture(width: int, height: int) -> Pixels:
    """Smooth gradients of all three colours."""
    down, across = np.mgrid[0:height, 0:width] / max(width, height)
    waves = [np.sin(6 * across + 2 * down), np.cos(5 * down - across), np.sin(4 * (across + down) + 1)]
    return np.asarray(np.stack(waves, 2) * 90 + 128, np.uint8)


def agreement_db(one: Pixels, other: Pixels) -> float:
    """Peak signal-to-noise ratio of two pictures of one size in decibels; infinite when they are equal."""
    # Widened first: bytes would wrap around.
    difference = one.astype(np.float64) - other.astype(np.float64)
    error = float(np.mean(difference**2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def probe_pattern(width: int, height: int) -> Pixels:
    """A picture with slopes, edges and fine structure in all three channels; the same on every machine."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    red = 255 * x / max(width - 1, 1)
    green = 127 + 120 * np.sin(x / 9) * np.cos(y / 13)
    blue = np.where((x // 24 + y // 24) % 2 == 0, 220, 40)
    return np.ascontiguousarray(np.stack([red, green, blue], axis=-1).astype(np.uint8))
