"""One microphone is open at most, and only because the user chose it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.record import microphones as module
from app.services.record.microphones import Microphones
from engine.errors import SourceError
from engine.media import Microphone, MicrophoneInfo
from tests.fakes import PATIENCE_S
from tests.sound_devices import FakeSoundDevice

DESK, HEADSET = MicrophoneInfo(1, "Desk microphone"), MicrophoneInfo(2, "Headset")


@pytest.fixture
def library() -> FakeSoundDevice:
    return FakeSoundDevice()


@pytest.fixture
def microphones(background: Background, library: FakeSoundDevice) -> Microphones:
    return Microphones(background, lambda: (DESK, HEADSET), partial(Microphone, load=lambda: library))


def choose(qtbot: QtBot, microphones: Microphones, info: MicrophoneInfo | None) -> None:
    with qtbot.waitSignal(microphones.changed) as changed:
        microphones.choose(info)
    assert changed.args == [info]


def test_what_there_is_is_listed(qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice) -> None:
    with qtbot.waitSignal(microphones.listed) as listed:
        microphones.look()
    assert listed.args == [(DESK, HEADSET), ""]
    assert library.streams == []


def test_why_there_is_none_is_said(qtbot: QtBot, background: Background) -> None:
    def none() -> tuple[MicrophoneInfo, ...]:
        raise SourceError("There is no microphone.")

    microphones = Microphones(background, none)
    with qtbot.waitSignal(microphones.listed) as listed:
        microphones.look()
    assert listed.args == [(), "There is no microphone."]


def test_the_one_chosen_is_opened_and_the_former_closed(
    qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice
) -> None:
    choose(qtbot, microphones, DESK)
    choose(qtbot, microphones, HEADSET)
    assert [stream.closed for stream in library.streams] == [True, False]
    assert microphones.microphone is not None
    assert microphones.microphone.info == HEADSET
    choose(qtbot, microphones, None)
    assert library.streams[1].closed
    assert microphones.level() == 0.0


def test_one_that_refuses_is_named_and_none_is_open(
    qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice
) -> None:
    library.fails = "Device unavailable"
    with qtbot.waitSignals([microphones.problem, microphones.changed]) as told:
        microphones.choose(DESK)
    assert [each.args for each in told.all_signals_and_args] == [
        ("Desk microphone cannot be heard: device unavailable.",),
        (None,),
    ]
    assert microphones.microphone is None


def test_one_that_is_pulled_out_is_told_and_let_go(
    qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice
) -> None:
    choose(qtbot, microphones, DESK)
    with qtbot.waitSignals([microphones.problem, microphones.changed]):
        pulled = threading.Thread(target=library.streams[0].finished_callback)
        pulled.start()
        pulled.join()
    assert microphones.microphone is None


def test_closing_is_for_good(qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice) -> None:
    choose(qtbot, microphones, DESK)
    microphones.close()
    microphones.close()
    assert library.streams[0].closed
    microphones._swap(1, HEADSET)
    assert len(library.streams) == 1


def test_the_level_is_that_of_the_open_one(qtbot: QtBot, microphones: Microphones, library: FakeSoundDevice) -> None:
    choose(qtbot, microphones, DESK)
    library.streams[0].hear(np.full((480, 2), 0.5, np.float32))
    assert microphones.level() == pytest.approx(0.5)
    microphones.close()


class _Slow:
    """Makes microphones that open when told to."""

    def __init__(self, library: FakeSoundDevice) -> None:
        self.opening, self.go = threading.Event(), threading.Event()
        self._library = library

    def __call__(self, info: MicrophoneInfo, lost: Callable[[str], None]) -> Microphone:
        self.opening.set()
        assert self.go.wait(PATIENCE_S)
        return Microphone(info, lost, load=lambda: self._library)


def test_who_records_waits_for_the_one_that_is_being_opened(
    qtbot: QtBot, background: Background, library: FakeSoundDevice
) -> None:
    slow = _Slow(library)
    microphones = Microphones(background, make=slow)
    heard: list[Microphone | None] = []
    with qtbot.waitSignal(microphones.changed):
        microphones.choose(DESK)
        assert slow.opening.wait(PATIENCE_S)
        recording = threading.Thread(target=lambda: heard.append(microphones.once_settled()))
        recording.start()
        slow.go.set()
    recording.join()
    assert [microphone and microphone.info for microphone in heard] == [DESK]
    microphones.close()


def test_who_records_does_not_wait_for_ever(
    qtbot: QtBot, background: Background, library: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WAIT_FOR_CHOICE_S", 0.01)
    slow = _Slow(library)
    microphones = Microphones(background, make=slow)
    with qtbot.waitSignal(microphones.changed):
        microphones.choose(DESK)
        assert slow.opening.wait(PATIENCE_S)
        with pytest.raises(SourceError, match="still being opened"):
            microphones.once_settled()
        slow.go.set()
    microphones.close()
