"""Sound of a device: which there are, what one hears, and how loud it is.

The optional package sounddevice (the extra `microphone`) does the listening: it is there for every system, calls back
on a thread of its own, and says when each block of samples was really heard. FFmpeg's own devices, which PyAV could
open, are built into its packages for some systems only, cannot be listed, and block whoever reads.
"""

from __future__ import annotations

import importlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from engine.errors import SourceError

Samples = npt.NDArray[np.float32]
"""float32, samples x channels, -1..1."""

_MOST_CHANNELS = 2
# A recorder that writes to a slow disk may fall behind for so long.
_KEPT_S = 30.0
_FALL_PER_S = 0.02
# No driver buffers more: a larger number is no time.
_LONGEST_AGE_S = 2.0

# On Windows every microphone is there three or four times, once for each way to reach it.
_BEST_HOSTS = ("Windows WASAPI", "Core Audio")


@dataclass(frozen=True, slots=True)
class MicrophoneInfo:
    """A device that hears. Attributes: index: of the sound library. name: for people."""

    index: int
    name: str


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Some samples in a row, and when the first of them was heard (`time.perf_counter()`)."""

    samples: Samples
    captured_s: float


class Tap:
    """What one listener hears from now on; the oldest is lost when nobody takes it for half a minute.

    Attributes:
        rate: samples per second. channels: 1 or 2.

    Threads: any.
    """

    def __init__(self, rate: int, channels: int, on_close: Callable[[Tap], None]) -> None:
        self.rate, self.channels = rate, channels
        self._on_close = on_close
        self._lock = threading.Lock()
        self._blocks: deque[SoundBlock] = deque()
        self._waiting = 0

    def put(self, block: SoundBlock) -> None:
        """One more block. Never blocks for long: called where the sound comes in."""
        with self._lock:
            self._blocks.append(block)
            self._waiting += len(block.samples)
            while self._waiting > _KEPT_S * self.rate:
                self._waiting -= len(self._blocks.popleft().samples)

    def take(self) -> list[SoundBlock]:
        """All that came since the last time, oldest first."""
        with self._lock:
            blocks = list(self._blocks)
            self._blocks.clear()
            self._waiting = 0
        return blocks

    def close(self) -> None:
        """Hear no more; any number of times."""
        self._on_close(self)


class Listenable(Protocol):
    """Something that hears, as recorders need it."""

    def listen(self) -> Tap:
        """Hear from now on."""


class Microphone:
    """One device, heard by any number of listeners.

    Attributes:
        info: which one.

    Threads: open and close on any one thread at a time; the rest from any. `on_lost` is called on the device's thread.
    """

    def __init__(
        self,
        info: MicrophoneInfo,
        on_lost: Callable[[str], None] = lambda _: None,
        load: Callable[[], Any] | None = None,
        now: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`load`: gives the module sounddevice. Nothing is touched before `open`."""
        self.info = info
        self._on_lost = on_lost
        self._load = load or load_sounddevice
        self._now = now
        self._lock = threading.Lock()
        self._taps: tuple[Tap, ...] = ()
        self._stream: Any = None
        self._rate = 0
        self._channels = 1
        self._level = 0.0

    @property
    def level(self) -> float:
        """How loud it is, 0..1: the highest peak, falling to a fiftieth within a second."""
        return self._level

    def open(self) -> None:
        """Begin to hear. Raises SourceError."""
        self.close()
        library = self._load()
        try:
            device = library.query_devices(self.info.index)
            self._channels = min(_MOST_CHANNELS, int(device["max_input_channels"]))
            self._rate = round(device["default_samplerate"])
            self._stream = library.InputStream(
                samplerate=self._rate,
                device=self.info.index,
                channels=self._channels,
                dtype="float32",
                # Sound is to be in step with the picture, which is shown at once.
                latency="low",
                callback=self._take_block,
                finished_callback=self._on_stream_end,
            )
            self._stream.start()
        except (library.PortAudioError, OSError, ValueError) as error:
            self.close()
            raise SourceError(f"{self.info.name} cannot be heard: {_short_reason(error)}.") from error

    def listen(self) -> Tap:
        """Hear from now on. Raises SourceError when it is not open."""
        if self._stream is None:
            raise SourceError(f"{self.info.name} is not open.")
        tap = Tap(self._rate, self._channels, self._forget)
        with self._lock:
            self._taps = (*self._taps, tap)
        return tap

    def close(self) -> None:
        """Give the device back; any number of times."""
        stream, self._stream, self._level = self._stream, None, 0.0
        if stream is not None:
            stream.close()

    def _take_block(self, heard: Samples, count: int, times: Any, status: object) -> None:
        """Called by the sound library on its own thread, with memory that it takes back afterwards."""
        del status
        # A copy: the library uses the memory again as soon as this returns.
        block = SoundBlock(heard.copy(), self._now() - self._age_s(times, count))
        peak = float(np.abs(block.samples).max(initial=0.0))
        self._level = max(min(peak, 1.0), self._level * _FALL_PER_S ** (count / self._rate))
        # Replaced whole when it changes: this thread, which must not wait, goes without the lock.
        for tap in self._taps:
            tap.put(block)

    def _age_s(self, times: Any, count: int) -> float:
        """How long ago the first sample of a block was heard."""
        age_s = float(times.currentTime - times.inputBufferAdcTime)
        # Some drivers leave one of the two at zero.
        return age_s if 0.0 <= age_s < _LONGEST_AGE_S else count / self._rate

    def _on_stream_end(self) -> None:
        if self._stream is not None:
            self._on_lost(f"{self.info.name} is gone; what is recorded from here on has no sound.")

    def _forget(self, tap: Tap) -> None:
        with self._lock:
            self._taps = tuple(each for each in self._taps if each is not tap)


def list_microphones(load: Callable[[], Any] | None = None) -> tuple[MicrophoneInfo, ...]:
    """Every device that hears, each once, the system's own choice first. Raises SourceError with why there is none."""
    library = (load or load_sounddevice)()
    try:
        devices, hosts = list(library.query_devices()), list(library.query_hostapis())
        chosen = int(library.default.device[0])
    except (library.PortAudioError, OSError) as error:
        raise SourceError(f"Microphones cannot be listed: {_short_reason(error)}.") from error
    # Where there is a best way to reach them, each microphone is listed by that one alone.
    best = [index for index, host in enumerate(hosts) if host["name"] in _BEST_HOSTS]
    hearing = [
        MicrophoneInfo(index, device["name"])
        for index, device in enumerate(devices)
        if device["max_input_channels"] > 0 and (not best or device["hostapi"] in best)
    ]
    if not hearing:
        raise SourceError("There is no microphone.")
    return tuple(sorted(hearing, key=lambda each: each.index != chosen))


def load_sounddevice() -> Any:
    """The module sounddevice. Raises SourceError with what to do when it, or the library under it, is missing."""
    try:
        return importlib.import_module("sounddevice")
    except ModuleNotFoundError as error:
        raise SourceError("Microphones need a package more: pip install sounddevice.") from error
    except OSError as error:
        raise SourceError("Microphones need the system's PortAudio library (on Linux: libportaudio2).") from error


def _short_reason(error: Exception) -> str:
    """What PortAudio says, without its numbers."""
    # "Device unavailable [PaErrorCode -9985]".
    return str(error.args[0] if error.args else error).partition(" [")[0].rstrip(".").lower()
