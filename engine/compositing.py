"""Frame and painting in one picture: the one place that decides how much of either shows.

A weak style fades into the frame, and a mask says where the style goes. It happens behind the network, and so in every
session, render and still and with every back end alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from engine.mask import Mask, Values
from engine.values import Look, Pixels

FULL_FADE = 0.25
"""Below this strength the result fades into the untouched frame, so that strength 0 is reached without a jump."""

_BAND_PX = 64
"""Rows blended at a time: what they need beside the pictures stays in the processor's cache, and small."""


def leaves_frame(look: Look) -> bool:
    """Whether nothing of the painting would show anywhere, so that nobody need paint."""
    return look.strength == 0 or (look.mask is not None and look.mask.is_empty)


class Compositing:
    """Puts painted frames over those they were made from. Keeps a mask at the size of the frames it was last used for.

    Threads: one.
    """

    def __init__(self) -> None:
        self._laid: _Laid | None = None

    def compose(self, frame: Pixels, painted: Pixels, look: Look) -> Pixels:
        """A new picture, or `painted` itself; both are of one size and are left alone.

        Where the mask is 0 it has the frame's bytes, where it is 255 those of `painted`.
        """
        if look.strength < FULL_FADE:
            share = look.strength / FULL_FADE
            painted = np.asarray(cv2.addWeighted(painted, share, frame, 1 - share, 0), np.uint8)
        return painted if look.mask is None else self._laid_over(frame, look.mask).blend(frame, painted)

    def _laid_over(self, frame: Pixels, mask: Mask) -> _Laid:
        height, width = frame.shape[:2]
        if self._laid is None or self._laid.mask != mask or self._laid.size_px != (width, height):
            self._laid = _Laid(mask, (width, height))
        return self._laid


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of the picture where some of the painting shows; `whole`: nothing else does."""

    place: tuple[slice, slice]
    whole: bool


class _Laid:
    """A mask at the size of a frame."""

    def __init__(self, mask: Mask, size_px: tuple[int, int]) -> None:
        self.mask, self.size_px = mask, size_px
        self._values = _enlarged(mask.map, size_px)
        self._bands = tuple(_bands(self._values))
        rows = min(_BAND_PX, size_px[1])
        self._shares = np.empty((rows, size_px[0], 3), np.uint8)
        self._of_frame = np.empty_like(self._shares)

    def blend(self, frame: Pixels, painted: Pixels) -> Pixels:
        result = frame.copy()
        for band in self._bands:
            if band.whole:
                result[band.place] = painted[band.place]
            else:
                self._blend_band(frame[band.place], painted[band.place], self._values[band.place], result[band.place])
        return result

    def _blend_band(self, frame: Pixels, painted: Pixels, values: Values, result: Pixels) -> None:
        """Both shares sum to 255 and no product of theirs lies half way between two values: rounding cannot go astray,
        and where frame and painting agree, so does the result.
        """
        height, width = values.shape
        shares, of_frame = self._shares[:height, :width], self._of_frame[:height, :width]
        cv2.cvtColor(values, cv2.COLOR_GRAY2RGB, shares)
        cv2.multiply(painted, shares, result, 1 / 255)
        cv2.bitwise_not(shares, shares)
        cv2.multiply(frame, shares, of_frame, 1 / 255)
        cv2.add(result, of_frame, result)


def _enlarged(values: Values, size_px: tuple[int, int]) -> Values:
    shrinks = size_px[0] < values.shape[1] or size_px[1] < values.shape[0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(values, size_px, interpolation=how), np.uint8)


def _bands(values: Values) -> Iterator[_Band]:
    for top in range(0, values.shape[0], _BAND_PX):
        rows = slice(top, min(top + _BAND_PX, values.shape[0]))
        painted = np.flatnonzero(values[rows].any(axis=0))
        if painted.size:
            columns = slice(int(painted[0]), int(painted[-1]) + 1)
            yield _Band((rows, columns), bool(values[rows, columns].min() == 255))
