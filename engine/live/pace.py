"""Which stage sets the pace of a live session. Asked by whoever shows the figures, on any thread."""

from __future__ import annotations

from engine.stats import STYLIZE_STAGES
from engine.values import Stats

SOURCE = "source"
"""What `bottleneck` says when everything else waits for frames."""

# Frames per second painted, of those captured: below that some are left out.
_KEEPS_UP = 0.95
# Of the time between two frames: a thread that is busy for less waits for frames.
_IDLE = 0.85


def bottleneck(stats: Stats) -> str | None:
    """The name of the stage to speed up first, `SOURCE` when the frames do not come any faster, None before any came.

    The stages of the stylize thread run one after the other; it sets the pace when frames are left out, or when it has
    next to no rest between two of them.
    """
    if stats.fps_out <= 0:
        return None
    busy_ms = {name: stats.stage_ms[name] for name in STYLIZE_STAGES if name in stats.stage_ms}
    rests = sum(busy_ms.values()) < _IDLE * 1000.0 / stats.fps_out
    if not busy_ms or (rests and stats.fps_out >= _KEEPS_UP * stats.fps_in):
        return SOURCE
    return max(busy_ms, key=lambda name: busy_ms[name])
