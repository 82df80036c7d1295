"""What is in a frame: which of it is people, and how near everything is.

A small network of its own (`networks.sight`) looks at each frame beside the painting; it answers with small maps, which
`Segmentation` steadies over time and fits to the outlines in the frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import cv2
import numpy as np

from engine.look.look import Look, Target
from engine.look.needs import depends_on_scene
from engine.media.pixels import shrunk
from engine.stylize.motion.temporal import TemporalBlend
from engine.stylize.regions.outlines import Floats, Outlines
from engine.stylize.regions.people import People
from engine.values import Frame, Pixels, Plane, RunningOn
from models.grid import SIGHT_GRID_PX

LOOKED_AT_PIXELS = 256 * 160
"""About how many pixels of a frame the network is given."""

LEAST_SHARE = 0.5
"""Least share of a frame's own maps in those it is painted with."""

_MOST_CELLS = LOOKED_AT_PIXELS // SIGHT_GRID_PX**2
# How much steeper an outline becomes than the network draws it.
_SHARPNESS = 2.0
# Both as in the paper; see `painted_share`.
_STEEPNESS = 20.0
_MOST_KEPT = 0.85


@dataclass(frozen=True, slots=True)
class SceneMaps:
    """What is where in a picture.

    Attributes:
        person: [h, w], 0 = nobody .. 255 = people. near: [h, w], 0 = the farthest .. 255 = the nearest in this picture.
            Both half as large as the picture that was looked at.
    """

    person: Plane
    near: Plane


class _Seen(NamedTuple):
    """What is known of a frame: how much each place is people, and how near it is, [h, w], 0..1."""

    person: Floats
    near: Floats


class SegmentationNetwork(Protocol):
    """Looks at pictures. Threads: one at a time, `running_on` any."""

    @property
    def running_on(self) -> RunningOn | None:
        """What really computes it; None before the first picture."""

    def __call__(self, pixels: Pixels) -> SceneMaps:
        """What is in a picture whose sides are multiples of `SIGHT_GRID_PX`, about 256 x 160: it learned from that.

        Raises BackendError.
        """


class Segmentation:
    """Says where the paint goes in frames of one stream, by what is in them.

    The network is opened when the first look needs it. Its maps are blended over time for as long as `TemporalBlend`
    finds the same scene; at least half of each is the present frame's, so that whoever moves leaves no trace behind.

    Threads: `open` on the job thread, before the first look that goes by sight; the rest on the stylize thread.
    """

    def __init__(self, open_network: Callable[[], SegmentationNetwork]) -> None:
        """`open_network` raises BackendError."""
        self._open_network = open_network
        self._network: SegmentationNetwork | None = None
        self._outlines = Outlines()
        self._looks = False
        self.forget()

    @property
    def running_on(self) -> RunningOn | None:
        """What the latest frame was looked at with; None when its look did not go by what is seen. Threads: any."""
        return self._network.running_on if self._network is not None and self._looks else None

    @property
    def is_open(self) -> bool:
        """Whether the network is there. Threads: any."""
        return self._network is not None

    def open(self, size_px: tuple[int, int]) -> None:
        """Have the network ready for frames of `size_px` = (width, height). Raises BackendError."""
        self._opened(size_px)

    def forget(self) -> None:
        """Begin another stream: what was seen before does not count."""
        self._memory = TemporalBlend()
        self._people = People()
        self._seen: Floats | None = None
        self._seen_in: Pixels | None = None

    def where(self, frame: Frame, look: Look) -> Plane | None:
        """How much of the painting shows where, at the size of the frame; None where it does not depend on the frame.

        Raises BackendError.
        """
        self._looks = depends_on_scene(look)
        maps = []
        if look.target is not Target.ALL:
            maps.append(self._outlines.fit(_on_target(self._look_at(frame, look.steadiness).person, look.target)))
        if look.depth > 0:
            maps.append(self._outlines.fit(painted_share(self._look_at(frame, look.steadiness).near, look.depth)))
        if len(maps) < 2:
            return maps[0] if maps else None
        return np.asarray(cv2.multiply(maps[0], maps[1], scale=1 / 255), np.uint8)

    def people(self, frame: Frame, look: Look) -> Plane:
        """Where in the frame people are, at its size: 0 = nobody .. 255 = somebody. Raises BackendError."""
        return self._outlines.fit(_on_target(self._look_at(frame, look.steadiness).person, Target.PERSON))

    def _opened(self, size_px: tuple[int, int]) -> SegmentationNetwork:
        if self._network is None:
            network = self._open_network()
            # Networks get ready for a shape with the first picture of it; a frame must not wait for that.
            width, height = looked_at_px(size_px)
            network(np.zeros((height, width, 3), np.uint8))
            self._network = network
        return self._network

    def _look_at(self, frame: Frame, steadiness: float) -> _Seen:
        """What the scene shows up to this frame; its outlines can then be fitted to."""
        if self._seen is None or frame.pixels is not self._seen_in:
            # Else the very frame again, asked for something else, or as a held picture is painted: only the sliders
            # have moved.
            self._seen = self._found(frame, steadiness)
        person, near = cv2.split(self._seen)
        return _Seen(np.asarray(person, np.float32), np.asarray(near, np.float32))

    def _found(self, frame: Frame, steadiness: float) -> Floats:
        """Person and nearness [h, w, 2], 0..1."""
        # Shrunk once, for the network and for the outlines.
        small = shrunk(frame.pixels, looked_at_px((frame.pixels.shape[1], frame.pixels.shape[0])))
        seen = self._opened((frame.pixels.shape[1], frame.pixels.shape[0]))(small)
        found = np.float32(1 / 255) * cv2.merge([self._people.believed(seen.person), seen.near])
        share = self._share(replace(frame, pixels=small), steadiness)
        if self._seen is not None and self._seen.shape == found.shape and share < 1:
            found = np.asarray(cv2.addWeighted(found, share, self._seen, 1 - share, 0), np.float32)
        self._outlines.follow(frame.pixels, small)
        self._seen_in = frame.pixels
        return found

    def _share(self, frame: Frame, steadiness: float) -> float:
        share = self._memory.share(frame, steadiness)
        # Another picture of the same moment is no video: pictures painted one by one all have the time 0.
        return 1.0 if share == 0 else max(share, LEAST_SHARE)


def looked_at_px(size_px: tuple[int, int]) -> tuple[int, int]:
    """(width, height) at which the network sees frames of `size_px`: about `LOOKED_AT_PIXELS`, on its grid, and as long
    or as high as they are as far as that allows.
    """
    scale = (LOOKED_AT_PIXELS / (size_px[0] * size_px[1])) ** 0.5
    cells = (min(max(1, round(side * scale / SIGHT_GRID_PX)), _MOST_CELLS) for side in size_px)
    width, height = (count * SIGHT_GRID_PX for count in cells)
    return width, height


def painted_share(near: Floats, depth: float) -> Floats:
    """How much of the painting shows at each nearness 0..1 (Kitov et al. 2019): near things keep their own look.

    1 - depth P with P = min(sigmoid(20 (near - mean)), 0.85).
    """
    slope = np.exp(np.float32(-_STEEPNESS) * (near - near.mean()))
    return np.asarray(1 - np.float32(depth) * np.minimum(1 / (1 + slope), np.float32(_MOST_KEPT)), np.float32)


def _on_target(person: Floats, target: Target) -> Floats:
    """Steeper than it was seen, beyond 0 and 1: the paint ends at the outline and does not fade across it."""
    sharp = np.float32(0.5) + np.float32(_SHARPNESS) * (person - np.float32(0.5))
    return sharp if target is Target.PERSON else 1 - sharp
