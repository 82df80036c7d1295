"""Which cameras there are, found without opening any where the system can tell. Called from any thread."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

_SYSFS = Path("/sys/class/video4linux")
_PROBED = 5


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera to choose: `index` is what `CameraSource` takes, `name` is for people."""

    index: int
    name: str


def list_cameras(sysfs: Path = _SYSFS) -> tuple[CameraInfo, ...]:
    """All cameras: on Linux by the kernel's list; elsewhere by opening the first five, which takes seconds."""
    return _from_kernel(sysfs) if sys.platform.startswith("linux") else _by_probing()


def camera_name(index: int) -> str:
    """What to call a camera, without opening any: only Linux can tell its own name."""
    known = list_cameras() if sys.platform.startswith("linux") else ()
    return next((camera.name for camera in known if camera.index == index), f"camera {index}")


def is_virtual(index: int, sysfs: Path = _SYSFS) -> bool:
    """Whether a camera is a program that shows something, as far as the system can tell: only Linux can."""
    return "virtual" in (sysfs / f"video{index}").resolve().parts


def _from_kernel(sysfs: Path) -> tuple[CameraInfo, ...]:
    nodes = sorted(int(entry.name.removeprefix("video")) for entry in sysfs.glob("video[0-9]*"))
    return tuple(CameraInfo(n, _kernel_name(sysfs / f"video{n}", n)) for n in nodes if _captures(sysfs, n))


def _captures(sysfs: Path, node: int) -> bool:
    """A USB camera shows up as several nodes: the first takes pictures, the others carry only metadata."""
    # Kernels that do not tell an index have one node for each camera.
    return _first_line(sysfs / f"video{node}" / "index") in ("0", "")


def _kernel_name(node: Path, index: int) -> str:
    # The kernel doubles many names: "HD Webcam: HD Webcam".
    first, _, second = _first_line(node / "name").partition(": ")
    name = first if first.startswith(second) or second.startswith(first) else f"{first}: {second}"
    return name or f"camera {index}"


def _first_line(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""


def _by_probing() -> tuple[CameraInfo, ...]:
    import cv2  # here, for on Linux nobody needs it just to make a list

    found = []
    for index in range(_PROBED):
        device = cv2.VideoCapture(index)
        if device.isOpened():
            found.append(CameraInfo(index, f"camera {index}"))
        device.release()
    return tuple(found)
