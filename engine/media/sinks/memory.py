"""Frames kept in memory, for tests and for short clips that are looked at again. Written on a writer thread."""

from __future__ import annotations

from engine.errors import SinkError
from engine.values import Frame, StreamInfo


class MemorySink:
    """Keeps every frame it is given.

    Attributes:
        frames: all frames so far, oldest first.
        info: what `open` was told, None before.
        closed: whether `close` was called since.
        path: always None: there is no file.

    Threads: open, write and close on one writer thread; the attributes may be read from any once it is
    closed.
    """

    path = None

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.info: StreamInfo | None = None
        self.closed = False

    def open(self, info: StreamInfo) -> None:
        """Start with nothing."""
        self.frames, self.info, self.closed = [], info, False

    def write(self, frame: Frame) -> None:
        """Keep the frame. Raises SinkError when not open."""
        if self.info is None or self.closed:
            raise SinkError("The memory sink is not open.")
        self.frames.append(frame)

    def close(self) -> None:
        """Take no more; any number of times."""
        self.closed = True
