"""One frame as a picture file. Written on a writer thread."""

from __future__ import annotations

import os
from pathlib import Path

from engine.errors import PictureError, SinkError
from engine.media.images import WRITABLE_SUFFIXES, write_picture
from engine.values import Frame, StreamInfo


class SnapshotSink:
    """Writes the first frame it is given as a picture (PNG, or what the suffix says) and lets all others
    pass.

    Attributes:
        path: the picture; it appears whole or not at all.
        done: True once it is written.

    Threads: open, write and close on one writer thread; `done` may be read from any.
    """

    def __init__(self, path: Path, overwrite: bool = False) -> None:
        self.path = path
        self.done = False
        self._overwrite = overwrite

    def open(self, info: StreamInfo) -> None:
        """Check that the picture can be written. Raises SinkError."""
        del info
        # The same sink may be opened again for another picture.
        self.done = False
        if self.path.suffix.lower() not in WRITABLE_SUFFIXES:
            raise SinkError(f"Pictures are written as {', '.join(WRITABLE_SUFFIXES)}, not {self.path.name!r}.")
        if not os.path.isdir(self.path.parent):
            raise SinkError(f"There is no folder {self.path.parent}.")
        if os.path.exists(self.path) and not self._overwrite:
            raise SinkError(f"{self.path} exists already.")

    def write(self, frame: Frame) -> None:
        """Write the first frame; later ones are let pass. Raises SinkError."""
        if self.done:
            return
        try:
            write_picture(self.path, frame.pixels)
        except PictureError as error:
            raise SinkError(str(error)) from error
        self.done = True

    def close(self) -> None:
        """Nothing is left open."""
