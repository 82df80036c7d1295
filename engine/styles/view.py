"""Which part of a style image is read, and how large: the crop and the size of the strokes.

A view is part of the key by which looks name a style (`StyleView.key_of`), so that every view of an image has codes of
its own and no code is ever the wrong one. Pure functions; any thread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from engine.values import Pixels

LEAST_SCALE, MOST_SCALE = 0.5, 2.0
LEAST_CROP = 0.05
"""Part of a side that a crop leaves at least."""

# Thousandths of a side, and hundredths of a scale, so that equal views have equal keys.
_PARTS = 1000
_PERCENT = 100
_KEY = re.compile(r"(?P<key>[^@]+)@(?P<scale>\d+),(?P<crop>\d+,\d+,\d+,\d+)")

Crop = tuple[float, float, float, float]
"""left, top, width, height, each as a part of the whole side, 0..1."""


@dataclass(frozen=True, slots=True)
class StyleView:
    """How a style image is read.

    Attributes:
        scale: size of the strokes, 0.5 .. 2, on top of what a look says of them for all its styles.
        crop: the part that is read.

    Both are kept in hundredths and thousandths, so that the same view always has the same key.
    """

    scale: float = 1.0
    crop: Crop = (0.0, 0.0, 1.0, 1.0)

    def __post_init__(self) -> None:
        left, top, width, height = self.crop
        if not LEAST_SCALE <= self.scale <= MOST_SCALE:
            raise ValueError(f"the size of the strokes must be {LEAST_SCALE} to {MOST_SCALE}, not {self.scale}")
        if min(width, height) < LEAST_CROP or min(left, top) < 0 or max(left + width, top + height) > 1.0005:
            raise ValueError(f"a crop must lie within the picture and leave something of it, unlike {self.crop}")
        # Frozen: this is the way to normalise a field.
        object.__setattr__(self, "scale", round(self.scale * _PERCENT) / _PERCENT)
        left, top, width, height = (round(part * _PARTS) for part in self.crop)
        # Both rounded up would reach beyond the picture, and no key could say that.
        crop = left, top, min(width, _PARTS - left), min(height, _PARTS - top)
        object.__setattr__(self, "crop", tuple(part / _PARTS for part in crop))

    def key_of(self, key: str) -> str:
        """The key of this view of the style `key`: the style's own where all of it is read at its own size."""
        if self == WHOLE:
            return key
        crop = ",".join(str(round(part * _PARTS)) for part in self.crop)
        return f"{key}@{round(self.scale * _PERCENT)},{crop}"


WHOLE = StyleView()
"""All of a picture, its strokes as large as a look says."""


def view_in(key: str) -> tuple[str, StyleView]:
    """The style's own key and the view that `key_of` put into it. Raises ValueError for what no view can be."""
    match = _KEY.fullmatch(key)
    if match is None:
        return key, WHOLE
    left, top, width, height = (int(part) / _PARTS for part in match["crop"].split(","))
    return match["key"], StyleView(int(match["scale"]) / _PERCENT, (left, top, width, height))


def at_own_size(key: str) -> str:
    """The key of the same part of a style, its strokes as large as in the artwork: what is learned of it holds for all
    sizes.
    """
    try:
        own, view = view_in(key)
    except ValueError:
        # Whoever is asked for its image says what is wrong with it.
        return key
    return replace(view, scale=1.0).key_of(own)


def view_record(view: StyleView) -> dict[str, object]:
    """What a view is in JSON."""
    return {"scale": view.scale, "crop": list(view.crop)}


def view_from_record(raw: Mapping[str, Any]) -> StyleView | None:
    """The view that a record says; None where it says none. Raises ValueError, TypeError for what no view can be."""
    if "scale" not in raw and "crop" not in raw:
        return None
    left, top, width, height = raw.get("crop", WHOLE.crop)
    return StyleView(raw.get("scale", WHOLE.scale), (left, top, width, height))


def is_view_record(raw: Mapping[str, Any]) -> bool:
    """Whether what a record says of a view makes sense."""
    try:
        view_from_record(raw)
    except (ValueError, TypeError, OverflowError):
        return False
    return True


def cropped(pixels: Pixels, crop: Crop) -> Pixels:
    """The part of a picture, at least one pixel each way; not a copy."""
    height, width = pixels.shape[:2]
    left, top = min(round(crop[0] * width), width - 1), min(round(crop[1] * height), height - 1)
    right, bottom = max(round((crop[0] + crop[2]) * width), left + 1), max(round((crop[1] + crop[3]) * height), top + 1)
    return pixels[top:bottom, left:right]


def scaled_to(pixels: Pixels, side_px: int) -> Pixels:
    """The picture with its short side at `side_px`, its shape kept."""
    height, width = pixels.shape[:2]
    scale = side_px / min(height, width)
    if scale == 1:
        return np.ascontiguousarray(pixels)
    size = max(side_px, round(width * scale)), max(side_px, round(height * scale))
    # Area averages for smaller ones: fine texture must not turn into a pattern.
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(np.ascontiguousarray(pixels), size, interpolation=how), np.uint8)
