"""Recordings are decoded back and compared with what went in."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.errors import SinkError, SourceError
from engine.sinks.encoders import EncoderBench
from engine.sinks.formats import FORMATS, Encoding, Format, Quality
from engine.sinks.recorder import RecorderSink
from engine.sources.video import VideoSource
from engine.values import Frame, StreamInfo
from tests.media import MakeClip, pattern, play

EVERY_SIZE = [(64, 48), (65, 48), (64, 49), (65, 49), (1, 1), (2, 2), (161, 91)]
SOUND_TICK_S = 1 / 48_000

BARS = ((235, 235, 235), (220, 200, 30), (30, 200, 200), (30, 180, 40), (190, 40, 190), (200, 30, 30), (30, 30, 190))


def info_of(size: tuple[int, int], fps: float | None = 30.0, duration_s: float | None = None) -> StreamInfo:
    return StreamInfo("test", size[0], size[1], fps, duration_s=duration_s)


def frames_at(times_s: Sequence[float], size: tuple[int, int] = (64, 48)) -> list[Frame]:
    return [Frame(pattern(index, *size), time_s, 0.0, index) for index, time_s in enumerate(times_s)]


def record(path: Path, frames: Sequence[Frame], **options: Any) -> Path:
    height, width = frames[0].pixels.shape[:2]
    sink = RecorderSink(path, **options)
    sink.open(info_of((width, height)))
    for frame in frames:
        sink.write(frame)
    sink.close()
    return path


def write_all(sink: RecorderSink, frames: Iterable[Frame]) -> None:
    for frame in frames:
        sink.write(frame)


def record_from(source: VideoSource, path: Path, frames: int | None = None) -> None:
    """Copy a whole clip, or its first frames, the way a render does."""
    info = source.open()
    sink = RecorderSink(path, audio_from=info.audio_path)
    sink.open(info)
    for count, frame in enumerate(iter(source.read, None)):
        if count == frames:
            break
        sink.write(frame)
    sink.close()
    source.close()


def sound_packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


@contextmanager
def disk_with_room_for(total_bytes: int) -> Iterator[None]:
    """Writing beyond this many bytes of a file fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (total_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_every_frame_comes_back_in_its_size(tmp_path: Path, size: tuple[int, int]) -> None:
    times = [index / 30 for index in range(10)]
    if min(size) < 16:
        frames = [Frame(np.full((size[1], size[0], 3), 90, np.uint8), t, 0.0, i) for i, t in enumerate(times)]
    else:
        frames = frames_at(times, size)
    played = play(record(tmp_path / "out.mp4", frames))
    assert played.size == size
    assert len(played.pictures) == 10
    for frame, picture in zip(frames, played.pictures, strict=True):
        assert picture.shape == (size[1], size[0], 3)
        assert np.abs(picture.astype(int) - frame.pixels).mean() < 6


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
    source = VideoSource(path)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert np.abs(frame.pixels.astype(int) - bars).mean() <= 3


@pytest.mark.parametrize(("height", "matrix"), [(64, 6), (720, 1)])
def test_colour_tags_name_the_conversion_that_was_done(tmp_path: Path, height: int, matrix: int) -> None:
    record(tmp_path / "out.mp4", frames_at([0.0, 0.1], (64, height)))
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
        tags = (frame.colorspace, frame.color_range, frame.color_primaries, frame.color_trc)
    assert tags == (matrix, 1, 1, 1)


def test_sound_is_copied_bit_for_bit(clip_with_audio: Path, tmp_path: Path) -> None:
    record_from(VideoSource(clip_with_audio), tmp_path / "out.mp4")
    assert sound_packets(tmp_path / "out.mp4") == sound_packets(clip_with_audio)


@pytest.mark.parametrize(
    ("name", "encoder"),
    [("in.mp4", "aac"), ("in.ts", "aac"), ("in.mkv", "ac3"), ("in.mkv", "flac"), ("in.mp4", "libmp3lame")],
)
def test_copied_sound_stays_in_step(make_clip: MakeClip, tmp_path: Path, name: str, encoder: str) -> None:
    clip = make_clip(name, frames=60, audio=encoder)
    record_from(VideoSource(clip), tmp_path / "out.mp4")
    was, now = play(clip), play(tmp_path / "out.mp4")
    assert now.sound_codec == was.sound_codec
    assert now.sound_s == pytest.approx(was.sound_s, abs=0.03)
    lead_before = was.sound_start_s - was.times_s[0]
    assert now.sound_start_s - now.times_s[0] == pytest.approx(lead_before, abs=0.025)


@pytest.mark.parametrize(
    ("name", "encoder"), [("in.mov", "pcm_s16le"), ("in.mkv", "pcm_s16le"), ("in.avi", "pcm_s16le")]
)
def test_sound_that_mp4_players_do_not_take_is_encoded_anew(
    make_clip: MakeClip, tmp_path: Path, name: str, encoder: str
) -> None:
    clip = make_clip(name, frames=60, audio=encoder)
    record_from(VideoSource(clip), tmp_path / "out.mp4")
    was, now = play(clip), play(tmp_path / "out.mp4")
    assert now.sound_codec == "aac"
    assert now.sound_s == pytest.approx(was.sound_s, abs=0.06)
    assert now.times_s[0] == 0.0


def test_encoded_sound_is_the_same_tone(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip("in.mov", frames=60, audio="pcm_s16le")), tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        samples = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])[4800:43200]
        rate = container.streams.audio[0].rate
    loudest_hz = np.argmax(np.abs(np.fft.rfft(samples))) * rate / len(samples)
    assert loudest_hz == pytest.approx(440, abs=3)
    assert np.abs(samples).max() == pytest.approx(0.2, abs=0.03)


def test_sound_that_outlasts_the_picture_is_kept_to_its_end(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=30, audio_s=2.5)), tmp_path / "out.mp4")
    assert play(tmp_path / "out.mp4").sound_s == pytest.approx(2.5, abs=0.05)


def test_sound_shorter_than_the_picture_stays_short(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=90, audio_s=0.5)), tmp_path / "out.mp4")
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == 90
    assert played.sound_s == pytest.approx(0.5, abs=0.05)


def test_a_render_stopped_midway_has_sound_until_there(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=120)), tmp_path / "out.mp4", frames=30)
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == 30
    assert played.sound_s == pytest.approx(1.0, abs=0.05)


def test_a_recording_begun_midway_has_the_sound_of_that_moment(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=120, audio="pcm_s16le", name="in.mov", audio_s=4.0)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(info_of((64, 48), duration_s=4.0))
    for frame in frames_at([2.5 + index / 30 for index in range(45)]):
        sink.write(frame)
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert played.times_s[0] == 0.0
    assert played.sound_s == pytest.approx(1.5, abs=0.1)


def test_a_source_without_sound_gives_a_film_without_sound(make_clip: MakeClip, tmp_path: Path) -> None:
    silent = make_clip(audio=None)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=silent)
    sink.open(info_of((64, 48)))
    for frame in frames_at([0.0, 0.1]):
        sink.write(frame)
    sink.close()
    assert play(tmp_path / "out.mp4").sound_codec is None


def test_a_source_that_dies_midway_leaves_what_was_recorded(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip("in.mkv", frames=150)
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])
    source, sink = VideoSource(clip), RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(source.open())
    with pytest.raises(SourceError):
        write_all(sink, iter(source.read, None))
    source.close()
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == sink.frame_count > 30
    assert played.sound_s > 1.0


KILLED = """
import sys
from pathlib import Path
from engine.sinks import make_recording
from engine.sinks.encoders import EncoderBench
from engine.sinks.formats import Encoding
from engine.values import Frame, StreamInfo
from tests.media import pattern

plan = EncoderBench().plan(Encoding(sys.argv[2]))
clip = Path(sys.argv[3]) if sys.argv[3:] else None
sink = make_recording(Path(sys.argv[1]), plan, print, audio_from=clip)
sink.open(StreamInfo("test", 64, 48, 30.0))
for index in range(10_000):
    sink.write(Frame(pattern(index % 200, 64, 48), index / 30, 0.0, index))
    print(index, flush=True)
    if index >= 300:
        sys.stdin.readline()
"""

FILMS = [(format, True) for format in FORMATS if format.name in ("mp4-h264", "mkv-h264", "mp4-av1")]


@pytest.mark.parametrize(
    ("format", "with_sound"),
    [(FORMATS[0], False), *FILMS],
    ids=lambda value: value.name if isinstance(value, Format) else "with sound" if value else "silent",
)
def test_a_killed_recording_plays_up_to_its_last_two_seconds(
    make_clip: MakeClip, tmp_path: Path, format: Format, with_sound: bool
) -> None:
    path = tmp_path / f"out{format.suffixes[0]}"
    arguments = [str(make_clip(frames=600))] if with_sound else []
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), format.name, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as recording:
        assert recording.stdout is not None
        for line in recording.stdout:
            if int(line) == 300:
                recording.kill()
                break
    assert recording.returncode == -signal.SIGKILL
    played = play(path)
    assert 300 - 30 * 2 <= len(played.pictures) <= 301
    # Matroska knows no time before zero: the run-up of the sound moves both by a packet.
    assert 0.0 <= played.times_s[0] < 0.03
    passed_s = [time_s - played.times_s[0] for time_s in played.times_s]
    assert passed_s == pytest.approx([index / 30 for index in range(len(passed_s))], abs=1.1e-3)
    assert (played.sound_s > 8.0) == with_sound


def noise_at(index: int) -> Frame:
    """Hardly compressible, so that a small disk is soon full."""
    rng = np.random.default_rng(index)
    return Frame(rng.integers(0, 256, (48, 64, 3), np.uint8), index / 30, 0.0, index)


def test_a_full_disk_is_said_and_what_was_recorded_plays(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    sink = RecorderSink(path)
    sink.open(info_of((64, 48)))
    with disk_with_room_for(500_000):
        with pytest.raises(SinkError, match=r"no room left on the disk .*out\.mp4"):
            write_all(sink, map(noise_at, range(2000)))
        sink.close()
    assert len(play(path).pictures) > 30


def test_a_disk_that_fills_up_at_the_very_end_is_said_and_the_film_plays(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    sink = RecorderSink(path)
    sink.open(info_of((64, 48)))
    for index in range(90):
        sink.write(noise_at(index))
    with (
        disk_with_room_for(path.stat().st_size + 1000),
        pytest.raises(SinkError, match="no room left on the disk"),
    ):
        sink.close()
    assert len(play(path).pictures) > 20
    sink.close()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match=r"There is no folder .*nowhere"):
        RecorderSink(tmp_path / "nowhere" / "out.mp4").open(info_of((64, 48)))


def test_a_folder_where_nobody_may_write_is_said() -> None:
    folder = Path("/proc/self/fdinfo")
    if not folder.is_dir():
        folder = Path("/System")
    with pytest.raises(SinkError, match="cannot be written"):
        RecorderSink(folder / "out.mp4").open(info_of((64, 48)))


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_bytes(b"precious")
    sink = RecorderSink(tmp_path / "out.mp4")
    with pytest.raises(SinkError, match=r"out\.mp4 exists already"):
        sink.open(info_of((64, 48)))
    sink.close()
    assert (tmp_path / "out.mp4").read_bytes() == b"precious"


def test_an_existing_file_is_replaced_when_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_bytes(bytes(500_000))
    record(tmp_path / "out.mp4", frames_at([0.0, 0.1, 0.2]), overwrite=True)
    assert len(play(tmp_path / "out.mp4").pictures) == 3
    assert (tmp_path / "out.mp4").stat().st_size < 100_000


def test_a_file_to_be_replaced_stays_until_there_is_a_frame(tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_bytes(b"precious")
    sink = RecorderSink(tmp_path / "out.mp4", overwrite=True)
    sink.open(info_of((64, 48)))
    sink.close()
    assert (tmp_path / "out.mp4").read_bytes() == b"precious"


def test_the_file_being_read_is_never_written(make_clip: MakeClip) -> None:
    clip = make_clip()
    before = clip.read_bytes()
    with pytest.raises(SinkError, match="is the file being read"):
        RecorderSink(clip, audio_from=clip, overwrite=True).open(info_of((64, 48)))
    assert clip.read_bytes() == before


def test_sound_that_cannot_be_read_is_said_and_no_file_stays(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=tmp_path / "gone.mp4")
    sink.open(info_of((64, 48)))
    with pytest.raises(SinkError, match=r"The sound of .*gone\.mp4 cannot be read"):
        sink.write(frames_at([0.0])[0])
    sink.close()
    assert list(tmp_path.iterdir()) == []


def test_a_recording_without_a_frame_leaves_no_file(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    sink.close()
    assert list(tmp_path.iterdir()) == []


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match=r"written as \.mp4, .*, not as 'out\.avi'"):
        RecorderSink(tmp_path / "out.avi").open(info_of((64, 48)))


def test_a_frame_of_another_size_is_refused_and_the_rest_plays(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    for frame in frames_at([index / 30 for index in range(90)]):
        sink.write(frame)
    with pytest.raises(SinkError, match="32 x 32 came where 64 x 48"):
        sink.write(Frame(pattern(0, 32, 32), 4.0, 0.0, 90))
    sink.close()
    assert len(play(tmp_path / "out.mp4").pictures) > 30


def test_writing_before_open_or_after_close_is_refused(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    with pytest.raises(SinkError, match="is not open"):
        sink.write(frames_at([0.0])[0])
    record_again = record(tmp_path / "out.mp4", frames_at([0.0, 0.1]))
    sink.close()
    with pytest.raises(SinkError, match="is not open"):
        sink.write(frames_at([0.0])[0])
    assert len(play(record_again).pictures) == 2


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


def test_what_is_cut_out_leaves_no_gap_and_its_sound_is_gone_too(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=300)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(info_of((64, 48), duration_s=10.0))
    write_all(sink, frames_at([index / 30 for index in range(30)]))
    sink.cut()
    write_all(sink, frames_at([6.0 + index / 30 for index in range(30)]))
    assert sink.length_s == pytest.approx(59 / 30)
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert played.times_s == pytest.approx([index / 30 for index in range(60)], abs=1e-5)
    assert played.sound_s == pytest.approx(2.0, abs=0.06)


def test_the_size_is_told_while_it_records(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    write_all(sink, map(noise_at, range(90)))
    assert 0 < sink.size_bytes <= (tmp_path / "out.mp4").stat().st_size
    sink.close()
