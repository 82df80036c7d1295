"""Frames kept as they are, and the table that names the sinks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.errors import SinkError
from engine.media.sinks import SINKS, make_sink
from engine.media.sinks.memory import MemorySink
from engine.media.virtual_camera import VirtualCamera
from engine.values import Frame, StreamInfo
from tests.media import pattern

INFO = StreamInfo("test", 16, 8, 30.0)


def test_frames_are_kept_in_order_and_untouched() -> None:
    sink = MemorySink()
    frames = [Frame(pattern(index, 16, 8), index / 30, 0.0, index) for index in range(3)]
    sink.open(INFO)
    for frame in frames:
        sink.write(frame)
    sink.close()
    assert sink.info is INFO
    assert sink.closed
    assert sink.path is None
    assert all(kept is given for kept, given in zip(sink.frames, frames, strict=True))


def test_a_closed_sink_takes_nothing() -> None:
    sink = MemorySink()
    with pytest.raises(SinkError, match="not open"):
        sink.write(Frame(pattern(0, 16, 8), 0.0, 0.0, 0))
    sink.open(INFO)
    sink.close()
    sink.close()
    with pytest.raises(SinkError, match="not open"):
        sink.write(Frame(pattern(0, 16, 8), 0.0, 0.0, 0))


@pytest.mark.parametrize("kind", SINKS)
def test_every_row_of_the_table_makes_a_sink(kind: str, tmp_path: Path) -> None:
    names = {"recorder": "out.mp4", "gif": "out.gif", "snapshot": "out.png"}
    arguments: list[Any] = [tmp_path / names[kind]] if kind in names else []
    sink = make_sink(kind, *(arguments or ([VirtualCamera()] if kind == "virtual_camera" else [])))
    sink.open(INFO)
    sink.write(Frame(pattern(0, 16, 8), 0.0, 0.0, 0))
    sink.close()
    sink.close()
    assert all(path.exists() for path in arguments)
