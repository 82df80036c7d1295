"""What must be in memory before a look can be painted, by key: its styles, and what sees people and distances.

Asked for by whoever gets a stylizer ready, and before every frame. Any thread.
"""

from __future__ import annotations

from dataclasses import replace

from engine.look.look import Look, Target
from engine.values import Progress

SIGHT = "sight"
"""Key of what sees people and distances; those of styles are longer."""


def needs_of(look: Look) -> tuple[str, ...]:
    """Keys of the styles of `look`, and `SIGHT` where it says something of what is in a frame."""
    styles = tuple(share.key for share in look.styles)
    return (*styles, SIGHT) if goes_by_sight(look) else styles


def goes_by_sight(look: Look) -> bool:
    """Whether where the paint goes depends on what is in a frame."""
    return look.target is not Target.ALL or look.depth > 0


def unsighted(look: Look) -> Look:
    """`look` wherever in a frame people and distances are."""
    return replace(look, target=Target.ALL, depth=0.0) if goes_by_sight(look) else look


def step_towards(key: str) -> Progress:
    """What is told while `key` is brought into memory."""
    if key == SIGHT:
        return Progress("Getting ready to see people and distances")
    return Progress("Reading the style")
