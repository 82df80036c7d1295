"""What a user writes or drops, and the source it becomes."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from engine.errors import SourceError
from engine.media.images import write_picture
from engine.media.sources import SOURCES, SourceKind, SourceRow, make_source
from engine.media.sources.camera.source import CameraSource
from engine.media.sources.picture import PictureSource
from engine.media.sources.video import VideoSource
from engine.protocols import ClingingSource
from tests.media import MakeClip, pattern


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row.target)
def test_every_row_of_the_table_names_a_class_that_makes_itself_and_has_the_three_methods(row: SourceRow) -> None:
    module, _, name = row.target.partition(":")
    source: Any = getattr(importlib.import_module(module), name)
    assert all(callable(getattr(source, method)) for method in ("of", "open", "read", "close"))


def test_every_kind_has_a_row_that_takes_what_no_other_does() -> None:
    assert {row.kind for row in SOURCES if row.holds is None} == set(SourceKind)


@pytest.mark.parametrize("spec", ["camera", "camera:0", "camera:12"])
def test_a_camera_by_number(spec: str) -> None:
    assert isinstance(make_source(spec), CameraSource)
    assert isinstance(make_source(spec, size=(640, 480), fps=60.0), CameraSource)


@pytest.mark.parametrize("spec", ["camera:front", "camera:-1"])
def test_a_camera_that_is_no_number_is_refused(spec: str) -> None:
    with pytest.raises(SourceError, match="named by its number"):
        make_source(spec)


def test_the_demo_gives_frames_of_the_size_asked_for() -> None:
    source = make_source("demo", size=(96, 64), frames=2, live=False)
    info = source.open()
    frames = list(iter(source.read, None))
    source.close()
    assert (info.width, info.height, len(frames)) == (96, 64, 2)


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("camera", "The camera does not let go; it may need to be unplugged."),
        ("rtsp://192.0.2.1/a", "The stream does not let go yet; it ends once the network answers or is given up."),
        (
            "https://example.org/a.m3u8",
            "The stream does not let go yet; it ends once the network answers or is given up.",
        ),
        ("film.mp4", "The file does not let go; the disk it lies on may not answer."),
        ("picture.png", "The file does not let go; the disk it lies on may not answer."),
        ("demo", "The demo scene does not let go yet; it ends by itself."),
    ],
)
def test_every_kind_of_source_has_its_own_word_for_not_letting_go(spec: str, sentence: str, tmp_path: Path) -> None:
    write_picture(tmp_path / "picture.png", pattern(0, 32, 32))
    source = make_source(str(tmp_path / spec) if spec.endswith((".mp4", ".png")) else spec)
    assert isinstance(source, ClingingSource)
    assert source.why_clinging == sentence


def test_a_video_by_content_whatever_its_name(make_clip: MakeClip) -> None:
    clip = make_clip(frames=3)
    disguised = clip.rename(clip.with_name("holiday.jpg"))
    source = make_source(str(disguised))
    assert isinstance(source, VideoSource)
    assert source.open().frame_count == 3
    source.close()


def test_a_picture_by_content_whatever_its_name(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", pattern(0, 32, 32))
    disguised = (tmp_path / "a.png").rename(tmp_path / "a.mp4")
    assert isinstance(make_source(str(disguised)), PictureSource)


def test_a_file_dragged_from_a_file_manager(tmp_path: Path) -> None:
    path = tmp_path / "two words é.png"
    write_picture(path, pattern(0, 32, 32))
    source = make_source(path.as_uri())
    assert source.open().name == "two words é.png"
    source.close()


def test_an_animated_gif_moves(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    first, second = (Image.new("RGB", (16, 16), name) for name in ("red", "blue"))
    first.save(path, save_all=True, append_images=[second], duration=200)
    source = make_source(str(path))
    source.open()
    frames = list(iter(source.read, None))
    source.close()
    assert [frame.pixels[8, 8].tolist() for frame in frames] == [[255, 0, 0], [0, 0, 255]]
    assert frames[1].time_s == pytest.approx(0.2)


@pytest.mark.parametrize("spec", ["rtsp://camera.local/1", "https://example.org/a.m3u8"])
def test_an_address_is_a_live_video(spec: str) -> None:
    source = make_source(spec)
    assert isinstance(source, VideoSource)
    assert source.live


def test_nothing_is_refused() -> None:
    with pytest.raises(SourceError, match="No source was named"):
        make_source("")


def test_a_missing_file_is_found_missing_when_opened(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        make_source(str(tmp_path / "gone.mp4")).open()


def test_a_picture_of_a_foreign_kind_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "IMG.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 99)
    with pytest.raises(SourceError, match=r"IMG\.HEIC is of a kind that is not read here \(HEIC\)"):
        make_source(str(tmp_path / "IMG.HEIC"))
