"""Steadiness: how much of a clip's change is not its motion.

For frames i and j = i + interval, j is read back along the known motion onto i (bicubic); pixels whose source lies
outside frame j, or within two pixels of its edge, are left out; the error is sqrt(mean squared difference) of values in
0..1, averaged over all such pairs of the clip. Interval 1 is the short, 10 the long error. The same figure of the clip
before painting is the floor: resampling, grain and light that are in the input already.

Every clip is painted twice: frame by frame, and with the statistics of the frames blended over time as the application
does at its default steadiness (`steady_short`, `steady_long`; clips of 30 frames a second). The scenes are flat, so
that nothing is ever uncovered and no optical flow has to be guessed. The demo scene is not among them: it belongs to
a room that `models` does not enter.
"""

from __future__ import annotations

import logging
import math
from typing import Any

import torch
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.judges.motion import FRAMES, MOTIONS, Clip, enlarged, make_clip, places, sampled_at
from models.evaluate.judges.statistics import rounded
from models.evaluate.painter import Paints

log = logging.getLogger(__name__)

INTERVALS = {"short": 1, "long": 10}
_EDGE_PX = 2
_FIGURES = ("short", "long", "steady_short", "steady_long", "floor_short", "floor_long")
_SHARE = 1 - math.exp(-1 / 30 / 0.5)
"""Of a frame in its statistics: 30 frames a second, a time constant of half a second."""


@torch.inference_mode()
def temporal(grid: Grid, painter: Paints, count: int, batch_size: int) -> dict[str, Any]:
    """Errors of the first `count` pairs of the grid in every motion, per clip, per motion and over all."""
    count = min(count, len(grid.pairs))
    rows: list[dict[str, Any]] = []
    for seed, batch in enumerate(grid.batches(count, 1)):
        (pair,) = batch.pairs
        photograph = enlarged(grid.content.picture(pair.content), grid.side_px).to(grid.device)
        codes = painter.codes(batch.read)
        for motion in MOTIONS:
            clip = make_clip(photograph, motion, grid.side_px, seed)
            kinds = {
                "": painter.paint_clip(clip.frames, codes, 1.0, batch_size),
                "steady_": painter.paint_clip(clip.frames, codes, _SHARE, batch_size),
                "floor_": clip.frames,
            }
            figures = {
                f"{kind}{name}": temporal_error(frames, clip, step)
                for kind, frames in kinds.items()
                for name, step in INTERVALS.items()
            }
            names = {"motion": motion.name, "content": pair.content["name"], "style": pair.style["name"]}
            rows.append(names | {name: rounded(value) for name, value in figures.items()})
        log.info("temporal: %d of %d photographs in %d motions", seed + 1, count, len(MOTIONS))
    by_motion = {motion.name: _means([row for row in rows if row["motion"] == motion.name]) for motion in MOTIONS}
    return {"frames": FRAMES, "mean": _means(rows), "motions": by_motion, "clips": rows}


def temporal_error(frames: Tensor, clip: Clip, interval: int) -> float:
    """Mean over all pairs of `frames` (the clip's own or painted ones) that are `interval` apart."""
    pairs = range(len(frames) - interval)
    return sum(_pair_error(frames, clip, index, index + interval) for index in pairs) / len(pairs)


def _pair_error(frames: Tensor, clip: Clip, first: int, later: int) -> float:
    side = frames.shape[-1]
    at = places(side, torch.linalg.inv(clip.poses[later]) @ clip.poses[first])
    seen = (at.abs() <= side / 2 - _EDGE_PX).all(2).to(frames.device)
    difference = (sampled_at(frames[later], at) - frames[first])[:, seen]
    return difference.square().mean().sqrt().item()


def _means(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {name: rounded(sum(row[name] for row in rows) / len(rows)) for name in _FIGURES}
