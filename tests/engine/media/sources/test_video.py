"""Video files as people have them: true times, turned, tagged, gone through."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from tests.engine.media.sources.films import first_frame, frames_of, opened
from tests.media import MakeClip, pattern

MATRIX_709, MATRIX_601 = 1, 5
TAG_709, TAG_601 = 1, 6
LIMITED, FULL = 1, 2
BARS = ((235, 235, 235), (220, 200, 30), (30, 200, 200), (30, 180, 40), (190, 40, 190), (200, 30, 30), (30, 30, 190))


def bars(width: int = 112, height: int = 64) -> Any:
    picture = np.zeros((height, width, 3), np.uint8)
    for index, color in enumerate(BARS):
        picture[:, index * width // len(BARS) : (index + 1) * width // len(BARS)] = color
    return picture


def error_of_bars(pixels: Any) -> float:
    height, width = pixels.shape[:2]
    centres = [(2 * index + 1) * width // (2 * len(BARS)) for index in range(len(BARS))]
    return float(np.abs(pixels[height // 2, centres].astype(int) - np.array(BARS)).max())


def test_opening_tells_what_is_inside(clip_with_audio: Path) -> None:
    source = VideoSource(clip_with_audio)
    info = source.open()
    source.close()
    assert (info.name, info.width, info.height) == ("clip with audio.mp4", 160, 90)
    assert (info.fps, info.frame_count, info.live) == (30.0, 30, False)
    assert info.duration_s == pytest.approx(1.0, abs=0.01)
    assert info.audio_path == clip_with_audio


def test_a_file_without_sound_has_no_audio_path(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(audio=None))
    assert source.open().audio_path is None
    source.close()


def test_every_frame_comes_once_with_its_index_time_and_picture(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=40, fps=25))
    source.open()
    frames = frames_of(source)
    source.close()
    assert [frame.index for frame in frames] == list(range(40))
    assert [frame.time_s for frame in frames] == pytest.approx([index / 25 for index in range(40)], abs=1e-6)
    for frame in frames:
        assert np.abs(frame.pixels.astype(int) - pattern(frame.index, 64, 48)).mean() < 8


def test_variable_frame_rate_keeps_its_times(make_clip: MakeClip) -> None:
    times = [0.0, 0.04, 0.05, 0.5, 0.51, 1.7, 1.75]
    source = VideoSource(make_clip(times_s=times))
    source.open()
    assert [frame.time_s for frame in frames_of(source)] == pytest.approx(times, abs=2e-5)
    source.close()


@pytest.mark.parametrize("name", ["clip.mkv", "clip.ts", "clip.avi", "clip.mov"])
def test_times_start_about_zero_and_rise_in_every_container(make_clip: MakeClip, name: str) -> None:
    source = VideoSource(make_clip(name, frames=12))
    source.open()
    times = [frame.time_s for frame in frames_of(source)]
    source.close()
    # AVI knows no presentation times; its first frame comes late by the encoder's reordering.
    assert times[0] == pytest.approx(0.0, abs=0.07 if name.endswith("avi") else 1e-6)
    assert len(times) == 12
    assert all(later > earlier for earlier, later in pairwise(times))


def test_a_clip_that_starts_late_starts_at_zero_all_the_same(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip("late.mkv", times_s=[5.0, 5.1, 5.2], audio=None))
    source.open()
    assert [frame.time_s for frame in frames_of(source)] == pytest.approx([0.0, 0.1, 0.2], abs=1e-3)
    source.close()


def test_a_stream_without_times_gets_an_even_rhythm(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip("raw.h264", frames=10, audio=None))
    source.open()
    times = [frame.time_s for frame in frames_of(source)]
    source.close()
    assert len(times) == 10
    steps = np.diff(times)
    assert steps.min() > 0
    assert np.ptp(steps) < 1e-6


@pytest.mark.parametrize("rotation", [90, 180, -90])
def test_rotation_from_the_display_matrix_is_applied(make_clip: MakeClip, rotation: int) -> None:
    source = VideoSource(make_clip(frames=1, size=(64, 48), rotation=rotation))
    info = source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    upright = np.rot90(pattern(0, 64, 48), rotation // 90)
    assert (info.width, info.height) == (upright.shape[1], upright.shape[0])
    assert np.abs(frame.pixels.astype(int) - upright).mean() < 8
    assert frame.pixels.flags.c_contiguous


def test_mirroring_from_the_display_matrix_is_applied(make_clip: MakeClip) -> None:
    frame = first_frame(make_clip(frames=1, mirrored=True))
    assert np.abs(frame.pixels.astype(int) - pattern(0, 64, 48)[:, ::-1]).mean() < 8


@pytest.mark.parametrize(
    ("matrix", "tag", "picture_range", "pix_fmt"),
    [
        (MATRIX_709, TAG_709, LIMITED, "yuv420p"),
        (MATRIX_601, TAG_601, LIMITED, "yuv420p"),
        (MATRIX_709, TAG_709, FULL, "yuv420p"),
        (MATRIX_601, TAG_601, FULL, "yuv444p"),
        (MATRIX_709, TAG_709, LIMITED, "yuv444p"),
    ],
)
def test_colours_follow_the_tags_of_the_stream(
    make_clip: MakeClip, matrix: int, tag: int, picture_range: int, pix_fmt: str
) -> None:
    clip = make_clip(
        size=(112, 64),
        pictures=[bars()],
        times_s=[0.0],
        pix_fmt=pix_fmt,
        tags={"colorspace": tag, "color_range": picture_range},
        convert={"dst_colorspace": matrix, "dst_color_range": picture_range, "src_color_range": FULL},
    )
    assert error_of_bars(first_frame(clip).pixels) <= 6


@pytest.mark.parametrize(
    ("size", "matrix"), [((112, 64), MATRIX_601), ((1120, 720), MATRIX_709), ((1280, 536), MATRIX_709)]
)
def test_untagged_colours_follow_custom(make_clip: MakeClip, size: tuple[int, int], matrix: int) -> None:
    clip = make_clip(
        size=size,
        pictures=[bars(*size)],
        times_s=[0.0],
        convert={"dst_colorspace": matrix, "dst_color_range": LIMITED, "src_color_range": FULL},
    )
    assert error_of_bars(first_frame(clip).pixels) <= 6


def test_squeezed_pixels_are_made_square(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=2, size=(72, 48), tags={"sample_aspect_ratio": Fraction(4, 3)}))
    info = source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert (info.width, info.height) == (96, 48)
    assert frame.pixels.shape == (48, 96, 3)


def test_it_can_be_closed_twice_read_when_closed_and_opened_again(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=5))
    source.close()
    source.open()
    source.close()
    source.close()
    assert source.read() is None
    source.open()
    assert len(frames_of(source)) == 5
    source.close()


@pytest.mark.parametrize("name", ["clip.mp4", "clip.mkv", "clip.ts"])
def test_reading_goes_on_from_wherever_it_is_told_to(make_clip: MakeClip, name: str) -> None:
    path = make_clip(name, frames=40)
    whole = frames_of(opened(path))
    source = opened(path)
    for _ in range(5):
        source.read()
    for place in (30, 3, 39, 0):
        source.seek(whole[place].time_s)
        read = source.read()
        assert read is not None
        assert read.time_s == pytest.approx(whole[place].time_s, abs=0.002)
        assert np.array_equal(read.pixels, whole[place].pixels)
    source.close()


def test_a_place_between_two_frames_is_the_later_one_and_indices_rise(make_clip: MakeClip) -> None:
    path = make_clip("clip.mp4", frames=20)
    whole = frames_of(opened(path))
    source = opened(path)
    source.seek((whole[7].time_s + whole[8].time_s) / 2)
    read = [source.read(), source.read()]
    source.seek(0.0)
    read.append(source.read())
    source.close()
    assert [frame.time_s for frame in read if frame] == pytest.approx(
        [whole[8].time_s, whole[9].time_s, 0.0], abs=0.002
    )
    indices = [frame.index for frame in read if frame]
    assert indices == sorted(set(indices))


def test_after_its_end_a_file_can_be_played_again(make_clip: MakeClip) -> None:
    source = opened(make_clip("clip.mp4", frames=12))
    times_s = [frame.time_s for frame in iter(source.read, None)]
    source.seek(0.0)
    assert [frame.time_s for frame in iter(source.read, None)] == pytest.approx(times_s)
    source.seek(1e6)
    assert source.read() is None
    source.close()


def test_before_it_is_open_there_is_no_place_to_go_to(make_clip: MakeClip) -> None:
    with pytest.raises(SourceError, match="as it comes"):
        VideoSource(make_clip("clip.mp4", frames=2)).seek(0.0)


def test_a_matroska_file_that_starts_late_is_as_long_as_its_frames_and_not_cut_short(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip("late.mkv", times_s=[20 + index / 25 for index in range(50)], fps=25, audio=None))
    info = source.open()
    frames = frames_of(source)
    source.close()
    assert info.duration_s == pytest.approx(2.0, abs=0.05)
    assert (len(frames), frames[0].time_s) == (50, 0.0)
