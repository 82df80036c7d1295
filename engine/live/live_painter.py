"""Paints the frames of a live session: which look the next one gets, and with which stylizer. Stylize thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace

from engine.errors import StateError
from engine.look.look import Look
from engine.look.needs import (
    Need,
    SegmentationNeed,
    StyleNeed,
    at_any_size,
    depends_on_scene,
    independent_of_scene,
    needs_of,
    style_needs,
)
from engine.stats import StageClock
from engine.stylize.protocol import StylizerLike
from engine.values import Frame, Rendered


class LookChoice:
    """Decides which look the next frame gets.

    The wanted look acts at once: its sliders always, its styles as soon as they are in memory for strokes of its size;
    until then the former styles and strokes stay and the missing ones are ordered. Likewise with segmentation: until it
    is there the paint goes everywhere. What could not be had is not ordered again until the user chooses anew.

    Threads: any thread sets, refuses and asks for `needs`; the rest belongs to the stylize thread.
    """

    def __init__(self, look: Look, order: Callable[[StylizerLike, Need], None]) -> None:
        self._lock = threading.Lock()
        self._wanted = look
        self._refused: frozenset[Need] = frozenset()
        self._order = order
        # The styles on screen, their regions and the size of their strokes; nothing else of it counts.
        self._shown = Look()

    def set(self, look: Look) -> None:
        """Ask for `look` from the next frame on."""
        with self._lock:
            # Moving a slider chooses no style anew: every step would bring the same complaint.
            chosen_before = map(at_any_size, needs_of(self._wanted) if look != self._wanted else ())
            still_wanted = map(at_any_size, needs_of(look))
            self._wanted, self._refused = look, self._refused.intersection(chosen_before, still_wanted)

    def refuse(self, need: Need) -> None:
        """`need` cannot be met; stop asking for it."""
        with self._lock:
            self._refused |= {at_any_size(need)}

    def needs(self) -> tuple[Need, ...]:
        """What the wanted look needs, and the styles on screen."""
        return tuple(dict.fromkeys((*needs_of(self._wanted), *style_needs(self._shown))))

    def need_of(self, key: str) -> StyleNeed:
        """What has to be in memory for the style `key` to be shown in place of those of the wanted look."""
        return StyleNeed(key, self._wanted.stroke_size)

    def for_frame(self, stylizer: StylizerLike) -> Look:
        """The look to use now: nothing in it is missing in `stylizer`."""
        # Read once: another thread may replace it at any moment.
        wanted = self._wanted
        if depends_on_scene(wanted) and self._missing(stylizer, (SegmentationNeed(),)):
            wanted = independent_of_scene(wanted)
        if self._has_all(stylizer, wanted):
            # What is on screen from this frame on, and stays there while the next choice is loaded.
            self._shown = wanted
            return wanted
        former = self._as_shown(wanted)
        return former if self._has_all(stylizer, former) else replace(wanted, styles=(), regions=())

    def is_served_by(self, stylizer: StylizerLike) -> bool:
        """Whether `stylizer` could take over now without losing what is on screen; orders what it lacks."""
        wanted = self._wanted
        missing = self._missing(stylizer, needs_of(self._as_shown(wanted) if self._shown.shares else wanted))
        # What cannot be had by anybody is no reason to wait for a stylizer that has it.
        return self._refused.issuperset(map(at_any_size, missing))

    def _as_shown(self, wanted: Look) -> Look:
        """`wanted` in the styles that are on screen, in their regions, their strokes as large as they are there."""
        shown = self._shown
        return replace(wanted, styles=shown.styles, regions=shown.regions, stroke_size=shown.stroke_size)

    def _has_all(self, stylizer: StylizerLike, look: Look) -> bool:
        return not self._missing(stylizer, needs_of(look))

    def _missing(self, stylizer: StylizerLike, needs: Iterable[Need]) -> tuple[Need, ...]:
        missing = stylizer.missing(needs)
        for need in missing:
            if at_any_size(need) not in self._refused:
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
