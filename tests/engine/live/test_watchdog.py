"""Who notices silence, asked at moments of the test's own: no clock runs here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from engine.errors import SourceError
from engine.events import Event, Problem, SourceWaiting, Working
from engine.live.capture import Capture
from engine.live.watchdog import Patience, Watchdog
from engine.values import StreamInfo

CAMERA = StreamInfo("the camera", 64, 48, 30.0, live=True)
FILM = StreamInfo("the film", 64, 48, 30.0)
PATIENCE = Patience(open_s=30.0, silence_s=2.5, give_up_s=60.0)
SILENCE = Problem("the camera gives no picture; waiting for it.")


@dataclass
class Flow:
    """What a capture says of itself: how long nothing has come, and whether it opens its source anew."""

    silent_s: float = 0.0
    reconnecting: bool = False


class Watched:
    """A watchdog over such a flow, and all that it has told."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.told: list[Event] = []
        self._watchdog = Watchdog(cast(Capture, self.flow), PATIENCE, self.told.append)

    def look(self, info: StreamInfo | None, *silences_s: float) -> None:
        for self.flow.silent_s in silences_s:
            self._watchdog.check(info)

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.told if isinstance(event, kind)]


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_a_camera_that_flows_is_not_spoken_of(watched: Watched) -> None:
    watched.look(CAMERA, 0.0, 0.2, 2.5, 0.0)
    assert watched.told == []


def test_a_silence_is_told_once_however_long_it_lasts(watched: Watched) -> None:
    watched.look(CAMERA, 0.1, 2.6, 2.9, 30.0)
    assert watched.of(Problem) == [SILENCE]
    assert watched.of(SourceWaiting) == [SourceWaiting(True)]


def test_a_camera_that_is_back_is_greeted_once_and_its_next_silence_is_told_again(watched: Watched) -> None:
    watched.look(CAMERA, 3.0, 0.1, 0.2, 3.0, 0.1)
    assert watched.of(SourceWaiting) == [SourceWaiting(on) for on in (True, False, True, False)]
    labels = [event.progress.label for event in watched.of(Working) if isinstance(event, Working)]
    assert labels == ["Waiting for the camera", "the camera is back"] * 2
    assert watched.of(Problem) == [SILENCE] * 2


def test_a_lost_camera_that_is_opened_anew_is_waited_for_without_a_second_complaint(watched: Watched) -> None:
    watched.flow.reconnecting = True
    watched.look(CAMERA, 0.1, 5.0)
    assert watched.told == [SourceWaiting(True)]
    watched.flow.reconnecting = False
    watched.look(CAMERA, 0.1)
    assert watched.told == [SourceWaiting(True), SourceWaiting(False)]


def test_patience_with_a_camera_ends(watched: Watched) -> None:
    with pytest.raises(SourceError, match="the camera has given no picture for 60 seconds"):
        watched.look(CAMERA, 59.9, 60.1)


def test_a_lost_camera_is_given_up_by_whoever_opens_it_anew(watched: Watched) -> None:
    watched.flow.reconnecting = True
    watched.look(CAMERA, 0.1, 59.9, 119.0)
    watched.flow.reconnecting = False
    watched.look(CAMERA, 0.1)
    assert watched.told == [SourceWaiting(True), SourceWaiting(False)]


def test_a_film_may_stand_still(watched: Watched) -> None:
    watched.look(FILM, 3.0, 600.0)
    assert watched.told == []


def test_a_source_that_does_not_open_has_failed(watched: Watched) -> None:
    with pytest.raises(SourceError, match="did not open within 30 seconds"):
        watched.look(None, 29.9, 30.1)
