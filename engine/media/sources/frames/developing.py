"""From a decoded frame of a film to the picture people see. Used by `VideoSource` on the capture thread.

Square pixels, upright, in the colours of a screen, on a ground where it is transparent, and all in the size of the
first: a film may change its size in the middle, a recording may not.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
from av.sidedata.sidedata import Type as SideDataType

from engine.media.colour import frame_light, yuv
from engine.media.colour.hdr import Meaning
from engine.values import Pixels

_MOST_ASPECT = 10
"""No pixel is further from a square than this: whoever says so has got it wrong."""


class Developer:
    """Turns the frames of one film into pictures of one size. Threads: one."""

    def __init__(self, pixel_aspect: Fraction | None, codec: str, tell: Callable[[str], None]) -> None:
        """`pixel_aspect`: width of a pixel over its height; None = square. `codec`: FFmpeg's name of it. `tell`: gets a
        sentence on what is done to the pictures that people should know, when it begins.
        """
        self._tell = tell
        self._aspect = self._believed(pixel_aspect or Fraction(1))
        # Bare pictures in AVI come as BGRA, also where nobody ever wrote the fourth byte.
        self._doubtful = codec == "rawvideo"
        self._size: tuple[int, int] | None = None
        self._tags: tuple[int, int] | None = None
        self._meaning: Meaning | None = None

    def picture(self, decoded: av.VideoFrame) -> Pixels:
        """The frame as it is shown."""
        pixels = yuv.to_rgb(decoded, *self._square_pixel_size(decoded), self._meaning_of(decoded))
        if yuv.is_transparent(decoded):
            pixels = yuv.over_ground(pixels, decoded, self._doubtful)
        pixels = _turn_upright(pixels, decoded)
        height, width = pixels.shape[:2]
        self._size = self._size or (width, height)
        return pixels if (width, height) == self._size else fitted_with_bars(pixels, *self._size)

    def _believed(self, aspect: Fraction) -> Fraction:
        if 1 / _MOST_ASPECT <= aspect <= _MOST_ASPECT:
            return aspect
        self._tell(
            f"The film says that its pixels are {float(aspect):g} times as wide as high; they are taken for square."
        )
        return Fraction(1)

    def _square_pixel_size(self, decoded: av.VideoFrame) -> tuple[int, int]:
        """Width and height with square pixels (DV and DVD store squeezed ones), before rotation.

        What has to be scaled anyway becomes even, for no encoder of films takes odd sides as they are.
        """
        if self._aspect == 1:
            return decoded.width, decoded.height
        return max(2, 2 * round(decoded.width * self._aspect / 2)), decoded.height

    def _meaning_of(self, decoded: av.VideoFrame) -> Meaning | None:
        """Found out once for as long as the tags stay: only the first frame may say how bright the brightest is."""
        tags = frame_light.tags_of(decoded)
        if tags != self._tags:
            self._tags, self._meaning = tags, frame_light.meaning_of(decoded)
            if self._meaning is not None:
                self._tell(self._meaning.note)
        return self._meaning


def fitted_with_bars(pixels: Pixels, width: int, height: int) -> Pixels:
    """A picture scaled into `width` x `height` with its shape kept, and black bars beside it."""
    had_height, had_width = pixels.shape[:2]
    scale = min(width / had_width, height / had_height)
    size = max(1, round(had_width * scale)), max(1, round(had_height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    framed = np.zeros((height, width, 3), np.uint8)
    framed[top : top + size[1], left : left + size[0]] = cv2.resize(pixels, size, interpolation=how)
    return framed


def _turn_upright(pixels: Pixels, decoded: av.VideoFrame) -> Pixels:
    """Apply the display matrix: quarter turns and mirroring, as phones write them."""
    side_data: Any = decoded.side_data
    matrix = side_data.get(SideDataType.DISPLAYMATRIX)
    if matrix is None:
        return pixels
    # Rows of (x, y) factors: x' = a x + c y, y' = b x + d y, with y downwards.
    a, b, _, c, d = struct.unpack("=5i", bytes(matrix)[:20])
    if abs(b) > abs(a):
        pixels, x_sign, y_sign = pixels.transpose(1, 0, 2), c, b
    else:
        x_sign, y_sign = a, d
    turned = pixels[:: -1 if y_sign < 0 else 1, :: -1 if x_sign < 0 else 1]
    return np.ascontiguousarray(turned)
