"""The palette: a frame's colours are moved to those of the style before the network sees it.

The linear map between two colour distributions that moves every colour as little as possible (Monge-Kantorovich;
Pitie and Kokaram 2007), where Gatys et al. (2017) take the product of the roots, which may turn hues:

    x' = (1 - g) x + g (A (x - m_c) + m_s),   A = S_c^-1/2 (S_c^1/2 S_s S_c^1/2)^1/2 S_c^-1/2

with means m and covariances S of frame (c) and style (s), and the gain g of the style. The network then meets a frame
in the right colours, light and contrast, and is left with what closed forms cannot do: the strokes. NumPy alone, half
a millisecond a frame.

Who wants the frame's own palette takes the painting y of x' back (after the colour matching of Gatys et al. 2017):

    z = x + A^-1 (y - x'),   y' = N (z - m_z) + m_c

What the network changed is carried home along A and laid upon the frame, so that a frame loses no colour to a style
that has none (the inverse of a map that flattens colours would only bring back noise: it is held, and what it leaves
out is the frame's own). N is the same kind of map again, from the colours that z is found to have to the frame's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_PLACES = 128
"""Along the longer side of a picture: with them means are within a level of those of all places, mostly a quarter of
one.
"""
_NOISE_VARIANCE = 0.04**2
_LEAST_VARIANCE = 1e-5
_MOST = 2.5
_MOST_HUE = 1.25
"""Blown up further, neighbouring hues of a frame that has few come out as opposites: green hair by an orange suit."""

Floats = npt.NDArray[np.float64]


class Colours(NamedTuple):
    """Mean [3] and covariance [3, 3] of the RGB values of a picture, 0..1. Averages: mixes of styles and of moments are
    weighted means of them.
    """

    mean: Floats
    covariance: Floats


def places_of(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Values 0..1 [3, N] of uint8 [H, W, 3], at 128 to 255 places along its longer side, however large it is."""
    step = max(1, max(pixels.shape[:2]) // _PLACES)
    # From the middle of a step on, or of a sliver narrower than that.
    top, left = (min(step, side) // 2 for side in pixels.shape[:2])
    # Channel by channel: sums over long rows are several times as quick as over triples.
    channels = pixels[top::step, left::step].transpose(2, 0, 1)
    return np.divide(channels, 255, dtype=np.float32, order="C").reshape(3, -1)


def colours_of(pixels: npt.NDArray[np.uint8]) -> Colours:
    """Of uint8 [H, W, 3], at its `places_of`."""
    return colours_at(places_of(pixels))


def colours_throughout(pixels: npt.NDArray[np.uint8]) -> Colours:
    """Of uint8 [H, W, 3], at every place: for styles, which are read once and may be as fine as their raster."""
    return colours_at(np.divide(pixels.transpose(2, 0, 1), 255, dtype=np.float32, order="C").reshape(3, -1))


def colours_at(places: npt.NDArray[np.float32]) -> Colours:
    """Of values 0..1 [3, N]."""
    mean = places.mean(1)
    away = places - mean[:, None]
    # Not as a matrix product, which is made for many rows: three take it twice as long.
    products = np.einsum("in,jn->ij", away, away)
    return Colours(mean.astype(np.float64), products.astype(np.float64) / places.shape[1])


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
    noisy one, light grows no more than two and a half times, and hues no more than one and a quarter.
    """
    share = min(max(gain, 0.0), 1.0)
    turn = _turn(frame.covariance + _NOISE_VARIANCE * np.eye(3), style.covariance, _MOST_HUE)
    matrix = (1 - share) * np.eye(3) + share * turn
    offset = share * (style.mean - turn @ frame.mean)
    return np.concatenate([matrix, offset[:, None]], 1).astype(np.float32)


def homewards(forth: npt.NDArray[np.float32]) -> Floats:
    """The way back [3, 3] of differences between colours that went `forth` by a map of `towards`: its inverse, but
    nothing grows more than two and a half times.
    """
    sizes, axes = np.linalg.eigh(forth[:, :3].astype(np.float64))
    return np.asarray((axes / np.maximum(sizes, 1 / _MOST)) @ axes.T)


def matched(found: Colours, frame: Colours) -> Floats:
    """The map [3, 4] that gives a painting, whose colours were `found`, those of the frame.

    The light and dark of strokes count as the noise of `towards` does even where the frame has none: on a blank frame
    they would vanish.
    """
    blank = max(0.0, min(float(found.covariance.mean()), _NOISE_VARIANCE) - float(frame.covariance.mean()))
    turn = _turn(found.covariance + _LEAST_VARIANCE * np.eye(3), frame.covariance + blank, _MOST)
    return np.concatenate([turn, (frame.mean - turn @ found.mean)[:, None]], 1)


def _turn(before: Floats, after: Floats, most_hue: float) -> Floats:
    """The symmetric matrix that makes one covariance of the other: grey is held at `_MOST`, what lies across it at
    `most_hue`.
    """
    root, inverse = _roots(before)
    middle, _ = _roots(root @ after @ root)
    sizes, axes = np.linalg.eigh(inverse @ middle @ inverse)
    greyness = axes.sum(0) ** 2 / 3
    most = most_hue + greyness * (_MOST - most_hue)
    return np.asarray((axes * np.minimum(sizes, most)) @ axes.T)


def _roots(covariance: Floats) -> tuple[Floats, Floats]:
    """Square root and inverse square root of a symmetric matrix."""
    sizes, axes = np.linalg.eigh(covariance)
    roots = np.sqrt(np.maximum(sizes, 1e-10))
    return (axes * roots) @ axes.T, (axes / roots) @ axes.T
