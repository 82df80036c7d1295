"""What a folder holds is told by what is in its files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.media.folder_contents import films_among, pictures_among
from engine.media.images import PictureKind, picture_kind, read_picture, why_refused
from tests.engine.media.test_images import as_bytes, colors
from tests.media import MakeClip

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64
PSD = b"8BPS\0\1" + b"\0" * 20


def animated(path: Path, count: int = 3) -> Path:
    pictures = [Image.fromarray(np.roll(colors(), index * 3, axis=1)) for index in range(count)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=100)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_pictures_are_found_whatever_they_are_called_and_foreign_ones_are_named(tmp_path: Path) -> None:
    jpeg = as_bytes(Image.fromarray(colors()), "JPEG")
    files = [
        written(tmp_path / "a.jpg", jpeg),
        written(tmp_path / "B.JPG", jpeg),
        written(tmp_path / "IMG.HEIC", HEIC),
        written(tmp_path / "c.jfif", jpeg),
        written(tmp_path / "x.psd", PSD),
        written(tmp_path / "without a suffix", jpeg),
        animated(tmp_path / "moving.webp"),
        written(tmp_path / "broken.png", b"picture"),
        written(tmp_path / "notes.txt", b"milk, eggs"),
    ]
    there = pictures_among(files)
    taken = ["a.jpg", "B.JPG", "c.jfif", "without a suffix", "moving.webp", "broken.png"]
    assert [path.name for path in there.taken] == taken
    assert [path.name for path, _ in there.refused] == ["IMG.HEIC", "x.psd"]
    assert [path.name for path in there.others] == ["notes.txt"]
    reasons = [why for _, why in there.refused]
    assert "IMG.HEIC is of a kind that is not read here (HEIC); save it as PNG or JPEG." in reasons[0]
    assert "Photoshop" in reasons[1]


def test_films_are_found_whatever_they_are_called(make_clip: MakeClip, tmp_path: Path) -> None:
    files = [
        make_clip("a.mp4", frames=2),
        make_clip("film.mkv", frames=2).rename(tmp_path / "film without a suffix"),
        animated(tmp_path / "a.gif"),
        animated(tmp_path / "a.webp"),
        written(tmp_path / "broken.mov", b"film"),
        written(tmp_path / "a.jpg", as_bytes(Image.fromarray(colors()), "JPEG")),
        written(tmp_path / "x.psd", PSD),
        written(tmp_path / "notes.txt", b"milk, eggs\n" * 100),
        written(tmp_path / "empty", b""),
    ]
    there = films_among(files)
    assert [path.name for path in there.taken] == ["a.mp4", "film without a suffix", "a.gif", "a.webp", "broken.mov"]
    assert [path.name for path in there.others] == ["a.jpg", "x.psd", "notes.txt", "empty"]


def test_a_song_is_no_film(make_clip: MakeClip, tmp_path: Path) -> None:
    import av

    song = tmp_path / "song"
    with av.open(str(make_clip("a.mp4", frames=9))) as clip, av.open(str(song), "w", format="mp4") as container:
        stream = container.add_stream_from_template(clip.streams.audio[0])
        for packet in clip.demux(clip.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                container.mux(packet)
    assert films_among([song]).others == (song,)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (HEIC, "HEIC"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", "camera raw"),
        (b"FUJIFILMCCD-RAW 0201", "camera raw"),
        (b"\xff\x0a\xfa\x7f", "JPEG XL"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"v/1\x01\2\0\0\0", "OpenEXR"),
    ],
)
def test_foreign_pictures_are_called_by_their_names(tmp_path: Path, data: bytes, kind: str) -> None:
    path = written(tmp_path / "picture.jpg", data)
    assert picture_kind(path) is PictureKind.NONE
    assert f"({kind})" in why_refused(path)
    with pytest.raises(Exception, match=rf"\({kind}\)"):
        read_picture(path)


def test_the_preview_in_a_raw_picture_is_not_taken_for_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "shot.nef"
    Image.fromarray(colors()).save(path, "TIFF", tiffinfo={254: 1})
    assert picture_kind(path) is PictureKind.NONE
    assert "(camera raw)" in why_refused(path)


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".gif", PictureKind.FILM),
        (".webp", PictureKind.MOVING),
        (".png", PictureKind.MOVING),
        (".avif", PictureKind.MOVING),
    ],
)
def test_pictures_move_when_there_are_several(tmp_path: Path, suffix: str, kind: PictureKind) -> None:
    assert picture_kind(animated(tmp_path / f"moving{suffix}")) is kind
    assert picture_kind(animated(tmp_path / f"still{suffix}", count=1)) is PictureKind.STILL


def test_pages_of_a_tiff_do_not_move(tmp_path: Path) -> None:
    pages = [Image.fromarray(colors()), Image.fromarray(colors())]
    pages[0].save(tmp_path / "pages.tif", save_all=True, append_images=pages[1:])
    assert picture_kind(tmp_path / "pages.tif") is PictureKind.STILL
