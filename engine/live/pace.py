"""Which stage sets the pace of a live session, and which network it can afford. Asked by whoever shows the figures, on
any thread."""

from __future__ import annotations

from engine.stats import STYLIZE_STAGES
from engine.values import NETWORKS, Stats

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


# Measured on 2 cores with AVX-512 in 8 bits: 45 ms where `fast` takes 9 to 13.
_FINE_TAKES = 5.0
_AFFORDABLE_MS, _TOO_SLOW_MS = 1000.0 / 30, 1000.0 / 20
_USUAL_PX = 640 * 360


def network_for(stats: Stats, present: str, may_shrink: bool) -> str:
    """The network that suits a session: the fine one where it paints 30 frames a second, or where nothing moves.

    Args:
        stats: while `present` paints.
        present: a name of `NETWORKS`; also the answer as long as nothing speaks for the other.
        may_shrink: the working size follows the rate, so that what counts is the usual one, 640x360.
    """
    fast, fine = NETWORKS
    size_px = stats.running_on.size_px if stats.running_on else None
    if stats.still:
        return fine
    if size_px is None or not stats.stage_ms.get("network"):
        return present
    share = min(1.0, _USUAL_PX / (size_px[0] * size_px[1])) if may_shrink else 1.0
    frame_ms = share * stats.stage_ms["network"]
    if present == fine:
        return fast if frame_ms > _TOO_SLOW_MS else fine
    return fine if _FINE_TAKES * frame_ms <= _AFFORDABLE_MS else fast
