"""One picture, shown again and again as if a camera looked at it. Used on the capture thread."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

from engine.errors import PictureError, SourceError
from engine.media.images import read_picture
from engine.media.sources import clinging
from engine.media.sources.spec import SourceOptions, SourceSpec
from engine.values import Frame, Pixels, StreamInfo


class PictureSource:
    """A still picture as an endless live source, so that sliders act on it as they do on a camera.

    Threads: open, read and close on one thread; `close` may also come from another and ends a waiting `read`.
    """

    def __init__(self, path: Path, fps: float = 30.0) -> None:
        """`fps`: frames per second that `read` gives at most."""
        self._path = path
        self._period_s = 1.0 / fps
        self._fps = fps
        self._pixels: Pixels | None = None
        self._closed = threading.Event()
        self._started_s = self._due_s = 0.0
        self._index = 0

    @classmethod
    def of(cls, spec: SourceSpec, options: SourceOptions) -> PictureSource:
        """The picture file."""
        assert spec.path is not None
        wanted: dict[str, Any] = options.asked("fps")
        return cls(spec.path, **wanted)

    @property
    def why_clinging(self) -> str:
        """One sentence on what keeps a call from ending."""
        return clinging.FILE

    def open(self) -> StreamInfo:
        """Read the picture. Raises SourceError."""
        try:
            pixels = read_picture(self._path)
        except PictureError as error:
            raise SourceError(str(error)) from error
        self._pixels, self._index = pixels, 0
        self._closed.clear()
        self._started_s = self._due_s = time.perf_counter()
        height, width = pixels.shape[:2]
        return StreamInfo(self._path.name, width, height, self._fps, live=True)

    def read(self) -> Frame | None:
        """The picture once more, when its time has come; None only after `close`."""
        self._closed.wait(max(0.0, self._due_s - time.perf_counter()))
        pixels = self._pixels
        if pixels is None or self._closed.is_set():
            return None
        now_s = time.perf_counter()
        # After a long wait for the reader the rhythm starts anew instead of catching up in a burst.
        self._due_s = max(self._due_s + self._period_s, now_s)
        frame = Frame(pixels, now_s - self._started_s, now_s, self._index)
        self._index += 1
        return frame

    def close(self) -> None:
        """Let go of the picture; any number of times."""
        self._closed.set()
        self._pixels = None
