"""Which of the people that a network sees in a frame are believed: hysteresis, as in Canny's detection of edges, over
the picture and over time.

The network is half sure of curtains, animals and shadows on an empty wall, and quite sure of the middle of whoever is
there. On photographs kept out of its training it takes 6.8 % of the places of those without people for people, and of
those believed here 1.7 %; the price is whoever is seen so faintly that nothing of him is sure (mean overlap with who
is there falls from 0.65 to 0.60).
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Plane

_SEEN = 128
"""Of 255: from here on a place belongs to somebody."""

_SURE = 240
"""What somebody new has to reach somewhere."""

_STILL_SURE = 192
"""The same of somebody who was there in the frame before: those who leave are seen in part."""

_SAME_SHARE = 0.3
"""Of the places of a region, how many were people's before, if it is to be the same one."""


class People:
    """Keeps who was there from one frame to the next. Threads: one."""

    def __init__(self) -> None:
        self._before: npt.NDArray[np.bool_] | None = None

    def believed(self, person: Plane) -> Plane:
        """`person` [h, w], 0..255, without the regions in which nobody is. Faint places around the others stay, so that
        outlines keep their softness.
        """
        count, regions = cv2.connectedComponents(np.asarray(person >= _SEEN, np.uint8))
        before = self._before if self._before is not None and self._before.shape == person.shape else None
        kept = np.zeros(person.shape, np.bool_)
        refused = np.zeros(person.shape, np.uint8)
        for index in range(1, count):
            region = regions == index
            known = before is not None and before[region].mean() >= _SAME_SHARE
            if person[region].max() >= (_STILL_SURE if known else _SURE):
                kept |= region
            else:
                refused[region] = 1
        self._before = kept
        return self._without(person, kept, refused)

    def _without(self, person: Plane, kept: npt.NDArray[np.bool_], refused: Plane) -> Plane:
        if kept.all():
            return person
        if not kept.any():
            # Nobody is there: what is faintly seen belongs to nobody either.
            return np.zeros_like(person)
        # What is faint belongs to whom it is nearest to.
        to_kept = cv2.distanceTransform(np.asarray(~kept, np.uint8), cv2.DIST_L2, 3)
        to_refused = cv2.distanceTransform(1 - refused, cv2.DIST_L2, 3) if refused.any() else np.inf
        return np.asarray(np.where(kept | ((refused == 0) & (to_kept <= to_refused)), person, 0), np.uint8)
