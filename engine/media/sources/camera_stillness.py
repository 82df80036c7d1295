"""Notices a camera that repeats its last picture: unplugged, hung, or asleep, and still “giving” pictures.

What a sensor sees is never twice the same to the last bit, so a picture that stays the same is none. Not watched are
pictures of one colour only (a closed shutter, a black screen) and cameras that are programs (`is_virtual`), whose
pictures may well stand still. A capture card's may too: that is for `CameraSource` to find out, by opening it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

REPEATS_S = 3.0
"""How long the same picture is believed."""

_SPARSE = 16


class Stillness:
    """Compares each picture of a camera with the one before. Threads: the capture thread."""

    def __init__(self, limit_s: float = REPEATS_S, now: Callable[[], float] = time.perf_counter) -> None:
        self._limit_s, self._now = limit_s, now
        self._last: Any = None
        self._since_s = 0.0

    def is_stuck(self, picture: Any) -> bool:
        """Take the next picture (any array, kept until the next one); True when it has been the same for too long."""
        now_s = self._now()
        if not same(picture, self._last) or picture.min() == picture.max():
            self._since_s = now_s
        self._last = picture
        return now_s - self._since_s >= self._limit_s

    def forget(self) -> None:
        """The next picture is the first."""
        self._last = None


def same(one: Any, other: Any) -> bool:
    """Whether two pictures are equal to the last bit."""
    if other is None or one.shape != other.shape:
        return False
    # A live camera differs in any handful of pixels; looking at all of them costs a millisecond.
    return bool(np.array_equal(one[::_SPARSE, ::_SPARSE], other[::_SPARSE, ::_SPARSE]) and np.array_equal(one, other))
