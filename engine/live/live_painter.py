"""Paints the frames of a live session: which look the next one gets, and with which stylizer. Stylize thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from engine.errors import StateError
from engine.look.look import Look, StyleShare
from engine.look.needs import Need, independent_of_scene, needs_of, style_needs
from engine.stats import StageClock
from engine.stylize.protocol import StylizerLike
from engine.values import Frame, Rendered


class LookChoice:
    """Decides which look the next frame gets.

    The wanted look acts at once: its sliders always, its styles as soon as they are in memory; until then the former
    styles stay and the missing ones are ordered. Likewise with segmentation: until it is there the paint goes
    everywhere. What could not be had is not ordered again until the user chooses anew.

    Threads: any thread sets, refuses and asks for `needs`; the rest belongs to the stylize thread.
    """

    def __init__(self, look: Look, order: Callable[[StylizerLike, Need], None]) -> None:
        self._lock = threading.Lock()
        self._wanted = look
        self._refused: frozenset[Need] = frozenset()
        self._order = order
        self._shown: tuple[StyleShare, ...] = ()

    def set(self, look: Look) -> None:
        """Ask for `look` from the next frame on."""
        with self._lock:
            # Moving a slider chooses no style anew: every step would bring the same complaint.
            chosen_before = needs_of(self._wanted) if look != self._wanted else ()
            self._wanted, self._refused = look, self._refused.intersection(chosen_before, needs_of(look))

    def refuse(self, need: Need) -> None:
        """`need` cannot be met; stop asking for it."""
        with self._lock:
            self._refused |= {need}

    def needs(self) -> tuple[Need, ...]:
        """What the wanted look needs, and the styles on screen."""
        return tuple(dict.fromkeys((*needs_of(self._wanted), *style_needs(Look(self._shown)))))

    def for_frame(self, stylizer: StylizerLike) -> Look:
        """The look to use now: nothing in it is missing in `stylizer`."""
        # Read once: another thread may replace it at any moment.
        wanted = self._wanted
        if not self._has_all(stylizer, replace(wanted, styles=())):
            wanted = independent_of_scene(wanted)
        if self._has_all(stylizer, wanted):
            # What is on screen from this frame on, and stays there while the next choice is loaded.
            self._shown = wanted.styles
            return wanted
        former = replace(wanted, styles=self._shown)
        return former if self._has_all(stylizer, former) else replace(wanted, styles=())

    def is_served_by(self, stylizer: StylizerLike) -> bool:
        """Whether `stylizer` could take over now without losing what is on screen; orders what it lacks."""
        wanted = self._wanted
        # What cannot be had by anybody is no reason to wait for a stylizer that has it.
        return self._refused.issuperset(self._missing(stylizer, replace(wanted, styles=self._shown or wanted.styles)))

    def _has_all(self, stylizer: StylizerLike, look: Look) -> bool:
        return not self._missing(stylizer, look)

    def _missing(self, stylizer: StylizerLike, look: Look) -> tuple[Need, ...]:
        missing = stylizer.missing(needs_of(look))
        for need in missing:
            if need not in self._refused:
                self._order(stylizer, need)
        return missing


class LivePainter:
    """Paints with the stylizer of the moment and the look of the moment.

    Attributes:
        stylizer: what paints; None until the first `swap`.

    Threads: the stylize thread.
    """

    def __init__(self, looks: LookChoice, clock: StageClock) -> None:
        self.stylizer: StylizerLike | None = None
        self._looks = looks
        self._clock = clock
        self._last: Rendered | None = None
        self._last_with: tuple[StylizerLike, Look] | None = None

    def swap(self, stylizer: StylizerLike) -> StylizerLike | None:
        """Paint with `stylizer` from now on; returns the former one."""
        former, self.stylizer = self.stylizer, stylizer
        return former

    def paint(self, frame: Frame) -> Rendered:
        """Repaint `frame`. Raises StateError before the first `swap`, BackendError when the stylizer fails."""
        if self.stylizer is None:
            raise StateError("A frame came before there was anything to paint it with.")
        return self._paint(frame, self.stylizer, self._looks.for_frame(self.stylizer))

    def unchanged(self, frame: Frame) -> Rendered | None:
        """What was painted last, for the moment of `frame`, where that is the very same picture and neither the look
        nor the stylizer has changed: a picture that stands still is painted once. None otherwise.
        """
        if self._last is None or frame.pixels is not self._last.original.pixels or self._wants_another():
            return None
        return Rendered(replace(frame, pixels=self._last.stylized.pixels), frame)

    def repaint(self) -> Rendered | None:
        """The last frame again, if the look or the stylizer changed since; None otherwise."""
        if self._last is None or self.stylizer is None or not self._wants_another():
            return None
        return self._paint(self._last.original, self.stylizer, self._looks.for_frame(self.stylizer))

    def _wants_another(self) -> bool:
        """Whether the last frame would be painted in another look, or by another stylizer."""
        return self.stylizer is None or self._last_with != (self.stylizer, self._looks.for_frame(self.stylizer))

    def _paint(self, frame: Frame, stylizer: StylizerLike, look: Look) -> Rendered:
        self._last, self._last_with = Rendered(stylizer.stylize(frame, look, self._clock), frame), (stylizer, look)
        return self._last
