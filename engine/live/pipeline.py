"""The stylize loop's own parts: which look the next frame gets, and what a stylizer must offer for it.

Runs on the stylize thread of a live session and in an offline render alike.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from engine.errors import StateError
from engine.look.look import Look, StyleShare
from engine.look.needs import needs_of, unsighted
from engine.protocols import OnPart, unwatched
from engine.stats import StageClock
from engine.values import Frame, Progress, Rendered, RunningOn


class StylizerLike(Protocol):
    """What the loops need of `engine.stylize.frame_stylizer.Stylizer`; tests bring their own.

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
        """Build what runs frames of `size_px` = (width, height). Slow. Raises BackendError."""

    def missing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of `keys` (see `engine.look.needs`) that are not in memory. Quick; asked before every frame."""

    def encode(self, key: str) -> None:
        """Bring what a look needs into memory: the code of a style, or what sees. Slow. Raises StyleError,
        BackendError.
        """

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """Repaint one frame; nothing that `look` needs may be missing. `on_part` hears of frames painted in parts.

        Raises BackendError, and what `on_part` raises.
        """

    @property
    def at_once(self) -> int:
        """How many frames may be under way at once; 1 but for renders."""

    def start(self, frame: Frame, look: Look, clock: StageClock) -> Callable[[], Frame]:
        """Begin what `stylize` does from begin to end; what comes back waits for the end and gives the frame.

        It is called once, in the order of the frames, and before `at_once` more are begun. Both raise BackendError.
        """

    def close(self) -> None:
        """Free the device; any number of times."""


class LookDesk:
    """Decides which look the next frame gets.

    The wanted look acts at once: its sliders always, its styles as soon as they are in memory; until then the former
    styles stay and the missing ones are ordered. So with what sees people and distances: until it is there the paint
    goes everywhere. What could not be had is not ordered again until the user chooses anew.

    Threads: any thread sets, refuses and asks for `keys`; the rest belongs to the stylize thread.
    """

    def __init__(self, look: Look, order: Callable[[StylizerLike, str], None]) -> None:
        self._lock = threading.Lock()
        self._wanted = look
        self._refused: frozenset[str] = frozenset()
        self._order = order
        self._shown: tuple[StyleShare, ...] = ()

    def set(self, look: Look) -> None:
        """Ask for `look` from the next frame on."""
        with self._lock:
            # A slider chooses no style anew: each of its steps would have the same complaint follow.
            chosen_before = needs_of(self._wanted) if look != self._wanted else ()
            self._wanted, self._refused = look, self._refused.intersection(chosen_before, needs_of(look))

    def refuse(self, key: str) -> None:
        """What `key` stands for cannot be had; stop asking for it."""
        with self._lock:
            self._refused |= {key}

    def keys(self) -> tuple[str, ...]:
        """What the wanted look needs, and the styles on screen."""
        return tuple(dict.fromkeys((*needs_of(self._wanted), *(share.key for share in self._shown))))

    def for_frame(self, stylizer: StylizerLike) -> Look:
        """The look to use now: nothing in it is missing in `stylizer`."""
        wanted = self._wanted
        if not self._has_all(stylizer, replace(wanted, styles=())):
            wanted = unsighted(wanted)
        if self._has_all(stylizer, wanted):
            self._shown = wanted.styles
            return wanted
        former = replace(wanted, styles=self._shown)
        return former if self._has_all(stylizer, former) else replace(wanted, styles=())

    def is_served_by(self, stylizer: StylizerLike) -> bool:
        """Whether `stylizer` could take over now without losing what is on screen; orders what it lacks."""
        wanted = self._wanted
        return self._refused.issuperset(self._missing(stylizer, replace(wanted, styles=self._shown or wanted.styles)))

    def _has_all(self, stylizer: StylizerLike, look: Look) -> bool:
        return not self._missing(stylizer, look)

    def _missing(self, stylizer: StylizerLike, look: Look) -> tuple[str, ...]:
        missing = stylizer.missing(needs_of(look))
        for key in missing:
            if key not in self._refused:
                self._order(stylizer, key)
        return missing


class Painter:
    """Paints with the stylizer of the moment and the look of the moment.

    Attributes:
        stylizer: what paints; None until the first `swap`.

    Threads: the stylize thread.
    """

    def __init__(self, desk: LookDesk, clock: StageClock) -> None:
        self.stylizer: StylizerLike | None = None
        self._desk = desk
        self._clock = clock
        self._last: Frame | None = None
        self._last_with: tuple[StylizerLike, Look] | None = None

    def swap(self, stylizer: StylizerLike) -> StylizerLike | None:
        """Paint with `stylizer` from now on; returns the former one."""
        former, self.stylizer = self.stylizer, stylizer
        return former

    def paint(self, frame: Frame) -> Rendered:
        """Repaint `frame`. Raises StateError before the first `swap`, BackendError when the stylizer fails."""
        if self.stylizer is None:
            raise StateError("A frame came before there was anything to paint it with.")
        return self._paint(frame, self.stylizer, self._desk.for_frame(self.stylizer))

    def repaint(self) -> Rendered | None:
        """The last frame again, if the look or the stylizer changed since; None otherwise."""
        if self._last is None or self.stylizer is None:
            return None
        look = self._desk.for_frame(self.stylizer)
        if self._last_with == (self.stylizer, look):
            return None
        return self._paint(self._last, self.stylizer, look)

    def _paint(self, frame: Frame, stylizer: StylizerLike, look: Look) -> Rendered:
        rendered = Rendered(stylizer.stylize(frame, look, self._clock), frame)
        self._last, self._last_with = frame, (stylizer, look)
        return rendered
