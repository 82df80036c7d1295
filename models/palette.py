"""The palette: a frame's colours are moved to those of the style before the network sees it.

The linear map between two colour distributions that moves every colour as little as possible (Monge-Kantorovich;
Pitie and Kokaram 2007), where Gatys et al. (2017) take the product of the roots, which may turn hues:

    x' = (1 - g) x + g (A (x - m_c) + m_s),   A = S_c^-1/2 (S_c^1/2 S_s S_c^1/2)^1/2 S_c^-1/2

with means m and covariances S of frame (c) and style (s), and the gain g of the style. The network then meets a frame
in the right colours, light and contrast, and is left with what closed forms cannot do: the strokes. NumPy alone, half
a millisecond a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_PLACES = 160
_NOISE_VARIANCE = 0.04**2
_MOST = 2.5

Floats = npt.NDArray[np.float64]


class Colours(NamedTuple):
    """Mean [3] and covariance [3, 3] of the RGB values of a picture, 0..1. Averages: mixes of styles and of moments are
    weighted means of them.
    """

    mean: Floats
    covariance: Floats


def colours_of(pixels: npt.NDArray[np.uint8]) -> Colours:
    """Of uint8 [H, W, 3]; looks at 160 places along the longer side, however large the picture is."""
    step = max(1, max(pixels.shape[:2]) // _PLACES)
    # Channel by channel: sums over long rows are several times as quick as over triples.
    places = pixels[step // 2 :: step, step // 2 :: step].transpose(2, 0, 1).reshape(3, -1).astype(np.float32)
    places /= 255
    mean = places.mean(1)
    places -= mean[:, None]
    return Colours(mean.astype(np.float64), (places @ places.T).astype(np.float64) / places.shape[1])


def average(colours: Sequence[Colours], shares: Sequence[float]) -> Colours:
    """Weighted mean; shares sum to 1."""
    return Colours(
        sum((share * each.mean for share, each in zip(shares, colours, strict=True)), start=np.zeros(3)),
        sum((share * each.covariance for share, each in zip(shares, colours, strict=True)), start=np.zeros((3, 3))),
    )


def towards(frame: Colours, style: Colours, gain: float) -> npt.NDArray[np.float32]:
    """The map [3, 4] of values 0..1: x' = map[:, :3] x + map[:, 3], for a gain of 0 (the identity) to 1; above 1 it
    stays what it is at 1.

    A frame of few colours is not blown up into many, which would show its noise: its covariance counts as that of a
    noisy one, and no direction grows more than two and a half times.
    """
    share = min(max(gain, 0.0), 1.0)
    root, inverse = _roots(frame.covariance + _NOISE_VARIANCE * np.eye(3))
    middle, _ = _roots(root @ style.covariance @ root)
    sizes, axes = np.linalg.eigh(inverse @ middle @ inverse)
    turn = (axes * np.minimum(sizes, _MOST)) @ axes.T
    matrix = (1 - share) * np.eye(3) + share * turn
    offset = share * (style.mean - turn @ frame.mean)
    return np.concatenate([matrix, offset[:, None]], 1).astype(np.float32)


def _roots(covariance: Floats) -> tuple[Floats, Floats]:
    """Square root and inverse square root of a symmetric matrix."""
    sizes, axes = np.linalg.eigh(covariance)
    roots = np.sqrt(np.maximum(sizes, 1e-10))
    return (axes * roots) @ axes.T, (axes / roots) @ axes.T
