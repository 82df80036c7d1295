"""Follows what is in the picture from a key frame to the frames after it: dense inverse search (Kroeger et al. 2016).

Every frame is compared with the key frame itself: motion that is added up from frame to frame drifts. The search begins
where the frame before ended, so that a fast pan is followed further than it would be found at once. Stylize thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk, stretched
from engine.values import Pixels, Plane

Floats = npt.NDArray[np.float32]

_LEAST_PX = 320
"""What is compared is half as large as the frame, but with a longer side of no less than this: a third of a pixel of
the frame is still found, and at full size the search takes four times as long.
"""
# The search wants a few patches of eight places either way, also at half of that.
_NARROWEST_PX = 64

# Grey values by which a place may differ and still be the same one: twice the grain of a hand-held camera in dim light,
# averaged over a window. Between once and twice that, trust falls to nothing.
_DIFFERS = 9.0
_WINDOW_PX = 5
# Pixels by which the way back may miss where it began, and how much more of the way itself.
_MISSES_PX, _MISSES_SHARE = 1.5, 0.05


@dataclass(frozen=True, slots=True)
class Flow:
    """From a frame back to the key frame.

    Attributes:
        way: float32 [h, w, 2], (x, y) in places of this map from each place to where it is in the key frame.
        trust: float32 [h, w], 0..1: 0 where the key frame does not show the place.
    """

    way: Floats
    trust: Floats


class Follower:
    """The search for one key frame after another. One thread."""

    def __init__(self) -> None:
        self._search, self._check = _search(), _search()
        self._key: Plane | None = None
        self._grid = self._half_grid = np.empty((0, 0, 2), np.float32)
        self._way = self._way_back = self._grid

    def begin(self, frame: Pixels) -> None:
        """Follow what is in this frame from now on."""
        self._key = _glance(frame)
        if self._grid.shape[:2] != self._key.shape:
            height, width = self._key.shape
            self._grid, self._half_grid = pixel_places(width, height), pixel_places(width // 2, height // 2)
        self._way, self._way_back = np.zeros_like(self._grid), np.zeros_like(self._half_grid)

    def follow(self, frame: Pixels) -> Flow:
        """Where the places of `frame`, of the same size, were in the key frame."""
        assert self._key is not None
        now = _glance(frame)
        self._way = way = np.asarray(self._search.calc(now, self._key, self._way), np.float32)
        # Half as large: it is only a check.
        self._way_back = np.asarray(self._check.calc(_half(self._key), _half(now), self._way_back), np.float32)
        at = way + self._grid
        key = read_at(self._key, at, cv2.INTER_LINEAR)
        trust = cv2.min(_alike(key, now), self._returns(way))
        # What lies beyond the edge is nowhere in the key frame.
        trust[cv2.inRange(at, (0, 0), (now.shape[1] - 1, now.shape[0] - 1)) == 0] = 0
        return Flow(way, _without_islands(np.asarray(trust, np.float32)))

    def _returns(self, way: Floats) -> Floats:
        """How nearly the way back from where a place of the half-size check was ends where it began."""
        height, width = self._way_back.shape[:2]
        half = enlarged_way(way, (width, height))
        back = read_at(self._way_back, half + self._half_grid, cv2.INTER_LINEAR)
        missed = cv2.add(half, back)
        length, by = (cv2.magnitude(part[..., 0], part[..., 1]) for part in (half, missed))
        sure = np.clip(2 - by / (_MISSES_PX + _MISSES_SHARE * length), 0, 1).astype(np.float32)
        return np.asarray(cv2.resize(sure, (way.shape[1], way.shape[0]), interpolation=cv2.INTER_LINEAR), np.float32)


def pixel_places(width: int, height: int) -> Floats:
    """(x, y) of every place, float32 [height, width, 2]."""
    return np.asarray(np.dstack(np.meshgrid(np.arange(width), np.arange(height))), np.float32)


def read_at(picture: npt.NDArray[Any], at: Floats, how: int) -> npt.NDArray[Any]:
    """A picture read at `places`, by OpenCV's interpolation `how`; beyond the edge it goes on as it ends."""
    # OpenCV's types do not know that one map may have both coordinates.
    read = cv2.remap(picture, at, None, how, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return np.asarray(read, picture.dtype)


def enlarged_way(way: Floats, size_px: tuple[int, int]) -> Floats:
    """A `Flow.way` for a picture of `size_px` (width, height), in its pixels."""
    height, width = way.shape[:2]
    scale = np.array([size_px[0] / width, size_px[1] / height], np.float32)
    return np.asarray(cv2.resize(way * scale, size_px, interpolation=cv2.INTER_LINEAR), np.float32)


def _without_islands(trust: Floats) -> Floats:
    """Without what small parts of the picture have found by chance, and what lies at the border of a part: it belongs
    to neither side.
    """
    kept = cv2.dilate(cv2.erode(trust, np.ones((11, 11), np.uint8)), np.ones((9, 9), np.uint8))
    return np.asarray(cv2.blur(kept, (3, 3)), np.float32)


def _search() -> cv2.DISOpticalFlow:
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    # With a stride of 4 and one refinement it misses 0.25 pixels of a frame of 640 instead of 0.30, in twice the time.
    search.setFinestScale(1)
    search.setGradientDescentIterations(8)
    search.setPatchStride(5)
    search.setVariationalRefinementIterations(0)
    return search


def _half(plane: Plane) -> Plane:
    return stretched(plane, (plane.shape[1] // 2, plane.shape[0] // 2))


def _glance(frame: Pixels) -> Plane:
    grey = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.uint8)
    height, width = grey.shape
    scale = min(1.0, max(_LEAST_PX / max(width, height), 0.5))
    size_px = max(_NARROWEST_PX, round(width * scale)), max(_NARROWEST_PX, round(height * scale))
    return shrunk(grey, size_px)


def _alike(carried: Plane, now: Plane) -> Floats:
    differs = cv2.blur(cv2.absdiff(carried, now), (_WINDOW_PX, _WINDOW_PX)).astype(np.float32)
    return np.asarray(np.clip(2 - differs / _DIFFERS, 0, 1), np.float32)
