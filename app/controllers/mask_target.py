"""What becomes of a mask when something else is to be painted: people, what is behind them, or all there is.

Pure functions of looks, used by the controllers of the region and of the presets on the GUI thread.
"""

from __future__ import annotations

from dataclasses import replace

from engine.look import Look, Target


def aimed_at(look: Look, target: Target) -> Look:
    """`look` with another target. The mask stays, but for one that still waits for the brush: it is turned over, so
    that all of the target is painted and not nothing.
    """
    mask = look.mask
    if mask is not None and mask.is_empty and look.target is Target.ALL is not target:
        mask = mask.inverted()
    return replace(look, target=target, mask=mask)


def is_turned_over(before: Look, after: Look) -> bool:
    """Whether a mask that waited for the brush in `before` has been turned over for the target of `after`."""
    if before.target is not Target.ALL or after.target is Target.ALL:
        return False
    return before.mask is not None and before.mask.is_empty and after.mask is not None and after.mask.is_full
