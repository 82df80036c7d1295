"""Frames that move by a known number of pixels, and paintings of them whose strokes are known."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.look.look import Look
from engine.style_code import FoldedStyle
from engine.values import Pixels

WIDTH, HEIGHT = 320, 192
HELD = Look(motion=0.5)
STYLE = FoldedStyle((np.ones((4, 4), np.float32),), 1.0)


def blotches(seed: int, width: int = 2 * WIDTH, height: int = 2 * HEIGHT, size_px: int = 12) -> Pixels:
    """Soft grey and coloured blotches."""
    coarse = np.random.default_rng(seed).integers(20, 236, (height // size_px, width // size_px, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def window(picture: Pixels, x: int, y: int = 60) -> Pixels:
    """What a camera sees of `picture` that has panned to (x, y)."""
    return np.ascontiguousarray(picture[y : y + HEIGHT, x : x + WIDTH])


def strokes(seed: int) -> Pixels:
    """A painting that has nothing to do with others."""
    return np.random.default_rng(seed).integers(90, 166, (HEIGHT, WIDTH, 3)).astype(np.uint8)


def within(picture: npt.NDArray[Any], edge_px: int = 40) -> npt.NDArray[np.int_]:
    """What lies away from the edges, as integers that can be subtracted."""
    return picture[edge_px:-edge_px, edge_px:-edge_px].astype(int)
