"""What tests of recordings record, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.media.sinks.recorder import RecorderSink
from engine.media.sources.video import VideoSource
from engine.values import Frame, StreamInfo
from tests.media import pattern


def info_of(size: tuple[int, int], fps: float | None = 30.0, duration_s: float | None = None) -> StreamInfo:
    return StreamInfo("test", size[0], size[1], fps, duration_s=duration_s)


def frames_at(times_s: Sequence[float], size: tuple[int, int] = (64, 48)) -> list[Frame]:
    return [Frame(pattern(index, *size), time_s, 0.0, index) for index, time_s in enumerate(times_s)]


def record(path: Path, frames: Sequence[Frame], **options: Any) -> Path:
    height, width = frames[0].pixels.shape[:2]
    sink = RecorderSink(path, **options)
    sink.open(info_of((width, height)))
    for frame in frames:
        sink.write(frame)
    sink.close()
    return path


def write_all(sink: RecorderSink, frames: Iterable[Frame]) -> None:
    for frame in frames:
        sink.write(frame)


def record_from(source: VideoSource, path: Path, frames: int | None = None) -> None:
    """Copy a whole clip, or its first frames, the way a render does."""
    info = source.open()
    sink = RecorderSink(path, audio_from=info.audio_path)
    sink.open(info)
    for count, frame in enumerate(iter(source.read, None)):
        if count == frames:
            break
        sink.write(frame)
    sink.close()
    source.close()


def noise_at(index: int) -> Frame:
    """Hardly compressible, so that a small disk is soon full."""
    rng = np.random.default_rng(index)
    return Frame(rng.integers(0, 256, (48, 64, 3), np.uint8), index / 30, 0.0, index)
