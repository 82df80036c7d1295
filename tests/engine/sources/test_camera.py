"""The camera source, with a stand-in where the hardware would be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from engine.errors import SourceError
from engine.sources.camera import CameraSource
from engine.sources.cameras import CameraInfo, list_cameras


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
