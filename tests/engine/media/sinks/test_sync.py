"""Claps and flashes: sound and picture of a recording stand together, measured in the decoded file."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from engine.media.microphone import Microphone, MicrophoneInfo
from engine.media.sinks.recorder import RecorderSink
from engine.values import StreamInfo
from tests.engine.media.sinks.claps import FPS, RATE, SIZE, assert_in_step, clap_at, clapping_film, flashes, repainted
from tests.sound_devices import FakeSoundDevice

LENGTH_S = 60


@pytest.fixture(scope="module")
def film_of_a_minute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clapping_film(tmp_path_factory.mktemp("films") / "claps.mp4", LENGTH_S)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_the_sound_of_a_file_is_in_step_from_the_first_second_to_the_last(
    film_of_a_minute: Path, tmp_path: Path, suffix: str
) -> None:
    assert_in_step(repainted(film_of_a_minute, tmp_path / f"out{suffix}"), LENGTH_S)


def test_the_sound_of_a_file_stays_in_step_behind_every_pause(film_of_a_minute: Path, tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=film_of_a_minute)
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
