"""A disk that fills up, on a clock and with a measure of its own."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine.errors import SinkError
from engine.media.sinks.disk_watch import ENOUGH_BYTES, DiskWatch, free_bytes
from engine.media.sinks.recorder import RecorderSink
from engine.media.sinks.recording_file import RecordingFile
from engine.values import Frame, StreamInfo
from tests.media import pattern, play

INFO = StreamInfo("test", 64, 48, 30.0)
MB = 1_000_000


@dataclass
class Disk:
    """Attributes: free: what is left, None = it does not say. now_s: the time. told: the warnings."""

    free: int | None = 10_000 * MB
    now_s: float = 100.0
    told: list[str] = field(default_factory=list)
    looks: int = 0

    def watch(self, path: Path = Path("film.mp4")) -> DiskWatch:
        return DiskWatch(path, self.told.append, self._look, lambda: self.now_s)

    def _look(self, folder: Path) -> int:
        self.looks += 1
        if self.free is None:
            raise OSError(errno.EIO, "no answer")
        return self.free


def test_a_roomy_disk_is_not_worth_a_word() -> None:
    disk = Disk()
    watch = disk.watch()
    watch.check_start()
    for second in range(60):
        disk.now_s += 1.0
        watch.check(second * MB)
    assert disk.told == []


def test_it_looks_once_a_second_however_many_frames_come() -> None:
    disk = Disk()
    watch = disk.watch()
    for _ in range(600):
        disk.now_s += 0.01
        watch.check(0)
    assert 5 <= disk.looks <= 6


def test_it_warns_once_when_the_disk_lasts_two_minutes_no_more() -> None:
    disk = Disk(free=ENOUGH_BYTES + 500 * MB)
    watch = disk.watch()
    for second in range(10, 40):
        disk.now_s = 100.0 + second
        watch.check(second * 5 * MB)
    assert disk.told == ["The disk is filling up: 567 MB free, room for about 2 min more."]


def test_a_little_room_is_said_even_when_the_pace_is_slow() -> None:
    disk = Disk(free=100 * MB)
    watch = disk.watch()
    disk.now_s += 2.0
    watch.check(1000)
    assert disk.told == ["The disk is filling up: 100 MB free."]


def test_a_disk_without_room_takes_no_recording() -> None:
    with pytest.raises(SinkError, match=r"too little room on the disk for film\.mp4: 50 MB free, 67 MB needed"):
        Disk(free=50 * MB).watch().check_start()


def test_a_disk_that_does_not_say_is_trusted() -> None:
    disk = Disk(free=None)
    watch = disk.watch()
    watch.check_start()
    disk.now_s += 5.0
    watch.check(MB)
    assert disk.told == []


def test_the_real_disk_says_how_much_is_free(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_recording_ends_before_the_disk_is_full_and_is_whole(tmp_path: Path, suffix: str) -> None:
    disk = Disk()
    path = tmp_path / f"film{suffix}"
    sink = RecorderSink(path, disk=disk.watch(path))
    sink.open(INFO)
    for index in range(90):
        disk.now_s += 1 / 30
        sink.write(Frame(pattern(index, 64, 48), index / 30, 0.0, index))
    disk.free, disk.now_s = ENOUGH_BYTES - 1, disk.now_s + 2.0
    with pytest.raises(SinkError, match=r"nearly full .*was ended; it is complete up to there"):
        sink.write(Frame(pattern(90, 64, 48), 3.0, 0.0, 90))
    sink.close()
    assert len(play(path).pictures) == 91


def test_a_disk_that_fills_up_at_once_loses_no_more_than_the_last_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.mp4"
    sink = RecorderSink(path)
    sink.open(INFO)
    for index in range(120):
        sink.write(Frame(pattern(index, 64, 48), index / 30, 0.0, index))

    def no_room(*_written: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(RecordingFile, "_write_all", no_room)
    with pytest.raises(SinkError, match=r"no room left on the disk for .*film\.mp4"):  # noqa: PT012
        for index in range(120, 240):
            sink.write(Frame(pattern(index, 64, 48), index / 30, 0.0, index))
    sink.close()
    assert 90 - 45 <= len(play(path).pictures) <= 120
