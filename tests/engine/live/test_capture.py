"""The capture thread, into a mailbox or a queue of the test's own."""

from __future__ import annotations

import threading
from collections.abc import Container, Iterator
from itertools import count

import pytest

from engine.errors import EngineError, SourceError
from engine.live.capture import AtEnd, Capture, CaptureRules
from engine.live.mailbox import BoundedQueue, Mailbox
from engine.stats import StageClock
from engine.values import Frame, StreamInfo
from tests.fakes import PATIENCE_S, ScriptedSource, frame, unexpected


class Listener:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.opened: list[StreamInfo] = []
        self.lost: list[SourceError] = []
        self.back = threading.Event()

    def source_opened(self, info: StreamInfo) -> None:
        self.opened.append(info)
        if self.lost:
            self.back.set()

    def source_lost(self, error: SourceError) -> None:
        self.lost.append(error)


class Unplugged(ScriptedSource):
    """A camera that dies after three frames, each time; some attempts to open it fail."""

    def __init__(self, failing_attempts: Container[int]) -> None:
        super().__init__([frame(index) for index in range(3)], live=True, dies="The cable is out.")
        self._failing_attempts = failing_attempts
        self._attempts = 0

    def open(self) -> StreamInfo:
        self._attempts += 1
        if self._attempts in self._failing_attempts:
            raise SourceError("Not there yet.")
        return super().open()


def collected(queue: BoundedQueue[Frame]) -> list[Frame]:
    frames = []
    while not queue.ended:
        taken = queue.take(PATIENCE_S)
        if taken is not None:
            frames.append(taken)
    return frames


def capture_of(
    source: ScriptedSource, queue: BoundedQueue[Frame] | Mailbox[Frame], rules: CaptureRules | None = None
) -> tuple[Capture, Listener]:
    listener = Listener()
    return Capture(source, queue, listener, rules or CaptureRules(), StageClock()), listener


def test_the_source_is_opened_read_and_closed_on_the_capture_thread_alone() -> None:
    source = ScriptedSource([frame(index) for index in range(5)])
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, listener = capture_of(source, queue)
    capture.start()
    capture.release()
    assert [taken.index for taken in collected(queue)] == [0, 1, 2, 3, 4]
    assert capture.join(PATIENCE_S)
    assert source.threads == {"capture"}
    assert (source.opened, source.closed) == (1, 1)
    assert capture.error is None
    assert [info.name for info in listener.opened] == ["the fake"]


def test_a_file_stands_still_until_released() -> None:
    source = ScriptedSource([frame(index) for index in range(5)])
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, _ = capture_of(source, queue)
    capture.start()
    capture.stop()
    assert capture.join(PATIENCE_S)
    assert source.reads == 0


def test_a_live_source_is_read_on_while_held_so_that_the_next_frame_is_fresh() -> None:
    turn = threading.Semaphore(0)
    read_on = threading.Event()

    def frames() -> Iterator[Frame]:
        for index in count():
            turn.acquire(timeout=PATIENCE_S)
            if index == 3:
                read_on.set()
            yield frame(index)

    mailbox: Mailbox[Frame] = Mailbox()
    capture, _ = capture_of(ScriptedSource(frames(), live=True), mailbox)
    capture.start()
    for _ in range(4):
        turn.release()
    assert read_on.wait(PATIENCE_S)
    assert mailbox.take() is None
    capture.release()
    turn.release()
    turn.release()
    fresh = mailbox.take(PATIENCE_S)
    assert fresh is not None
    assert fresh.index >= 3
    capture.stop()
    turn.release(5)
    assert capture.join(PATIENCE_S)


def test_a_paced_file_is_handed_over_no_sooner_than_its_time_stamps_say() -> None:
    times_s = (5.0, 5.01, 5.08)
    source = ScriptedSource([Frame(frame(0).pixels, time_s, 0.0, index) for index, time_s in enumerate(times_s)])
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, _ = capture_of(source, queue, CaptureRules(paced=True))
    capture.start()
    capture.release()
    handed_s = [taken.captured_s for taken in collected(queue)]
    capture.join(PATIENCE_S)
    assert handed_s[1] - handed_s[0] >= 0.0099
    assert handed_s[2] - handed_s[0] >= 0.0799


def test_a_film_begins_again_once_its_last_frame_was_shown_as_long_as_it_is() -> None:
    film = Reel([Frame(frame(0).pixels, 0.0, 0.0, 0, duration_s=0.08)])
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    again = iter([AtEnd.AGAIN, AtEnd.OVER])
    capture = Capture(film, queue, Listener(), CaptureRules(paced=True), StageClock(), lambda: next(again))
    capture.start()
    capture.release()
    handed_s = [taken.captured_s for taken in collected(queue)]
    assert capture.join(PATIENCE_S)
    assert handed_s[1] - handed_s[0] >= 0.0799


class Reel(ScriptedSource):
    """A film that can be wound back."""

    def seek(self, time_s: float) -> None:
        assert time_s == 0.0
        self.open()


def test_a_stop_does_not_wait_for_a_frame_that_is_due_in_an_hour() -> None:
    source = ScriptedSource([frame(0), Frame(frame(1).pixels, 3600.0, 0.0, 1)])
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, _ = capture_of(source, queue, CaptureRules(paced=True))
    capture.start()
    capture.release()
    assert queue.take(PATIENCE_S) is not None
    capture.stop()
    assert capture.join(PATIENCE_S)
    assert collected(queue) == []


def test_a_source_that_cannot_be_opened_ends_the_capture_with_its_reason() -> None:
    source = ScriptedSource(open_fails="There is no such camera.")
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, listener = capture_of(source, queue)
    capture.start()
    assert collected(queue) == []
    assert capture.join(PATIENCE_S)
    assert str(capture.error) == "There is no such camera."
    assert source.closed == 1
    assert listener.opened == []


def test_a_file_that_breaks_off_gives_what_it_has_and_then_the_reason() -> None:
    source = ScriptedSource([frame(index) for index in range(3)], dies="The file breaks off.")
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, _ = capture_of(source, queue, CaptureRules(reconnect_s=PATIENCE_S))
    capture.start()
    capture.release()
    assert len(collected(queue)) == 3
    assert capture.join(PATIENCE_S)
    assert str(capture.error) == "The file breaks off."


@pytest.mark.expects_log("the capture thread failed")
def test_a_defect_in_a_source_becomes_a_plain_sentence() -> None:
    def frames() -> Iterator[Frame]:
        yield frame(0)
        raise unexpected()

    queue: BoundedQueue[Frame] = BoundedQueue(100)
    capture, _ = capture_of(ScriptedSource(frames()), queue)
    capture.start()
    capture.release()
    assert len(collected(queue)) == 1
    assert capture.join(PATIENCE_S)
    assert isinstance(capture.error, EngineError)
    assert "a defect" not in str(capture.error)


def test_a_camera_plugged_in_again_goes_on_with_rising_times_and_indices() -> None:
    queue: BoundedQueue[Frame] = BoundedQueue(1000)
    capture, listener = capture_of(Unplugged({2}), queue, CaptureRules(reconnect_s=PATIENCE_S, retry_s=0.001))
    capture.release()
    capture.start()
    assert listener.back.wait(PATIENCE_S)
    frames = [queue.take(PATIENCE_S) for _ in range(6)]
    capture.stop()
    assert capture.join(PATIENCE_S)
    times_s = [taken.time_s for taken in frames if taken is not None]
    assert [taken.index for taken in frames if taken is not None] == list(range(6))
    assert times_s == sorted(times_s)
    assert len(set(times_s)) == 6
    assert str(listener.lost[0]) == "The cable is out."


def test_a_camera_that_does_not_come_back_in_time_has_failed() -> None:
    queue: BoundedQueue[Frame] = BoundedQueue(100)
    source = Unplugged(range(2, 1_000_000))
    capture, listener = capture_of(source, queue, CaptureRules(reconnect_s=0.02, retry_s=0.001))
    capture.start()
    capture.release()
    collected(queue)
    assert capture.join(PATIENCE_S)
    assert str(capture.error) == "The cable is out."
    assert len(listener.lost) == 1
    assert len(listener.opened) == 1
