"""A network camera that comes, stalls, goes and comes back: MJPEG over HTTP, read by the live session."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise

import av
import pytest

from engine.events import SourceOpened, SourceWaiting
from engine.live.run import Limits
from engine.live.session import Session
from engine.live.watchdog import Patience
from engine.look.look import Look
from engine.media.sinks.memory import MemorySink
from engine.media.sources.video import OPEN_TIMEOUT_S, READ_TIMEOUT_S, VideoSource
from engine.values import EngineConfig, Rendered, StopReason
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer
from tests.streams import BRIGHT, NetworkCamera, network_camera

WAITING, LIVE = SourceWaiting(True), SourceWaiting(False)
FAST = Limits(patience=Patience(silence_s=PATIENCE_S), retry_s=0.02)


@pytest.fixture
def camera() -> Iterator[NetworkCamera]:
    with network_camera() as camera:
        yield camera


class Watching:
    """A session that shows an address."""

    def __init__(self, limits: Limits = FAST) -> None:
        self.log = EventLog()
        self._painted = threading.Semaphore(0)
        self.session = Session(FakeStylizer, self.log, self._painted.release, limits)

    def show(self, address: str, read_timeout_s: float = PATIENCE_S) -> None:
        source = VideoSource(address, open_timeout_s=PATIENCE_S, read_timeout_s=read_timeout_s)
        self.session.start(source, EngineConfig(), Look())

    def next_picture(self) -> Rendered:
        assert self._painted.acquire(timeout=PATIENCE_S)
        return self.session.display.take() or self.next_picture()

    def forget_pictures(self) -> None:
        while self._painted.acquire(blocking=False):
            pass
        self.session.display.take()


@pytest.fixture
def watching() -> Iterator[Watching]:
    watching = Watching()
    yield watching
    watching.session.close()


def shade(rendered: Rendered) -> int:
    return int(rendered.original.pixels[0, 0, 0])


def test_a_camera_that_is_switched_off_and_on_is_live_again_by_itself(
    camera: NetworkCamera, watching: Watching
) -> None:
    watching.show(camera.address)
    last = watching.next_picture()
    camera.kill()
    watching.log.wait_for(lambda event: event == WAITING)
    assert watching.log.of(SourceWaiting) == [WAITING]
    watching.forget_pictures()
    camera.start()
    watching.log.wait_for(lambda event: event == LIVE)
    back = watching.next_picture()
    assert len(watching.log.of(SourceOpened)) == 2
    assert back.original.index > last.original.index
    assert back.original.time_s > last.original.time_s


def test_it_is_called_live_again_only_when_a_picture_has_come(camera: NetworkCamera, watching: Watching) -> None:
    watching.show(camera.address)
    watching.next_picture()
    camera.kill()
    watching.log.wait_for(lambda event: event == WAITING)
    camera.stall()
    connections = camera.connections
    camera.start()
    camera.wait_for_connections(connections + 1)
    assert LIVE not in watching.log.of(SourceWaiting)
    camera.flow()
    watching.log.wait_for(lambda event: event == LIVE)
    assert watching.next_picture() is not None


def test_a_stalled_camera_shows_nothing_old_while_it_stalls_and_nothing_old_afterwards(
    camera: NetworkCamera, watching: Watching
) -> None:
    watching.show(camera.address, read_timeout_s=0.5)
    watching.next_picture()
    connections = camera.connections
    camera.stall()
    # The session gives up the silent connection by itself and makes another one, which is as silent.
    camera.wait_for_connections(connections + 1)
    watching.log.wait_for(lambda event: event == WAITING)
    watching.forget_pictures()
    camera.shades = BRIGHT
    assert watching.session.display.take() is None
    camera.flow()
    watching.log.wait_until(lambda: watching.log.of(SourceWaiting)[-1] == LIVE)
    assert shade(watching.next_picture()) >= min(BRIGHT) - 2


def test_a_short_silence_is_shown_before_the_connection_is_given_up(camera: NetworkCamera) -> None:
    watching = Watching(Limits(patience=Patience(silence_s=0.2)))
    watching.show(camera.address)
    watching.next_picture()
    camera.stall()
    watching.log.wait_for(lambda event: event == WAITING)
    assert camera.connections == 1
    camera.flow()
    watching.log.wait_for(lambda event: event == LIVE)
    watching.session.close()
    assert len(watching.log.of(SourceOpened)) == 1


def test_a_recording_across_a_loss_keeps_true_and_rising_times(camera: NetworkCamera, watching: Watching) -> None:
    sink = MemorySink()
    watching.show(camera.address)
    watching.next_picture()
    watching.session.add_sink(sink)
    watching.next_picture()
    camera.kill()
    watching.log.wait_for(lambda event: event == WAITING)
    camera.start()
    watching.log.wait_for(lambda event: event == LIVE)
    watching.next_picture()
    watching.session.close()
    assert all(later.time_s > earlier.time_s for earlier, later in pairwise(sink.frames))
    span_s = sink.frames[-1].time_s - sink.frames[0].time_s
    assert span_s == pytest.approx(sink.frames[-1].captured_s - sink.frames[0].captured_s, abs=0.2)


def test_a_camera_that_comes_back_with_another_size_is_a_failure_that_says_so(
    camera: NetworkCamera, watching: Watching
) -> None:
    watching.show(camera.address)
    watching.next_picture()
    camera.kill()
    camera.size_px = (96, 64)
    camera.start()
    end = watching.log.wait_for_end()
    assert end.reason is StopReason.FAILED
    assert "another picture size" in (end.problem or "")


def test_a_camera_that_stays_away_has_failed_in_the_end(camera: NetworkCamera) -> None:
    watching = Watching(Limits(patience=Patience(silence_s=PATIENCE_S), reconnect_s=0.1, retry_s=0.02))
    watching.show(camera.address)
    watching.next_picture()
    camera.kill()
    end = watching.log.wait_for_end()
    watching.session.close()
    assert end.reason is StopReason.FAILED
    assert "broke off" in (end.problem or "")


def test_an_address_that_never_answers_fails_in_the_time_that_was_given(camera: NetworkCamera) -> None:
    camera.go_mute()
    watching = Watching()
    source = VideoSource(camera.address, open_timeout_s=0.1)
    watching.session.start(source, EngineConfig(), Look())
    end = watching.log.wait_for_end()
    watching.session.close()
    assert end.problem == f"{camera.address} did not answer within 0.1 seconds."


@pytest.mark.parametrize(
    ("address", "silence_s"), [("http://10.0.0.7/live.mjpg", 4.5), ("https://example.org/live.m3u8?token=1", 12.0)]
)
def test_an_address_has_five_seconds_to_answer_and_then_may_be_silent_for_as_long_as_its_kind_is(
    monkeypatch: pytest.MonkeyPatch, address: str, silence_s: float
) -> None:
    asked: list[object] = []

    def note(*_: object, **options: object) -> object:
        asked.append(options["timeout"])
        raise OSError("enough")

    monkeypatch.setattr(av, "open", note)
    with pytest.raises(Exception, match="enough"):
        VideoSource(address).open()
    assert asked == [(5.0, silence_s)]
    assert silence_s > Patience().silence_s, "it is shown as waiting before it is given up"


def test_a_stream_lets_go_in_the_time_that_a_session_waits_for_it() -> None:
    assert max(OPEN_TIMEOUT_S, READ_TIMEOUT_S) <= Limits().join_s


def test_pictures_without_a_clock_are_timed_by_their_arrival() -> None:
    with network_camera(fps=10.0) as camera:
        source = VideoSource(camera.address)
        info = source.open()
        frames = [source.read() for _ in range(6)]
        source.close()
    times_s = [frame.time_s for frame in frames if frame is not None]
    assert info.fps is None
    # By numbers, at FFmpeg's guess of 25 a second, these would be 0.04 s apart, each as the other.
    assert {round(later - earlier, 6) for earlier, later in pairwise(times_s)} != {0.04}
    assert times_s[0] == 0.0
