"""Films whose pictures are not simply theirs: transparent, woven of fields, of several sizes, of odd pixels."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from engine.media.sources.frames import transparent
from engine.media.sources.frames.deinterlacing import NOTE, whole_pictures
from engine.media.sources.frames.developing import fitted_with_bars
from engine.media.sources.video import VideoSource
from tests.engine.media.sources.films import first_frame, frames_of, opened
from tests.media import MakeClip

# Red, hidden, half to be seen, to be seen; what each looks like on white.
ALPHAS = (0, 128, 255)
ON_WHITE = ((255, 255, 255), (227, 147, 147), (200, 40, 40))

# How each encoder takes transparent pictures.
TRANSPARENT = [
    ("film.mov", "qtrle", "argb", {}),
    ("film.mov", "prores_ks", "yuva444p10le", {"profile": "4444"}),
    ("film.mov", "png", "rgba", {}),
    ("film.webm", "libvpx-vp9", "yuva420p", {"lossless": "1"}),
    ("film.webm", "libvpx", "yuva420p", {"auto-alt-ref": "0", "crf": "4", "b": "2000000"}),
    ("film.mkv", "ffv1", "yuva420p", {}),
]


def encoded(path: Path, codec: str, pix_fmt: str, frames: Sequence[av.VideoFrame], **options: str) -> Path:
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream(codec, rate=10, options=options)
        video.width, video.height, video.pix_fmt = frames[0].width, frames[0].height, pix_fmt
        if path.suffix == ".webm":
            video.metadata["alpha_mode"] = "1"
        for index, frame in enumerate(frames):
            picture = frame if frame.format.name == pix_fmt else frame.reformat(format=pix_fmt)
            picture.pts, picture.time_base = index, Fraction(1, 10)
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
    return path


def red_of_three_alphas() -> av.VideoFrame:
    rgba = np.zeros((48, 96, 4), np.uint8)
    rgba[:] = (200, 40, 40, 0)
    for index, alpha in enumerate(ALPHAS):
        rgba[:, index * 32 : (index + 1) * 32, 3] = alpha
    return av.VideoFrame.from_ndarray(rgba, "rgba")


@pytest.mark.parametrize(("name", "codec", "pix_fmt", "options"), TRANSPARENT, ids=lambda value: str(value))
def test_transparent_films_lie_on_white_as_pictures_do(
    tmp_path: Path, name: str, codec: str, pix_fmt: str, options: dict[str, str]
) -> None:
    path = encoded(tmp_path / name, codec, pix_fmt, [red_of_three_alphas()] * 3, **options)
    for frame in frames_of(opened(path)):
        places = frame.pixels[24, [16, 48, 80]].astype(int)
        assert np.abs(places - np.array(ON_WHITE)).max() <= 6, places


def test_a_transparency_that_nothing_here_can_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = encoded(tmp_path / "film.webm", "libvpx-vp9", "yuva420p", [red_of_three_alphas()] * 2, lossless="1")
    monkeypatch.setitem(transparent._READING_ALPHA, "vp9", "no such decoder")
    source = VideoSource(path)
    info = source.open()
    assert len(frames_of(source)) == 2
    source.close()
    assert info.notes == (
        "The transparency of the film cannot be read here, for PyAV is built without no such decoder.",
    )


def test_a_transparent_film_can_be_gone_through(tmp_path: Path) -> None:
    path = encoded(tmp_path / "film.webm", "libvpx-vp9", "yuva420p", [red_of_three_alphas()] * 10, lossless="1")
    source = opened(path)
    source.seek(0.6)
    frames = frames_of(source)
    source.close()
    assert [frame.time_s for frame in frames] == pytest.approx([0.6, 0.7, 0.8, 0.9], abs=0.002)


def test_a_transparent_gif_lies_on_white(tmp_path: Path) -> None:
    pictures = [Image.new("RGBA", (32, 32), (200, 40, 40, 255)) for _ in range(2)]
    for index, picture in enumerate(pictures):
        picture.paste((9, 9, 9, 0), (0, 0, 16, 16 + 4 * index))
    path = tmp_path / "film.gif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=100, disposal=2)
    for frame in frames_of(opened(path)):
        assert (frame.pixels[8, 8].tolist(), frame.pixels[24, 24].tolist()) == ([255, 255, 255], [200, 40, 40])


def test_bare_pictures_whose_fourth_byte_nobody_wrote_are_not_transparent(tmp_path: Path) -> None:
    bgra = np.zeros((48, 64, 4), np.uint8)
    bgra[..., 2] = 200
    path = encoded(tmp_path / "film.avi", "rawvideo", "bgra", [av.VideoFrame.from_ndarray(bgra, "bgra")])
    assert first_frame(path).pixels[24, 32].tolist() == [200, 0, 0]


def test_a_pixel_that_is_no_pixel_is_taken_for_square_and_that_is_said(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=1, tags={"sample_aspect_ratio": Fraction(20, 1)}, audio=None))
    info = source.open()
    source.close()
    assert (info.width, info.height) == (64, 48)
    assert info.notes == ("The film says that its pixels are 20 times as wide as high; they are taken for square.",)


def combed(index: int) -> Any:
    """A white bar that goes 10 pixels to the right with every field: lines 0, 2, .. are half a frame before 1, 3, .."""
    picture = np.full((96, 160, 3), 30, np.uint8)
    for field in range(2):
        left = 5 + (index % 6 * 2 + field) * 10
        picture[field::2, left : left + 30] = 220
    return picture


def combing(pixels: Any) -> float:
    """How much lines differ from both of their neighbours in the same direction."""
    grey = pixels[2:-2].mean(axis=2)
    return float(np.maximum(np.minimum(grey[1:-1] - grey[:-2], grey[1:-1] - grey[2:]), 0).mean())


def interlaced(path: Path, count: int = 6, codec: str = "libx264") -> Path:
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream(codec, rate=25)
        video.width, video.height, video.pix_fmt = 160, 96, "yuv420p"
        context = video.codec_context
        context.flags |= 0x20000000 | 0x00040000
        context.color_range, context.colorspace = 1, 1
        context.options = {"x264-params": "tff=1:crf=8"} if codec == "libx264" else {}
        context.bit_rate = 4_000_000
        for index in range(count):
            frame = av.VideoFrame.from_ndarray(combed(index), "rgb24").reformat(
                format="yuv420p", dst_colorspace=1, src_color_range=2, dst_color_range=1
            )
            frame.pts, frame.time_base = index, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


@pytest.mark.parametrize(
    ("name", "codec"), [("film.mp4", "libx264"), ("film.ts", "libx264"), ("film.mpg", "mpeg2video")]
)
def test_woven_fields_become_whole_pictures_and_that_is_said(tmp_path: Path, name: str, codec: str) -> None:
    path = interlaced(tmp_path / name, codec=codec)
    source = VideoSource(path)
    info = source.open()
    frames = frames_of(source)
    source.close()
    assert info.notes == (NOTE,)
    assert len(frames) == 6
    assert combing(combed(2)) > 8
    for frame in frames[1:-1]:
        assert combing(frame.pixels) < 2
    assert np.abs(frames[3].pixels[40, :50].astype(int) - 30).max() <= 4
    assert np.diff([frame.time_s for frame in frames]) == pytest.approx([0.04] * 5, abs=2e-3)


@pytest.mark.parametrize("pix_fmt", ["yuv420p", "nv12", "p010le"])
def test_whole_pictures_keep_the_colour_tags_of_the_woven_ones(tmp_path: Path, pix_fmt: str) -> None:
    with av.open(str(interlaced(tmp_path / "film.mp4"))) as container:
        woven = [frame.reformat(format=pix_fmt) for frame in container.decode(video=0)]
    for frame in woven:
        frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries = 9, 2, 16, 9
    whole = list(whole_pictures(iter(woven), lambda _: None))
    assert [(each.pts, each.duration, each.time_base) for each in whole] == [
        (each.pts, each.duration, each.time_base) for each in woven
    ]
    for frame in whole:
        tags = (int(each) for each in (frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries))
        assert tuple(tags) == (9, 2, 16, 9)


def test_an_interlaced_film_can_be_gone_through(tmp_path: Path) -> None:
    source = opened(interlaced(tmp_path / "film.mp4", 12))
    whole = frames_of(source)
    source.seek(whole[7].time_s)
    rest = frames_of(source)
    source.close()
    assert [frame.time_s for frame in rest] == [frame.time_s for frame in whole[7:]]


def test_of_a_film_that_is_not_interlaced_nothing_is_said(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=2))
    assert source.open().notes == ()
    source.close()


def test_a_film_that_changes_its_size_is_fitted_into_the_first_with_bars(tmp_path: Path) -> None:
    path = tmp_path / "film.mjpeg"
    shapes = [(64, 96), (96, 64), (48, 200), (64, 96)]
    with path.open("wb") as file:
        for index, (height, width) in enumerate(shapes):
            one = encoded(
                tmp_path / f"{index}.mjpeg",
                "mjpeg",
                "yuvj420p",
                [av.VideoFrame.from_ndarray(np.full((height, width, 3), 200, np.uint8), "rgb24")],
            )
            file.write(one.read_bytes())
    pictures = [frame.pixels for frame in frames_of(opened(path))]
    assert {picture.shape for picture in pictures} == {(64, 96, 3)}
    bright = [picture[..., 0] > 100 for picture in pictures]
    spans = [(int(each.any(axis=1).sum()), int(each.any(axis=0).sum())) for each in bright]
    assert spans == [(64, 96), (64, 43), (23, 96), (64, 96)]
    assert bright[1][:, 48].all()
    assert pictures[1][0, 0].tolist() == [0, 0, 0]


def test_what_is_fitted_keeps_its_shape() -> None:
    assert fitted_with_bars(np.full((10, 10, 3), 9, np.uint8), 30, 10)[:, 9:21].mean() > 6
    assert fitted_with_bars(np.full((1000, 1, 3), 9, np.uint8), 30, 10).shape == (10, 30, 3)


@pytest.mark.parametrize(
    ("stored", "aspect", "width"), [(720, (32, 27), 854), (704, (12, 11), 768), (352, (1, 2), 176)]
)
def test_pixels_made_square_give_an_even_width(
    make_clip: MakeClip, stored: int, aspect: tuple[int, int], width: int
) -> None:
    clip = make_clip(frames=1, size=(stored, 48), tags={"sample_aspect_ratio": Fraction(*aspect)}, audio=None)
    assert first_frame(clip).pixels.shape == (48, width, 3)
