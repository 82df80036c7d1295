"""The picture that the network sees: one in the upper left corner, mirrored to the grid (`models.grid`).

The memory is the same for every frame, and the picture is written straight into it: no frame is copied to get a margin.
"""

from __future__ import annotations

import cv2
import numpy as np

from engine.values import Pixels
from models.grid import padding_for


class Padding:
    """Memory for pictures of one size and what is mirrored beside them. One thread.

    Attributes:
        size_px: (width, height) of the pictures.
        inside: uint8 [H, W, 3], where they go.
    """

    def __init__(self, size_px: tuple[int, int]) -> None:
        self.size_px = width, height = size_px
        across, down = padded_px(size_px)
        self._whole = np.zeros((down, across, 3), np.uint8)
        self.inside: Pixels = self._whole[:height, :width]

    def mirrored(self) -> Pixels:
        """The whole, at `padded_px`, once `inside` has been written. It is good until that is written again."""
        (width, height), (across, down) = self.size_px, padded_px(self.size_px)
        if (width, height) != (across, down):
            # OpenCV copies nothing onto itself. A picture smaller than its mirror image is repeated.
            mode = cv2.BORDER_REFLECT_101
            cv2.copyMakeBorder(self.inside, 0, down - height, 0, across - width, mode, self._whole)
        return self._whole

    def cut(self, painted: Pixels) -> Pixels:
        """The picture without what lies beside it."""
        width, height = self.size_px
        return painted[:height, :width]


def padded_px(size_px: tuple[int, int]) -> tuple[int, int]:
    """(width, height) of what the network sees of a picture of `size_px`."""
    right, bottom = padding_for(size_px[1], size_px[0])
    return size_px[0] + right, size_px[1] + bottom
