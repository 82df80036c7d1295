"""Repaints single pictures of any size with one stylizer at a time. Used by the command line and by the file queue."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from engine.errors import BackendError
from engine.look.look import Look
from engine.look.needs import needs_of
from engine.protocols import OnPart, unwatched
from engine.stats import StageClock
from engine.stylize.protocol import MakeStylizer, StylizerLike
from engine.values import EngineConfig, Frame, Pixels, RunningOn


class PicturePainter:
    """Keeps the stylizer while the pictures have one size, and makes another one when the size changes. Each picture
    comes out as it does alone, whatever was painted before it.

    Attributes:
        running_on: what painted the last picture; None before the first.

    Threads: one.
    """

    def __init__(
        self,
        make_stylizer: MakeStylizer,
        config: EngineConfig,
        look: Look,
        cancelled: Callable[[], bool],
    ) -> None:
        self.running_on: RunningOn | None = None
        self._make_stylizer = make_stylizer
        self._config = config
        # Pictures are no film: what is known of one says nothing of the next.
        self._look = replace(look, steadiness=0.0, motion=0.0)
        self._cancelled = cancelled
        self._stylizer: StylizerLike | None = None
        self._size: tuple[int, int] | None = None

    def paint(self, pixels: Pixels, on_part: OnPart = unwatched) -> Pixels:
        """The picture in the look, at its own size. `on_part` hears of a large one's tiles. Raises EngineError."""
        stylizer = self._ready_for((pixels.shape[1], pixels.shape[0]))
        frame = Frame(pixels, time_s=0.0, captured_s=time.perf_counter(), index=0)
        painted = stylizer.stylize(frame, self._look, StageClock(), self._watched(on_part))
        self.running_on = stylizer.running_on
        return painted.pixels

    def close(self) -> None:
        """Free the stylizer; any number of times."""
        if self._stylizer is not None:
            self._stylizer.close()
        self._stylizer, self._size = None, None

    def _watched(self, on_part: OnPart) -> OnPart:
        def tell(done: int, total: int) -> None:
            if self._cancelled():
                raise BackendError("Painting the picture was cancelled.")
            on_part(done, total)

        return tell

    def _ready_for(self, size: tuple[int, int]) -> StylizerLike:
        if self._stylizer is not None and self._size == size:
            return self._stylizer
        self.close()
        self._stylizer = self._make_stylizer(self._config)
        self._stylizer.prepare(size, lambda _progress: None, self._cancelled)
        for need in self._stylizer.missing(needs_of(self._look)):
            self._stylizer.load(need)
        self._size = size
        return self._stylizer
