"""Frames of a camera, by OpenCV. Used on the capture thread."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from engine.errors import SourceError
from engine.media.sources.camera.listing import camera_name, is_virtual, list_cameras
from engine.media.sources.camera.v4l2 import PREFERRED_FORMAT
from engine.media.sources.camera_opening import CameraOpener
from engine.media.sources.spec import SourceOptions, SourceSpec
from engine.values import Frame, Pixels, StreamInfo

REPEATS_S = 3.0
"""How long the same picture is believed."""

_SPARSE = 16


class CameraSource:
    """A camera by its index, asked for `size` and `fps` and taken with what it gives.

    A read that fails raises, and so does one that brings the same picture for too long; to open it again is the
    caller's business.

    Threads: opened, read and closed on the capture thread and nowhere else. The opener calls into the driver on a
    thread of its own meanwhile.
    """

    def __init__(
        self,
        index: int = 0,
        size: tuple[int, int] = (1280, 720),
        fps: float = 30.0,
        open_device: Callable[[int], Any] | None = None,
        pixel_format: str = PREFERRED_FORMAT,
        opener: CameraOpener | None = None,
        stillness: Stillness | None = None,
    ) -> None:
        """`size`: (width, height) in pixels; `open_device`: index -> an object like cv2.VideoCapture.

        `pixel_format`: four letters, as in `CameraMode`. `opener`: that of the program, so that a driver which is
        late is not called twice; None = one of its own.
        """
        self._index, self._size, self._fps, self._pixel_format = index, size, fps, pixel_format
        self._open_device = open_device or _open_with_opencv
        self._opener = opener or CameraOpener()
        self._stillness = stillness or Stillness()
        self._stuck_at: Any = None
        # A program that acts as a camera may show a still picture for hours.
        self._may_stand_still = is_virtual(index)
        self._device: Any = None
        self._first: Any = None
        self._opened_s = 0.0
        self._count = 0

    @classmethod
    def of(cls, spec: SourceSpec, options: SourceOptions) -> CameraSource:
        """The camera of that number. Raises SourceError."""
        if spec.camera_index is None:
            raise SourceError(f"A camera is named by its number, as in 'camera:1', not {spec.text!r}.")
        wanted: dict[str, Any] = options.asked("size", "fps", "pixel_format", "opener")
        return cls(spec.camera_index, **wanted)

    @property
    def why_clinging(self) -> str:
        """One sentence on what may be done when the driver keeps a call."""
        if is_virtual(self._index):
            return "The camera does not let go; the program that acts as it may need to be closed."
        return "The camera does not let go; it may need to be unplugged."

    def open(self) -> StreamInfo:
        """Open the camera and wait for its first picture, for only that tells the true size.

        Raises SourceError, also when that takes longer than the opener allows.
        """
        self.close()
        wish = self._size, self._fps, self._pixel_format
        name = camera_name(self._index)
        self._device, self._first = self._opener.open(
            self._index, name, wish, self._enter_driver, lambda opened: opened[0].release()
        )
        self._opened_s, self._count = time.perf_counter(), 0
        self._stillness.forget()
        # The very picture it was stuck at: a capture card, say, whose picture really stands still.
        self._may_stand_still = self._may_stand_still or same(self._first, self._stuck_at)
        height, width = self._first.shape[:2]
        return StreamInfo(name, width, height, self._reported_fps(), live=True)

    def read(self) -> Frame | None:
        """The next picture. Raises SourceError when the camera gives none: unplugged, or taken elsewhere."""
        if self._device is None:
            return None
        picture, self._first = (_grab(self._device, self._index) if self._first is None else self._first), None
        if not self._may_stand_still and self._stillness.is_stuck(picture):
            self._suspect(picture)
        pixels = _to_rgb(picture)
        # When the picture was handed over: cameras do not say when they took it.
        now_s = time.perf_counter()
        frame = Frame(pixels, now_s - self._opened_s, now_s, self._count)
        self._count += 1
        return frame

    def _suspect(self, picture: Any) -> None:
        """Raise for a picture that stays, unless it has come back after the camera was opened anew."""
        self._may_stand_still = same(picture, self._stuck_at)
        self._stuck_at = picture
        if not self._may_stand_still:
            raise SourceError(f"{camera_name(self._index)} repeats its last picture.")

    def close(self) -> None:
        """Give the camera back; any number of times."""
        if self._device is not None:
            # Never under a running read: V4L crashes.
            self._device.release()
        self._device = self._first = None

    def _enter_driver(self) -> tuple[Any, Any]:
        """The device and its first picture. On the opener's thread: whatever of this is slow is the driver."""
        device = self._open_device(self._index)
        try:
            if not device.isOpened():
                raise SourceError(_why_not_opened(self._index))
            self._ask_for_format(device)
            return device, _grab(device, self._index)
        except BaseException:
            device.release()
            raise

    def _ask_for_format(self, device: Any) -> None:
        # The format first: it decides which sizes and rates a driver offers. Size before rate: drivers reset
        # the rate with the size.
        device.set(cv2.CAP_PROP_FOURCC, float(cv2.VideoWriter.fourcc(*self._pixel_format)))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, float(self._size[0]))
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, float(self._size[1]))
        device.set(cv2.CAP_PROP_FPS, float(self._fps))
        # The driver's queue of old pictures is pure delay.
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1.0)

    def _reported_fps(self) -> float | None:
        fps = float(self._device.get(cv2.CAP_PROP_FPS))
        # Drivers report 0, or numbers that are no rate.
        return fps if 1.0 <= fps <= 1000.0 else None


class Stillness:
    """Notices a camera that repeats its last picture: unplugged, hung, or asleep, and still “giving” pictures.

    A sensor's pictures are never equal to the last bit, so one that stays the same is no picture. Not watched are
    pictures of one colour (a closed shutter, a black screen) and cameras that are programs (`is_virtual`), whose
    pictures may well stand still. A capture card's may too: `CameraSource` finds that out by opening it again.

    Threads: the capture thread.
    """

    def __init__(self, limit_s: float = REPEATS_S, now: Callable[[], float] = time.perf_counter) -> None:
        self._limit_s, self._now = limit_s, now
        self._last: Any = None
        self._since_s = 0.0

    def is_stuck(self, picture: Any) -> bool:
        """Take the next picture (any array, kept until the next one); True when it has been the same for too long."""
        now_s = self._now()
        # One colour throughout: a closed shutter is no fault.
        if not same(picture, self._last) or picture.min() == picture.max():
            self._since_s = now_s
        self._last = picture
        return now_s - self._since_s >= self._limit_s

    def forget(self) -> None:
        """The next picture is the first."""
        self._last = None


def same(one: Any, other: Any) -> bool:
    """Whether two pictures are equal to the last bit."""
    if other is None or one.shape != other.shape:
        return False
    # A live camera differs in any handful of pixels; looking at all of them costs a millisecond.
    return bool(np.array_equal(one[::_SPARSE, ::_SPARSE], other[::_SPARSE, ::_SPARSE]) and np.array_equal(one, other))


def _grab(device: Any, index: int) -> Any:
    """The next picture as OpenCV gives it."""
    try:
        ok, bgr = device.read()
    except cv2.error as error:
        raise SourceError(f"{camera_name(index)} failed: {error.err or error}.") from error
    if not ok or bgr is None or bgr.size == 0:
        raise SourceError(f"{camera_name(index)} gives no picture: is it unplugged or in use elsewhere?")
    return bgr


def _to_rgb(picture: Any) -> Pixels:
    """To RGB from OpenCV's BGR, or from the grey of an infrared camera; always into an array of its own."""
    code = cv2.COLOR_GRAY2RGB if picture.ndim == 2 or picture.shape[2] == 1 else cv2.COLOR_BGR2RGB
    return np.ascontiguousarray(cv2.cvtColor(picture, code), dtype=np.uint8)


def _open_with_opencv(index: int) -> Any:
    # Only OpenCV's own log; errors come back as SourceError and need no second voice on stderr.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    system = cv2.CAP_V4L2 if sys.platform.startswith("linux") else cv2.CAP_ANY
    # V4L ends a read by itself after ten seconds without a picture; OpenCV's own time limits do not reach
    # cameras.
    return cv2.VideoCapture(index, system)


def _why_not_opened(index: int) -> str:
    node = Path(f"/dev/video{index}")
    if sys.platform.startswith("linux") and not node.exists():
        found = ", ".join(f"{camera.index} ({camera.name})" for camera in list_cameras())
        return f"There is no camera {index}; found: {found or 'none'}."
    if node.exists() and not os.access(node, os.R_OK | os.W_OK):
        return f"{node} may not be read by this user (on most systems the group 'video' may)."
    return f"{camera_name(index)} cannot be opened: is another program using it?"
