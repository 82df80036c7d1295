"""A stand-in for the package pyvirtualcam: a driver that keeps what is sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from engine.values import Pixels
from tests.fakes import PATIENCE_S


class FakeCamera:
    """One open camera. Attributes: sent: every picture. closed: whether it was given back."""

    def __init__(self, options: dict[str, Any], breaks_at: int | None) -> None:
        self.options = options
        self.device = "Fake Camera"
        self.sent: list[Pixels] = []
        self.closed = False
        self._breaks_at = breaks_at
        self._changed = threading.Condition()

    def send(self, pixels: Pixels) -> None:
        """Take one picture, or break."""
        with self._changed:
            if len(self.sent) == self._breaks_at:
                raise RuntimeError("the driver went away")
            self.sent.append(pixels)
            self._changed.notify_all()

    def wait_for(self, number: int) -> None:
        """Wait until so many pictures were sent."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.sent) >= number, PATIENCE_S)

    def wait_for_brightness(self, value: int) -> None:
        """Wait until the last picture sent has this value in its middle."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self.sent) and _middle(self.sent[-1]) == value, PATIENCE_S)

    def close(self) -> None:
        """Give it back."""
        self.closed = True


@dataclass
class FakeVirtualCam:
    """The module. Attributes: cameras: all opened, in order. no_driver: what it says when there is none."""

    no_driver: str = ""
    breaks_at: int | None = None
    cameras: list[FakeCamera] = field(default_factory=list)
    PixelFormat: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(RGB="rgb"))

    def Camera(self, **options: Any) -> FakeCamera:  # noqa: N802
        """Open one."""
        if self.no_driver:
            raise RuntimeError(self.no_driver)
        self.cameras.append(FakeCamera(options, self.breaks_at))
        return self.cameras[-1]


def _middle(pixels: Pixels) -> int:
    return int(pixels[pixels.shape[0] // 2, pixels.shape[1] // 2, 0])
