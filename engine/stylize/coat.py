"""A coat of paint: what a frame is painted with in one style, be it everywhere or in a region of its own.

Most looks have one coat. With regions each has its own, and each is a painting of the whole frame, so that a region
looks as it would if everything were painted so; `frame_painter` lays them over each other. Stylize thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from engine.look.look import KeepColors, Look, RegionKind, RegionStyle, Result, Target
from engine.media.pixels import resized
from engine.stylize.motion.holding import Holding
from engine.stylize.padding import Padding
from engine.stylize.photo import PhotoMode
from engine.stylize.recolouring import Recolouring, with_luminance
from engine.stylize.style_codes import LookStyle
from engine.stylize.under_way import UnderWay
from engine.values import Frame, Pixels
from models.colour.light import Factors


@dataclass(frozen=True, slots=True)
class Coat:
    """One coat of a look.

    Attributes:
        number: 0 for the ground, which is everywhere, and one for each kind of region.
        look: how it is painted, as a look for the whole picture.
        region: where; None = everywhere.
    """

    number: int
    look: Look
    region: RegionStyle | None = None


def coats_of(look: Look) -> tuple[Coat, ...]:
    """The coats of a look, the lowest first."""
    # Where the painting shows is said once, for all of them together.
    everywhere = replace(look, mask=None, target=Target.ALL, depth=0.0)
    of_kind = {region.kind: region for region in look.regions}
    return (
        Coat(0, replace(everywhere, regions=()) if look.regions else everywhere),
        *(
            Coat(number, everywhere.inside(of_kind[kind]), of_kind[kind])
            for number, kind in enumerate(RegionKind, start=1)
            if kind in of_kind
        ),
    )


class Moment(NamedTuple):
    """What is known of a frame in its stream; see `TemporalBlend`."""

    share: float
    goes_on: bool
    light: Factors | None


class Painting(Protocol):
    """A coat of one frame under way."""

    def run(self) -> None:
        """Have the network paint it. Raises BackendError."""

    def finished(self) -> Pixels:
        """The frame in this coat alone, at its own size."""


class CoatPainter:
    """Paints one coat of frame after frame, and keeps what is known of the stream from one to the next. One thread."""

    def __init__(self, number: int, under_way: UnderWay) -> None:
        self._number, self._under_way = number, under_way
        self._paddings: deque[Padding] = deque()
        self.forget()

    def forget(self) -> None:
        """What is known of the stream does not count for the next frame."""
        self._recolouring, self._holding, self._photo = Recolouring(), Holding(), PhotoMode()
        self._latest_style: LookStyle | None = None

    def begin(self, frame: Frame, working: Pixels, look: Look, style: LookStyle, moment: Moment) -> Painting:
        """Begin a frame. `working`: the same at the size at which it is painted. `style`: that of `look`.

        Raises BackendError.
        """
        if look.photo is Result.PHOTO:
            # What paintings know of the scene will have missed this frame.
            self._recolouring, self._latest_style = Recolouring(), None
            return _Photograph(self._photo, frame.pixels, look, style, moment.share)
        self._photo.forget()
        padding = self._padding((working.shape[1], working.shape[0]))
        recolouring, share = self._recolouring, moment.share
        sent = recolouring.apply(working, style.colours, style.folded.gain, share, padding.inside, moment.light)
        # The network's averages are those of recoloured frames: what it saw under another look does not count.
        blend = share if style is self._latest_style else 1.0
        self._latest_style = style
        run = self._under_way.begin(padding.mirrored(), style.folded, blend, self._number)

        def finish(result: Pixels) -> Pixels:
            painted = padding.cut(result)
            if look.keep_colors is KeepColors.PALETTE:
                painted = recolouring.bring_back(sent, painted, blend)
            painted = self._holding.hold(sent.frame, painted, look, style.folded, moment.goes_on)
            # Before it is put over the frame, which has its own size.
            painted = resized(painted, (frame.pixels.shape[1], frame.pixels.shape[0]))
            return with_luminance(frame.pixels, painted) if look.keep_colors is KeepColors.LUMINANCE else painted

        return _Painted(run, finish)

    def _padding(self, size_px: tuple[int, int]) -> Padding:
        """Memory for a frame: each that may be under way has its own, taken in turn."""
        if not self._paddings or self._paddings[0].size_px != size_px:
            self._paddings = deque(Padding(size_px) for _ in range(self._under_way.at_once))
        self._paddings.rotate(-1)
        return self._paddings[-1]


class _Painted:
    """What the network paints; see `Painting`."""

    def __init__(self, run: Callable[[], Pixels], finish: Callable[[Pixels], Pixels]) -> None:
        self._run, self._finish = run, finish
        self._result: Pixels | None = None

    def run(self) -> None:
        self._result = self._run()

    def finished(self) -> Pixels:
        assert self._result is not None, "not run yet"
        return self._finish(self._result)


class _Photograph:
    """What stays a photograph; the network has no part in it. See `Painting`."""

    def __init__(self, photo: PhotoMode, pixels: Pixels, look: Look, style: LookStyle, share: float) -> None:
        self._photo, self._pixels, self._look, self._style, self._share = photo, pixels, look, style, share

    def run(self) -> None:
        pass

    def finished(self) -> Pixels:
        result = self._photo.apply(self._pixels, self._style.photo(), self._style.folded.gain, self._share)
        return result if self._look.keep_colors is KeepColors.OFF else with_luminance(self._pixels, result)
