"""The engine's pixels as Qt sees them."""

from __future__ import annotations

from typing import cast

from PyQt6.QtGui import QImage

from engine import Pixels


def image_of(pixels: Pixels) -> QImage:
    """A QImage that looks at the array's own memory: no copy. Keep the array alive as long as the image is in use."""
    height, width = pixels.shape[:2]
    # Any buffer will do; the stubs know only bytes.
    memory = cast(bytes, pixels.data)
    return QImage(memory, width, height, pixels.strides[0], QImage.Format.Format_RGB888)
