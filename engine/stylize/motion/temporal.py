"""How much of a frame's statistics is its own: steadier video for the price of a few small arrays.

The network sees a frame through averages over the whole picture (means and covariances of its features, Li et al.
2019). They vary with noise, with exposure and with whatever passes through the picture, and the whole painting with
them. Averaged over a fraction of a second they are steady; at a cut to another scene the past is forgotten at once.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from engine.media.pixels import shrunk
from engine.values import Frame, Pixels
from models.colour.light import Factors, light_change

LONGEST_S = 1.0
"""Time constant of the average at steadiness 1, in seconds of the stream."""

# After so long a pause in the stream the scene may be another.
_GAP_S = 1.0
# Mean difference of two glances, in parts of the full range: twice what quick pans of a hand-held camera reach at 30
# frames a second, half of what unlike pictures differ by.
_CUT = 0.11
_SIDE_PX = 32
_PLACES = 128


class TemporalBlend:
    """Decides on the blend of frame after frame of one stream. One thread.

    Attributes:
        goes_on: whether the latest frame is a later moment of the scene of the one before.
    """

    def __init__(self) -> None:
        self.goes_on = False
        self._time_s: float | None = None
        self._seen: Pixels | None = None
        self._seen_before: Pixels | None = None

    def share(self, frame: Frame, steadiness: float) -> float:
        """Share 0..1 of `frame` in the statistics it is painted with: 1 on the first frame, after a cut, after a gap or
        a step back in time, and with steadiness 0; else 1 - exp(-dt / (steadiness * LONGEST_S)).
        """
        seen = _glance(frame.pixels)
        elapsed_s = math.inf if self._time_s is None else frame.time_s - self._time_s
        known = self._seen is not None and not is_cut(self._seen, seen)
        self._seen_before = self._seen if known else None
        self._time_s, self._seen = frame.time_s, seen
        self.goes_on = known and 0 < elapsed_s < _GAP_S
        # The very frame again, as a paused picture is painted: its statistics are in the average already.
        if not known or steadiness == 0 or not 0 <= elapsed_s < _GAP_S:
            return 1.0
        return 1 - math.exp(-elapsed_s / (steadiness * LONGEST_S))

    def light(self) -> Factors:
        """By which factor [3] of each colour the light changed with the latest frame; ones where the scene did."""
        if self._seen is None or self._seen_before is None:
            return np.ones(3)
        return light_change(self._seen_before, self._seen)


def settling_s(steadiness: float) -> float:
    """Seconds of the stream after which what was before weighs less than a hundredth (five time constants)."""
    return 5 * steadiness * LONGEST_S


def is_cut(before: Pixels, after: Pixels) -> bool:
    """Whether two glances show different scenes."""
    return cv2.norm(before, after, cv2.NORM_L1) > _CUT * 255 * before.size


def _glance(pixels: Pixels) -> Pixels:
    """The picture in 32 x 32 places."""
    height, width = pixels.shape[:2]
    # At most 255 places along the longer side: the whole picture takes two or three times as long, and tells the same
    # scenes apart.
    step = max(1, max(height, width) // _PLACES)
    # The very rows that `models.colour.palette.places_of` reads next: it finds them in the processor's cache.
    rows = pixels[min(step, height) // 2 :: step]
    thin = cv2.resize(rows, (max(1, width // step), len(rows)), interpolation=cv2.INTER_NEAREST)
    return shrunk(np.asarray(thin, np.uint8), (_SIDE_PX, _SIDE_PX))
