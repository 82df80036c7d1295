"""Whether memory stays where it is: many small frames through everything real, in one process.

Called by the benchmark, in a process of its own.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import EngineError
from engine.library import StyleLibrary
from engine.machine import resident_mb
from engine.reel import Arrivals, DemoReel
from engine.render import RenderProgress, render_video
from engine.stylizer import Stylizer
from engine.values import EngineConfig, KeepColors, Look, RunningOn, StyleShare

SIZE_PX = (96, 64)
_READINGS = 100
_SETTLED = 0.1


@dataclass(frozen=True, slots=True)
class Soaked:
    """What memory did.

    Attributes:
        running_on: what ran. frames: how many.
        settled_mb, end_mb, most_mb: resident memory in MiB after the first tenth, at the end, and the most in between.
    """

    running_on: RunningOn
    frames: int
    settled_mb: float
    end_mb: float
    most_mb: float


def soak_backend(name: str, frames: int, config: EngineConfig, cache_dir: Path) -> Soaked | str:
    """Run one back end in this process; the reason why not, should it fail."""
    readings: list[float] = []
    every = max(1, frames // _READINGS)

    def read(progress: RenderProgress) -> None:
        if progress.done % every == 0 and progress.done >= _SETTLED * frames:
            readings.append(resident_mb() or 0.0)

    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        try:
            stylizer = Stylizer(replace(config, backend=name), library, cache_dir)
        except EngineError as error:
            return str(error)
        look = Look((StyleShare(library.styles()[0].key),), strength=0.9, keep_colors=KeepColors.PALETTE)
        try:
            summary = render_video(DemoReel(SIZE_PX, frames), Arrivals(), stylizer, look, read)
        except EngineError as error:
            return str(error)
        finally:
            stylizer.close()
    if summary.running_on is None or not readings:
        return "It computed nothing."
    return Soaked(summary.running_on, summary.frames, readings[0], readings[-1], max(readings))
