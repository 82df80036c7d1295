"""Moves frames to the palette of the style before the network sees them, and what it paints back to that of the frame
where that is wanted (`models.colour.palette`).
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Pixels
from models.colour.light import Factors, relit
from models.colour.palette import Colours, average, colours_at, colours_of, homewards, matched, places_of, towards

_BAND_PX = 32
"""Rows brought back at a time: what they need beside the pictures stays in the processor's cache."""

_Map = npt.NDArray[np.float32]


class Recoloured(NamedTuple):
    """A frame on its way through the network.

    Attributes:
        frame: as it came. pixels: in the colours of the style, until the next frame is written to the same memory.
        forth: by which map, [3, 4].
        known: what was known of the scene's colours. number: of the frame in its stream, from 1.
        light: see `Recolouring.apply`.
    """

    frame: Pixels
    pixels: Pixels
    forth: _Map
    known: Colours
    number: int
    light: Factors | None


class Recolouring:
    """The recolouring of one stream of frames. Colours are blended over time by the share that `TemporalBlend` decides
    on. One thread.
    """

    def __init__(self) -> None:
        self._known: Colours | None = None
        self._count = 0
        self._painted: Colours | None = None
        self._painted_number = 0

    def apply(
        self,
        pixels: Pixels,
        style: Colours,
        gain: float,
        share: float,
        result: Pixels | None = None,
        light: Factors | None = None,
    ) -> Recoloured:
        """The frame in the colours of the style; gain: how much of them, 0 = none to 1. `share`: of this frame in what
        is known of the scene's colours; 1 forgets all before. `result`: where to write it; None = a new picture.
        `light`: by which factors [3] that of the scene has changed since the frame before; None = it has not.
        """
        # Light is followed at once: what is known of the scene changes with it, and averaged it would show.
        self._known = _blended(relit(self._known, light), colours_of(pixels), share)
        self._count += 1
        forth = towards(self._known, style, gain)
        return Recoloured(pixels, _mapped(pixels, forth, result), forth, self._known, self._count, light)

    def bring_back(self, sent: Recoloured, painted: Pixels, share: float) -> Pixels:
        """What was painted of `sent` in the palette of the scene. Asked in the order in which `apply` gave them, which
        may be some frames ahead. `share`: of this painting in what is known of the colours of paintings; 1 forgets all
        before.
        """
        back = homewards(sent.forth)
        strokes = places_of(painted) - places_of(sent.pixels)
        found = colours_at(places_of(sent.frame) + back.astype(np.float32) @ strokes)
        # The colours of a painting say something about the very next one only.
        before = relit(self._painted, sent.light) if self._painted_number == sent.number - 1 else None
        self._painted, self._painted_number = _blended(before, found, share), sent.number
        match = matched(self._painted, sent.known)
        return _with_strokes(sent, painted, match, (match[:, :3] @ back).astype(np.float32))


def recoloured(pixels: Pixels, frame: Colours, style: Colours, gain: float) -> Pixels:
    """A picture whose colours are those of `frame`, moved to those of the style."""
    return _mapped(pixels, towards(frame, style, gain))


def with_luminance(original: Pixels, painted: Pixels) -> Pixels:
    """The original with the luminance of the painting (Gatys et al. 2017, luminance-only transfer).

    Adding one difference to all three channels changes Y and leaves the colour differences R-Y and B-Y as they are.
    """
    before = cv2.cvtColor(original, cv2.COLOR_RGB2GRAY)
    after = cv2.cvtColor(painted, cv2.COLOR_RGB2GRAY)
    change = cv2.subtract(after, before, dtype=cv2.CV_16S)
    return np.asarray(cv2.add(original, cv2.merge([change] * 3), dtype=cv2.CV_8U), np.uint8)


def _blended(before: Colours | None, now: Colours, share: float) -> Colours:
    return now if before is None else average([before, now], [1 - share, share])


def _mapped(pixels: Pixels, matrix: _Map, result: Pixels | None = None) -> Pixels:
    return np.asarray(cv2.transform(pixels, _of_bytes(matrix), result), np.uint8)


def _with_strokes(sent: Recoloured, painted: Pixels, match: npt.NDArray[np.float64], back: _Map) -> Pixels:
    """match frame + back (painted - recoloured), in whole numbers wide enough for what lies beyond 0..255 between."""
    result, base = np.empty_like(painted), _of_bytes(match)
    # Sixteen bits: sums of differences leave the range of a byte, and come back.
    rows = np.empty((3, min(_BAND_PX, len(painted)), *painted.shape[1:]), np.int16)
    for top in range(0, len(painted), _BAND_PX):
        band = slice(top, min(top + _BAND_PX, len(painted)))
        strokes, part, spare = rows[:, : band.stop - top]
        np.copyto(strokes, painted[band])
        np.copyto(part, sent.pixels[band])
        cv2.subtract(strokes, part, strokes)
        cv2.transform(strokes, back, part)
        np.copyto(strokes, sent.frame[band])
        cv2.transform(strokes, base, spare)
        cv2.add(part, spare, part)
        # Clips to 0..255: what is negative would come out as its size.
        cv2.threshold(part, 0, 0, cv2.THRESH_TOZERO, part)
        cv2.convertScaleAbs(part, result[band])
    return result


def _of_bytes(matrix: npt.NDArray[np.floating]) -> _Map:
    scaled = matrix.astype(np.float32)
    scaled[:, 3] *= 255
    return scaled
