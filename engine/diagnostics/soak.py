"""Whether memory stays level: many small frames through all the real parts, in one process.

Called by the benchmark, in a process of its own; the window's soak keeps its readings here too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from engine.backends.memory import own_bytes
from engine.diagnostics.machine import resident_mb
from engine.diagnostics.reel import DemoReel
from engine.errors import EngineError
from engine.look.look import KeepColors, Look, StyleShare
from engine.render.video import RenderProgress, render_video
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Frame, RunningOn, StreamInfo

# Small: what leaks, leaks with every frame, whatever its size.
SIZE_PX = (96, 64)
_READINGS = 100
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Soaked:
    """What memory did.

    Attributes:
        running_on: what ran. frames: how many.
        tenths_mb: resident memory in MiB after each tenth of the frames, from the first to the end.
        own_mb: the same without the pages of files, which the system takes and gives back; empty where it does not say.
        most_mb: the most resident memory from the first tenth on.
    """

    running_on: RunningOn
    frames: int
    tenths_mb: tuple[float, ...]
    own_mb: tuple[float, ...]
    most_mb: float


class MemoryCurve:
    """Memory over a run of `frames` frames: ten readings and the most, however often it is asked to look.

    Threads: one.
    """

    def __init__(
        self,
        frames: int,
        resident: Callable[[], float | None] = resident_mb,
        own: Callable[[], int | None] = own_bytes,
    ) -> None:
        """`resident`: MiB, `own`: bytes; None where the system does not tell."""
        self._frames, self._resident, self._own = frames, resident, own
        # Ten readings and no more: over hours a longer list would itself be what grows.
        self._tenths_mb: list[float] = []
        self._own_mb: list[float] = []
        self._most_mb = 0.0

    def look(self, done: int) -> None:
        """Read the memory when `done` frames are through; before the first tenth nothing has settled."""
        due = min(done * _TENTHS // self._frames, _TENTHS)
        if due == 0:
            return
        resident_now_mb, own_now = self._resident() or 0.0, self._own()
        self._most_mb = max(self._most_mb, resident_now_mb)
        # Asked too seldom for each tenth: one reading then stands for several.
        missing = due - len(self._tenths_mb)
        self._tenths_mb += [resident_now_mb] * missing
        if own_now is not None:
            self._own_mb += [own_now / 2**20] * missing

    def found(self, running_on: RunningOn, frames: int) -> Soaked | None:
        """What was read; None before the first tenth."""
        if not self._tenths_mb:
            return None
        return Soaked(running_on, frames, tuple(self._tenths_mb), tuple(self._own_mb), self._most_mb)


class _Passed:
    """A sink that keeps nothing: what is noted of every frame would be what grows. Threads: those of a sink."""

    path = None

    def open(self, info: StreamInfo) -> None:
        """Nothing to open."""

    def write(self, frame: Frame) -> None:
        """Let it go."""

    def close(self) -> None:
        """Nothing to finish."""


def soak_backend(name: str, frames: int, config: EngineConfig, cache_dir: Path) -> Soaked | str:
    """Run one back end in this process; the reason why not, should it fail."""
    curve = MemoryCurve(frames)
    every = max(1, frames // _READINGS)

    def look(progress: RenderProgress) -> None:
        if progress.done % every == 0:
            curve.look(progress.done)

    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        try:
            stylizer = Stylizer(replace(config, backend=name, throughput=True), library, cache_dir)
        except EngineError as error:
            return str(error)
        # A look that uses every stage: colours brought back, a strength that blends.
        style = Look((StyleShare(library.styles()[0].key),), strength=0.9, keep_colors=KeepColors.PALETTE)
        try:
            summary = render_video(DemoReel(SIZE_PX, frames), _Passed(), stylizer, style, look)
        except EngineError as error:
            return str(error)
        finally:
            stylizer.close()
    found = None if summary.running_on is None else curve.found(summary.running_on, summary.frames)
    return found or "It computed nothing."
