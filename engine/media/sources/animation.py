"""Animated pictures of formats that films are not kept in (WebP, PNG, AVIF), as films. Used on the capture thread.

Pillow decodes them: FFmpeg reads no animated WebP, and not the transparency of an AVIF.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import PictureError, SourceError
from engine.media.images import animation_frames
from engine.media.sources import clinging
from engine.media.sources.spec import SourceOptions, SourceSpec
from engine.values import Frame, Pixels, StreamInfo

_SAME_TIME_S = 0.001


class AnimationSource:
    """An animated picture, played once from its beginning to its end.

    Threads: open, read, seek and close on one thread, the capture thread.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is touched before `open`."""
        self._path = path
        self._pictures: Iterator[tuple[Pixels, float]] = iter(())
        self._open = False
        self._pending: tuple[Pixels, float] | None = None
        self._time_s = 0.0
        self._index = 0

    @classmethod
    def of(cls, spec: SourceSpec, options: SourceOptions) -> AnimationSource:
        """The source of a path. No option concerns it."""
        del options
        assert spec.path is not None
        return cls(spec.path)

    @property
    def why_clinging(self) -> str:
        """One sentence on what keeps a call from ending."""
        return clinging.FILE

    def open(self) -> StreamInfo:
        """Go through it once, for only then is its length known. Raises SourceError."""
        self.close()
        lengths_s = [length_s for _, length_s in self._guarded(animation_frames(self._path))]
        self._begin()
        self._pending = next(self._pictures, None)
        if self._pending is None:
            raise SourceError(f"{self._path} has no picture that can be decoded.")
        self._open, self._index = True, 0
        height, width = self._pending[0].shape[:2]
        duration_s = sum(lengths_s)
        fps = len(lengths_s) / duration_s
        return StreamInfo(self._path.name, width, height, fps, len(lengths_s), duration_s)

    def read(self) -> Frame | None:
        """The next picture; None at the end. Raises SourceError where it is damaged."""
        shown, self._pending = self._pending or next(self._pictures, None), None
        if shown is None:
            return None
        pixels, length_s = shown
        frame = Frame(pixels, self._time_s, time.perf_counter(), self._index)
        self._time_s += length_s
        self._index += 1
        return frame

    def seek(self, time_s: float) -> None:
        """Read on from the first picture not before `time_s`. Raises SourceError."""
        if not self._open:
            raise SourceError(f"{self._path} is not open.")
        self._begin()
        while self._time_s < time_s - _SAME_TIME_S and (passed := next(self._pictures, None)) is not None:
            self._time_s += passed[1]

    def close(self) -> None:
        """Let go of the file; any number of times."""
        self._pictures, self._pending, self._open = iter(()), None, False

    def _begin(self) -> None:
        self._pictures, self._pending, self._time_s = self._guarded(animation_frames(self._path)), None, 0.0

    def _guarded(self, pictures: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from pictures
        except PictureError as error:
            raise SourceError(str(error)) from error
