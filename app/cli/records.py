"""How the engine's values look in the JSON of several subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.values import RunningOn


def running_on_record(running_on: RunningOn | None) -> dict[str, object] | None:
    """What computed the picture, what saw people and distances where the look goes by them, and why the others were
    passed over.
    """
    if running_on is None:
        return None
    sight = running_on.sight
    return {
        "backend": running_on.backend,
        "device": running_on.device,
        "precision": running_on.precision,
        "skipped": dict(running_on.skipped),
        **({} if sight is None else {"sight": running_on_record(sight)}),
    }


def sight_text(running_on: RunningOn | None) -> str:
    """What saw, to follow what computed; empty where the look does not go by what is seen."""
    sight = running_on.sight if running_on else None
    return "" if sight is None else f" (sees: {sight.backend}, {sight.device}, {sight.precision})"
