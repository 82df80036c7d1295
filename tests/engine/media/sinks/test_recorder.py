"""Recordings are decoded back and compared with what went in: pictures, times, colours, sizes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import FORMATS, Encoding, Format, Quality
from engine.media.sinks.recorder import RecorderSink
from engine.values import Frame
from tests.engine.media.sinks.recording import frames_at, info_of, noise_at, record, write_all
from tests.engine.media.sources.films import first_frame
from tests.media import play

EVERY_SIZE = [(64, 48), (65, 48), (64, 49), (65, 49), (1, 1), (2, 2), (161, 91)]
BARS = ((235, 235, 235), (220, 200, 30), (30, 200, 200), (30, 180, 40), (190, 40, 190), (200, 30, 30), (30, 30, 190))


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_every_frame_comes_back_in_its_size_or_a_pixel_more(tmp_path: Path, size: tuple[int, int]) -> None:
    times = [index / 30 for index in range(10)]
    if min(size) < 16:
        frames = [Frame(np.full((size[1], size[0], 3), 90, np.uint8), t, 0.0, i) for i, t in enumerate(times)]
    else:
        frames = frames_at(times, size)
    played = play(record(tmp_path / "out.mp4", frames))
    assert played.size == (size[0] + size[0] % 2, size[1] + size[1] % 2)
    assert len(played.pictures) == 10
    for frame, picture in zip(frames, played.pictures, strict=True):
        assert np.abs(picture[: size[1], : size[0]].astype(int) - frame.pixels).mean() < 6


@pytest.mark.parametrize("fps", [24, 25, 30, 60, 24000 / 1001, 30000 / 1001, 60000 / 1001, 1000 / 33])
def test_even_rates_come_back_exactly(tmp_path: Path, fps: float) -> None:
    times = [index / fps for index in range(70)]
    played = play(record(tmp_path / "out.mp4", frames_at(times), fps=fps))
    assert played.times_s == pytest.approx(times, abs=1e-9 if fps != 1000 / 33 else 1e-6)


def test_an_even_rate_is_seen_as_even_by_players(tmp_path: Path) -> None:
    record(tmp_path / "out.mp4", frames_at([index * 1001 / 30000 for index in range(60)]), fps=30000 / 1001)
    with av.open(str(tmp_path / "out.mp4")) as container:
        video = container.streams.video[0]
        assert (video.average_rate, video.base_rate, video.frames) == (Fraction(30000, 1001), Fraction(30000, 1001), 60)
        assert container.duration == pytest.approx(60 * 1001 / 30000 * 1e6, abs=1000)


def test_variable_rate_is_kept(tmp_path: Path) -> None:
    times = [0.0, 0.013, 0.4, 0.41, 0.55, 3.0, 3.0417, 3.2]
    assert play(record(tmp_path / "out.mp4", frames_at(times))).times_s == pytest.approx(times, abs=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_any_rhythm_is_kept_to_its_last_frame(tmp_path: Path, seed: int) -> None:
    steps = np.random.default_rng(seed).choice([0.001, 0.01, 0.033, 0.04, 0.1, 0.5, 2.0], size=25)
    times = np.concatenate([[0.0], np.cumsum(steps)])
    played = play(record(tmp_path / "out.mp4", frames_at(times.tolist())))
    assert played.times_s == pytest.approx(times.tolist(), abs=1e-5)


def test_the_first_frame_recorded_is_time_zero(tmp_path: Path) -> None:
    played = play(record(tmp_path / "out.mp4", frames_at([12.5, 12.6, 12.9])))
    assert played.times_s == pytest.approx([0.0, 0.1, 0.4], abs=1e-6)


def test_no_frame_is_lost_to_a_time_that_does_not_rise(tmp_path: Path) -> None:
    played = play(record(tmp_path / "out.mp4", frames_at([0.0, 0.1, 0.1, 0.05, 0.2])))
    assert len(played.times_s) == 5
    assert played.times_s == sorted(played.times_s)
    assert played.times_s == pytest.approx([0.0, 0.1, 0.1, 0.1, 0.2], abs=1e-5)


def test_a_single_frame_is_a_film(tmp_path: Path) -> None:
    assert len(play(record(tmp_path / "out.mp4", frames_at([0.0]))).pictures) == 1


@pytest.mark.parametrize("size", [(112, 64), (113, 64), (1120, 720)])
def test_colours_survive_the_round_trip(tmp_path: Path, size: tuple[int, int]) -> None:
    width, height = size
    bars = np.zeros((height, width, 3), np.uint8)
    for index, color in enumerate(BARS):
        bars[:, index * width // len(BARS) : (index + 1) * width // len(BARS)] = color
    path = record(tmp_path / "out.mp4", [Frame(bars, index / 30, 0.0, index) for index in range(3)])
    assert np.abs(first_frame(path).pixels[:, :width].astype(int) - bars).mean() <= 3


@pytest.mark.parametrize(("size", "matrix"), [((64, 64), 6), ((64, 720), 1), ((1280, 64), 1)])
def test_colour_tags_name_the_conversion_that_was_done(tmp_path: Path, size: tuple[int, int], matrix: int) -> None:
    record(tmp_path / "out.mp4", frames_at([0.0, 0.1], size))
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
        tags = (frame.colorspace, frame.color_range, frame.color_primaries, frame.color_trc)
    assert tags == (matrix, 1, 1, 1)


@pytest.mark.parametrize("format", [each for each in FORMATS if each.muxer != "gif"], ids=lambda each: each.name)
def test_each_step_of_quality_keeps_more_and_weighs_more(tmp_path: Path, format: Format) -> None:
    frames = [noise_at(index) for index in range(10)]
    sizes = []
    for quality in Quality:
        plan = EncoderBench().plan(Encoding(format.name, quality))
        path = tmp_path / f"{quality.value}{format.suffixes[0]}"
        sizes.append(record(path, frames, plan=plan).stat().st_size)
    assert sizes == sorted(set(sizes))


def test_frames_are_counted(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    for frame in frames_at([0.0, 0.1, 0.2]):
        sink.write(frame)
    assert sink.frame_count == 3
    sink.close()


def test_the_size_is_told_while_it_records(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    write_all(sink, map(noise_at, range(90)))
    assert 0 < sink.size_bytes <= (tmp_path / "out.mp4").stat().st_size
    sink.close()
