"""What the back ends for NVIDIA cards ask of the system. To find out whether there is a card nothing is loaded."""

from __future__ import annotations

from pathlib import Path

from engine.backends.pytorch.loading import load_torch

# Linux, Linux under Windows (WSL), Windows.
_DRIVER_FILES = (Path("/dev/nvidiactl"), Path("/dev/dxg"), Path("C:/Windows/System32/nvcuda.dll"))
# Where /proc does not tell the version, the driver's library changes with it.
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


def free_card_bytes(device: str) -> int | None:
    """Memory that PyTorch could take on the card `device` ("auto", "cuda", "cuda:1"); None where it does not tell."""
    torch = load_torch()
    card = "cuda" if device == "auto" else device
    try:
        # What PyTorch has taken and does not use counts as taken to the driver.
        spare = torch.cuda.memory_reserved(card) - torch.cuda.memory_allocated(card)
        # Free according to the driver, and what PyTorch holds in reserve.
        return int(torch.cuda.mem_get_info(card)[0] + spare)
    except (RuntimeError, ValueError, AssertionError):
        return None
