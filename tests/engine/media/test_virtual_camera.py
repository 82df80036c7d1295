"""The virtual camera keeps its size and rate, on a driver that keeps what is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from engine.errors import SinkError
from engine.live.sink_set import SinkSet
from engine.live.writer import Writer
from engine.media import virtual_camera
from engine.media.sinks.virtual_camera import VirtualCameraSink
from engine.media.virtual_camera import VirtualCamera, fitted_to_camera, load_pyvirtualcam
from engine.values import Frame, StreamInfo
from tests.fakes import PATIENCE_S, frame
from tests.virtual_cameras import FakeVirtualCam

SIZE = (64, 36)
INFO = StreamInfo("test", 16, 12, 30.0)


@pytest.fixture
def library() -> FakeVirtualCam:
    return FakeVirtualCam()


@pytest.fixture
def camera(library: FakeVirtualCam) -> Iterator[VirtualCamera]:
    made = VirtualCamera(SIZE, 500.0, load=lambda: library)
    made.open()
    yield made
    made.close()


def grey(value: int, width: int = 32, height: int = 18) -> np.ndarray:
    return np.full((height, width, 3), value, np.uint8)


def test_it_is_opened_in_its_own_size_and_rate(camera: VirtualCamera, library: FakeVirtualCam) -> None:
    assert library.cameras[0].options == {"width": 64, "height": 36, "fps": 500.0, "fmt": "rgb"}
    assert camera.name == "Fake Camera"


def test_it_is_black_until_there_is_a_picture_which_is_then_sent_again_and_again(
    camera: VirtualCamera, library: FakeVirtualCam
) -> None:
    driver = library.cameras[0]
    driver.wait_for(2)
    assert driver.sent[0].max() == 0
    camera.show(grey(200))
    driver.wait_for_brightness(200)
    driver.wait_for(len(driver.sent) + 3)
    assert {sent.shape for sent in driver.sent} == {(36, 64, 3)}


def test_sources_of_any_size_come_and_go_while_it_stays_open(camera: VirtualCamera, library: FakeVirtualCam) -> None:
    for value, (width, height) in enumerate([(16, 12), (640, 480), (7, 50)], start=100):
        sink = VirtualCameraSink(camera)
        sink.open(StreamInfo("test", width, height, 30.0))
        sink.write(Frame(grey(value, width, height), 0.0, 0.0, 0))
        sink.close()
        library.cameras[0].wait_for_brightness(value)
    assert len(library.cameras) == 1
    assert not library.cameras[0].closed


@pytest.mark.parametrize(
    ("size", "inner"), [((64, 36), (64, 36)), ((32, 18), (64, 36)), ((48, 36), (48, 36)), ((640, 90), (64, 9))]
)
def test_pictures_are_never_stretched_nor_cut(size: tuple[int, int], inner: tuple[int, int]) -> None:
    sent = fitted_to_camera(grey(180, *size), SIZE)
    assert sent.shape == (36, 64, 3)
    bright = np.argwhere(sent[:, :, 0] > 90)
    height, width = bright.max(axis=0) - bright.min(axis=0) + 1
    assert (width, height) == inner
    assert abs(bright.mean(axis=0) - (17.5, 31.5)).max() <= 0.5


def test_closing_gives_the_driver_back_and_it_can_be_opened_again(
    camera: VirtualCamera, library: FakeVirtualCam
) -> None:
    camera.close()
    camera.close()
    assert library.cameras[0].closed
    camera.open()
    library.cameras[1].wait_for(1)


@pytest.mark.expects_log("the virtual camera failed")
def test_a_driver_that_goes_away_is_told_and_the_picture_goes_on() -> None:
    library, lost = FakeVirtualCam(breaks_at=2), threading.Event()
    told: list[str] = []

    def tell(reason: str) -> None:
        told.append(reason)
        lost.set()

    camera = VirtualCamera(SIZE, 500.0, tell, lambda: library)
    camera.open()
    assert lost.wait(PATIENCE_S)
    camera.show(grey(9))
    camera.close()
    assert told == ["The virtual camera failed and was switched off; the log has the details."]


def test_without_a_driver_it_says_where_one_comes_from() -> None:
    camera = VirtualCamera(load=lambda: FakeVirtualCam(no_driver="'obs' backend: not installed.\nTwice"))
    with pytest.raises(SinkError, match=r"OBS Studio .* v4l2loopback on Linux \('obs' backend: not installed. Twice\)"):
        camera.open()
    camera.close()


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ModuleNotFoundError("pyvirtualcam")

    monkeypatch.setattr(virtual_camera.importlib, "import_module", missing)
    with pytest.raises(SinkError, match=r"pip install pyvirtualcam"):
        load_pyvirtualcam()


class HeldSink(VirtualCameraSink):
    """Shows nothing until it is let."""

    def __init__(self) -> None:
        super().__init__(VirtualCamera(SIZE))
        self.let, self.writing = threading.Event(), threading.Event()
        self.indices: list[int] = []

    def write(self, frame: Frame) -> None:
        self.writing.set()
        assert self.let.wait(PATIENCE_S)
        self.indices.append(frame.index)


def test_frames_do_not_queue_up_before_it_and_those_passed_over_are_not_missed() -> None:
    sink = HeldSink()
    writer = Writer(sink, INFO)
    writer.start()
    writer.offer(frame(0))
    assert sink.writing.wait(PATIENCE_S)
    for index in range(1, 20):
        writer.offer(frame(index))
    sink.let.set()
    writer.finish()
    assert writer.join(PATIENCE_S)
    assert sink.indices == [0, 1]
    assert writer.dropped == 0


def test_it_is_no_recording_that_has_to_go_straight_on(camera: VirtualCamera) -> None:
    sinks = SinkSet(lambda _: None)
    sinks.begin(INFO)
    sinks.add(VirtualCameraSink(camera))
    assert not sinks.are_fed
    sinks.finish()
    assert sinks.join(PATIENCE_S)
