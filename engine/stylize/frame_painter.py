"""Paints the frames of one stream with one runner: everything between a source's frame and the network's padded one.

The one place that knows about working size, and about how the coats of a look lie over each other. Stylize thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.look.look import Look, Result
from engine.look.needs import depends_on_scene
from engine.media.pixels import resized
from engine.protocols import Runner
from engine.stats import StageClock
from engine.stylize.coat import Coat, CoatPainter, Moment, Painting
from engine.stylize.motion.temporal import TemporalBlend
from engine.stylize.padding import padded_px
from engine.stylize.regions.compositing import Compositing
from engine.stylize.regions.region_maps import RegionMaps
from engine.stylize.regions.segmentation import Segmentation
from engine.stylize.style_codes import LookStyle
from engine.stylize.under_way import UnderWay
from engine.values import Frame, Pixels, Plane

StyledCoat = tuple[Coat, LookStyle | None]
"""A coat, and its style, that of its look of `StyleCodes`; None = it paints nothing, and shows the frame."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A coat of which something shows, with where that is; None = everywhere. No `style`: the frame itself shows."""

    coat: Coat
    style: LookStyle | None
    where: Plane | None


class FramePainter:
    """Paints frame after frame, and keeps what is known of the stream from one to the next.

    Attributes:
        at_once: how many frames may be under way at once.

    Threads: one.
    """

    def __init__(
        self, runner: Runner, frame_px: tuple[int, int], box_px: tuple[int, int] | None, segmentation: Segmentation
    ) -> None:
        """`runner` is one for frames of `frame_px` = (width, height), fitted into `box_px`; see `working_size`."""
        self._box_px, self._segmentation = box_px, segmentation
        self._under_way = UnderWay(runner)
        self.at_once = self._under_way.at_once
        self._blend, self._compositing, self._region_maps = TemporalBlend(), Compositing(), RegionMaps()
        self._painters: dict[int, CoatPainter] = {}
        self._working_px = working_size(frame_px, box_px)

    def start(self, frame: Frame, look: Look, coats: Sequence[StyledCoat], clock: StageClock) -> Callable[[], Frame]:
        """Begin a frame; see `StylizerLike.start`. `coats`: those of `look`, the lowest first. Raises BackendError."""
        where, shown = self._where(frame, look, coats, clock)
        with clock.measure("prepare"):
            paintings = self._begin(frame, look, shown)

        def end() -> Frame:
            with clock.measure("network"):
                for painting in paintings.values():
                    painting.run()
            with clock.measure("finish"):
                scene = frame.pixels
                for each in shown:
                    painted = self._painted(frame.pixels, each.coat, paintings.get(each.coat.number))
                    scene = self._compositing.lay(scene, painted, None, each.where)
                return replace(frame, pixels=self._compositing.lay(frame.pixels, scene, look.mask, where))

        return end

    def _where(
        self, frame: Frame, look: Look, coats: Sequence[StyledCoat], clock: StageClock
    ) -> tuple[Plane | None, list[_Shown]]:
        if not depends_on_scene(look):
            return self._segmentation.where(frame, look), self._shown(frame, look, coats)
        # A stage of its own: it takes as long at every working size.
        with clock.measure("people"):
            return self._segmentation.where(frame, look), self._shown(frame, look, coats)

    def _shown(self, frame: Frame, look: Look, coats: Sequence[StyledCoat]) -> list[_Shown]:
        """The coats of which something shows, the lowest first."""
        maps = self._region_maps.of(frame, look, self._segmentation)
        shown: list[_Shown] = []
        for coat, style in coats:
            where = None if coat.region is None else maps[coat.region.kind]
            if where is None or where.min() == 255:
                # It covers all that lies below it.
                shown = [_Shown(coat, style, None)]
            elif where.any():
                shown.append(_Shown(coat, style, where))
        return shown

    def _begin(self, frame: Frame, look: Look, shown: Sequence[_Shown]) -> dict[int, Painting]:
        """Begin what has to be painted, by the numbers of the coats."""
        share = self._blend.share(frame, look.steadiness)
        light = self._blend.light() if share < 1 and look.photo is not Result.PHOTO else None
        moment = Moment(share, self._blend.goes_on, light)
        working = resized(frame.pixels, self._fitted((frame.pixels.shape[1], frame.pixels.shape[0])))
        styled = {each.coat.number: (each.coat.look, each.style) for each in shown if each.style is not None}
        for number, painter in self._painters.items():
            # What a coat knows has missed this frame.
            if number not in styled:
                painter.forget()
        return {
            number: self._painter(number).begin(frame, working, coat_look, style, moment)
            for number, (coat_look, style) in styled.items()
        }

    def _painter(self, number: int) -> CoatPainter:
        if number not in self._painters:
            self._painters[number] = CoatPainter(number, self._under_way)
        return self._painters[number]

    def _painted(self, frame: Pixels, coat: Coat, painting: Painting | None) -> Pixels:
        if painting is None:
            return frame
        return np.ascontiguousarray(self._compositing.compose(frame, painting.finished(), coat.look))

    def _fitted(self, frame_px: tuple[int, int]) -> tuple[int, int]:
        """The size at which a frame of `frame_px` is painted."""
        wanted = working_size(frame_px, self._box_px)
        # Another size wants another network, which takes seconds to build. Until it is there the frame is stretched.
        if padded_px(wanted) == padded_px(self._working_px):
            self._working_px = wanted
        return self._working_px


def working_size(frame_px: tuple[int, int], box_px: tuple[int, int] | None) -> tuple[int, int]:
    """`frame_px` (width, height) fitted into the box, its shape kept: what is stretched is painted wrong."""
    if box_px is None:
        return frame_px
    scale = min(box_px[0] / frame_px[0], box_px[1] / frame_px[1])
    return max(1, round(frame_px[0] * scale)), max(1, round(frame_px[1] * scale))
