"""Frames in the four bytes a pixel that screens have. Used by the window, on the thread that hands a frame over."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Pixels

ScreenPixels = npt.NDArray[np.uint8]
"""uint8, H x W x 4: blue, green, red, 255; C-contiguous."""


def for_screen(pixels: Pixels) -> ScreenPixels:
    """The same picture as screens have it, a copy. Lets other threads have Python's lock meanwhile."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGRA), np.uint8)
