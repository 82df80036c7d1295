"""One picture, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SinkError
from engine.media.images import read_picture
from engine.media.sinks.snapshot import SnapshotSink
from engine.values import Frame, StreamInfo
from tests.media import pattern

INFO = StreamInfo("test", 33, 21, 30.0)


def frame(index: int) -> Frame:
    return Frame(pattern(index, 33, 21), index / 30, 0.0, index)


def test_the_first_frame_is_written_exactly_and_the_others_pass(tmp_path: Path) -> None:
    sink = SnapshotSink(tmp_path / "shot.png")
    sink.open(INFO)
    assert not sink.done
    for index in range(3):
        sink.write(frame(index))
    sink.close()
    sink.close()
    assert sink.done
    assert sink.path == tmp_path / "shot.png"
    np.testing.assert_array_equal(read_picture(sink.path), frame(0).pixels)


def test_an_existing_picture_is_left_alone_unless_wanted(tmp_path: Path) -> None:
    (tmp_path / "shot.png").write_bytes(b"precious")
    with pytest.raises(SinkError, match="exists already"):
        SnapshotSink(tmp_path / "shot.png").open(INFO)
    wanted = SnapshotSink(tmp_path / "shot.png", overwrite=True)
    wanted.open(INFO)
    wanted.write(frame(0))
    np.testing.assert_array_equal(read_picture(wanted.path), frame(0).pixels)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="There is no folder"):
        SnapshotSink(tmp_path / "nowhere" / "shot.png").open(INFO)


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match=r"\.png"):
        SnapshotSink(tmp_path / "shot.xyz").open(INFO)


def test_a_folder_that_went_away_is_a_sink_error(tmp_path: Path) -> None:
    folder = tmp_path / "short-lived"
    folder.mkdir()
    sink = SnapshotSink(folder / "shot.png")
    sink.open(INFO)
    folder.rmdir()
    with pytest.raises(SinkError, match="There is no folder"):
        sink.write(frame(0))
    sink.close()
    assert not sink.done
