"""What photo mode knows of the colours of a picture, and how those of one picture become those of another.

The cloud of the colours of a frame (CIE Lab) is carried to that of a style (iterated distribution transfer, Pitié et
al. 2007): seen along one direction after another, even shares of the one go where the same shares of the other are. So
what is light takes its colours from what is light there, and what is blue from what is blue. The curves of the
directions rise gently, and where a picture lies in the frame counts for nothing: a plain wall stays plain. What is
known of a style is found once, that of a stream follows its frames. NumPy and OpenCV alone, any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk
from engine.values import Pixels

TONES = 33

_LONGEST_PX = 64
_EVERY = 2
"""Of the places of a frame, one in so many tells where its shares are: the measure of many places needs no more."""

_ROUNDS = 10
# Any turns of three axes would do, as long as they are the same for every picture.
_AXES = np.linalg.qr(np.random.default_rng(3).normal(size=(_ROUNDS, 3, 3)))[0].astype(np.float32)
_KNOTS = 33
_ROUNDED = 7
_TAIL = 2
# Of a curve along a direction: less would melt colours into one, more shows the noise in them.
_LEAST_SLOPE, _MOST_SLOPE = 0.5, 2.2
# What spreads no wider along a direction may be noise, and grows no wider; what spreads twice as wide may grow.
_NOISE_SPREAD = 8.0

# Contrast that the curve of lightness may take or give: more shows the noise of shadows, less takes the modelling from
# faces.
_LEAST_CONTRAST, _MOST_CONTRAST = 0.7, 1.4
_MOST_LIGHTER = 17.0
"""Of lightness 0..100 that the curve moves any tone by."""

_LEVELS = np.linspace(0, 1, TONES)
_STEPS = np.linspace(0, 100, TONES, dtype=np.float32)
# Even shares of a picture of one colour lie at one place: kept apart, a curve through them is one.
_APART = 1e-3 * np.arange(TONES, dtype=np.float32)

Floats = npt.NDArray[np.float32]


class PhotoPalette(NamedTuple):
    """Where even shares of a picture are: averages of palettes are palettes.

    Attributes:
        tones: [TONES] lightness 0..100 of which even shares of the picture are darker.
        along: [rounds, 3, TONES] the same along each direction of a round; of a frame, when the rounds before are done.
    """

    tones: Floats
    along: Floats


def lab_of(pixels: Pixels) -> Floats:
    """CIE Lab [H, W, 3] of RGB bytes: lightness 0..100."""
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def palette_of(pixels: Pixels) -> PhotoPalette:
    """That of a style."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_PX / max(height, width))
    small = shrunk(pixels, (max(1, round(width * scale)), max(1, round(height * scale))))
    places = lab_of(small).reshape(-1, 3)
    return PhotoPalette(_shares_of(places[:, :1])[0], np.stack([_shares_of(places @ axes) for axes in _AXES]))


def blended_palettes(palettes: Sequence[PhotoPalette], shares: Sequence[float]) -> PhotoPalette:
    """Weighted mean; shares sum to 1."""
    columns = zip(*palettes, strict=True)
    return PhotoPalette(*(np.tensordot(np.asarray(shares, np.float32), np.stack(each), 1) for each in columns))


def carried(
    lab: Floats, style: PhotoPalette, before: PhotoPalette | None = None, share: float = 1.0
) -> tuple[Floats, PhotoPalette]:
    """The colours [h, w, 3] of a frame where those of `style` are, and what is now known of its scene.

    Args:
        before: what was known of the scene, on the way to the same style, of which `share` 0..1 gives way; None = a
            new scene.
    """
    places = lab.reshape(-1, 3).copy()
    tones = _known(_shares_of(places[::_EVERY, :1])[0], None if before is None else before.tones, share)
    places[:, 0] = np.interp(places[:, 0], _STEPS, tone_curve(tones, style.tones))
    along = np.empty_like(style.along)
    for index, (axes, wanted) in enumerate(zip(_AXES, style.along, strict=True)):
        seen = places @ axes
        along[index] = _known(_shares_of(seen[::_EVERY]), None if before is None else before.along[index], share)
        moves = [_moved(*each) for each in zip(seen.T, along[index], wanted, strict=True)]
        # Lightness has a curve of its own.
        places[:, 1:] += np.stack(moves, 1) @ axes.T[:, 1:]
    return places.reshape(lab.shape), PhotoPalette(tones, along)


def tone_curve(scene: Floats, style: Floats) -> Floats:
    """[TONES] lightness that each of the even steps of 0..100 becomes: rises, and moves none further than it may."""
    followed = np.interp(_STEPS, scene + _APART, style)
    # Beyond the frame's own tones nothing is known: they move as the nearest that is.
    below, above = scene[0] > _STEPS, scene[-1] < _STEPS
    moved = np.where(below, style[0] - scene[0], np.where(above, style[-1] - scene[-1], followed - _STEPS))
    wanted = _STEPS + np.clip(moved, -_MOST_LIGHTER, _MOST_LIGHTER)
    return np.clip(_rising(_STEPS, wanted, scene, (_LEAST_CONTRAST, _MOST_CONTRAST)), 0, 100).astype(np.float32)


def _shares_of(seen: Floats) -> Floats:
    """[D, TONES] of N values along each of D directions."""
    # A tenth of the time of `np.quantile`.
    ordered = np.sort(np.ascontiguousarray(seen.T), axis=1)
    at = (ordered.shape[1] - 1) * _LEVELS
    first = at.astype(np.intp)
    low, high = ordered[:, first], ordered[:, np.minimum(first + 1, ordered.shape[1] - 1)]
    return np.asarray(low + (at - first).astype(np.float32) * (high - low), np.float32)


def _known(found: Floats, before: Floats | None, share: float) -> Floats:
    return found if before is None else np.asarray(before + np.float32(share) * (found - before), np.float32)


def _moved(seen: Floats, scene: Floats, style: Floats) -> Floats:
    """How far each of the values along a direction moves."""
    knots = np.linspace(scene[0], scene[-1] + _APART[-1], _KNOTS, dtype=np.float32)
    wide = np.clip((scene[-_TAIL - 1] - scene[_TAIL]) / _NOISE_SPREAD - 1, 0, 1)
    slopes = _LEAST_SLOPE, 1 + (_MOST_SLOPE - 1) * wide
    curve = _rising(knots, np.interp(knots, scene + _APART, style), scene, slopes)
    return np.asarray(np.interp(seen, knots, curve - knots), np.float32)


def _rising(knots: Floats, wanted: npt.NDArray[np.floating], scene: Floats, slopes: tuple[float, float]) -> Floats:
    """The curve through even `knots` that is like `wanted` and rises by `slopes` at least and at most."""
    step = knots[1] - knots[0]
    rises = np.clip(np.diff(wanted), slopes[0] * step, slopes[1] * step)
    # Rounds the corners of the curve, between which bands would show in a sky.
    smooth = cv2.blur(rises[None], (_ROUNDED, 1), borderType=cv2.BORDER_REPLICATE)[0]
    curve = np.concatenate([[0.0], np.cumsum(smooth)])
    # At the height that suits most of the picture: the median.
    off = np.sort(np.interp(scene, knots, wanted) - np.interp(scene, knots, curve))
    return np.asarray(curve + off[TONES // 2], np.float32)
