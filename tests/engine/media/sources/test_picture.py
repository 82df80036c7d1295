"""A still picture as a source."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.images import write_picture
from engine.media.sources.picture import PictureSource
from tests.media import pattern


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "still.png"
    write_picture(path, pattern(0, 33, 21))
    return path


def test_the_same_picture_comes_again_and_again(picture: Path) -> None:
    source = PictureSource(picture, fps=500)
    info = source.open()
    frames = [source.read() for _ in range(5)]
    source.close()
    assert (info.name, info.width, info.height, info.live) == ("still.png", 33, 21, True)
    assert [frame.index for frame in frames if frame] == [0, 1, 2, 3, 4]
    assert all(np.array_equal(frame.pixels, pattern(0, 33, 21)) for frame in frames if frame)


def test_frames_keep_the_rate_asked_for(picture: Path) -> None:
    source = PictureSource(picture, fps=50)
    source.open()
    first, _, third = source.read(), source.read(), source.read()
    source.close()
    assert first is not None
    assert third is not None
    assert third.time_s - first.time_s >= 0.039


def test_closing_ends_a_waiting_read(picture: Path) -> None:
    source = PictureSource(picture, fps=0.001)
    source.open()
    source.read()
    results = []
    reader = threading.Thread(target=lambda: results.append(source.read()))
    reader.start()
    source.close()
    reader.join(timeout=10)
    assert results == [None]


def test_a_broken_picture_is_a_source_error(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(SourceError, match=r"broken\.png"):
        PictureSource(tmp_path / "broken.png").open()


def test_it_can_be_closed_twice_read_when_closed_and_opened_again(picture: Path) -> None:
    source = PictureSource(picture, fps=500)
    source.close()
    source.open()
    source.close()
    source.close()
    assert source.read() is None
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.index == 0
