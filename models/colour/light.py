"""How the light changed from one frame to the next: a camera's exposure and white balance, a lamp that flickers.

Values as they are stored follow the light by a power law, so that all of a picture is multiplied by the same factor for
each colour, whatever the camera's own tone curve makes of it in the middle of its range.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.colour.palette import Colours

_STEP = 2
"""Every second place each way: the others tell the same."""

_DARKEST, _BRIGHTEST = 12, 240
_ALIKE = 0.1
_LEAST_PLACES = 0.25
_LEAST_ALIKE = 0.5

Factors = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]


def light_change(before: Pixels, after: Pixels) -> Factors:
    """Factor [3] of each colour between two small pictures of one scene, uint8 [h, w, 3]; ones where they differ by
    something else.

    It is what most places agree on: who walks through the picture does not count, nor what is black or white. Half of
    the places that can tell have to agree, to a tenth, and a quarter of all has to be able to tell.
    """
    both = np.stack([glance[::_STEP, ::_STEP].transpose(2, 0, 1).reshape(3, -1) for glance in (before, after)])
    told = ((both >= _DARKEST) & (both <= _BRIGHTEST)).all((0, 1))
    old, new = both[:, :, told].astype(np.float32)
    count = old.shape[1]
    if count < _LEAST_PLACES * told.size:
        return np.ones(3)
    ratios = new / old
    middle = np.sort(ratios, axis=1)[:, count // 2, None]
    alike = (np.abs(ratios - middle) < _ALIKE * middle).all(0)
    if np.count_nonzero(alike) < _LEAST_ALIKE * count:
        return np.ones(3)
    # Sums, since a glance in whole numbers cannot show a slow change at any one place.
    return np.asarray((new @ alike) / (old @ alike), np.float64)


def relit(colours: Colours | None, light: Factors | None) -> Colours | None:
    """What is known of a scene's colours once its light has changed by these factors (None: not at all)."""
    if colours is None or light is None:
        return colours
    return Colours(colours.mean * light, colours.covariance * np.outer(light, light))
