"""Video files as people have them: true times, turned, tagged, damaged, cut short."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.errors import SourceError
from engine.sources.video import VideoSource
from engine.values import Frame
from tests.media import MakeClip, pattern

MATRIX_709, MATRIX_601 = 1, 5
TAG_709, TAG_601 = 1, 6
LIMITED, FULL = 1, 2

BARS = ((235, 235, 235), (220, 200, 30), (30, 200, 200), (30, 180, 40), (190, 40, 190), (200, 30, 30), (30, 30, 190))


def frames_of(source: VideoSource) -> list[Frame]:
    """All frames that come before the end or the error."""
    return list(iter(source.read, None))


def opened(path: Path) -> VideoSource:
    source = VideoSource(path)
    source.open()
    return source


def good_frames_and_error(source: VideoSource) -> tuple[list[Frame], str | None]:
    """Read an open source to its end, good or bad, and close it."""
    frames = []
    try:
        while (frame := source.read()) is not None:
            frames.append(frame)
    except SourceError as error:
        return frames, str(error)
    finally:
        source.close()
    return frames, None


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
    source = VideoSource(make_clip(frames=1, mirrored=True))
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
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
    source = VideoSource(clip)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert error_of_bars(frame.pixels) <= 6


@pytest.mark.parametrize(("size", "matrix"), [((112, 64), MATRIX_601), ((1120, 720), MATRIX_709)])
def test_untagged_colours_follow_custom(make_clip: MakeClip, size: tuple[int, int], matrix: int) -> None:
    clip = make_clip(
        size=size,
        pictures=[bars(*size)],
        times_s=[0.0],
        convert={"dst_colorspace": matrix, "dst_color_range": LIMITED, "src_color_range": FULL},
    )
    source = VideoSource(clip)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert error_of_bars(frame.pixels) <= 6


def test_squeezed_pixels_are_made_square(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip(frames=2, size=(72, 48), tags={"sample_aspect_ratio": Fraction(4, 3)}))
    info = source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert (info.width, info.height) == (96, 48)
    assert frame.pixels.shape == (48, 96, 3)


def test_a_file_cut_in_half_gives_its_good_frames_and_then_says_so(make_clip: MakeClip) -> None:
    whole = make_clip(frames=150, options={"movflags": "faststart"})
    cut = whole.with_name("cut.mp4")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    frames, error = good_frames_and_error(opened(cut))
    assert 20 < len(frames) < 130
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert error is not None
    assert "cut short" in error or "damaged" in error


def test_a_matroska_file_cut_in_half_says_so_too(make_clip: MakeClip) -> None:
    whole = make_clip("whole.mkv", frames=150)
    cut = whole.with_name("cut.mkv")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    frames, error = good_frames_and_error(opened(cut))
    assert len(frames) > 20
    assert error is not None
    assert "of 5.0 s" in error


def test_after_the_error_nothing_more_comes(make_clip: MakeClip) -> None:
    whole = make_clip("whole.mkv", frames=150)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    source = VideoSource(whole)
    source.open()
    with pytest.raises(SourceError):
        frames_of(source)
    assert source.read() is None
    source.close()


def test_an_mp4_that_lost_its_index_is_said_to_be_damaged(make_clip: MakeClip) -> None:
    whole = make_clip(frames=60)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(SourceError, match=r"clip\.mp4 is not a video that can be read, or it is damaged"):
        VideoSource(whole).open()


def test_damage_in_the_middle_is_passed_over(make_clip: MakeClip) -> None:
    clip = make_clip("clip.mkv", frames=120, audio=None)
    data = bytearray(clip.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    clip.write_bytes(bytes(data))
    frames, _ = good_frames_and_error(opened(clip))
    assert frames[-1].time_s > 3.5
    assert all(later.time_s > earlier.time_s for earlier, later in pairwise(frames))


def test_sound_longer_than_the_picture_is_no_damage(make_clip: MakeClip) -> None:
    frames, error = good_frames_and_error(opened(make_clip(frames=30, audio_s=4.0)))
    assert len(frames) == 30
    assert error is None


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.mp4", b"", r"empty\.mp4 is empty"),
        ("notes.mp4", b"milk, eggs, bread\n" * 40, "not a video"),
        ("notes.txt", b"milk, eggs, bread\n" * 40, r"notes\.txt is a text, not a video"),
    ],
)
def test_what_is_no_video_is_refused(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=sentence):
        VideoSource(tmp_path / name).open()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"There is no file .*gone\.mp4"):
        VideoSource(tmp_path / "gone.mp4").open()


def test_a_folder_is_no_video(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        VideoSource(tmp_path).open()


def test_sound_alone_is_no_video(make_clip: MakeClip) -> None:
    path = make_clip().with_name("sound.m4a")
    with av.open(str(make_clip())) as source, av.open(str(path), "w", format="mp4") as output:
        track = source.streams.audio[0]
        copied = output.add_stream_from_template(track)
        for packet in source.demux(track):
            if packet.dts is not None:
                packet.stream = copied
                output.mux(packet)
    with pytest.raises(SourceError, match="no moving picture"):
        VideoSource(path).open()


def test_a_name_with_a_colon_is_a_name(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip("a:b 100%.mp4", frames=3))
    assert source.open().width == 64
    source.close()


def test_an_address_where_nobody_answers_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"http://127\.0\.0\.1:9/live cannot be opened: connection refused"):
        VideoSource("http://127.0.0.1:9/live").open()


@contextmanager
def served(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A web server on this machine that answers every request with `answer`; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/film"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(request: BaseHTTPRequestHandler, data: bytes, announce: bool) -> None:
    request.send_response(200)
    if announce:
        request.send_header("Content-Length", str(len(data)))
    request.end_headers()
    with suppress(ConnectionError):
        request.wfile.write(data)


def test_a_film_on_a_web_server_is_no_live_stream(make_clip: MakeClip) -> None:
    data = make_clip(frames=20, options={"movflags": "faststart"}).read_bytes()
    with served(lambda request: send(request, data, announce=True)) as address:
        source = VideoSource(address)
        info = source.open()
        frames = frames_of(source)
        source.close()
    assert (info.live, info.frame_count, len(frames)) == (False, 20, 20)


def test_an_endless_stream_is_live_and_its_end_is_an_error(make_clip: MakeClip) -> None:
    data = make_clip("clip.ts", frames=90, audio=None).read_bytes()
    with served(lambda request: send(request, data, announce=False)) as address:
        source = VideoSource(address)
        info = source.open()
        frames, error = good_frames_and_error(source)
    assert (info.live, info.duration_s, info.audio_path) == (True, None, None)
    assert len(frames) > 60
    assert error is not None
    assert "broke off" in error


def test_a_stream_that_falls_silent_is_an_error_after_its_last_frames(make_clip: MakeClip) -> None:
    data = make_clip("clip.ts", frames=150, audio=None).read_bytes()
    test_over = threading.Event()

    def fall_silent(request: BaseHTTPRequestHandler) -> None:
        send(request, data, announce=False)
        test_over.wait(timeout=30)

    with served(fall_silent) as address:
        source = VideoSource(address, live=True, read_timeout_s=0.5)
        source.open()
        with pytest.raises(SourceError, match=r"gave no frame for 0\.5 seconds"):
            frames_of(source)
        source.close()
        test_over.set()


def test_an_unknown_kind_of_address_is_an_error() -> None:
    with pytest.raises(SourceError, match="not an address that can be read"):
        VideoSource("carrier-pigeon://127.0.0.1/live").open()


def test_an_address_is_live_and_a_file_is_not() -> None:
    assert VideoSource("rtsp://camera.local/1").live
    assert not VideoSource("film.mp4").live


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
