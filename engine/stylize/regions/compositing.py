"""Frame and painting in one picture: the one place that decides how much of either shows.

A weak style fades into the frame; a mask, and what is in the frame, say where the style goes. It happens behind the
network, and so alike in every session, render and still, with every back end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from engine.look.look import Look
from engine.look.mask import Mask
from engine.values import Pixels, Plane

FULL_FADE = 0.25
"""Below this strength the result fades into the untouched frame, so that strength 0 is reached without a jump."""

_BAND_PX = 64
"""Rows blended at a time: what they need beside the pictures stays in the processor's cache, and small."""


def leaves_frame(look: Look) -> bool:
    """Whether nothing of the painting would show anywhere, so that it need not be made."""
    if look.mask is not None and look.mask.is_empty:
        return True
    return not (look.paints or any(look.inside(region).paints for region in look.regions))


class Compositing:
    """Puts painted frames over those they were made from. Keeps a mask at the size of the frames it was last used for.

    Threads: one.
    """

    def __init__(self) -> None:
        self._laid: tuple[Mask, _Shares] | None = None
        self._spare = np.empty((2, 0, 0, 3), np.uint8)

    def compose(self, frame: Pixels, painted: Pixels, look: Look, where: Plane | None = None) -> Pixels:
        """A new picture, or `painted` itself; both are of one size and are left alone. `where`: how much of the
        painting shows where in this very frame, besides what the mask says; None = everywhere.

        Where the mask or `where` is 0 it has the frame's bytes, where they are 255 those of `painted`.
        """
        if look.strength < FULL_FADE:
            share = look.strength / FULL_FADE
            painted = np.asarray(cv2.addWeighted(painted, share, frame, 1 - share, 0), np.uint8)
        return self.lay(frame, painted, look.mask, where)

    def lay(self, frame: Pixels, painted: Pixels, mask: Mask | None, where: Plane | None) -> Pixels:
        """`compose` at full strength."""
        shares = self._shares(frame, mask, where)
        return painted if shares is None else self._blend(frame, painted, shares)

    def _shares(self, frame: Pixels, mask: Mask | None, where: Plane | None) -> _Shares | None:
        if mask is None:
            return None if where is None else _Shares.of(where)
        laid = self._laid_over(frame, mask)
        if where is None:
            return laid
        return _Shares.of(np.asarray(cv2.multiply(where, laid.values, scale=1 / 255), np.uint8))

    def _laid_over(self, frame: Pixels, mask: Mask) -> _Shares:
        size = frame.shape[:2]
        # Masks compare by content: each stroke of the brush makes a new one, a slider does not.
        if self._laid is None or self._laid[0] != mask or self._laid[1].values.shape != size:
            self._laid = mask, _Shares.of(laid_over(mask, (size[1], size[0])))
        return self._laid[1]

    def _blend(self, frame: Pixels, painted: Pixels, shares: _Shares) -> Pixels:
        # Bands where nothing is painted are done already.
        result = frame.copy()
        for band in shares.bands:
            place = band.place
            # Copied: most of a mask is either all or nothing.
            if band.whole:
                result[place] = painted[place]
            else:
                self._blend_band(frame[place], painted[place], shares.values[place], result[place])
        return result

    def _blend_band(self, frame: Pixels, painted: Pixels, values: Plane, result: Pixels) -> None:
        """Where frame and painting agree, so does the result, to the last bit."""
        height, width = values.shape
        if self._spare.shape[2] < width:
            self._spare = np.empty((2, _BAND_PX, width, 3), np.uint8)
        shares, of_frame = self._spare[:, :height, :width]
        cv2.cvtColor(values, cv2.COLOR_GRAY2RGB, shares)
        # The shares sum to 255, and no product of theirs lies half way between two values: rounding adds up.
        cv2.multiply(painted, shares, result, 1 / 255)
        cv2.bitwise_not(shares, shares)
        cv2.multiply(frame, shares, of_frame, 1 / 255)
        cv2.add(result, of_frame, result)


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of the picture where some of the painting shows; `whole`: nothing else does."""

    place: tuple[slice, slice]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Shares:
    """How much of the painting shows where in a frame, at its size, and in which parts anything does."""

    values: Plane
    bands: tuple[_Band, ...]

    @classmethod
    def of(cls, values: Plane) -> _Shares:
        return cls(values, tuple(_bands(values)))


def laid_over(mask: Mask, size_px: tuple[int, int]) -> Plane:
    """The values of a mask over a picture of `size_px` = (width, height)."""
    values = mask.map
    shrinks = size_px[0] < values.shape[1] or size_px[1] < values.shape[0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(values, size_px, interpolation=how), np.uint8)


def _bands(values: Plane) -> Iterator[_Band]:
    for top in range(0, values.shape[0], _BAND_PX):
        rows = slice(top, min(top + _BAND_PX, values.shape[0]))
        painted = np.flatnonzero(values[rows].any(axis=0))
        if painted.size:
            columns = slice(int(painted[0]), int(painted[-1]) + 1)
            yield _Band((rows, columns), bool(values[rows, columns].min() == 255))
