"""Whether two files hold the same picture although their bytes differ: saved again, copied through a clipboard.

Used by the style library, by one thread at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.errors import PictureError
from engine.media.images import read_picture, reduced_size
from engine.styles.reduced_copies import SHORT_PX
from engine.values import Pixels

log = logging.getLogger(__name__)

# Coarse enough that noise of compression averages out.
_CELLS = 12
_SAME_CELL, _SAME_ALL = 12.0, 2.0
"""Most that one cell, and the mean of all, may differ, in levels of 255. Saving a style again as a poor JPEG moves them
by up to 8 and 1.1; two different bundled styles are 34 apart."""

T = TypeVar("T")

_Print = tuple[tuple[int, ...], npt.NDArray[np.float32]]


class Twins:
    """Finds the picture that is the same as another, large ones being decoded at `SHORT_PX`.

    Two pictures are the same when they have the same size and the same means in a grid of cells. Files of other sizes
    are told apart by their headers; what is decoded is remembered. Threads: one at a time.
    """

    def __init__(self) -> None:
        self._sizes: dict[Path, tuple[int, int]] = {}
        self._prints: dict[Path, _Print] = {}

    def find(self, pixels: Pixels, candidates: Iterable[T], path_of: Callable[[T], Path]) -> T | None:
        """The first candidate that shows the same as `pixels`; those that cannot be read are passed over."""
        size = _by_length(pixels.shape[1], pixels.shape[0])
        same_size = [candidate for candidate in candidates if self._size(path_of(candidate)) == size]
        # Most pictures have a size of their own, and nothing has to be decoded.
        wanted = _print_of(pixels) if same_size else None
        for candidate in same_size:
            if wanted is not None and self._is_same(wanted, path_of(candidate)):
                return candidate
        return None

    def _is_same(self, wanted: _Print, path: Path) -> bool:
        if path not in self._prints:
            try:
                self._prints[path] = _print_of(read_picture(path, short_px=SHORT_PX))
            except PictureError as error:
                log.info("%s is compared with nothing: %s", path, error)
                return False
        shape, means = self._prints[path]
        if shape != wanted[0]:
            return False
        differences = np.abs(means - wanted[1])
        return bool(differences.max() < _SAME_CELL and differences.mean() < _SAME_ALL)

    def _size(self, path: Path) -> tuple[int, int]:
        """Long and short side, for what is turned upright later changes them."""
        if path not in self._sizes:
            try:
                with Image.open(path) as image:
                    self._sizes[path] = _by_length(*reduced_size(*image.size, SHORT_PX))
            except (OSError, ValueError, SyntaxError) as error:
                log.info("%s has no size: %s", path, error)
                return 0, 0
        return self._sizes[path]


def _print_of(pixels: Pixels) -> _Print:
    means = cv2.resize(pixels.astype(np.float32), (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    return pixels.shape, np.asarray(means, np.float32)


def _by_length(width: int, height: int) -> tuple[int, int]:
    return max(width, height), min(width, height)
