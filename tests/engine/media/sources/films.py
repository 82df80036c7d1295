"""How tests of video files read them."""

from __future__ import annotations

from pathlib import Path

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from engine.values import Frame


def frames_of(source: VideoSource) -> list[Frame]:
    """All frames that come before the end or the error."""
    return list(iter(source.read, None))


def opened(path: Path) -> VideoSource:
    source = VideoSource(path)
    source.open()
    return source


def first_frame(path: Path) -> Frame:
    source = opened(path)
    frame = source.read()
    source.close()
    assert frame is not None
    return frame


def good_frames_and_error(source: VideoSource) -> tuple[list[Frame], str | None]:
    """Read an open source to its end, good or bad, and close it."""
    frames = []
    try:
        while (frame := source.read()) is not None:
            frames.append(frame)
    except SourceError as error:
        return frames, str(error)
    finally:
        source.close()
    return frames, None
