"""A camera that other programs see: fixed size and rate, whatever is painted, so that no call or stream breaks off.

The optional package pyvirtualcam (the extra `virtual-camera`) hands pictures to the system's driver: OBS's on Windows
and macOS, v4l2loopback on Linux. Opened by the window; fed by `engine.media.sinks.virtual_camera`, run after run.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np

from engine.errors import SinkError
from engine.values import Pixels

log = logging.getLogger(__name__)

# A driver that hangs must not hold up the window.
_JOIN_S = 5.0
_GONE = "The virtual camera failed and was switched off; the log has the details."


class VirtualCamera:
    """Sends the newest picture again and again, at its own rate.

    Attributes:
        size: (width, height) in pixels. fps: pictures a second.
        name: of the camera, as other programs list it; empty until open.

    Threads: open and close on any one thread at a time, `show` on another; the pictures are sent, and `on_lost` is
        called, on a thread of its own.
    """

    def __init__(
        self,
        size: tuple[int, int] = (1280, 720),
        fps: float = 30.0,
        on_lost: Callable[[str], None] = lambda _: None,
        load: Callable[[], Any] | None = None,
    ) -> None:
        """`load`: gives the module pyvirtualcam. Nothing is touched before `open`."""
        self.size, self.fps = size, fps
        self.name = ""
        self._on_lost = on_lost
        self._load = load or load_pyvirtualcam
        self._stop = threading.Event()
        # Replaced whole: the sending thread reads it without a lock.
        self._newest: Pixels = np.zeros((size[1], size[0], 3), np.uint8)
        self._device: Any = None
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Begin to send, black at first. Raises SinkError with what is missing."""
        self.close()
        library = self._load()
        width, height = self.size
        try:
            self._device = library.Camera(width=width, height=height, fps=self.fps, fmt=library.PixelFormat.RGB)
        except RuntimeError as error:
            raise SinkError(_why_no_driver(error)) from error
        self.name = str(self._device.device)
        self._stop.clear()
        # Black, until the first picture comes: the last one of the run before is nobody's business.
        self._newest = np.zeros_like(self._newest)
        self._thread = threading.Thread(target=self._send_all, name="virtual camera", daemon=True)
        self._thread.start()

    def show(self, pixels: Pixels) -> None:
        """Send this picture from now on, whole and undistorted, with black beside it where shapes differ."""
        self._newest = fitted_to_camera(pixels, self.size)

    def close(self) -> None:
        """Send no more and give the driver back; any number of times."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_JOIN_S)
        device, self._device, self._thread = self._device, None, None
        if device is not None:
            device.close()

    def _send_all(self) -> None:
        due_s = time.monotonic()
        try:
            while not self._stop.wait(max(0.0, due_s - time.monotonic())):
                self._device.send(self._newest)
                # From now when late: what was missed is not made up for.
                due_s = max(due_s + 1.0 / self.fps, time.monotonic())
        except Exception:
            log.exception("the virtual camera failed")
            self._on_lost(_GONE)


def fitted_to_camera(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """The picture as large as it fits into `size` = (width, height), its shape kept, in the middle of black."""
    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    scale = min(size[0] / width, size[1] / height)
    inner = max(1, round(width * scale)), max(1, round(height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    left, top = (size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2
    whole = np.zeros((size[1], size[0], 3), np.uint8)
    whole[top : top + inner[1], left : left + inner[0]] = cv2.resize(pixels, inner, interpolation=how)
    return whole


def load_pyvirtualcam() -> Any:
    """The module pyvirtualcam. Raises SinkError with what to do when it is missing."""
    try:
        return importlib.import_module("pyvirtualcam")
    except ImportError as error:
        raise SinkError("The virtual camera needs a package more: pip install pyvirtualcam.") from error


def _why_no_driver(error: RuntimeError) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    return (
        "The virtual camera needs a driver that could not be opened: OBS Studio brings one on Windows and macOS, "
        f"the package v4l2loopback on Linux ({said})."
    )
