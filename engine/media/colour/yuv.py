"""Where RGB meets YUV: the one place that chooses colour matrix and range, in reading and in recording.

Called on capture threads (`to_rgb`) and writer threads (`from_rgb`, `tag`). Left alone, swscale takes every
YUV picture for limited-range BT.601, which turns the reds and greens of most HD video; here the tags of the
stream decide, and where there are none the customs of the trade: BT.709 from 720 lines or 1280 columns up (a wide film
has its 1280 columns and some 540 lines), BT.601 below, limited range.

What else a frame's numbers may mean, high dynamic range and wide gamuts, `hdr` knows; what shows through a transparent
picture is `GROUND`, in films as in stills.
"""

from __future__ import annotations

from typing import Any

import av
import numpy as np

from engine.media.colour import hdr
from engine.values import Pixels

GROUND = 255
"""White: the level of what shows through."""

_HD_COLUMNS, _HD_LINES = 1280, 720

# swscale's matrix numbers (ITU709, FCC, ITU601, SMPTE240M, BT2020) by the AVCOL_SPC number that frames carry.
_MATRIX_BY_TAG = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
_ITU709, _ITU601 = 1, 5
_LIMITED, _FULL = 1, 2

# Tags written: primaries and transfer of BT.709, which are those of the RGB that the engine works in (sRGB's
# primaries, and the curve every player takes for it); the matrix is the one the picture was converted with.
_TAG_709, _TAG_SMPTE170M = 1, 6


def to_rgb(frame: av.VideoFrame, width: int, height: int, meaning: hdr.Meaning | None = None) -> Pixels:
    """Convert a decoded frame to `Pixels` of `width` x `height`, by its tags; `meaning`: what `hdr` says of it."""
    if meaning is not None:
        green, blue, red = (_samples(plane) for plane in _as_rgb(frame, width, height, "gbrp16le").planes)
        return hdr.shown(red, green, blue, meaning)
    return np.ascontiguousarray(_as_rgb(frame, width, height, "rgb24").to_ndarray(), dtype=np.uint8)


def over_ground(pixels: Pixels, frame: av.VideoFrame, doubtful: bool = False) -> Pixels:
    """`pixels`, which are those of `frame`, laid on the ground where it is transparent.

    `doubtful`: an alpha of 0 everywhere is none.
    """
    height, width = pixels.shape[:2]
    alpha = frame.reformat(width, height, "rgba").to_ndarray()[:, :, 3]
    if alpha.min() == 255 or (doubtful and not alpha.any()):
        return pixels
    part = alpha[:, :, None].astype(np.uint16)
    return np.asarray((pixels * part + GROUND * (255 - part) + 127) // 255, np.uint8)


def is_transparent(frame: av.VideoFrame) -> bool:
    """Whether a frame's format has a place for alpha, whatever is in it."""
    return any(component.is_alpha for component in frame.format.components)


def _samples(plane: av.video.plane.VideoPlane) -> hdr.Samples:
    return np.frombuffer(memoryview(plane), np.uint16).reshape(plane.height, -1)[:, : plane.width]


def _as_rgb(frame: av.VideoFrame, width: int, height: int, pix_fmt: str) -> av.VideoFrame:
    if frame.format.is_rgb:
        return frame.reformat(width, height, pix_fmt)
    return frame.reformat(
        width,
        height,
        pix_fmt,
        src_colorspace=_MATRIX_BY_TAG.get(int(frame.colorspace), _customary_matrix(frame.width, frame.height)),
        src_color_range=_FULL if _is_full_range(frame) else _LIMITED,
        dst_color_range=_FULL,
    )


def from_rgb(pixels: Pixels, pix_fmt: str) -> av.VideoFrame:
    """Convert `Pixels` to a limited-range YUV frame, with the matrix that `tag` names for this size."""
    height, width = pixels.shape[:2]
    return av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(
        format=pix_fmt,
        dst_colorspace=_customary_matrix(width, height),
        src_color_range=_FULL,
        dst_color_range=_LIMITED,
    )


def tag(encoder: Any, width: int, height: int) -> None:
    """Write on an encoder (a PyAV video codec context) what `from_rgb` does to pictures of this size."""
    encoder.color_range = _LIMITED
    encoder.color_primaries = _TAG_709
    encoder.color_trc = _TAG_709
    encoder.colorspace = _TAG_709 if _customary_matrix(width, height) == _ITU709 else _TAG_SMPTE170M


def _customary_matrix(width: int, height: int) -> int:
    return _ITU709 if width >= _HD_COLUMNS or height >= _HD_LINES else _ITU601


def _is_full_range(frame: av.VideoFrame) -> bool:
    return int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")
