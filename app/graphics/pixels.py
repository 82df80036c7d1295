"""The engine's pixels as Qt sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PyQt6.QtGui import QImage

from engine import Pixels, ScreenPixels

Images = Callable[[Pixels, bool], QImage]
"""The image of a frame's pixels; whether it is to be painted larger or smaller than it is, or pixel by pixel."""


def image_of(pixels: Pixels) -> QImage:
    """A QImage that looks at the array's own memory: no copy. Keep the array alive as long as the image is in use."""
    height, width = pixels.shape[:2]
    # Any buffer will do; the stubs know only bytes.
    memory = cast(bytes, pixels.data)
    return QImage(memory, width, height, pixels.strides[0], QImage.Format.Format_RGB888)


def undeveloped(pixels: Pixels, _scaled: bool) -> QImage:
    """The frame's own memory in any case."""
    return image_of(pixels)


def screen_image_of(pixels: ScreenPixels) -> QImage:
    """The same for pixels as screens have them."""
    height, width = pixels.shape[:2]
    return QImage(cast(bytes, pixels.data), width, height, pixels.strides[0], QImage.Format.Format_RGB32)
