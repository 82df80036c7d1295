"""Where the regions of a look are in each frame: people and background as they are seen, masks as they were drawn."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from engine.look.look import Look, RegionKind, RegionStyle
from engine.look.mask import Mask
from engine.stylize.regions.compositing import laid_over
from engine.stylize.regions.segmentation import Segmentation
from engine.values import Frame, Plane

WIDEST_FEATHER = 1 / 4
"""Of the picture's shorter side: over how much of it a region ends at a feather of 1."""


class RegionMaps:
    """Keeps the mask at the size of the frames it was last used for. One thread."""

    def __init__(self) -> None:
        self._laid: tuple[Mask, float, Plane] | None = None

    def of(self, frame: Frame, look: Look, segmentation: Segmentation) -> Mapping[RegionKind, Plane | None]:
        """How much of each region of `look` shows, at the size of the frame, 0..255; None = everywhere.

        Regions lie over each other in the order of their kinds. So the background is everywhere where the people have a
        region too, which lies above it: at their outlines nothing of a third painting, or of the frame, shows.
        Raises BackendError.
        """
        maps: dict[RegionKind, Plane | None] = {}
        regions = {region.kind: region for region in look.regions}
        for kind, region in regions.items():
            if kind is RegionKind.MASK:
                maps[kind] = self._laid_over(frame, region)
            elif kind is RegionKind.BACKGROUND and RegionKind.PERSON in regions:
                maps[kind] = None
            else:
                people = feathered(segmentation.people(frame, look), region.feather)
                maps[kind] = people if kind is RegionKind.PERSON else np.asarray(cv2.bitwise_not(people), np.uint8)
        return maps

    def _laid_over(self, frame: Frame, region: RegionStyle) -> Plane:
        assert region.mask is not None, "a region of this kind has a mask"
        size, asked = frame.pixels.shape[:2], (region.mask, region.feather)
        if self._laid is None or self._laid[:2] != asked or self._laid[2].shape != size:
            self._laid = *asked, feathered(laid_over(region.mask, (size[1], size[0])), region.feather)
        return self._laid[2]


def feathered(values: Plane, feather: float) -> Plane:
    """A map whose edges fade over `feather` (0..1) of `WIDEST_FEATHER` of its shorter side, half of that on either
    side; the very same where that is not a pixel.
    """
    # Twice the mean over half the width: edges fade in and out gently.
    side = round(feather * WIDEST_FEATHER * min(values.shape) / 2)
    if side < 1:
        return values
    for _ in range(2):
        values = np.asarray(cv2.blur(values, (side | 1, side | 1), borderType=cv2.BORDER_REPLICATE), np.uint8)
    return values
