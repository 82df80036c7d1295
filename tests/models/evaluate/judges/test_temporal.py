"""Temporal errors: nothing for what only moves, the size of the flicker for what flickers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from models.evaluate.grid import Grid
from models.evaluate.judges.motion import FRAMES, MOTIONS, Clip, Motion, enlarged, make_clip
from models.evaluate.judges.temporal import temporal, temporal_error
from models.evaluate.painter import Painter

SIDE_PX = 96
MOVING = [motion for motion in MOTIONS if not (motion.grain or motion.light)]


def _clip(motion: Motion) -> Clip:
    y, x = np.mgrid[0:120, 0:130]
    wave = 127 + 60 * np.sin(x / 9) + 60 * np.cos(y / 7)
    photograph = np.repeat(wave[:, :, None], 3, 2).astype(np.uint8)
    return make_clip(enlarged(photograph, SIDE_PX), motion, SIDE_PX, seed=0)


@pytest.mark.parametrize("interval", [1, 10])
@pytest.mark.parametrize("motion", MOVING, ids=lambda motion: motion.name)
def test_a_clip_that_only_moves_has_next_to_no_error(motion: Motion, interval: int) -> None:
    clip = _clip(motion)
    moved = temporal_error(clip.frames, clip, interval)
    assert moved < 0.006
    still = Clip(motion, clip.frames, (clip.poses[0],) * FRAMES)
    assert temporal_error(clip.frames, still, interval) > 2 * moved


def test_flicker_is_measured_in_full() -> None:
    clip = _clip(Motion("pan", shift=(0.0075, 0.0028)))
    flicker = 0.1 * torch.tensor([index % 2 for index in range(FRAMES)]).view(-1, 1, 1, 1)
    assert temporal_error(clip.frames * 0.8 + flicker, clip, 1) == pytest.approx(0.1, abs=0.005)
    assert temporal_error(clip.frames * 0.8 + flicker, clip, 10) < 0.006


def test_what_enters_the_frame_is_left_out() -> None:
    clip = _clip(Motion("pan", shift=(4 / SIDE_PX, 0.0)))
    frames = clip.frames.clone()
    # A border that stays with the frame, where the later one holds what the earlier one never showed.
    frames[..., -4:] = 0
    assert temporal_error(frames[:1], clip, 0) == pytest.approx(0, abs=1e-3)
    later_only = torch.stack([clip.frames[0], frames[1]])
    assert temporal_error(later_only, clip, 1) < 0.006


def test_grain_is_the_floor_of_a_clip_with_grain() -> None:
    clip = _clip(Motion("grain", grain=0.02))
    assert temporal_error(clip.frames, clip, 1) == pytest.approx(0.02 * 2**0.5, rel=0.1)


def test_every_motion_of_every_photograph_has_a_row(grid: Grid, painter: Painter) -> None:
    report = temporal(grid, painter, count=2, batch_size=8)
    assert len(report["clips"]) == 2 * len(MOTIONS)
    assert set(report["motions"]) == {motion.name for motion in MOTIONS}
    pan = [row["short"] for row in report["clips"] if row["motion"] == "pan"]
    assert report["motions"]["pan"]["short"] == pytest.approx(sum(pan) / 2, abs=2e-5)
    assert report["mean"]["floor_short"] > 0
