"""Microphones, on devices that hear what they are told."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import SourceError
from engine.media import microphone
from engine.media.microphone import Microphone, MicrophoneInfo, SoundBlock, Tap, list_microphones, load_sounddevice
from tests.sound_devices import FakeSoundDevice, device

DESK = MicrophoneInfo(1, "Desk microphone")


def opened(library: FakeSoundDevice, info: MicrophoneInfo = DESK) -> Microphone:
    heard = Microphone(info, load=lambda: library, now=lambda: 700.0)
    heard.open()
    return heard


def test_devices_that_hear_are_listed_the_systems_own_choice_first() -> None:
    found = list_microphones(FakeSoundDevice)
    assert [info.name for info in found] == ["Headset", "Desk microphone"]


def test_a_microphone_that_windows_offers_in_several_ways_is_listed_once() -> None:
    library = FakeSoundDevice(
        devices=[device("Headset (MME, cut o", host=0), device("Headset", host=1), device("Headset", host=2)],
        hosts=[{"name": "MME"}, {"name": "Windows DirectSound"}, {"name": "Windows WASAPI"}],
    )
    assert list_microphones(lambda: library) == (MicrophoneInfo(2, "Headset"),)


def test_without_a_device_that_hears_the_reason_is_said() -> None:
    with pytest.raises(SourceError, match="There is no microphone"):
        list_microphones(lambda: FakeSoundDevice(devices=[device("Speakers", channels=0)]))


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ModuleNotFoundError("sounddevice"), r"pip install sounddevice"), (OSError("no lib"), "PortAudio")],
)
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str) -> None:
    def missing(_name: str) -> None:
        raise error

    monkeypatch.setattr(microphone.importlib, "import_module", missing)
    with pytest.raises(SourceError, match=reason):
        load_sounddevice()


def test_a_device_is_opened_at_its_own_rate_with_two_channels_at_most() -> None:
    library = FakeSoundDevice(devices=[device("Speakers", 0), device("Array", 8, 44_100.0)])
    heard = opened(library)
    stream = library.streams[0]
    assert (stream.samplerate, stream.channels, stream.device, stream.started) == (44_100, 2, 1, True)
    tap = heard.listen()
    assert (tap.rate, tap.channels) == (44_100, 2)
    heard.close()
    assert stream.closed


def test_what_is_heard_is_kept_with_the_moment_it_was_heard() -> None:
    library = FakeSoundDevice()
    heard = opened(library)
    tap = heard.listen()
    samples = np.full((480, 2), 0.25, np.float32)
    library.streams[0].hear(samples, age_s=0.03)
    (block,) = tap.take()
    assert np.array_equal(block.samples, samples)
    assert block.captured_s == pytest.approx(699.97)
    assert tap.take() == []


@pytest.mark.parametrize("age_s", [-3.0, 50.0])
def test_a_driver_that_does_not_date_its_sound_is_believed_to_hand_it_over_at_once(age_s: float) -> None:
    library = FakeSoundDevice()
    tap = opened(library).listen()
    library.streams[0].hear(np.zeros((480, 2), np.float32), age_s)
    assert tap.take()[0].captured_s == pytest.approx(700.0 - 0.01)


def test_every_listener_hears_until_it_has_enough() -> None:
    library = FakeSoundDevice()
    heard = opened(library)
    one, other = heard.listen(), heard.listen()
    library.streams[0].hear(np.zeros((10, 2), np.float32))
    one.close()
    one.close()
    library.streams[0].hear(np.zeros((10, 2), np.float32))
    assert (len(one.take()), len(other.take())) == (1, 2)


def test_a_listener_that_takes_nothing_keeps_half_a_minute() -> None:
    tap = Tap(1000, 1, lambda _: None)
    for second in range(40):
        tap.put(SoundBlock(np.zeros((1000, 1), np.float32), float(second)))
    assert [block.captured_s for block in tap.take()] == list(range(10, 40))


def test_the_level_rises_at_once_and_falls_slowly() -> None:
    library = FakeSoundDevice()
    heard = opened(library)
    library.streams[0].hear(np.full((480, 2), -0.5, np.float32))
    assert heard.level == pytest.approx(0.5)
    for _ in range(50):
        library.streams[0].hear(np.zeros((480, 2), np.float32))
    assert 0.05 < heard.level < 0.1
    heard.close()
    assert heard.level == 0.0


def test_a_device_that_cannot_be_opened_says_why() -> None:
    with pytest.raises(SourceError, match="Desk microphone cannot be heard: device unavailable"):
        opened(FakeSoundDevice(fails="Device unavailable [PaErrorCode -9985]"))


def test_nobody_listens_to_a_closed_device() -> None:
    with pytest.raises(SourceError, match="is not open"):
        Microphone(DESK).listen()


def test_a_device_that_is_pulled_out_is_told_and_one_that_is_closed_is_not() -> None:
    library = FakeSoundDevice()
    lost: list[str] = []
    heard = Microphone(DESK, lost.append, lambda: library)
    heard.open()
    library.streams[0].finished_callback()
    assert lost == ["Desk microphone is gone; what is recorded from here on has no sound."]
    heard.close()
    assert len(lost) == 1
