"""The camera source, with a stand-in where the hardware would be."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.sources.camera.listing import CameraInfo, is_virtual, list_cameras
from engine.media.sources.camera.source import CameraSource, Stillness
from engine.media.sources.camera_opening import CameraOpener
from tests.fakes import PATIENCE_S


class FakeDevice:
    """Behaves like cv2.VideoCapture: `pictures` are what it will give, None for a failed read."""

    def __init__(self, pictures: list[Any], opens: bool = True, fps: float = 30.0) -> None:
        self.pictures = list(pictures)
        self.opens = opens
        self.fps = fps
        self.asked: list[int] = []
        self.released = 0

    def isOpened(self) -> bool:  # noqa: N802
        return self.opens

    def set(self, prop: int, value: float) -> bool:
        self.asked.append(prop)
        return value > 0

    def get(self, prop: int) -> float:
        return self.fps if prop == cv2.CAP_PROP_FPS else 0.0

    def read(self) -> tuple[bool, Any]:
        picture = self.pictures.pop(0) if self.pictures else None
        return picture is not None, picture

    def release(self) -> None:
        self.released += 1


def bgr(width: int = 32, height: int = 24) -> Any:
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:] = (10, 20, 200)
    return picture


def camera(device: FakeDevice) -> CameraSource:
    return CameraSource(0, (640, 480), 30.0, open_device=lambda _: device)


def test_pictures_are_rgb_with_the_size_the_camera_really_gives() -> None:
    source = camera(FakeDevice([bgr(), bgr()]))
    info = source.open()
    frame = source.read()
    assert (info.width, info.height, info.live) == (32, 24, True)
    assert frame is not None
    assert frame.pixels[0, 0].tolist() == [200, 20, 10]


def test_no_picture_is_lost_or_doubled_by_opening() -> None:
    source = camera(FakeDevice([bgr(), bgr(), bgr()]))
    source.open()
    frames = [source.read() for _ in range(3)]
    assert [frame.index for frame in frames if frame is not None] == [0, 1, 2]
    with pytest.raises(SourceError):
        source.read()


def test_mjpg_is_asked_for_before_the_size_and_the_size_before_the_rate() -> None:
    device = FakeDevice([bgr()])
    camera(device).open()
    wanted = [
        cv2.CAP_PROP_FOURCC,
        cv2.CAP_PROP_FRAME_WIDTH,
        cv2.CAP_PROP_FRAME_HEIGHT,
        cv2.CAP_PROP_FPS,
    ]
    assert device.asked[:4] == wanted


def test_the_format_asked_for_is_the_one_of_the_mode() -> None:
    asked: dict[int, float] = {}
    device = FakeDevice([bgr()])
    device.set = lambda prop, value: bool(asked.setdefault(prop, value))  # type: ignore[method-assign]
    CameraSource(0, (640, 480), 60.0, lambda _: device, pixel_format="YUYV").open()
    assert asked[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"YUYV")
    assert asked[cv2.CAP_PROP_FPS] == 60.0


def test_times_start_about_zero_and_rise() -> None:
    source = camera(FakeDevice([bgr(), bgr()]))
    source.open()
    first, second = source.read(), source.read()
    assert first is not None
    assert second is not None
    assert 0.0 <= first.time_s < second.time_s
    assert first.captured_s < second.captured_s


def test_a_grey_camera_gives_rgb() -> None:
    source = camera(FakeDevice([np.full((24, 32), 77, np.uint8)]))
    source.open()
    frame = source.read()
    assert frame is not None
    assert frame.pixels.shape == (24, 32, 3)
    assert frame.pixels[5, 5].tolist() == [77, 77, 77]


def test_an_implausible_rate_counts_as_unknown() -> None:
    assert camera(FakeDevice([bgr()], fps=0.0)).open().fps is None
    assert camera(FakeDevice([bgr()], fps=25.0)).open().fps == 25.0


def test_a_read_that_fails_raises_a_plain_sentence() -> None:
    source = camera(FakeDevice([bgr()]))
    source.open()
    source.read()
    with pytest.raises(SourceError, match=r"gives no picture: is it unplugged"):
        source.read()


def test_an_error_inside_opencv_raises_a_plain_sentence() -> None:
    device = FakeDevice([bgr()])
    source = camera(device)
    source.open()
    source.read()

    def fail() -> tuple[bool, Any]:
        raise cv2.error("the driver fell over")

    device.read = fail  # type: ignore[method-assign]
    with pytest.raises(SourceError, match="the driver fell over"):
        source.read()


def test_a_camera_that_gives_nothing_fails_to_open_and_is_given_back() -> None:
    device = FakeDevice([])
    with pytest.raises(SourceError, match="gives no picture"):
        camera(device).open()
    assert device.released == 1


def test_a_camera_that_does_not_open_is_given_back() -> None:
    device = FakeDevice([], opens=False)
    with pytest.raises(SourceError, match=r"camera"):
        camera(device).open()
    assert device.released == 1


def test_it_can_be_closed_twice_read_when_closed_and_opened_again() -> None:
    device = FakeDevice([bgr(), bgr()])
    source = camera(device)
    source.close()
    source.open()
    source.close()
    source.close()
    assert device.released == 1
    assert source.read() is None
    assert source.open().width == 32


class SlowDriver:
    """Opens one device after the other, each when `let_go` says so."""

    def __init__(self, *devices: FakeDevice) -> None:
        self.calls = 0
        self.let_go = threading.Semaphore(0)
        self._devices = list(devices)

    def __call__(self, _index: int) -> FakeDevice:
        self.calls += 1
        assert self.let_go.acquire(timeout=PATIENCE_S)
        return self._devices.pop(0)


def end_of_calls() -> None:
    """Wait for the threads that are inside a driver."""
    for thread in threading.enumerate():
        if thread.name == "camera driver":
            thread.join(PATIENCE_S)


def test_a_camera_that_opens_too_late_is_a_sentence_and_given_back_when_it_comes() -> None:
    device = FakeDevice([bgr()])
    driver = SlowDriver(device)
    source = CameraSource(0, open_device=driver, opener=CameraOpener(limit_s=0.01))
    with pytest.raises(SourceError, match=r"did not open within \d+ seconds: is another program"):
        source.open()
    assert device.released == 0
    driver.let_go.release()
    end_of_calls()
    assert device.released == 1


def test_what_comes_late_is_taken_by_whoever_asks_again() -> None:
    device = FakeDevice([bgr(), bgr()])
    driver = SlowDriver(device)
    opener = CameraOpener(limit_s=0.01)
    with pytest.raises(SourceError):
        CameraSource(0, open_device=driver, opener=opener).open()
    opener.limit_s = PATIENCE_S
    source = CameraSource(0, open_device=driver, opener=opener)
    asking = threading.Thread(target=source.open)
    asking.start()
    while asking.is_alive() and not opener.is_awaited(0):
        asking.join(0.01)
    driver.let_go.release()
    asking.join(PATIENCE_S)
    assert source.read() is not None
    assert (driver.calls, device.released) == (1, 0)
    source.close()
    assert device.released == 1


def test_a_driver_that_is_late_is_not_called_for_another_picture_of_the_same_camera() -> None:
    driver = SlowDriver(FakeDevice([bgr()]))
    opener = CameraOpener(limit_s=0.01)
    for size in ((640, 480), (1280, 720)):
        with pytest.raises(SourceError, match="did not open"):
            CameraSource(0, size, open_device=driver, opener=opener).open()
    assert driver.calls == 1
    driver.let_go.release()
    end_of_calls()


def test_a_camera_that_is_a_program_is_not_said_to_be_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unplugged" in CameraSource(0).why_clinging
    monkeypatch.setattr("engine.media.sources.camera.source.is_virtual", lambda _: True)
    said = CameraSource(0).why_clinging
    assert said == "The camera does not let go; the program that acts as it may need to be closed."


def test_a_camera_that_is_slow_to_be_given_back_holds_up_no_other() -> None:
    releasing, let_go = threading.Event(), threading.Event()

    class Slow(FakeDevice):
        def release(self) -> None:
            releasing.set()
            assert let_go.wait(PATIENCE_S)
            super().release()

    late, opener = Slow([bgr()]), CameraOpener(limit_s=0.01)
    driver = SlowDriver(late)
    with pytest.raises(SourceError):
        CameraSource(0, open_device=driver, opener=opener).open()
    driver.let_go.release()
    assert releasing.wait(PATIENCE_S)
    opener.limit_s = PATIENCE_S
    other = CameraSource(1, open_device=lambda _: FakeDevice([bgr()]), opener=opener)
    opening = threading.Thread(target=other.open)
    opening.start()
    opening.join(PATIENCE_S / 2)
    held_up = opening.is_alive()
    opener.limit_s = 0.01
    with pytest.raises(SourceError, match="did not open"):
        CameraSource(0, open_device=driver, opener=opener).open()
    let_go.set()
    end_of_calls()
    opening.join(PATIENCE_S)
    other.close()
    assert not held_up
    assert (driver.calls, late.released) == (1, 1)


class Clock:
    """A second between two looks at it."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


def noise(seed: int) -> Any:
    return np.random.default_rng(seed).integers(0, 255, (24, 32, 3), np.uint8)


def watched(*devices: FakeDevice) -> CameraSource:
    left = list(devices)
    return CameraSource(0, open_device=lambda _: left.pop(0), stillness=Stillness(limit_s=3.0, now=Clock()))


def read(source: CameraSource, times: int) -> list[int]:
    frames = [source.read() for _ in range(times)]
    return [frame.index for frame in frames if frame is not None]


def test_a_camera_that_repeats_its_last_picture_is_found_out() -> None:
    source = watched(FakeDevice([noise(0), noise(1), *[noise(2)] * 9]))
    source.open()
    assert read(source, 5) == [0, 1, 2, 3, 4]
    with pytest.raises(SourceError, match="repeats its last picture"):
        source.read()


def test_a_live_camera_is_not_suspected() -> None:
    source = watched(FakeDevice([noise(seed) for seed in range(20)]))
    source.open()
    assert len(read(source, 20)) == 20


def test_a_closed_shutter_is_not_suspected() -> None:
    source = watched(FakeDevice([bgr() * 0] * 20))
    source.open()
    assert len(read(source, 20)) == 20


@pytest.mark.parametrize("first", [[], [noise(9)]], ids=["at once", "after another one"])
def test_a_picture_that_is_still_there_when_the_camera_is_opened_anew_stands_still_by_right(first: list[Any]) -> None:
    still = [noise(1)] * 30
    source = watched(FakeDevice(still), FakeDevice([*first, *still]))
    source.open()
    with pytest.raises(SourceError, match="repeats"):
        read(source, 30)
    source.open()
    assert len(read(source, 25)) == 25


def test_a_camera_that_hangs_again_is_found_out_again() -> None:
    source = watched(FakeDevice([noise(1)] * 30), FakeDevice([noise(2), *[noise(3)] * 30]))
    for _ in range(2):
        source.open()
        with pytest.raises(SourceError, match="repeats"):
            read(source, 30)


def test_a_camera_that_is_a_program_is_told_from_a_device(tmp_path: Path) -> None:
    for kind, node in (("virtual", "video4"), ("pci0000:00", "video5")):
        (tmp_path / "devices" / kind / node).mkdir(parents=True)
        (tmp_path / node).symlink_to(tmp_path / "devices" / kind / node)
    assert (is_virtual(4, tmp_path), is_virtual(5, tmp_path)) == (True, False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux: device nodes")
def test_a_camera_that_is_not_there_is_named_without_noise(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match=r"There is no camera 97; found: "):
        CameraSource(97).open()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux: the kernel's list of cameras")
def test_cameras_are_listed_by_name_without_their_metadata_nodes(tmp_path: Path) -> None:
    nodes = [
        ("video0", "HD Webcam: HD Webcam", "0"),
        ("video1", "HD Webcam: HD Webcam", "1"),
        ("video10", "Studio Cam", "0"),
        ("video2", "", "0"),
        ("video3", "Capture Card: HDMI", "0"),
    ]
    for node, name, index in nodes:
        (tmp_path / node).mkdir()
        (tmp_path / node / "name").write_text(name + "\n")
        (tmp_path / node / "index").write_text(index + "\n")
    assert list_cameras(tmp_path) == (
        CameraInfo(0, "HD Webcam"),
        CameraInfo(2, "camera 2"),
        CameraInfo(3, "Capture Card: HDMI"),
        CameraInfo(10, "Studio Cam"),
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux: the kernel's list of cameras")
def test_no_cameras_are_an_empty_list(tmp_path: Path) -> None:
    assert list_cameras(tmp_path / "missing") == ()


@pytest.mark.camera
@pytest.mark.skipif(not list(Path("/dev").glob("video*")), reason="needs a camera: no /dev/video* here")
def test_a_real_camera_gives_pictures() -> None:
    source = CameraSource(list_cameras()[0].index)
    info = source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.pixels.shape == (info.height, info.width, 3)
