"""What tells of an NVIDIA card without loading anything: shared by the back ends that run on one."""

from __future__ import annotations

from pathlib import Path

_DRIVER_FILES = (Path("/dev/nvidiactl"), Path("/dev/dxg"), Path("C:/Windows/System32/nvcuda.dll"))
_LIBRARIES = (Path("/usr/lib/wsl/lib/libcuda.so.1"), Path("C:/Windows/System32/nvcuda.dll"))
_STATE = Path("/proc/driver/nvidia")

NO_DRIVER = "No NVIDIA driver was found."


def has_driver() -> bool:
    """Whether there is a driver. Importing torch to ask costs a second that machines without a card need not pay."""
    return any(path.exists() for path in _DRIVER_FILES)


def driver_and_cards() -> str:
    """A text that changes when the driver or the cards do, as far as the system tells."""
    return " ".join([driver(), *sorted(path.name for path in _STATE.glob("gpus/*"))])


def driver() -> str:
    """A text that changes with the version of the driver."""
    try:
        return (_STATE / "version").read_text("utf-8", "replace").splitlines()[0]
    except (OSError, IndexError):
        pass
    found = [f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in _LIBRARIES if path.exists()]
    return " ".join(found) or "unknown"
