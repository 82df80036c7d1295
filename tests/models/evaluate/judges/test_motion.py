"""Clips: their motion is what their poses say, and they never leave the photograph."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from models.evaluate.judges.motion import FRAMES, MOTIONS, ROOM, Motion, enlarged, make_clip, places, sampled_at

SIDE_PX = 64


def _photograph(width: int = 91, height: int = 80) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    y, x = np.mgrid[0:height, 0:width]
    wave = 127 + 60 * np.sin(x / 9) + 60 * np.cos(y / 7)
    return np.repeat(wave[:, :, None], 3, 2).astype(np.uint8)


@pytest.mark.parametrize("side_px", [64, 256])
@pytest.mark.parametrize("motion", MOTIONS, ids=lambda motion: motion.name)
def test_no_frame_looks_beyond_the_photograph(motion: Motion, side_px: int) -> None:
    half = math.ceil(ROOM * side_px) / 2
    for index in range(FRAMES):
        seen = places(side_px, motion.pose(index - (FRAMES - 1) / 2, side_px)).abs().max()
        assert seen <= half - 1


def test_a_pan_by_whole_pixels_is_a_shift_of_the_pixels() -> None:
    motion = Motion("pan", shift=(2 / SIDE_PX, 1 / SIDE_PX))
    clip = make_clip(enlarged(_photograph(), SIDE_PX), motion, SIDE_PX, seed=0)
    torch.testing.assert_close(clip.frames[4][:, 1:, 2:], clip.frames[5][:, :-1, :-2], atol=1.1 / 255, rtol=0)


def test_a_pose_takes_the_middle_of_the_frame_where_the_pan_has_come() -> None:
    pose = Motion("pan", shift=(0.1, -0.05), zoom=1.02, turn_deg=3.0).pose(2.0, 100)
    assert (pose @ torch.tensor([0.0, 0.0, 1.0], dtype=torch.float64)).tolist() == pytest.approx([20, -10, 1])


def test_reading_a_picture_at_its_own_places_gives_the_picture() -> None:
    picture = torch.rand(3, SIDE_PX, SIDE_PX)
    still = Motion("still").pose(3.0, SIDE_PX)
    torch.testing.assert_close(sampled_at(picture, places(SIDE_PX, still)), picture, atol=1e-4, rtol=0)


def test_grain_differs_from_frame_to_frame_but_not_from_run_to_run() -> None:
    photograph, motion = enlarged(_photograph(), SIDE_PX), Motion("grain", grain=0.02)
    clip, again, other = (make_clip(photograph, motion, SIDE_PX, seed) for seed in (1, 1, 2))
    assert torch.equal(clip.frames, again.frames)
    assert not torch.equal(clip.frames, other.frames)
    assert (clip.frames[1] - clip.frames[0]).std().item() == pytest.approx(0.02 * math.sqrt(2), rel=0.1)


def test_light_changes_the_exposure_and_nothing_else() -> None:
    clip = make_clip(enlarged(_photograph() // 2, SIDE_PX), Motion("light", light=0.05), SIDE_PX, seed=0)
    brightness = clip.frames.mean((1, 2, 3))
    assert 1.05 < (brightness.max() / brightness.min()).item() < 1.12


@pytest.mark.parametrize("size", [(91, 80), (80, 91), (300, 300)])
def test_a_photograph_of_any_size_gets_the_same_room(size: tuple[int, int]) -> None:
    assert min(enlarged(_photograph(*size), SIDE_PX).shape[1:]) == math.ceil(ROOM * SIDE_PX)
