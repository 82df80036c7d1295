"""At which size a style image is read for strokes of a given size: steps of a quarter octave, so that few codes serve
every size. Pure functions; any thread.
"""

from __future__ import annotations

import math

from models.grid import GRID_PX

LEAST_PX = 128
"""The network needs this much of a style: below, shapes and composition are averages of next to nothing."""

MOST_PX = 1024
"""The time grows with the area: `fast` takes 0.3 s and `quality` 1.2 s on two cores (AVX-512 with bfloat16), and six
times and twice as long at 1440 pixels.
"""

_STEPS = 4
"""An octave has so many: neighbours differ by 19 %, which is hardly seen."""


def reading_side(side_px: float) -> int:
    """The short side, in pixels, at which a style is read whose image would be as large as the strokes wanted at
    `side_px` > 0: a multiple of the grid, `LEAST_PX` to `MOST_PX`.
    """
    within = min(max(side_px, LEAST_PX), MOST_PX)
    step = round(_STEPS * math.log2(within / LEAST_PX))
    return GRID_PX * round(LEAST_PX * 2 ** (step / _STEPS) / GRID_PX)
