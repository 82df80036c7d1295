"""The two ends of a render that is only measured: a source that costs nothing, a sink that only notes the time.

Used by the benchmark, on the threads of any source and sink.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.diagnostics.trial import Effort
from engine.media.sources import make_source
from engine.values import Frame, Pixels, StreamInfo

REEL_FRAMES = 30
REEL_FPS = 30.0


class DemoReel:
    """The first second of the demo scene, painted beforehand and shown over and over.

    Threads: those of a source.
    """

    def __init__(self, size_px: tuple[int, int], frames: int) -> None:
        self._size_px, self._total, self._read = size_px, frames, 0
        self._pixels: list[Pixels] = []

    def open(self) -> StreamInfo:
        """Paint the frames."""
        # Painted beforehand: painting the scene takes longer than the network on a fast card.
        scene = make_source("demo", size=self._size_px, frames=REEL_FRAMES, live=False)
        scene.open()
        self._pixels = [frame.pixels for frame in iter(scene.read, None)]
        scene.close()
        self._read = 0
        return StreamInfo("demo reel", *self._size_px, fps=REEL_FPS, frame_count=self._total)

    def read(self) -> Frame | None:
        """The next frame, at once."""
        if self._read >= self._total:
            return None
        index, self._read = self._read, self._read + 1
        return Frame(self._pixels[index % len(self._pixels)], index / REEL_FPS, time.perf_counter(), index)

    def close(self) -> None:
        """Nothing to release."""


class Arrivals:
    """A sink that notes when frames come and lets them go. Threads: those of a sink; `enough` may be asked from any."""

    path = None

    def __init__(self) -> None:
        self._at_s: list[float] = []

    def open(self, info: StreamInfo) -> None:
        """Begin with none."""
        self._at_s = []

    def write(self, frame: Frame) -> None:
        """Note the time."""
        self._at_s.append(time.perf_counter())

    def close(self) -> None:
        """Nothing to finish."""

    def enough(self, effort: Effort) -> Callable[[], bool]:
        """A function that says when `effort` is spent; three frames come in any case, for two distances."""

        def spent() -> bool:
            counted = self._at_s[effort.warm_up :]
            return len(counted) > 2 and counted[-1] - counted[0] > effort.most_s

        return spent

    def distances_ms(self, warm_up: int, at_once: int = 1) -> list[float]:
        """Milliseconds between one frame and the next, without the first `warm_up`. Frames painted `at_once` come
        together: their distance is that of as many frames, divided by their number.
        """
        counted = self._at_s[warm_up:]
        return [(after - before) * 1000.0 / at_once for before, after in zip(counted, counted[at_once:], strict=False)]
