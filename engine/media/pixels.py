"""Pictures at another size, and in the bytes that screens have. Any thread; there is no state."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Pixels, Plane

ScreenPixels = npt.NDArray[np.uint8]
"""uint8, H x W x 4: blue, green, red, 255; C-contiguous."""


def resized(pixels: Pixels, size_px: tuple[int, int]) -> Pixels:
    """A picture at `size_px` (width, height); the very same one where it has that size."""
    height, width = pixels.shape[:2]
    if (width, height) == size_px:
        return pixels
    if size_px[0] * size_px[1] < width * height:
        return shrunk(pixels, size_px)
    return np.asarray(cv2.resize(pixels, size_px, interpolation=cv2.INTER_CUBIC), np.uint8)


def shrunk(picture: Plane, size_px: tuple[int, int]) -> Plane:
    """A picture, [H, W] or [H, W, 3] bytes, at `size_px` (width, height): in halves as far as that goes, the rest
    bilinearly. One that is smaller grows.
    """
    width, height = size_px
    # In halves, each the mean of four places: from 1280 x 720 to a thumbnail that is ten times as quick as averaging
    # in one step.
    while picture.shape[1] >= 2 * width and picture.shape[0] >= 2 * height:
        picture = stretched(picture, (picture.shape[1] // 2, picture.shape[0] // 2))
    return picture if picture.shape[:2] == (height, width) else stretched(picture, size_px)


def stretched(picture: Plane, size_px: tuple[int, int]) -> Plane:
    """A picture at `size_px` (width, height), bilinearly."""
    return np.asarray(cv2.resize(picture, size_px, interpolation=cv2.INTER_LINEAR), np.uint8)


def for_screen(pixels: Pixels) -> ScreenPixels:
    """The same picture as screens have it, a copy. Lets other threads have Python's lock meanwhile."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGRA), np.uint8)
