"""The table of formats, and every format recorded and played."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import av
import numpy as np
import pytest

from engine.errors import SinkError
from engine.media.sinks import make_recording
from engine.media.sinks.encoders import EncoderBench, EncodingPlan, why_not_built_in
from engine.media.sinks.formats import (
    ENCODERS,
    FORMATS,
    RECORDER_SUFFIXES,
    Encoding,
    Format,
    Quality,
    VideoEncoder,
    format_named,
    format_of,
)
from engine.values import Frame, StreamInfo
from tests.media import MakeClip, pattern, play

FILMS = [format for format in FORMATS if format.muxer != "gif"]
TINY = [(1, 1), (2, 2)]
SIZES = [(64, 48), (65, 48), (64, 49), (65, 49)]

each_format = pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
each_film = pytest.mark.parametrize("format", FILMS, ids=lambda format: format.name)


def all_work(_encoder: VideoEncoder) -> str | None:
    return None


def bench(trials: Mapping[str, str | None] | None = None, missing: Mapping[str, str] | None = None) -> EncoderBench:
    """A bench whose every graphics card is as told (else: not there), on a PyAV that has all but `missing`."""
    return EncoderBench(
        lambda encoder: (missing or {}).get(encoder.name), lambda encoder: (trials or {}).get(encoder.name, "no card")
    )


def plan_for(format: Format, quality: Quality = Quality.GOOD) -> EncodingPlan:
    return EncoderBench().plan(Encoding(format.name, quality))


def record(
    path: Path, plan: EncodingPlan, frames: list[Frame], tell: Callable[[str], None] = print, sound: Path | None = None
) -> Path:
    height, width = frames[0].pixels.shape[:2]
    sink = make_recording(path, plan, tell, audio_from=sound)
    sink.open(StreamInfo("test", width, height, 30.0))
    try:
        for frame in frames:
            sink.write(frame)
    finally:
        sink.close()
    return path


def film(count: int = 12, size: tuple[int, int] = (64, 48)) -> list[Frame]:
    return [Frame(pattern(index, *size), 5.0 + index / 30, 0.0, index) for index in range(count)]


@each_format
def test_every_format_has_a_software_encoder_that_comes_first(format: Format) -> None:
    first, *others = ENCODERS[format.codec]
    assert not first.hardware
    assert all(other.hardware for other in others)


@pytest.mark.parametrize(("name", "format"), [("a.MP4", "mp4-h264"), ("a.m4v", "mp4-h264"), ("a.mkv", "mkv-h264")])
def test_the_suffix_alone_means_h264(name: str, format: str) -> None:
    assert format_of(Path(name)).name == format


def test_every_suffix_means_a_format() -> None:
    assert {format_of(Path(f"a{suffix}")).suffixes[0] for suffix in RECORDER_SUFFIXES} == {".mp4", ".mkv", ".gif"}


def test_a_suffix_and_a_format_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(SinkError, match=r"mkv-av1 end in \.mkv, not as 'a\.mp4'"):
        format_of(Path("a.mp4"), "mkv-av1")


def test_a_format_nobody_knows_is_named_with_those_there_are() -> None:
    with pytest.raises(SinkError, match=r"no format 'wmv'; there are mp4-h264, .*gif"):
        format_of(Path("a.mp4"), "wmv")


@each_film
@pytest.mark.parametrize("size", SIZES)
def test_every_film_keeps_frames_times_and_size_or_gets_a_pixel_more(
    tmp_path: Path, format: Format, size: tuple[int, int]
) -> None:
    frames = film(size=size)
    played = play(record(tmp_path / f"out{format.suffixes[0]}", plan_for(format), frames))
    assert played.size == ENCODERS[format.codec][0].size_for(*size)
    assert played.times_s == pytest.approx([index / 30 for index in range(12)], abs=0.6e-3)
    for frame, picture in zip(frames, played.pictures, strict=True):
        assert np.abs(picture[: size[1], : size[0]].astype(int) - frame.pixels).mean() < 8


@each_film
@pytest.mark.parametrize("size", TINY)
def test_a_size_that_is_too_small_is_taken_or_said(tmp_path: Path, format: Format, size: tuple[int, int]) -> None:
    path = tmp_path / f"out{format.suffixes[0]}"
    frames = [Frame(np.full((size[1], size[0], 3), 90, np.uint8), 0.0, 0.0, 0)]
    if format.codec == "h264":
        assert play(record(path, plan_for(format), frames)).size == (2, 2)
        return
    with pytest.raises(SinkError, match=f"cannot encode this picture: it takes no picture of {size[0]} x {size[1]}"):
        record(path, plan_for(format), frames)


def test_a_size_that_an_encoder_refuses_is_said(tmp_path: Path) -> None:
    # As a film of ordinary size becomes whose pixels are said to be 200 times as wide as high.
    frames = [Frame(np.zeros((2, 20_000, 3), np.uint8), 0.0, 0.0, 0)]
    with pytest.raises(SinkError, match="x264 cannot encode this picture: it takes none of 20000 x 2"):
        record(tmp_path / "out.mp4", plan_for(format_of(Path("a.mp4"))), frames)
    assert not list(tmp_path.iterdir())


@each_film
def test_the_codec_is_the_one_the_name_says(tmp_path: Path, format: Format) -> None:
    record(tmp_path / f"out{format.suffixes[0]}", plan_for(format), film(3))
    with av.open(str(tmp_path / f"out{format.suffixes[0]}")) as container:
        name = container.streams.video[0].codec_context.codec.canonical_name
    assert name == {"h264": "h264", "h265": "hevc", "av1": "av1"}[format.codec]


def test_h265_in_mp4_is_marked_the_way_apple_wants_it(tmp_path: Path) -> None:
    record(tmp_path / "out.mp4", EncoderBench().plan(Encoding("mp4-h265")), film(3))
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.streams.video[0].codec_context.codec_tag == "hvc1"


@each_film
def test_every_film_carries_sound_in_step(make_clip: MakeClip, tmp_path: Path, format: Format) -> None:
    clip = make_clip(frames=60)
    frames = [Frame(pattern(index, 64, 48), index / 30, 0.0, index) for index in range(60)]
    played = play(record(tmp_path / f"out{format.suffixes[0]}", plan_for(format), frames, sound=clip))
    assert played.sound_codec == "aac"
    assert played.sound_s == pytest.approx(2.0, abs=0.05)
    assert played.sound_start_s - played.times_s[0] == pytest.approx(0.0, abs=0.025)


def test_matroska_takes_uncompressed_sound_as_it_is(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip("in.mov", frames=30, audio="pcm_s16le")
    frames = [Frame(pattern(index, 64, 48), index / 30, 0.0, index) for index in range(30)]
    played = play(record(tmp_path / "out.mkv", plan_for(format_of(Path("a.mkv"))), frames, sound=clip))
    assert played.sound_codec == "pcm_s16le"


def test_graphics_cards_are_not_asked_unless_wanted() -> None:
    plan = EncoderBench(all_work, lambda _encoder: pytest.fail("asked")).plan(Encoding())
    assert [encoder.name for encoder in plan.encoders] == ["libx264"]
    assert not plan.note


def test_the_first_card_that_really_encodes_is_taken_with_software_behind_it() -> None:
    plan = bench({"h264_qsv": None}).plan(Encoding(hardware=True))
    assert [encoder.name for encoder in plan.encoders] == ["h264_qsv", "libx264"]
    assert not plan.note


def test_without_a_card_that_works_software_encodes_and_every_reason_is_said() -> None:
    plan = bench({"hevc_nvenc": "Cannot load libcuda.so.1"}).plan(Encoding("mkv-h265", hardware=True))
    assert [encoder.name for encoder in plan.encoders] == ["libx265"]
    assert "the processor does" in plan.note
    assert "NVIDIA NVENC: Cannot load libcuda.so.1" in plan.note
    told: list[str] = []
    make_recording(Path("x.mkv"), plan, told.append)
    assert told == [plan.note]


def test_a_card_is_tried_once() -> None:
    tried: list[str] = []
    asked = EncoderBench(all_work, lambda encoder: tried.append(encoder.name))
    for _ in range(3):
        assert asked.plan(Encoding(hardware=True)).encoders[0].name == "h264_nvenc"
    assert tried == ["h264_nvenc"]


def test_a_format_whose_encoder_is_missing_is_refused_with_the_reason() -> None:
    without = bench(missing={"libsvtav1": "this build of PyAV has no SVT-AV1"})
    format = next(each for each in FORMATS if each.codec == "av1")
    assert without.why_no_format(format) == "this build of PyAV has no SVT-AV1"
    with pytest.raises(SinkError, match="MP4, AV1 cannot be recorded here: this build of PyAV has no SVT-AV1"):
        without.plan(Encoding("mp4-av1"))


def test_pyav_is_asked_whether_it_has_an_encoder() -> None:
    assert why_not_built_in(VideoEncoder("libx264", "x264", {})) is None
    assert why_not_built_in(VideoEncoder("no_such", "No such", {})) == "this build of PyAV has no No such"


def test_a_trial_really_encodes() -> None:
    assert EncoderBench(all_work).why_not(VideoEncoder("libx264", "x264", {}, hardware=True)) is None


def test_a_trial_that_fails_gives_the_encoders_own_words() -> None:
    named_only = VideoEncoder("libx264", "x264", {Quality.GOOD: {"preset": "no such preset"}}, hardware=True)
    reason = EncoderBench(all_work).why_not(named_only)
    assert reason is not None
    assert "preset" in reason


def broken_card() -> VideoEncoder:
    """Passes every probe by name, and refuses when it is opened."""
    return VideoEncoder("libx264", "Broken card", {}, {"preset": "no such preset"}, hardware=True)


def test_a_card_that_refuses_the_film_after_all_is_replaced_and_that_is_said(tmp_path: Path) -> None:
    plan = plan_for(FORMATS[0])
    told: list[str] = []
    path = record(
        tmp_path / "out.mp4",
        EncodingPlan(FORMATS[0], Quality.GOOD, (broken_card(), *plan.encoders)),
        film(),
        told.append,
    )
    assert len(play(path).pictures) == 12
    assert len(told) == 1
    assert "The processor encodes this recording, not the graphics card (Broken card: " in told[0]


@pytest.mark.parametrize(("name", "size"), [("mp4-h264", (66, 50)), ("mkv-h265", (66, 50)), ("mp4-av1", (65, 49))])
def test_odd_sides_are_stored_in_420_for_every_player_and_a_pixel_more_is_said(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    format = format_named(name)
    told: list[str] = []
    frames = film(size=(65, 49))
    path = record(tmp_path / f"out{format.suffixes[0]}", plan_for(format), frames, told.append)
    with av.open(str(path)) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
    played = play(path)
    assert played.size == size
    assert np.abs(played.pictures[0][:49, :65].astype(int) - frames[0].pixels).mean() < 6
    more = "The film is 66 x 50 pixels, one more than the picture (65 x 49), for what plays everywhere has even sides."
    assert told == ([more] if size == (66, 50) else [])


def test_a_card_gets_odd_sizes_made_even(tmp_path: Path) -> None:
    told: list[str] = []
    card = VideoEncoder("libx264", "Even card", {}, hardware=True)
    plan = EncodingPlan(FORMATS[0], Quality.GOOD, (card, ENCODERS["h264"][0]))
    path = record(tmp_path / "out.mp4", plan, film(size=(65, 49)), told.append)
    assert play(path).size == (66, 50)
    assert len(told) == 1
    assert "The film is 66 x 50 pixels" in told[0]
