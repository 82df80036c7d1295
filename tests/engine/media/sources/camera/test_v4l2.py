"""Sizes and rates of a camera, from the byte structures in which the kernel answers."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from engine.media.sources.camera.v4l2 import (
    ENUM_FORMATS,
    ENUM_RATES,
    ENUM_SIZES,
    CameraMode,
    camera_modes,
    modes_from,
)

DISCRETE, CONTINUOUS, STEPWISE = 1, 2, 3


class Driver:
    """Answers as a Video4Linux driver does.

    `formats`: four letters -> (width, height) -> intervals as fractions of a second. The structures are put together
    here by hand, field for field as <linux/videodev2.h> has them.
    """

    def __init__(self, formats: dict[str, dict[tuple[int, int], list[tuple[int, int]]]]) -> None:
        self._formats = formats

    def __call__(self, request: int, structure: bytearray) -> bool:
        answer = {ENUM_FORMATS: self._format, ENUM_SIZES: self._size, ENUM_RATES: self._rate}[request](structure)
        if answer is None:
            return False
        assert len(answer) == len(structure)
        structure[:] = answer
        return True

    def _format(self, asked: bytearray) -> bytes | None:
        index, kind = struct.unpack_from("=II", asked)
        assert kind == 1, "asked for something else than pictures"
        names = list(self._formats)
        if index >= len(names):
            return None
        text = b"Motion-JPEG".ljust(32, b"\0")
        return struct.pack("=III", index, 1, 1) + text + names[index].encode() + bytes(4) + bytes(12)

    def _size(self, asked: bytearray) -> bytes | None:
        index, name = struct.unpack_from("=I4s", asked)
        sizes = list(self._formats[name.decode()])
        if index >= len(sizes):
            return None
        return struct.pack("=I4sI", index, name, DISCRETE) + struct.pack("=II", *sizes[index]) + bytes(16 + 8)

    def _rate(self, asked: bytearray) -> bytes | None:
        index, name, width, height = struct.unpack_from("=I4sII", asked)
        intervals = self._formats[name.decode()][(width, height)]
        if index >= len(intervals):
            return None
        head = struct.pack("=I4sIII", index, name, width, height, DISCRETE)
        return head + struct.pack("=II", *intervals[index]) + bytes(16 + 8)


def test_the_requests_have_the_numbers_that_the_kernel_gives_them() -> None:
    assert (ENUM_FORMATS, ENUM_SIZES, ENUM_RATES) == (0xC0405602, 0xC02C564A, 0xC034564B)


def test_every_size_and_rate_comes_once_largest_and_fastest_first_mjpg_preferred() -> None:
    webcam = Driver(
        {
            "YUYV": {(640, 480): [(1, 30)], (1280, 720): [(1, 10)], (1920, 1080): [(1, 5)]},
            "MJPG": {(1280, 720): [(1, 30), (1, 15)], (640, 480): [(1, 30), (1, 60)]},
        }
    )
    assert modes_from(webcam) == (
        CameraMode(1920, 1080, 5.0, "YUYV"),
        CameraMode(1280, 720, 30.0, "MJPG"),
        CameraMode(1280, 720, 15.0, "MJPG"),
        CameraMode(1280, 720, 10.0, "YUYV"),
        CameraMode(640, 480, 60.0, "MJPG"),
        CameraMode(640, 480, 30.0, "MJPG"),
    )


def test_rates_that_are_no_whole_numbers_stay_so() -> None:
    ntsc = Driver({"YUYV": {(720, 480): [(1001, 30000)]}})
    assert modes_from(ntsc) == (CameraMode(720, 480, 29.97, "YUYV"),)


def test_what_nobody_here_can_decode_is_left_out() -> None:
    assert modes_from(Driver({"H264": {(1920, 1080): [(1, 30)]}})) == ()


def test_an_interval_of_nothing_is_left_out() -> None:
    assert modes_from(Driver({"MJPG": {(640, 480): [(0, 30), (1, 0), (1, 25)]}})) == (CameraMode(640, 480, 25.0),)


@pytest.mark.parametrize("kind", [CONTINUOUS, STEPWISE])
def test_of_ranges_those_that_people_ask_for_are_offered(kind: int) -> None:
    driver = Driver({"YUYV": {}})

    def ask(request: int, structure: bytearray) -> bool:
        (index,) = struct.unpack_from("=I", structure)
        if request == ENUM_SIZES and index == 0:
            # 320 .. 1280 in steps of 16, 240 .. 720 in steps of 8.
            structure[8:36] = struct.pack("=7I", kind, 320, 1280, 16, 240, 720, 8)
            return True
        if request == ENUM_RATES and index == 0:
            # From 1/30 s to 1/20 s.
            structure[16:44] = struct.pack("=7I", kind, 1, 30, 1, 20, 0, 1)
            return True
        return request == ENUM_FORMATS and driver(request, structure)

    sizes = [(1280, 720), (800, 600), (640, 480), (640, 360), (320, 240)]
    assert modes_from(ask) == tuple(
        CameraMode(width, height, fps, "YUYV") for width, height in sizes for fps in (30.0, 25.0, 20.0)
    )


def test_a_driver_that_never_ends_is_not_followed_for_ever() -> None:
    def ask(request: int, structure: bytearray) -> bool:
        if request == ENUM_FORMATS:
            structure[44:48] = b"MJPG"
        return request == ENUM_FORMATS

    assert modes_from(ask) == ()


def test_a_camera_that_is_not_there_has_no_modes() -> None:
    assert camera_modes(97) == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux: ioctl")
def test_a_device_that_is_no_camera_has_no_modes(tmp_path: Path) -> None:
    (tmp_path / "video0").symlink_to("/dev/null")
    assert camera_modes(0, tmp_path) == ()
