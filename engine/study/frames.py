"""Frames to learn on: a few dozen of what the user paints, reduced, and kept in memory alone."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.errors import StyleError
from engine.media.images import is_still_picture, read_picture
from engine.media.pixels import resized
from engine.media.sources import make_source
from engine.protocols import SeekableSource, Source
from engine.values import Pixels

MOST_FRAMES = 24
"""More teach little that is new."""

LEAST_FRAMES = 8
"""What is learned on fewer would be learned by heart: then scenes that are made up do better."""

_SHORT_PX = 448
_EVERY_S = 2.0


class FrameSamples:
    """Frames of a live picture, one every few seconds, the latest of them. None is ever written to disk by this.

    Threads: any.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: deque[Pixels] = deque(maxlen=MOST_FRAMES)
        self._next_s = 0.0

    def is_due(self, now_s: float) -> bool:
        """Whether the frame of this moment is to be kept: true once every few seconds of a clock."""
        with self._lock:
            due = now_s >= self._next_s
            if due:
                self._next_s = now_s + _EVERY_S
            return due

    def keep(self, pixels: Pixels) -> None:
        """Keep a reduced copy of a frame."""
        small = _reduced(pixels)
        with self._lock:
            self._kept.append(small)

    def forget(self) -> None:
        """Another source: what it does not show need not be learned."""
        with self._lock:
            self._kept.clear()
            self._next_s = 0.0

    def frames(self) -> tuple[Pixels, ...]:
        """What there is to learn on; nothing where it would be too little."""
        with self._lock:
            return tuple(self._kept) if len(self._kept) >= LEAST_FRAMES else ()


def frames_of(names: Sequence[Path], stopped: Callable[[], bool] = lambda: False) -> tuple[Pixels, ...]:
    """Frames of pictures and films, spread over each of them, `MOST_FRAMES` in all. Blocks for seconds.

    Raises EngineError for a file that is neither, and StyleError where they give too little.
    """
    share = max(1, MOST_FRAMES // max(1, len(names)))
    found: list[Pixels] = []
    for path in names[:MOST_FRAMES]:
        if not stopped():
            found += [_reduced(read_picture(path))] if is_still_picture(path) else _spread(path, share)
    if not found:
        raise StyleError("There is no frame to learn on in what was given.")
    return tuple(found[:MOST_FRAMES])


def _spread(path: Path, count: int) -> list[Pixels]:
    """Frames of a film, from its beginning to its end."""
    source = make_source(str(path), live=False)
    try:
        length_s = source.open().duration_s
        if length_s is None or not isinstance(source, SeekableSource):
            return _first(source, count)
        found = []
        for number in range(count):
            source.seek(length_s * (number + 0.5) / count)
            frame = source.read()
            if frame is not None:
                found.append(_reduced(frame.pixels))
        return found
    finally:
        source.close()


def _first(source: Source, count: int) -> list[Pixels]:
    """Of what cannot be sought in, one frame in ten."""
    found: list[Pixels] = []
    number = 0
    while len(found) < count and (frame := source.read()) is not None:
        if number % 10 == 0:
            found.append(_reduced(frame.pixels))
        number += 1
    return found


def _reduced(pixels: Pixels) -> Pixels:
    """A copy, its short side at most `_SHORT_PX`."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SHORT_PX / min(height, width))
    small = resized(pixels, (round(width * scale), round(height * scale)))
    return small.copy() if small is pixels else small
