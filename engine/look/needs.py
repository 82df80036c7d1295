"""What must be in memory before a look can be painted: its styles, and what finds people and distances.

Asked for by whoever gets a stylizer ready, and before every frame. Any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.look.look import Look, RegionKind, RegionStyle, Target
from engine.values import Progress


@dataclass(frozen=True, slots=True)
class StyleNeed:
    """The style `key` has been read for strokes of this size; see `Look.stroke_size`."""

    key: str
    stroke_size: float = 1.0


@dataclass(frozen=True, slots=True)
class SegmentationNeed:
    """People and distances can be found in frames."""


Need = StyleNeed | SegmentationNeed


def needs_of(look: Look) -> tuple[Need, ...]:
    """The styles of `look`, and segmentation where the look depends on what is in a frame."""
    styles = style_needs(look)
    return (*styles, SegmentationNeed()) if depends_on_scene(look) else styles


def style_needs(look: Look) -> tuple[StyleNeed, ...]:
    """The styles of `look` and of its regions alone."""
    # Once each: two regions may share a style.
    return tuple(dict.fromkeys(StyleNeed(share.key, look.stroke_size) for share in look.shares))


def at_any_size(need: Need) -> Need:
    """The same need for all sizes of strokes: what cannot be had at one size cannot be had at another."""
    return StyleNeed(need.key) if isinstance(need, StyleNeed) else need


def depends_on_scene(look: Look) -> bool:
    """Whether which paint goes where depends on what is in a frame."""
    return look.target is not Target.ALL or look.depth > 0 or any(map(_is_seen, look.regions))


def independent_of_scene(look: Look) -> Look:
    """`look`, painted everywhere, whatever is in a frame; regions that have to be seen are painted as the rest is."""
    if not depends_on_scene(look):
        return look
    drawn = tuple(region for region in look.regions if not _is_seen(region))
    return replace(look, target=Target.ALL, depth=0.0, regions=drawn)


def _is_seen(region: RegionStyle) -> bool:
    return region.kind is not RegionKind.MASK


def step_towards(need: Need) -> Progress:
    """What is told while `need` is brought into memory."""
    if isinstance(need, SegmentationNeed):
        return Progress("Getting ready to see people and distances")
    return Progress("Reading the style")
