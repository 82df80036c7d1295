"""A stand-in for the package sounddevice: devices that hear what a test lets them hear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from engine.media.microphone import Samples


class PortAudioError(Exception):
    """What the real one is called."""


@dataclass
class FakeStream:
    """One open device. Attributes: as given by whoever opened it."""

    samplerate: int
    device: int
    channels: int
    dtype: str
    latency: str
    callback: Callable[..., None]
    finished_callback: Callable[[], None]
    started: bool = False
    closed: bool = False

    def start(self) -> None:
        """Begin."""
        self.started = True

    def close(self) -> None:
        """End, which the real one tells, too."""
        self.closed = True
        self.finished_callback()

    def hear(self, samples: Samples, age_s: float = 0.0) -> None:
        """Call back with memory that is overwritten afterwards, as the real one does."""
        memory = samples.copy()
        self.callback(memory, len(memory), SimpleNamespace(currentTime=50.0, inputBufferAdcTime=50.0 - age_s), None)
        memory[:] = np.nan


@dataclass
class FakeSoundDevice:
    """The module. Attributes: devices, hosts: as sounddevice lists them. streams: all opened, in order."""

    devices: list[dict[str, Any]] = field(
        default_factory=lambda: [
            device("Speakers", channels=0),
            device("Desk microphone"),
            device("Headset", channels=1),
        ]
    )
    hosts: list[dict[str, Any]] = field(default_factory=lambda: [{"name": "ALSA"}])
    chosen: int = 2
    fails: str = ""
    streams: list[FakeStream] = field(default_factory=list)
    PortAudioError: type[Exception] = PortAudioError

    @property
    def default(self) -> SimpleNamespace:
        """The system's choice."""
        return SimpleNamespace(device=(self.chosen, 0))

    def query_devices(self, index: int | None = None) -> Any:
        """All devices, or one."""
        return self.devices if index is None else self.devices[index]

    def query_hostapis(self) -> list[dict[str, Any]]:
        """The ways to reach them."""
        return self.hosts

    def InputStream(self, **options: Any) -> FakeStream:  # noqa: N802
        """Open a device."""
        if self.fails:
            raise PortAudioError(self.fails, -9985)
        self.streams.append(FakeStream(**options))
        return self.streams[-1]


def device(name: str, channels: int = 8, rate: float = 48_000.0, host: int = 0) -> dict[str, Any]:
    """One row of the device list."""
    return {"name": name, "max_input_channels": channels, "default_samplerate": rate, "hostapi": host}
