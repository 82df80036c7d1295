"""Two thousand frames through everything real: the memory of the process stays where it was."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from engine.diagnostics.reel import DemoReel
from engine.look.look import KeepColors, Look, StyleShare
from engine.render.video import RenderProgress, render_video
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Frame, StreamInfo

FRAMES = 2000
SETTLED = 400
EVERY = 200
MOST_GROWTH_MB = 2.4
"""One and a half kilobytes a frame: a leak of anything that a frame is made of is larger."""


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class _Counter:
    """A sink that keeps nothing but the number of frames."""

    def __init__(self) -> None:
        self.frames = 0

    def open(self, info: StreamInfo) -> None:
        self.frames = 0

    def write(self, frame: Frame) -> None:
        self.frames += 1

    def close(self) -> None:
        """Nothing to close."""


def _soaked(folder: Path) -> tuple[int, dict[int, float]]:
    """Frames painted, and the memory after so many of them."""
    library = StyleLibrary(folder / "styles")
    style = library.styles()[0]
    stylizer = Stylizer(EngineConfig(), library, folder / "cache")
    readings = {}

    def read(progress: RenderProgress) -> None:
        if progress.done >= SETTLED and progress.done % EVERY == 0:
            readings[progress.done] = _resident_mb()

    sink = _Counter()
    look = Look((StyleShare(style.key),), strength=0.9, keep_colors=KeepColors.PALETTE)
    render_video(DemoReel((96, 64), FRAMES), sink, stylizer, look, read)
    stylizer.close()
    return sink.frames, readings


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the resident memory from /proc")
def test_memory_is_flat_over_two_thousand_frames(tmp_path: Path) -> None:
    """In a process of its own: what other tests have left behind comes and goes as it likes."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        frames, readings = pool.submit(_soaked, tmp_path).result()
    assert frames == FRAMES
    assert max(readings.values()) - readings[min(readings)] <= MOST_GROWTH_MB, readings
