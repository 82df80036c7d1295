"""Masks as pictures: read from any picture file, kept as a small PNG. Any thread; there is no state."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from engine.errors import PictureError
from engine.look.mask import LONGEST_PX, Mask
from engine.media.images import MAX_PIXELS, decode_picture, read_picture, write_picture
from engine.values import Pixels, Plane

_GROUND = "black"
"""What shows through a picture that is transparent: where nothing was drawn, nothing is painted."""


def read_mask(path: Path) -> Mask:
    """The mask that a picture file shows: white = painted, grey = in part, black or transparent = the frame as it was.

    Of any size; a large one is made smaller. Raises PictureError.
    """
    return _mask_of(read_picture(path, MAX_PIXELS, _GROUND, LONGEST_PX))


def write_mask(path: Path, mask: Mask) -> None:
    """Write a mask as a picture, by the suffix of `path`; an existing file is replaced. Raises PictureError."""
    write_picture(path, np.asarray(cv2.cvtColor(mask.map, cv2.COLOR_GRAY2RGB), np.uint8))


def mask_png(mask: Mask) -> bytes:
    """A grey PNG that `mask_from_png` makes the very same mask of."""
    buffer = io.BytesIO()
    Image.fromarray(mask.map).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def mask_from_png(data: bytes) -> Mask:
    """The mask that a picture file in memory shows, as `read_mask`. Raises PictureError."""
    return _mask_of(decode_picture(data, "the mask", LONGEST_PX * LONGEST_PX, _GROUND))


def mask_text(mask: Mask) -> str:
    """`mask_png` as text, for JSON."""
    return base64.b64encode(mask_png(mask)).decode("ascii")


def mask_from_text(text: str) -> Mask:
    """The mask that `mask_text` made a text of. Raises PictureError."""
    try:
        return mask_from_png(base64.b64decode(text, validate=True))
    except ValueError as error:
        raise PictureError("The text of the mask is no picture.") from error


def fitted_mask(values: Plane) -> Plane:
    """Values of at most `LONGEST_PX` each way, their shape kept."""
    height, width = values.shape
    scale = LONGEST_PX / max(height, width)
    if scale >= 1:
        return values
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.uint8)


def _mask_of(pixels: Pixels) -> Mask:
    return Mask.of(fitted_mask(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)))
