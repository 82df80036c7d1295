"""Fits small maps to the outlines in a picture, as the fast guided filter does (He and Sun 2015).

In every small window the map is taken to be a linear function of the picture's luminance. Slope and offset are found
at a small size, where that costs next to nothing, and enlarged: they are smooth, and what they make of the luminance
at full size has its edges. Used by `engine.stylize.regions.segmentation`, on the stylize thread.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk, stretched
from engine.values import Pixels, Plane

Floats = npt.NDArray[np.float32]

MOST_FITTED_PIXELS = 1280 * 720
"""Maps of larger pictures are fitted at this size and enlarged: 1920 x 1080 takes 7 ms of a core so, and not 11, and a
picture of any size no more memory.
"""

_WINDOW_PX = (9, 9)
"""At the small size. On photographs with people, of windows from 3 to 13 the one whose maps came nearest to the people,
for edges that are found one place beside where they are.
"""

_EPSILON = 1e-3
"""Variance of luminance (0..1) below which a window has no outline: 0.03 squared, noise of a camera in the dark."""

_BAND_PX = 32
"""Rows computed at a time: what they need stays in the processor's cache."""


class Outlines:
    """Those of one picture after the other. Keeps the memory it needs for pictures of one size.

    Threads: one.
    """

    def __init__(self) -> None:
        self._size_px = self._fitted_px = (0, 0)
        self._luminance: Plane = np.empty((0, 0), np.uint8)
        self._slope = self._offset = self._band = np.empty((0, 0), np.float32)
        self._guide = self._mean = self._variance = self._band

    def follow(self, pixels: Pixels, small: Pixels) -> None:
        """Take a picture, and the same one at the small size."""
        self._make_room((pixels.shape[1], pixels.shape[0]))
        self._luminance = shrunk(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8), self._fitted_px)
        self._guide = np.float32(1 / 255) * cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        self._mean = _mean(self._guide)
        # Cheap at this size, and asked for by each of up to two maps.
        self._variance = _mean(self._guide * self._guide) - self._mean * self._mean

    def fit(self, values: Floats) -> Plane:
        """The map [h, w] at the size of the picture, fitted to it. 0..1 becomes 0..255; what is beyond is cut off
        behind the fitting.
        """
        height, width = self._guide.shape
        small = np.asarray(cv2.resize(values, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        mean = _mean(small)
        slope = (_mean(self._guide * small) - self._mean * mean) / (self._variance + np.float32(_EPSILON))
        offset = mean - slope * self._mean
        # Luminance is in bytes already, and so shall the map be: slopes are the same.
        cv2.resize(_mean(slope), self._fitted_px, self._slope, interpolation=cv2.INTER_LINEAR)
        cv2.resize(255 * _mean(offset), self._fitted_px, self._offset, interpolation=cv2.INTER_LINEAR)
        fitted = self._applied()
        return fitted if self._fitted_px == self._size_px else stretched(fitted, self._size_px)

    def _applied(self) -> Plane:
        fitted = np.empty_like(self._luminance)
        for top in range(0, len(fitted), _BAND_PX):
            rows = slice(top, min(top + _BAND_PX, len(fitted)))
            band = self._band[: rows.stop - top]
            cv2.multiply(self._luminance[rows], self._slope[rows], band, dtype=cv2.CV_32F)
            cv2.add(band, self._offset[rows], fitted[rows], dtype=cv2.CV_8U)
        return fitted

    def _make_room(self, size_px: tuple[int, int]) -> None:
        if size_px == self._size_px:
            return
        scale = min(1.0, (MOST_FITTED_PIXELS / (size_px[0] * size_px[1])) ** 0.5)
        width, height = (max(1, round(side * scale)) for side in size_px)
        self._size_px, self._fitted_px = size_px, (width, height)
        self._slope, self._offset = (np.empty((height, width), np.float32) for _ in range(2))
        self._band = np.empty((min(_BAND_PX, height), width), np.float32)


def _mean(values: Floats) -> Floats:
    """Of the window around every place; beyond the borders they go on as they end."""
    return np.asarray(cv2.blur(values, _WINDOW_PX, borderType=cv2.BORDER_REPLICATE), np.float32)
