"""Animated pictures as films."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import SourceError
from engine.media.sinks import make_recording
from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import FORMATS, Encoding
from engine.media.sources import make_source
from engine.media.sources.animation import AnimationSource
from engine.protocols import SeekableSource
from engine.values import Frame
from tests.media import play

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255))
LENGTHS_MS = (100, 300, 600)


def animation(path: Path, mode: str = "RGB", lengths_ms: tuple[int, ...] = LENGTHS_MS) -> Path:
    pictures = [Image.new("RGB", (64, 48), colour).convert(mode) for colour in COLOURS]
    options = {"lossless": True} if path.suffix == ".webp" else {}
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=list(lengths_ms), **options)
    return path


def frames_of(source: AnimationSource) -> list[Frame]:
    return list(iter(source.read, None))


each_kind = pytest.mark.parametrize("suffix", [".webp", ".png", ".avif"])


@each_kind
def test_every_picture_comes_at_its_time(tmp_path: Path, suffix: str) -> None:
    source = make_source(str(animation(tmp_path / f"moving{suffix}")))
    assert isinstance(source, AnimationSource)
    assert isinstance(source, SeekableSource)
    info = source.open()
    frames = frames_of(source)
    source.close()
    assert (info.width, info.height, info.frame_count, info.live) == (64, 48, 3, False)
    assert info.duration_s == pytest.approx(1.0, abs=0.002)
    assert [frame.time_s for frame in frames] == pytest.approx([0.0, 0.1, 0.4], abs=0.002)
    assert [frame.index for frame in frames] == [0, 1, 2]
    for frame, colour in zip(frames, COLOURS, strict=True):
        assert np.abs(frame.pixels[24, 32].astype(int) - colour).max() <= 4


@each_kind
def test_it_can_be_gone_through(tmp_path: Path, suffix: str) -> None:
    source = AnimationSource(animation(tmp_path / f"moving{suffix}"))
    source.open()
    for place_s, expected_s in ((0.4, [0.4]), (0.05, [0.1, 0.4]), (0.0, [0.0, 0.1, 0.4]), (9.0, [])):
        source.seek(place_s)
        assert [frame.time_s for frame in frames_of(source)] == pytest.approx(expected_s, abs=0.002)
    source.close()
    assert source.read() is None
    with pytest.raises(SourceError, match="is not open"):
        source.seek(0.0)


def test_it_lies_on_white_where_it_is_transparent(tmp_path: Path) -> None:
    pictures = [Image.new("RGBA", (16, 16), (index, 0, 0, 0)) for index in range(2)]
    path = tmp_path / "moving.webp"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], lossless=True, exact=True)
    source = AnimationSource(path)
    source.open()
    assert all(frame.pixels.min() == 255 for frame in frames_of(source))
    source.close()


def test_the_still_picture_before_an_animation_is_not_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "moving.png"
    cover = Image.new("RGB", (64, 48), "white")
    moving = [Image.new("RGB", (64, 48), colour) for colour in COLOURS]
    cover.save(path, save_all=True, default_image=True, append_images=moving, duration=100)
    source = AnimationSource(path)
    assert source.open().frame_count == 3
    assert [tuple(frame.pixels[0, 0].tolist()) for frame in frames_of(source)] == list(COLOURS)
    source.close()


def test_pictures_without_a_length_last_a_tenth_of_a_second(tmp_path: Path) -> None:
    source = AnimationSource(animation(tmp_path / "moving.png", lengths_ms=(0, 0, 0)))
    assert source.open().duration_s == pytest.approx(0.3)
    source.close()


def test_one_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = animation(tmp_path / "moving.png")
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(SourceError, match=r"moving\.png is damaged"):
        AnimationSource(path).open()


def test_one_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        AnimationSource(tmp_path / "gone.webp").open()


@each_kind
def test_it_becomes_a_film(tmp_path: Path, suffix: str) -> None:
    source = AnimationSource(animation(tmp_path / f"moving{suffix}"))
    sink = make_recording(tmp_path / "film.mp4", EncoderBench().plan(Encoding(FORMATS[0].name)), print)
    sink.open(source.open())
    for frame in frames_of(source):
        sink.write(frame)
    sink.close()
    source.close()
    assert play(tmp_path / "film.mp4").times_s == pytest.approx([0.0, 0.1, 0.4], abs=0.002)
