"""Animated GIFs are decoded back and compared with what went in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SinkError
from engine.media.sinks.disk_watch import DiskWatch
from engine.media.sinks.formats import Quality
from engine.media.sinks.gif import GifSink
from engine.values import Frame, StreamInfo
from tests.media import Played, pattern, play


def record(
    path: Path, count: int = 30, size: tuple[int, int] = (64, 48), fps: float = 30.0, **options: object
) -> Played:
    sink = GifSink(path, **options)  # type: ignore[arg-type]
    sink.open(StreamInfo("test", *size, fps))
    for index in range(count):
        sink.write(Frame(pattern(index, *size), 3.0 + index / fps, 0.0, index))
    sink.close()
    assert sink.frame_count == count
    return play(path)


@pytest.mark.parametrize(("quality", "pictures"), [(Quality.SMALL, 10), (Quality.GOOD, 15), (Quality.BEST, 30)])
def test_quality_decides_how_many_pictures_a_second(tmp_path: Path, quality: Quality, pictures: int) -> None:
    played = record(tmp_path / "out.gif", quality=quality)
    assert len(played.pictures) == pictures
    assert played.times_s == pytest.approx([index / pictures for index in range(pictures)], abs=0.011)


def test_colours_come_from_the_film(tmp_path: Path) -> None:
    played = record(tmp_path / "out.gif", quality=Quality.BEST)
    for index in (0, 15, 29):
        assert np.abs(played.pictures[index].astype(int) - pattern(index, 64, 48)).mean() < 4


@pytest.mark.parametrize(
    ("quality", "size"), [(Quality.SMALL, (320, 180)), (Quality.GOOD, (480, 270)), (Quality.BEST, (641, 361))]
)
def test_large_frames_are_made_smaller_in_their_shape(tmp_path: Path, quality: Quality, size: tuple[int, int]) -> None:
    assert record(tmp_path / "out.gif", 3, (641, 361), quality=quality).size == size


def test_a_long_film_gets_new_colours_now_and_then_and_is_never_held_back_whole(tmp_path: Path) -> None:
    sink = GifSink(tmp_path / "out.gif", Quality.BEST, palette_bytes=10 * 64 * 48 * 3)
    sink.open(StreamInfo("test", 64, 48, 30.0))
    for index in range(25):
        sink.write(Frame(pattern(index, 64, 48), index / 30, 0.0, index))
    assert sink.size_bytes > 0
    assert sink.length_s == pytest.approx(24 / 30)
    sink.close()
    assert len(play(sink.path).pictures) == 25


def test_what_is_cut_out_leaves_no_gap(tmp_path: Path) -> None:
    sink = GifSink(tmp_path / "out.gif", Quality.BEST)
    sink.open(StreamInfo("test", 64, 48, 10.0))
    for index in range(5):
        sink.write(Frame(pattern(index, 64, 48), index / 10, 0.0, index))
    sink.cut()
    for index in range(5, 10):
        sink.write(Frame(pattern(index, 64, 48), 60 + index / 10, 0.0, index))
    sink.close()
    assert play(sink.path).times_s == pytest.approx([index / 10 for index in range(10)], abs=0.011)


def test_a_single_frame_is_a_picture(tmp_path: Path) -> None:
    assert len(record(tmp_path / "out.gif", 1).pictures) == 1


def test_without_a_frame_there_is_no_file(tmp_path: Path) -> None:
    sink = GifSink(tmp_path / "out.gif")
    sink.open(StreamInfo("test", 64, 48, 30.0))
    sink.close()
    sink.close()
    assert list(tmp_path.iterdir()) == []


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match=r"gif end in \.gif, not as 'out\.mp4'"):
        GifSink(tmp_path / "out.mp4").open(StreamInfo("test", 64, 48, 30.0))


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.gif").write_bytes(b"precious")
    with pytest.raises(SinkError, match=r"out\.gif exists already"):
        GifSink(tmp_path / "out.gif").open(StreamInfo("test", 64, 48, 30.0))
    assert (tmp_path / "out.gif").read_bytes() == b"precious"


def test_a_frame_of_another_size_is_refused_and_the_rest_plays(tmp_path: Path) -> None:
    sink = GifSink(tmp_path / "out.gif", palette_bytes=1)
    sink.open(StreamInfo("test", 64, 48, 30.0))
    for index in range(20):
        sink.write(Frame(pattern(index, 64, 48), index / 10, 0.0, index))
    with pytest.raises(SinkError, match="32 x 32 came where 64 x 48"):
        sink.write(Frame(pattern(0, 32, 32), 9.0, 0.0, 20))
    sink.close()
    assert len(play(sink.path).pictures) > 10


def test_writing_before_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="is not open"):
        GifSink(tmp_path / "out.gif").write(Frame(pattern(0, 64, 48), 0.0, 0.0, 0))


def test_it_ends_before_the_disk_is_full_and_plays(tmp_path: Path) -> None:
    path = tmp_path / "out.gif"
    free = iter([10**9, 0])
    clock = iter(range(100))
    disk = DiskWatch(path, lambda _text: None, lambda _folder: next(free), lambda: float(next(clock)))
    sink = GifSink(path, disk=disk)
    sink.open(StreamInfo("test", 64, 48, 30.0))
    with pytest.raises(SinkError, match="nearly full"):
        sink.write(Frame(pattern(0, 64, 48), 0.0, 0.0, 0))
    sink.close()
    assert len(play(path).pictures) == sink.frame_count == 1
