"""A film held, stepped through, slowed down and taken elsewhere, on the capture thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.errors import SourceError, StateError
from engine.live.capture import Capture, CaptureRules
from engine.live.mailbox import BoundedQueue
from engine.live.playback import Playback, place_before
from engine.stats import StageClock
from engine.values import Frame, StreamInfo
from tests.fakes import PATIENCE_S, ScriptedSource, frame

HOUR_S = 3600.0


class Film(ScriptedSource):
    """Frames at the given times, to be read from any place."""

    def __init__(self, times_s: Sequence[float]) -> None:
        super().__init__()
        self._times_s = times_s
        self._at = self._index = 0
        self.read_the_end = threading.Event()

    def read(self) -> Frame | None:
        if self._at >= len(self._times_s):
            self.read_the_end.set()
            return None
        self._at, self._index = self._at + 1, self._index + 1
        return replace(frame(self._index - 1), time_s=self._times_s[self._at - 1])

    def seek(self, time_s: float) -> None:
        self._at = next((at for at, found_s in enumerate(self._times_s) if found_s >= time_s), len(self._times_s))


class Quiet:
    """Listens to a capture."""

    def source_opened(self, info: StreamInfo) -> None:
        """Nothing to do."""

    def source_lost(self, error: SourceError) -> None:
        raise error


EVEN = [index / 1000 for index in range(100)]
UNEVEN = [0.0, 0.1, 0.11, 3.0, 9.5, 50.0, 50.04]


class Projector:
    """A paced capture of a film, and what it hands over."""

    def __init__(self, film: ScriptedSource) -> None:
        self.queue: BoundedQueue[Frame] = BoundedQueue(1000)
        self.capture = Capture(film, self.queue, Quiet(), CaptureRules(paced=True), StageClock())
        self.capture.start()

    def next_time_s(self) -> float:
        taken = self.queue.take(PATIENCE_S)
        assert taken is not None
        return taken.time_s

    def step(self, frames: int) -> float:
        """One step, and the time of the frame that comes of it."""
        self.capture.step(frames)
        return self.next_time_s()

    def close(self) -> None:
        self.capture.stop()
        assert self.capture.join(PATIENCE_S)


@pytest.fixture
def uneven() -> Iterator[Projector]:
    projector = Projector(Film(UNEVEN))
    yield projector
    projector.close()


def test_each_step_shows_the_next_frame_and_nothing_more(uneven: Projector) -> None:
    assert [uneven.step(+1) for _ in range(5)] == UNEVEN[:5]
    assert uneven.queue.take() is None


def test_a_step_back_shows_the_frame_before_however_far_that_is(uneven: Projector) -> None:
    for _ in UNEVEN:
        uneven.step(+1)
    assert [uneven.step(-1) for _ in range(6)] == UNEVEN[-2::-1]
    assert uneven.step(-1) == 0.0, "before the first frame there is only the first frame"


def test_after_steps_back_a_step_forward_shows_the_very_next_frame(uneven: Projector) -> None:
    for _ in range(4):
        uneven.step(+1)
    assert [uneven.step(step) for step in (-1, -1, +1, +1, +1)] == [0.11, 0.1, 0.11, 3.0, 9.5]


def test_several_steps_asked_for_at_once_are_all_made(uneven: Projector) -> None:
    uneven.capture.step(+3)
    assert [uneven.next_time_s() for _ in range(3)] == UNEVEN[:3]
    assert uneven.step(-2) == UNEVEN[0]


def test_a_step_beyond_the_end_stands_on_the_last_frame() -> None:
    film = Film(UNEVEN)
    projector = Projector(film)
    for _ in UNEVEN:
        projector.step(+1)
    projector.capture.step(+1)
    assert film.read_the_end.wait(PATIENCE_S)
    projector.capture.seek(3.0)
    assert projector.next_time_s() == 3.0
    projector.close()


def test_a_frame_that_waits_for_its_time_is_dropped_when_another_place_is_wanted() -> None:
    projector = Projector(Film([0.0, HOUR_S, 2 * HOUR_S]))
    projector.capture.release()
    assert projector.next_time_s() == 0.0
    projector.capture.seek(2 * HOUR_S)
    assert projector.next_time_s() == 2 * HOUR_S
    projector.close()


def test_a_film_held_while_it_waits_shows_the_waiting_frame_at_the_next_step() -> None:
    projector = Projector(Film([0.0, HOUR_S, 2 * HOUR_S]))
    projector.capture.release()
    assert projector.next_time_s() == 0.0
    assert projector.step(+1) == HOUR_S
    assert projector.step(-1) == 0.0
    projector.close()


def test_a_change_of_speed_acts_on_the_frame_that_is_being_waited_for() -> None:
    projector = Projector(Film([0.0, HOUR_S]))
    projector.capture.release()
    assert projector.next_time_s() == 0.0
    projector.capture.set_speed(2.0)
    assert projector.next_time_s() == HOUR_S
    projector.close()


def test_a_speed_of_nothing_is_refused(uneven: Projector) -> None:
    with pytest.raises(ValueError, match="above 0"):
        uneven.capture.set_speed(0.0)


def test_a_step_back_that_is_asked_for_while_a_frame_is_handed_over_is_made() -> None:
    playback = Playback()
    playback.release()
    assert playback.wait_until_due(0.0)
    playback.step(-1)
    playback.shown()
    assert playback.take_steps_back() == 1


def test_a_source_that_cannot_seek_steps_forward_only() -> None:
    projector = Projector(ScriptedSource([frame(index) for index in range(3)]))
    assert projector.step(+1) == 0.0
    with pytest.raises(StateError, match="frame by frame"):
        projector.capture.step(-1)
    projector.close()


class Clock:
    """A clock that a test turns; a wait turns it by as much."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 100.0
        self.waits_s: list[float] = []
        monkeypatch.setattr("engine.live.playback.time.perf_counter", lambda: self.now_s)
        monkeypatch.setattr(threading.Condition, "wait", lambda _, timeout: self.wait(timeout))

    def wait(self, timeout_s: float) -> bool:
        self.waits_s.append(timeout_s)
        self.now_s += timeout_s
        return False


@pytest.mark.parametrize(("speed", "factor"), [("1/4", 4.0), ("1/2", 2.0), ("1", 1.0), ("2", 0.5)])
def test_frames_are_due_in_the_rhythm_of_the_speed(monkeypatch: pytest.MonkeyPatch, speed: str, factor: float) -> None:
    clock = Clock(monkeypatch)
    playback = Playback()
    playback.release()
    playback.set_speed(float(Fraction(speed)))
    for time_s in (5.0, 5.1, 5.5):
        assert playback.wait_until_due(time_s)
        playback.shown()
    assert clock.waits_s == pytest.approx([0.1 * factor, 0.4 * factor])


def test_after_a_change_of_speed_nothing_is_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    playback = Playback()
    playback.release()
    assert playback.wait_until_due(0.0)
    clock.now_s += 10.0
    playback.set_speed(0.5)
    assert playback.wait_until_due(1.0)
    assert playback.wait_until_due(2.0)
    assert clock.waits_s == pytest.approx([2.0])


@pytest.mark.parametrize("frames", [1, 3])
def test_the_frame_before_is_found_in_a_film_of_any_rhythm(frames: int) -> None:
    for times_s in (EVEN, UNEVEN):
        for at in range(len(times_s)):
            assert place_before(Film(times_s), times_s[at], frames) == times_s[max(0, at - frames)]
