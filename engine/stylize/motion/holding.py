"""Holds on to what has been painted, and carries it along with what moves: strokes stay on the things they are on.

Paintings of two frames differ in their strokes even where the frames are alike, for a network does not know what it
painted before. Here most of the strokes come from a *key painting* that is a few frames old, moved to where its things
are now (`engine.stylize.motion.flow`), and the rest from the painting of the frame itself, which alone counts wherever
the flow is not to be trusted: what is uncovered, what comes in, what changes. Then the result becomes the key painting.

Strokes are moved once per key painting, not once per frame, so that they stay sharp; colours in the large are always
those of the frame's own painting, so that light and a change of style show at once; and what two kinds of strokes lose
in contrast by lying over each other is given back. Stylize thread.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.look.look import KeepColors, Look
from engine.media.pixels import shrunk
from engine.style_code import FoldedStyle
from engine.stylize.motion.flow import Floats, Flow, Follower, enlarged_way, pixel_places, read_at
from engine.values import Pixels, Plane

_PERIOD = 8
"""Frames for which a painting is the key."""

_LEAST_TRUST = 0.75
"""Mean trust below which the next key painting is taken at once: too much of the picture is new."""

_LARGE_PX = 32
"""Side of the squares of pixels whose mean colour is that of the frame's own painting."""

HELD_S = 2.5
"""Seconds of the stream after which it no longer matters much where it began."""

# Of a style, from one frame to the next, as a share: what is quicker than the slowest pull at a slider shows at once,
# what is slower, like a tour from style to style, is followed with less held.
_MOST_CHANGE = 0.05
_CHANGING_SHARE = 0.5

_MOST_GAIN = 1.6
# The detail that is added is finer than what it is measured by: of its own, half as much again makes up for it.
_ADDED = 1.5 * 256
_Values = npt.NDArray[np.int16]


def share_held(amount: float) -> float:
    """Share of the key painting where it is trusted: 0 at 0, nineteen twentieths at 0.5, and never all."""
    return min(0.97, float(1 - (1 - amount) ** 4.3))


class Holding:
    """What is held of one stream of paintings. One thread."""

    def __init__(self) -> None:
        self._follower = Follower()
        self._key: Floats | None = None
        self._age = 0
        self._style: tuple[KeepColors, FoldedStyle] | None = None
        self._grid = np.empty((0, 0, 2), np.float32)

    def hold(self, frame: Pixels, painted: Pixels, look: Look, style: FoldedStyle, goes_on: bool) -> Pixels:
        """What to show instead of `painted`, which is a painting of `frame`, of its size, in `style`, that of `look`.
        All are left alone, and may not be written to later on.

        With `Look.motion` at 0 it is `painted` itself, and what was held is forgotten. goes_on: whether the frame is a
        later moment of the scene of the one before; if not, or in quite another style, it begins anew.
        """
        if look.motion == 0:
            self._key = self._style = None
            return painted
        change = self._change(look, style)
        if self._key is None or not goes_on or self._key.shape != painted.shape or change > _MOST_CHANGE:
            self._take(frame, painted)
            return painted
        flow = self._follower.follow(frame)
        share = share_held(look.motion)
        result = self._laid(flow, self._key, painted, min(share, _CHANGING_SHARE) if change else share)
        self._age += 1
        if self._age >= _PERIOD or flow.trust.mean() < _LEAST_TRUST:
            self._take(frame, result)
        return result

    def _change(self, look: Look, style: FoldedStyle) -> float:
        """How far the style is from that of the painting before, as a share of it."""
        before, self._style = self._style, (look.keep_colors, style)
        if before is None or before[0] is not look.keep_colors:
            return 1.0
        # By identity: sliders at rest give the very same object.
        return 0.0 if before[1] is style else _distance(before[1], style)

    def _take(self, frame: Pixels, painted: Pixels) -> None:
        self._follower.begin(frame)
        # Floats: OpenCV reads them between pixels in two thirds of the time that it takes for bytes.
        self._key, self._age = painted.astype(np.float32), 0

    def _laid(self, flow: Flow, key: Floats, painted: Pixels, share: float) -> Pixels:
        """The key painting, moved, over `painted`."""
        carried = self._carried(flow, key)
        trusted = np.asarray(flow.trust * (255 * share), np.uint8)
        shares = np.asarray(cv2.resize(trusted, _size_px(painted), interpolation=cv2.INTER_LINEAR), np.uint8)
        mixed = _mixed(carried, painted, shares)
        return _finished(mixed, _turned_back(mixed, painted), _gains(mixed, painted))

    def _carried(self, flow: Flow, key: Floats) -> Pixels:
        size_px = _size_px(key)
        if self._grid.shape[:2] != key.shape[:2]:
            self._grid = pixel_places(*size_px)
        at = enlarged_way(flow.way, size_px)
        cv2.add(at, self._grid, at)
        carried = read_at(key, at, cv2.INTER_CUBIC)
        # The next step would take what is negative for its size.
        cv2.threshold(carried, 0, 0, cv2.THRESH_TOZERO, carried)
        return np.asarray(cv2.convertScaleAbs(carried), np.uint8)


def _distance(before: FoldedStyle, now: FoldedStyle) -> float:
    moved = [float(np.linalg.norm(mine - part)) for mine, part in zip(before.parts, now.parts, strict=True)]
    sizes = [float(np.linalg.norm(part)) for part in before.parts]
    changed = [abs(now.gain - before.gain), *(part / max(size, 1e-6) for part, size in zip(moved, sizes, strict=True))]
    return max(changed)


def _mixed(carried: Pixels, painted: Pixels, shares: Plane) -> Pixels:
    """Where they agree, so does the result, to the last bit: the shares sum to 255, and rounding adds up."""
    of_carried = cv2.cvtColor(shares, cv2.COLOR_GRAY2RGB)
    result = np.asarray(cv2.multiply(carried, of_carried, carried, 1 / 255), np.uint8)
    cv2.bitwise_not(of_carried, of_carried)
    cv2.multiply(painted, of_carried, of_carried, 1 / 255)
    return np.asarray(cv2.add(result, of_carried, result), np.uint8)


def _turned_back(mixed: Pixels, painted: Pixels) -> _Values:
    """What brings the mean colours of the large squares back to those of `painted`, int16 [h, w, 3]."""
    size_px = _squares(mixed)
    return np.asarray(cv2.subtract(shrunk(painted, size_px), shrunk(mixed, size_px), dtype=cv2.CV_16S), np.int16)


def _gains(mixed: Pixels, painted: Pixels) -> _Values:
    """How much of the fine detail of `mixed` has to be added to it to make it as strong as that of `painted`: int16
    [h, w], 256 = all of it, for the large squares.
    """
    has, wanted = _strength(mixed), _strength(painted)
    return np.asarray(_ADDED * (np.clip((wanted + 2) / (has + 2), 1, _MOST_GAIN) - 1), np.int16)


def _strength(picture: Pixels) -> Floats:
    """Mean of the fine detail in large squares, in quarters of a grey value."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    fine = cv2.absdiff(grey, cv2.blur(grey, (3, 3)))
    quarters = np.asarray(cv2.convertScaleAbs(fine, alpha=4), np.uint8)
    return np.asarray(cv2.blur(shrunk(quarters, _squares(picture)), (3, 3)), np.float32)


def _squares(picture: Pixels) -> tuple[int, int]:
    """(width, height) of a map that has a place for each large square."""
    return max(1, picture.shape[1] // _LARGE_PX), max(1, picture.shape[0] // _LARGE_PX)


def _finished(mixed: Pixels, back: _Values, gains: _Values) -> Pixels:
    """`mixed` with `back` and `gains`, which are smaller maps."""
    size_px = _size_px(mixed)
    gain = cv2.resize(cv2.merge([gains] * 3), size_px, interpolation=cv2.INTER_LINEAR)
    change = cv2.subtract(mixed, cv2.blur(mixed, (3, 3)), dtype=cv2.CV_16S)
    cv2.multiply(change, gain, change, 1 / 256)
    cv2.add(change, cv2.resize(back, size_px, interpolation=cv2.INTER_LINEAR), change)
    return np.asarray(cv2.add(mixed, change, dtype=cv2.CV_8U), np.uint8)


def _size_px(picture: Pixels | Floats) -> tuple[int, int]:
    return picture.shape[1], picture.shape[0]
