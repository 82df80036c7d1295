"""Whether a freshly built runner really computes the network: asked before its first picture is shown.

Peers ship black or scrambled pictures when a driver misbehaves; here a runner that does is passed over, with the
reason.
"""

from __future__ import annotations

import numpy as np

from engine.errors import BackendError
from engine.protocols import Runner
from engine.stylize.style_codes import FoldedStyle
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
