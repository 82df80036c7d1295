"""Recordings in trouble: killed, out of room, refused; what was recorded plays."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.errors import SinkError
from engine.media.sinks.formats import FORMATS, Format
from engine.media.sinks.recorder import RecorderSink
from engine.values import Frame
from tests.engine.media.sinks.recording import frames_at, info_of, noise_at, record, write_all
from tests.media import MakeClip, pattern, play, write_clip


@contextmanager
def disk_with_room_for(total_bytes: int) -> Iterator[None]:
    """Writing beyond this many bytes of a file fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (total_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


KILLED = """
import sys
from pathlib import Path
from engine.media.sinks import make_recording
from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import Encoding
from engine.values import Frame, StreamInfo
from tests.media import pattern, write_clip

sinks = []
for wanted in sys.argv[1:]:
    path, format, clip = wanted.split("|")
    plan = EncoderBench().plan(Encoding(format))
    sinks.append(make_recording(Path(path), plan, print, audio_from=Path(clip) if clip else None))
    sinks[-1].open(StreamInfo("test", 64, 48, 30.0))
for index in range(10_000):
    for sink in sinks:
        sink.write(Frame(pattern(index % 200, 64, 48), index / 30, 0.0, index))
    print(index, flush=True)
    if index >= 300:
        sys.stdin.readline()
"""

FILMS = [
    (FORMATS[0], False),
    *((format, True) for format in FORMATS if format.name in ("mp4-h264", "mkv-h264", "mp4-av1")),
]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Format, bool], Path]:
    """Recordings in every one of FILMS, all by one process that was killed after its 301st frame."""
    folder = tmp_path_factory.mktemp("killed")
    clip = write_clip(folder / "clip.mp4", frames=600)
    paths = {
        (format, with_sound): folder / f"{format.name} {with_sound}{format.suffixes[0]}" for format, with_sound in FILMS
    }
    wanted = [f"{path}|{format.name}|{clip if with_sound else ''}" for (format, with_sound), path in paths.items()]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, *wanted], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as recording:
        assert recording.stdout is not None
        for line in recording.stdout:
            if int(line) == 300:
                recording.kill()
                break
    assert recording.returncode == -signal.SIGKILL
    return paths


@pytest.mark.parametrize(
    ("format", "with_sound"),
    FILMS,
    ids=lambda value: value.name if isinstance(value, Format) else "with sound" if value else "silent",
)
def test_a_killed_recording_plays_up_to_its_last_two_seconds(
    killed: dict[tuple[Format, bool], Path], format: Format, with_sound: bool
) -> None:
    played = play(killed[format, with_sound])
    assert 300 - 30 * 2 <= len(played.pictures) <= 301
    # Matroska knows no time before zero: the run-up of the sound moves both by a packet.
    assert 0.0 <= played.times_s[0] < 0.03
    passed_s = [time_s - played.times_s[0] for time_s in played.times_s]
    assert passed_s == pytest.approx([index / 30 for index in range(len(passed_s))], abs=1.1e-3)
    assert (played.sound_s > 8.0) == with_sound


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_at_any_moment_a_recording_plays_or_is_not_there(tmp_path: Path, clip_with_audio: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    sink = RecorderSink(path, audio_from=clip_with_audio)
    sink.open(info_of((64, 48)))
    seen = []
    for frame in frames_at([index / 30 for index in range(75)]):
        sink.write(frame)
        if frame.index % 6 == 5:
            seen.append(len(play(path).pictures) if path.exists() else 0)
            assert seen[-1] > 0 or not path.exists()
    sink.close()
    assert (seen[0], len(play(path).pictures)) == (0, 75)
    assert seen[-1] >= 15


def test_a_name_that_is_taken_while_a_recording_begins_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    sink = RecorderSink(path)
    sink.open(info_of((64, 48)))
    path.write_bytes(b"precious")
    with pytest.raises(SinkError, match=r"out\.mp4 exists already"):
        write_all(sink, frames_at([index / 30 for index in range(90)]))
    sink.close()
    assert path.read_bytes() == b"precious"


def test_a_full_disk_is_said_and_what_was_recorded_plays(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    sink = RecorderSink(path)
    sink.open(info_of((64, 48)))
    with disk_with_room_for(500_000):
        with pytest.raises(SinkError, match=r"no room left on the disk .*out\.mp4"):
            write_all(sink, map(noise_at, range(2000)))
        sink.close()
    assert len(play(path).pictures) > 30


def test_a_disk_too_full_for_the_first_second_keeps_nothing_and_claims_nothing(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4")
    sink.open(info_of((64, 48)))
    with disk_with_room_for(2_000):
        with pytest.raises(SinkError, match=r"no room left on the disk .*out\.mp4\.$"):
            write_all(sink, map(noise_at, range(90)))
        sink.close()
    assert list(tmp_path.iterdir()) == []


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
