"""A region of a look as files have it, without its styles: presets and settings keep these in ways of their own.

Any thread; there is no state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from engine.look.kinds import Kind
from engine.look.look import RegionKind, RegionStyle, StyleShare

REGION_FIELDS: Mapping[str, Kind[Any]] = {
    each.name: each.metadata["kind"] for each in fields(RegionStyle) if "kind" in each.metadata
}
"""What a region says besides its kind and its styles -> what that may be."""


def region_record(region: RegionStyle) -> dict[str, object]:
    """What it says, a mask only where there is one."""
    record = {name: kind.to_json(getattr(region, name)) for name, kind in REGION_FIELDS.items()}
    return {"kind": region.kind.value} | {name: value for name, value in record.items() if value is not None}


def region_from_record(raw: Mapping[str, Any], styles: Sequence[StyleShare] = ()) -> RegionStyle:
    """The region that `region_record` wrote, in these styles; what is not said is as usual. Raises ValueError."""
    said = {name: kind.from_json(raw[name]) for name, kind in REGION_FIELDS.items() if name in raw}
    return RegionStyle(RegionKind(raw.get("kind")), tuple(styles), **said)
