"""Which pictures a camera really gives: sizes and rates, asked of the kernel. Called from any thread, on Linux.

The device may be in use meanwhile: asking disturbs nobody. Video4Linux answers one entry for each `ioctl`, by index,
until there is none; layouts and numbers are those of <linux/videodev2.h>. Where there is no such kernel nothing can be
asked without taking the camera, and there are no modes.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Ask = Callable[[int, bytearray], bool]
"""(request, structure filled in and out) -> whether there was an answer."""

PREFERRED_FORMAT = "MJPG"
"""Plain YUYV over USB 2 gives about five 1080p frames a second."""

# Those that OpenCV turns into pictures, the best first.
_FORMATS = (PREFERRED_FORMAT, "YUYV", "NV12", "YU12", "BGR3", "RGB3", "GREY")
_CAPTURE = 1
_DISCRETE = 1
# A driver that never says that there are no more must not hang the window.
_MOST_ENTRIES = 256
_DEVICES = Path("/dev")

_FORMAT = struct.Struct("=III32sII12x")
_SIZE = struct.Struct("=III24s8x")
_RATE = struct.Struct("=IIIII24s8x")
_PAIR = struct.Struct("=II16x")
_STEPS = struct.Struct("=6I")

_COMMON_SIZES = (
    (3840, 2160), (2560, 1440), (1920, 1080), (1600, 1200), (1280, 960), (1280, 720), (1024, 768), (800, 600),
    (640, 480), (640, 360), (320, 240),
)  # fmt: skip
_COMMON_RATES = (120.0, 60.0, 50.0, 30.0, 25.0, 20.0, 15.0, 10.0, 5.0)


def _request(number: int, structure: struct.Struct) -> int:
    """An ioctl that reads and writes `structure`, of the family 'V'; the same on x86, ARM and RISC-V."""
    # The kernel's _IOWR macro.
    return 3 << 30 | structure.size << 16 | ord("V") << 8 | number


ENUM_FORMATS = _request(2, _FORMAT)
ENUM_SIZES = _request(74, _SIZE)
ENUM_RATES = _request(75, _RATE)


@dataclass(frozen=True, slots=True)
class CameraMode:
    """One picture a camera can give: pixels, frames per second, and the four letters of how it comes over the wire."""

    width: int
    height: int
    fps: float
    pixel_format: str = PREFERRED_FORMAT


def camera_modes(index: int, devices: Path = _DEVICES) -> tuple[CameraMode, ...]:
    """What camera `index` gives, largest picture first, fastest first; empty where that cannot be asked."""
    if not sys.platform.startswith("linux"):
        return ()
    try:
        # Not blocking: a camera in use elsewhere still answers.
        device = os.open(devices / f"video{index}", os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return ()
    try:
        return modes_from(_asking(device))
    finally:
        os.close(device)


def modes_from(ask: Ask) -> tuple[CameraMode, ...]:
    """What the device behind `ask` gives: each size and rate once, in the best format that has it."""
    best: dict[tuple[int, int, float], CameraMode] = {}
    formats = sorted((name for name in _formats(ask) if name in _FORMATS), key=_FORMATS.index)
    for name in formats:
        for width, height in _sizes(ask, name):
            for fps in _rates(ask, name, width, height):
                # Formats come best first: the first that has a size and rate keeps it.
                best.setdefault((width, height, fps), CameraMode(width, height, fps, name))
    return tuple(sorted(best.values(), key=lambda mode: (mode.width * mode.height, mode.width, mode.fps), reverse=True))


def _formats(ask: Ask) -> Iterator[str]:
    for index in range(_MOST_ENTRIES):
        answer = bytearray(_FORMAT.pack(index, _CAPTURE, 0, b"", 0, 0))
        if not ask(ENUM_FORMATS, answer):
            return
        yield _FORMAT.unpack(answer)[4].to_bytes(4, "little").decode("ascii", "replace")


def _sizes(ask: Ask, name: str) -> Iterator[tuple[int, int]]:
    for index in range(_MOST_ENTRIES):
        answer = bytearray(_SIZE.pack(index, _code(name), 0, b""))
        if not ask(ENUM_SIZES, answer):
            return
        _, _, kind, said = _SIZE.unpack(answer)
        if kind != _DISCRETE:
            yield from _common_sizes(*_STEPS.unpack(said))
            return
        width, height = _PAIR.unpack(said)
        yield width, height


def _common_sizes(*steps: int) -> Iterator[tuple[int, int]]:
    """Of a range, those that people ask for."""
    least_width, most_width, width_step, least_height, most_height, height_step = steps
    widths = range(least_width, most_width + 1, width_step or 1)
    heights = range(least_height, most_height + 1, height_step or 1)
    return ((width, height) for width, height in _COMMON_SIZES if width in widths and height in heights)


def _rates(ask: Ask, name: str, width: int, height: int) -> Iterator[float]:
    for index in range(_MOST_ENTRIES):
        answer = bytearray(_RATE.pack(index, _code(name), width, height, 0, b""))
        if not ask(ENUM_RATES, answer):
            return
        kind, said = _RATE.unpack(answer)[4:]
        if kind != _DISCRETE:
            # Some drivers leave an interval at 0/0.
            shortest_s, longest_s = (numerator / (denominator or 1) for numerator, denominator in _ends(said))
            yield from (fps for fps in _COMMON_RATES if shortest_s <= 1 / fps <= longest_s)
            return
        numerator, denominator = _PAIR.unpack(said)
        if numerator and denominator:
            yield round(denominator / numerator, 2)


def _ends(said: bytes) -> tuple[tuple[int, int], tuple[int, int]]:
    """Shortest and longest time between two pictures, as fractions of a second."""
    a, b, c, d, _, _ = _STEPS.unpack(said)
    return (a, b), (c, d)


def _code(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "little")


def _asking(device: int) -> Ask:
    import fcntl  # here, for Windows has none

    def ask(request: int, structure: bytearray) -> bool:
        try:
            fcntl.ioctl(device, request, structure, True)
        except OSError:
            # EINVAL: there are no more; ENOTTY: this device knows no such question; ENODEV: it is gone.
            return False
        return True

    return ask
