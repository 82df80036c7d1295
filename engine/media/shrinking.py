"""Pictures made smaller, quickly: in halves, each the mean of four places, instead of one mean of any number of them.

From 1280 x 720 to a thumbnail that is ten times as quick as OpenCV's averaging at once.
"""

from __future__ import annotations

import cv2
import numpy as np

from engine.look.mask import Values


def shrunk(picture: Values, size_px: tuple[int, int]) -> Values:
    """A picture, [H, W] or [H, W, 3] bytes, at `size_px` (width, height): in halves as far as that goes, the rest
    bilinearly. One that is smaller grows.
    """
    width, height = size_px
    while picture.shape[1] >= 2 * width and picture.shape[0] >= 2 * height:
        picture = resized(picture, (picture.shape[1] // 2, picture.shape[0] // 2))
    return picture if picture.shape[:2] == (height, width) else resized(picture, size_px)


def resized(picture: Values, size_px: tuple[int, int]) -> Values:
    """A picture at `size_px` (width, height), bilinearly."""
    return np.asarray(cv2.resize(picture, size_px, interpolation=cv2.INTER_LINEAR), np.uint8)
