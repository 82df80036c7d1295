"""How the engine's values look in the JSON of several subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import RunningOn


def running_on_record(running_on: RunningOn | None) -> dict[str, object] | None:
    """What computed the picture, and why the others were passed over."""
    if running_on is None:
        return None
    return {
        "backend": running_on.backend,
        "device": running_on.device,
        "precision": running_on.precision,
        "skipped": dict(running_on.skipped),
    }
