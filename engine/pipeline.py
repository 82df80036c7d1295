"""The stylize loop's own parts: which look the next frame gets, and what a stylizer must offer for it.

Runs on the stylize thread of a live session and in an offline render alike.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from engine.stats import StageClock
from engine.values import Frame, Look, Progress, Rendered, RunningOn, StyleShare


class StylizerLike(Protocol):
    """What the loops need of `engine.stylizer.Stylizer`; tests bring their own.

    Threads: `prepare` and `encode` run on the job thread, `stylize` on the stylize thread, also at the same time.
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
        """Build what runs frames of `size_px` = (width, height). Slow. Raises BackendError."""

    def missing(self, look: Look) -> tuple[str, ...]:
        """Keys of the styles of `look` that are not in memory. Quick; asked before every frame."""

    def encode(self, key: str) -> None:
        """Bring the code of a style into memory. Slow. Raises StyleError."""

    def stylize(self, frame: Frame, look: Look, clock: StageClock) -> Frame:
        """Repaint one frame; no style of `look` may be missing. Raises BackendError."""

    def close(self) -> None:
        """Free the device; any number of times."""


class LookDesk:
    """Decides which look the next frame gets.

    The wanted look acts at once, its sliders always, its styles as soon as they are in memory; until then the former
    styles stay and the missing ones are ordered. A style that could not be encoded is not ordered again until the user
    chooses anew.

    Threads: any thread sets and refuses; `for_frame` belongs to the stylize thread.
    """

    def __init__(self, look: Look, order: Callable[[StylizerLike, str], None]) -> None:
        self._lock = threading.Lock()
        self._wanted = look
        self._refused: frozenset[str] = frozenset()
        self._order = order
        self._styles: tuple[StyleShare, ...] = ()

    @property
    def wanted(self) -> Look:
        """What the user asked for last."""
        return self._wanted

    def set(self, look: Look) -> None:
        """Ask for `look` from the next frame on."""
        with self._lock:
            self._wanted, self._refused = look, frozenset()

    def refuse(self, key: str) -> None:
        """The style `key` cannot be had; stop asking for it."""
        with self._lock:
            self._refused |= {key}

    def for_frame(self, stylizer: StylizerLike) -> Look:
        """The look to use now: nothing in it is missing in `stylizer`."""
        with self._lock:
            wanted, refused = self._wanted, self._refused
        missing = stylizer.missing(wanted)
        if not missing:
            self._styles = wanted.styles
            return wanted
        for key in missing:
            if key not in refused:
                self._order(stylizer, key)
        former = replace(wanted, styles=self._styles)
        return former if not stylizer.missing(former) else replace(wanted, styles=())

    def is_served_by(self, stylizer: StylizerLike) -> bool:
        """Whether swapping to `stylizer` now would keep the styles on screen; orders what it lacks."""
        with self._lock:
            refused = self._refused
        missing = [key for key in stylizer.missing(Look(styles=self._styles)) if key not in refused]
        for key in missing:
            self._order(stylizer, key)
        return not missing


def paint(stylizer: StylizerLike, frame: Frame, look: Look, clock: StageClock) -> Rendered:
    """One frame through the network, kept beside its original."""
    return Rendered(stylizer.stylize(frame, look, clock), frame)
