"""Moves frames to the palette of the style before the network sees them (`models.palette`)."""

from __future__ import annotations

import cv2
import numpy as np

from engine.values import Pixels
from models.palette import Colours, average, colours_of, towards


class Recolouring:
    """Of one stream of frames: their colours are blended over time by the share that `SceneMemory` decides on, as all
    that is known of a scene. One thread.
    """

    def __init__(self) -> None:
        self._known: Colours | None = None

    def apply(self, pixels: Pixels, style: Colours, gain: float, share: float) -> Pixels:
        """The frame in the colours of the style; gain: how much of them, 0 = none to 1. `share`: of this frame in what
        is known of the scene's colours; 1 forgets all before.
        """
        own = colours_of(pixels)
        self._known = own if self._known is None else average([self._known, own], [1 - share, share])
        return recoloured(pixels, self._known, style, gain)


def recoloured(pixels: Pixels, frame: Colours, style: Colours, gain: float) -> Pixels:
    """A picture whose colours are those of `frame`, moved to those of the style."""
    matrix = towards(frame, style, gain)
    matrix[:, 3] *= 255
    return np.asarray(cv2.transform(pixels, matrix), np.uint8)
