"""What the loops of `live` and `render` need of a stylizer. `engine.stylize.frame_stylizer.Stylizer` is the real one.

A module of its own, so that a loop is imported without the libraries that paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from engine.look.look import Look
from engine.look.needs import Need, StyleNeed
from engine.protocols import OnPart, unwatched
from engine.stats import StageClock
from engine.values import EngineConfig, Frame, Progress, RunningOn


class StylizerLike(Protocol):
    """A stylizer, or a stand-in in tests.

    Threads: `stylize` and `start` run on the stylize thread, all else on the job thread, also at the same time.
    """

    @property
    def running_on(self) -> RunningOn | None:
        """What computes the picture; None before `prepare`."""

    def prepare(
        self,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Build what paints frames of `size_px` = (width, height). Slow; once. Raises BackendError.

        Frames of another size are painted at the working size that was built, until a stylizer for them is there.
        """

    def missing(self, needs: Iterable[Need]) -> tuple[Need, ...]:
        """Those of `needs` that are not in memory. Quick; asked before every frame."""

    def load(self, need: Need) -> None:
        """Bring what a look needs into memory. Slow. Raises StyleError, BackendError."""

    def refresh(self, need: StyleNeed) -> None:
        """Bring a style into memory anew, for more is known of it; frames are painted with the former until then.

        Slow. Raises StyleError, BackendError.
        """

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """Repaint one frame; nothing that `look` needs may be missing. `on_part` hears of frames painted in parts.

        Raises BackendError, and what `on_part` raises.
        """

    @property
    def at_once(self) -> int:
        """How many frames may be under way at once; 1 except in renders."""

    def start(self, frame: Frame, look: Look, clock: StageClock) -> Callable[[], Frame]:
        """Begin a frame. The function that comes back waits until it is painted, and returns it.

        Call it once, in the order of the frames, and before `at_once` more are begun. Both raise BackendError.
        """

    def close(self) -> None:
        """Free the device; any number of times."""


MakeStylizer = Callable[[EngineConfig], StylizerLike]
