"""Claps and flashes: sound and picture of a recording stand together, measured in the decoded file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest

from engine.media.microphone import Microphone, MicrophoneInfo, Samples
from engine.media.sinks.recorder import RecorderSink
from engine.media.sources.video import VideoSource
from engine.values import Frame, StreamInfo
from tests.media import Picture
from tests.sound_devices import FakeSoundDevice

SIZE = (64, 48)
FPS = 15
RATE = 48_000
CLAP_S = 0.02
LENGTH_S = 60
MOST_APART_S = 0.040
"""What people begin to notice."""


@dataclass(frozen=True)
class Moments:
    """When flashes and claps are seen and heard in a file, in seconds."""

    flashes_s: list[float]
    claps_s: list[float]

    def apart_s(self) -> list[float]:
        assert len(self.flashes_s) == len(self.claps_s)
        return [clap - flash for flash, clap in zip(self.flashes_s, self.claps_s, strict=True)]


def measured(path: Path) -> Moments:
    with av.open(str(path)) as container:
        bright = [(frame.time, frame.to_ndarray(format="gray8").mean() > 128) for frame in container.decode(video=0)]
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        blocks = [(frame.time, frame.to_ndarray()[0]) for frame in container.decode(audio=0)]
    times_s = np.concatenate([start_s + np.arange(len(block)) / rate for start_s, block in blocks])
    loud_s = times_s[np.abs(np.concatenate([block for _, block in blocks])) > 0.25]
    return Moments(_onsets([time_s for time_s, is_bright in bright if is_bright]), _onsets(loud_s.tolist()))


def _onsets(times_s: list[float]) -> list[float]:
    """The first of each run of times that lie close together."""
    return [time_s for before_s, time_s in zip([-9.0, *times_s], times_s, strict=False) if time_s - before_s > 0.3]


def clap_at(times_s: np.ndarray) -> Samples:
    """Sound at these moments: half a loud 1 kHz wave train at the beginning of each second."""
    sounding = times_s % 1.0 < CLAP_S
    return (0.8 * sounding * np.sin(2 * np.pi * 1000 * times_s)).astype(np.float32)


def flash(index: int) -> Picture:
    return np.full((SIZE[1], SIZE[0], 3), 235 if index % FPS == 0 else 20, np.uint8)


def flashes(first: int, count: int, captured_from_s: float = 0.0) -> Iterator[Frame]:
    for index in range(first, first + count):
        yield Frame(flash(index), index / FPS, captured_from_s + index / FPS, index)


def assert_in_step(path: Path, count: int) -> None:
    apart_s = measured(path).apart_s()
    assert len(apart_s) == count
    assert max(map(abs, apart_s[:3])) <= MOST_APART_S
    assert max(map(abs, apart_s[-3:])) <= MOST_APART_S
    assert max(map(abs, apart_s)) <= MOST_APART_S


@pytest.fixture(scope="module")
def clapping_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "claps.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        sound = container.add_stream("aac", rate=RATE)
        sound.layout = "mono"
        for frame in flashes(0, LENGTH_S * FPS):
            container.mux(video.encode(av.VideoFrame.from_ndarray(frame.pixels, "rgb24")))
        for start in range(0, LENGTH_S * RATE - 1024, 1024):
            samples = clap_at(np.arange(start, start + 1024) / RATE)
            block = av.AudioFrame.from_ndarray(samples[None], "fltp", "mono")
            block.sample_rate, block.pts = RATE, start
            container.mux(sound.encode(block))
        container.mux(video.encode(None))
        container.mux(sound.encode(None))
    return path


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_the_sound_of_a_file_is_in_step_from_the_first_second_to_the_last(
    clapping_film: Path, tmp_path: Path, suffix: str
) -> None:
    source, sink = VideoSource(clapping_film), RecorderSink(tmp_path / f"out{suffix}", audio_from=clapping_film)
    sink.open(source.open())
    for frame in iter(source.read, None):
        sink.write(frame)
    sink.close()
    source.close()
    assert_in_step(sink.path, LENGTH_S)


def test_the_sound_of_a_file_stays_in_step_behind_every_pause(clapping_film: Path, tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=clapping_film)
    sink.open(StreamInfo("claps", *SIZE, float(FPS), duration_s=float(LENGTH_S)))
    for part in range(6):
        sink.cut()
        # Each begins and ends elsewhere in a second.
        for frame in flashes(part * 5 * FPS + part + FPS // 2, 3 * FPS):
            sink.write(frame)
    sink.close()
    assert sink.length_s == pytest.approx(18.0 - 1 / FPS, abs=0.01)
    assert_in_step(sink.path, 18)


class Room:
    """Where a camera and a microphone are: claps and flashes come from it at the same moments.

    The clock of the microphone is fast by one in 2500 (35 seconds a day, a very bad one), and its blocks are dated
    with a jitter of 3 ms.
    """

    def __init__(self) -> None:
        self.now_s = 0.0
        self.library = FakeSoundDevice()
        self.microphone = Microphone(MicrophoneInfo(1, "Desk"), load=lambda: self.library, now=lambda: self.now_s)
        self.microphone.open()
        self._heard = 0
        self._jitter = np.random.default_rng(1)

    def hear_until(self, moment_s: float, begun_s: float) -> None:
        """Let the microphone hear all that sounds until `moment_s`; the room's own clock begins at `begun_s`."""
        true_rate = RATE * (1 + 1 / 2500)
        while begun_s + (self._heard + 480) / true_rate < moment_s:
            times_s = (self._heard + np.arange(480)) / true_rate
            age_s = 0.03 + self._jitter.uniform(-0.003, 0.003)
            self.now_s = begun_s + times_s[0] + 0.03
            self.library.streams[0].hear(np.stack([clap_at(times_s)] * 2, axis=1), age_s)
            self._heard += 480


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_microphone_is_in_step_from_the_first_second_to_the_last(tmp_path: Path, suffix: str) -> None:
    room, begun_s = Room(), 5000.0
    sink = RecorderSink(tmp_path / f"out{suffix}", microphone=room.microphone)
    sink.open(StreamInfo("camera", *SIZE, float(FPS), live=True))
    for frame in flashes(0, LENGTH_S * FPS + 5, begun_s):
        # Painted and queued for a while: by the time a frame is written, more has been heard.
        room.hear_until(frame.captured_s + 0.4, begun_s)
        sink.write(frame)
    sink.close()
    room.microphone.close()
    assert_in_step(sink.path, LENGTH_S + 1)


def test_a_microphone_stays_in_step_behind_every_pause(tmp_path: Path) -> None:
    room, begun_s = Room(), 5000.0
    sink = RecorderSink(tmp_path / "out.mp4", microphone=room.microphone)
    sink.open(StreamInfo("camera", *SIZE, float(FPS), live=True))
    for part in range(6):
        sink.cut()
        for frame in flashes(part * 5 * FPS + part + FPS // 2, 3 * FPS, begun_s):
            room.hear_until(frame.captured_s + 0.4, begun_s)
            sink.write(frame)
    sink.close()
    room.microphone.close()
    assert sink.length_s == pytest.approx(18.0 - 1 / FPS, abs=0.01)
    assert_in_step(sink.path, 18)


def test_what_was_lost_between_two_blocks_is_silence_and_the_rest_stays_in_step(tmp_path: Path) -> None:
    room, begun_s = Room(), 5000.0
    sink = RecorderSink(tmp_path / "out.mp4", microphone=room.microphone)
    sink.open(StreamInfo("camera", *SIZE, float(FPS), live=True))
    for frame in flashes(0, 10 * FPS - 10, begun_s):
        room.hear_until(frame.captured_s + 0.1, begun_s)
        if frame.index == 5 * FPS + 10:
            room._heard += RATE // 4
        sink.write(frame)
    sink.close()
    room.microphone.close()
    assert_in_step(sink.path, 10)


def test_a_microphone_that_is_not_open_leaves_a_film_without_sound_and_that_is_said(tmp_path: Path) -> None:
    told: list[str] = []
    sink = RecorderSink(tmp_path / "out.mp4", microphone=Microphone(MicrophoneInfo(1, "Desk")), tell=told.append)
    sink.open(StreamInfo("camera", *SIZE, float(FPS), live=True))
    for frame in flashes(0, 5):
        sink.write(frame)
    sink.close()
    assert told == ["Desk is not open. The recording has no sound."]
    with av.open(str(sink.path)) as container:
        assert not container.streams.audio
