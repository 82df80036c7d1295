"""Large style pictures in a size that is quickly read: kept on disk beside the styles, with their thumbnails.

A picture of 140 million pixels takes seconds and gigabytes to decode, and a style is read at some hundred pixels. Used
by the style library; any thread.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from engine.errors import PictureError
from engine.media.images import picture_size, read_picture, reduced_size, write_picture
from engine.styles.reading_side import MOST_PX
from engine.styles.view import Crop, cropped
from engine.values import Pixels

log = logging.getLogger(__name__)

SHORT_PX = MOST_PX
"""The short side of a copy: as much as the network ever reads of a whole picture."""


class ReducedCopies:
    """Reads pictures of styles, large ones from their copies.

    A copy is named after the key of its style, which is the hash of the picture: it is never out of date. Where none
    can be written, the picture is decoded every time, at a reduced size.

    Threads: any; only one large picture is decoded at a time.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is made when a copy is to be kept."""
        self._folder = folder
        self._decoding = threading.Lock()

    def part(self, key: str, path: Path, crop: Crop, side_px: int) -> Pixels:
        """What `crop` leaves of the picture in `path`, its short side at least `side_px` where there is so much.

        `key`: of the style. Raises PictureError.
        """
        width, height = picture_size(path)
        if not is_large(width, height):
            return cropped(read_picture(path), crop)
        share = min(width * crop[2], height * crop[3]) / min(width, height)
        short_px = math.ceil(side_px / share)
        whole = self._copy(key, path) if short_px <= SHORT_PX else self._decoded(path, short_px)
        return cropped(whole, crop)

    def thumbnail(self, name: str, path: Path, make: Callable[[], Pixels]) -> Pixels:
        """What `make` makes of the picture in `path`, once for all times where that is large; kept as `name`."""
        return self._kept(name, make) if is_large(*picture_size(path)) else make()

    def keep(self, key: str, pixels: Pixels) -> None:
        """Keep what has been decoded at `SHORT_PX` of the large picture of the style `key`."""
        self._write(self._path(key), pixels)

    def forget(self, key: str) -> None:
        """Delete what is kept of a style."""
        with suppress(OSError):
            for path in self._folder.glob(f"{key}*.png"):
                path.unlink(missing_ok=True)

    def _copy(self, key: str, path: Path) -> Pixels:
        return self._kept(key, lambda: self._decoded(path, SHORT_PX))

    def _decoded(self, path: Path, short_px: int) -> Pixels:
        with self._decoding:
            return read_picture(path, short_px=short_px)

    def _kept(self, name: str, make: Callable[[], Pixels]) -> Pixels:
        path = self._path(name)
        try:
            return read_picture(path)
        except PictureError:
            pixels = make()
            self._write(path, pixels)
            return pixels

    def _write(self, path: Path, pixels: Pixels) -> None:
        """A full or read-only disk costs time, nothing else: it is logged."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_picture(path, pixels)
        except (OSError, PictureError) as error:
            log.info("%s is not kept: %s", path, error)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.png"


def is_large(width: int, height: int) -> bool:
    """Whether a picture of this size is read from a copy."""
    return reduced_size(width, height, SHORT_PX) != (width, height)
