"""Films whose frames are two fields woven into one (television, tape, some cameras), with their lines put right by
FFmpeg's `bwdif`. Used by `VideoSource` on the capture thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import av
from av.filter import Graph

NOTE = "The film is interlaced; its fields are made whole pictures (bwdif)."
"""What the user is told."""


def whole_pictures(frames: Iterator[av.VideoFrame], tell: Callable[[str], None]) -> Iterator[av.VideoFrame]:
    """The same frames, as many and at the same times; those that say that they are interlaced, deinterlaced.

    Nothing is done before the first of these, of which `tell` hears; from then on every frame waits for the next one.
    """
    weaver: _Weaver | None = None
    for frame in frames:
        if weaver is not None and not weaver.takes(frame):
            yield from weaver.rest()
            weaver = None
        if weaver is None and frame.interlaced_frame:
            weaver = _Weaver(frame)
            tell(NOTE)
        if weaver is None:
            yield frame
        else:
            yield from weaver.add(frame)
    if weaver is not None:
        yield from weaver.rest()


# What graphics cards give, and what the filter takes of the same samples; left alone, FFmpeg loses their colour tags.
_PLANAR = {"nv12": "yuv420p", "p010le": "yuv420p10le"}


class _Weaver:
    """FFmpeg's filter for frames of one kind."""

    def __init__(self, first: av.VideoFrame) -> None:
        self._kind = _kind(first)
        self._graph = Graph()
        self._pix_fmt = _PLANAR.get(first.format.name, first.format.name)
        self._times: list[tuple[int | None, Fraction | None, int]] = []
        source = self._graph.add_buffer(
            width=first.width, height=first.height, format=av.VideoFormat(self._pix_fmt), time_base=Fraction(1, 1000)
        )
        bwdif = self._graph.add("bwdif", mode="send_frame", parity="auto", deint="interlaced")
        self._graph.link_nodes(source, bwdif, self._graph.add("buffersink"))
        self._graph.configure()

    def takes(self, frame: av.VideoFrame) -> bool:
        """Whether a frame is of the kind that this was made for."""
        return _kind(frame) == self._kind

    def add(self, frame: av.VideoFrame) -> Iterator[av.VideoFrame]:
        """What is whole once this frame is known."""
        # Of its own time the filter makes another in other units, and of a missing one nothing.
        self._times.append((frame.pts, frame.time_base, frame.duration))
        self._graph.vpush(frame.reformat(format=self._pix_fmt))
        return self._whole()

    def rest(self) -> Iterator[av.VideoFrame]:
        """What was still waited for."""
        self._graph.vpush(None)
        return self._whole()

    def _whole(self) -> Iterator[av.VideoFrame]:
        while self._times:
            try:
                frame = self._graph.vpull()
            except (BlockingIOError, av.error.EOFError):
                return
            frame.pts, time_base, frame.duration = self._times.pop(0)
            if time_base is not None:
                frame.time_base = time_base
            yield frame


def _kind(frame: av.VideoFrame) -> tuple[Any, ...]:
    return frame.format.name, frame.width, frame.height
