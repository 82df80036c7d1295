"""Paints the frames of one stream with one runner: everything between a source's frame and the network's padded one.

The one place that knows about working size and what a painting keeps of colours. Stylize thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from engine.look.look import KeepColors, Look, Result
from engine.look.needs import depends_on_scene
from engine.media.pixels import resized
from engine.protocols import Runner, ThroughputRunner
from engine.stats import StageClock
from engine.style_code import FoldedStyle
from engine.stylize.motion.holding import Holding
from engine.stylize.motion.temporal import TemporalBlend
from engine.stylize.padding import Padding, padded_px
from engine.stylize.photo import PhotoMode
from engine.stylize.recolouring import Recolouring, with_luminance
from engine.stylize.regions.compositing import Compositing
from engine.stylize.regions.segmentation import Segmentation
from engine.stylize.style_codes import LookStyle
from engine.values import Frame, Pixels, Plane


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
        self._runner, self._box_px, self._segmentation = runner, box_px, segmentation
        # Asked once: a check against a runtime protocol takes as long as following the light of a frame.
        self._starter = runner if isinstance(runner, ThroughputRunner) else None
        self.at_once = 1 if self._starter is None else self._starter.at_once
        self._blend, self._recolouring, self._compositing = TemporalBlend(), Recolouring(), Compositing()
        self._holding = Holding()
        self._photo = PhotoMode()
        self._latest_style: LookStyle | None = None
        self._lay_out(working_size(frame_px, box_px))

    def start(self, frame: Frame, look: Look, style: LookStyle, clock: StageClock) -> Callable[[], Frame]:
        """Begin a frame; see `StylizerLike.start`. `style`: that of `look`, of `StyleCodes`. Raises BackendError."""
        if look.photo is Result.PHOTO:
            return self._start_photo(frame, look, style, clock)
        self._photo.forget()
        with clock.measure("prepare"):
            working = self._fitted((frame.pixels.shape[1], frame.pixels.shape[0]))
            share = self._blend.share(frame, look.steadiness)
            goes_on = self._blend.goes_on
            light = self._blend.light() if share < 1 else None
            # Each frame under way has memory of its own, taken in turn.
            self._paddings.rotate(-1)
            recolouring, padding = self._recolouring, self._paddings[-1]
            sent = recolouring.apply(
                resized(frame.pixels, working), style.colours, style.folded.gain, share, padding.inside, light
            )
            padded = padding.mirrored()
            # The network's averages are those of recoloured frames: what it saw under another look does not count.
            blend = share if style is self._latest_style else 1.0
            self._latest_style = style
        where = self._where(frame, look, clock)
        run = self._begin(padded, style.folded, blend)

        def end() -> Frame:
            with clock.measure("network"):
                result = run()
            with clock.measure("finish"):
                painted = padding.cut(result)
                if look.keep_colors is KeepColors.PALETTE:
                    painted = recolouring.bring_back(sent, painted, blend)
                painted = self._holding.hold(sent.frame, painted, look, style.folded, goes_on)
                return replace(frame, pixels=self._finish(frame.pixels, painted, look, where))

        return end

    def _where(self, frame: Frame, look: Look, clock: StageClock) -> Plane | None:
        if not depends_on_scene(look):
            return self._segmentation.where(frame, look)
        # A stage of its own: it takes as long at every working size.
        with clock.measure("people"):
            return self._segmentation.where(frame, look)

    def _start_photo(self, frame: Frame, look: Look, style: LookStyle, clock: StageClock) -> Callable[[], Frame]:
        """Of a frame that stays a photograph; the network has no part in it."""
        with clock.measure("prepare"):
            share = self._blend.share(frame, look.steadiness)
            # What paintings know of the scene has missed this frame.
            self._recolouring, self._latest_style = Recolouring(), None
        where = self._where(frame, look, clock)

        def end() -> Frame:
            with clock.measure("finish"):
                result = self._photo.apply(frame.pixels, style.photo(), style.folded.gain, share)
                if look.keep_colors is not KeepColors.OFF:
                    result = with_luminance(frame.pixels, result)
                return replace(frame, pixels=self._compositing.compose(frame.pixels, result, look, where))

        return end

    def _begin(self, pixels: Pixels, style: FoldedStyle, blend: float) -> Callable[[], Pixels]:
        if self._starter is not None:
            return self._starter.start(pixels, style, blend)
        return partial(self._runner.run, pixels, style, blend)

    def _finish(self, original: Pixels, painted: Pixels, look: Look, where: Plane | None) -> Pixels:
        # Before it is put over the frame, which has its own size.
        painted = resized(painted, (original.shape[1], original.shape[0]))
        if look.keep_colors is KeepColors.LUMINANCE:
            painted = with_luminance(original, painted)
        return np.ascontiguousarray(self._compositing.compose(original, painted, look, where))

    def _fitted(self, frame_px: tuple[int, int]) -> tuple[int, int]:
        """The size at which a frame of `frame_px` is painted."""
        wanted, present = working_size(frame_px, self._box_px), self._paddings[0].size_px
        if wanted == present:
            return present
        if padded_px(wanted) == padded_px(present):
            self._lay_out(wanted)
            return wanted
        # Another size wants another network, which takes seconds to build. Until it is there the frame is stretched.
        return present

    def _lay_out(self, working_px: tuple[int, int]) -> None:
        """Take memory for as many frames as may be under way."""
        self._paddings = deque(Padding(working_px) for _ in range(self.at_once))


def working_size(frame_px: tuple[int, int], box_px: tuple[int, int] | None) -> tuple[int, int]:
    """`frame_px` (width, height) fitted into the box, its shape kept: what is stretched is painted wrong."""
    if box_px is None:
        return frame_px
    scale = min(box_px[0] / frame_px[0], box_px[1] / frame_px[1])
    return max(1, round(frame_px[0] * scale)), max(1, round(frame_px[1] * scale))
