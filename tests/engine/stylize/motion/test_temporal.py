"""When the past counts and when it is forgotten."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.stylize.motion.temporal import LONGEST_S, TemporalBlend
from engine.values import Frame, Pixels


def _scene(seed: int) -> Pixels:
    """Large blotches: two seeds are two scenes."""
    blotches = np.random.default_rng(seed).integers(0, 256, (6, 8, 3), np.uint8)
    return np.ascontiguousarray(blotches.repeat(10, 0).repeat(10, 1))


def _frame(time_s: float, pixels: Pixels | None = None) -> Frame:
    return Frame(_scene(1) if pixels is None else pixels, time_s, 0.0, 0)


def test_the_first_frame_stands_alone() -> None:
    assert TemporalBlend().share(_frame(5.0), 0.5) == 1


def test_later_frames_are_averaged_over_a_time_whatever_the_rate() -> None:
    for rate in (10, 60):
        memory, past = TemporalBlend(), 1.0
        memory.share(_frame(0.0), 0.5)
        for index in range(rate // 2):
            past *= 1 - memory.share(_frame((index + 1) / rate), 0.5)
        assert past == pytest.approx(math.exp(-0.5 / (0.5 * LONGEST_S)))


def test_without_steadiness_every_frame_stands_alone() -> None:
    memory = TemporalBlend()
    assert [memory.share(_frame(index / 30), 0.0) for index in range(3)] == [1, 1, 1]


def test_a_cut_forgets_the_past() -> None:
    memory = TemporalBlend()
    memory.share(_frame(0.0), 1.0)
    assert memory.share(_frame(0.04, _scene(2)), 1.0) == 1
    assert memory.share(_frame(0.08, _scene(2)), 1.0) < 0.1


def test_a_pan_and_noise_are_no_cut() -> None:
    memory, scene = TemporalBlend(), _scene(1)
    memory.share(_frame(0.0, scene), 1.0)
    noise = np.random.default_rng(0).normal(0, 20, scene.shape)
    noisy = np.clip(np.roll(scene, 2, axis=1) + noise, 0, 255).astype(np.uint8)
    assert memory.share(_frame(0.04, noisy), 1.0) < 0.1


def _large_scene(seed: int) -> Pixels:
    """Fine and coarse at once, as leaves are: larger than it is looked at."""
    rng = np.random.default_rng(seed)
    coarse, fine = (rng.normal(0, 1, (10 * n, 16 * n)).repeat(90 // n, 0).repeat(90 // n, 1) for n in (1, 30))
    return np.clip(128 + 45 * coarse + 30 * fine, 0, 255).astype(np.uint8)[..., None].repeat(3, 2)


def test_neither_a_pan_nor_noise_is_a_cut_in_large_frames_and_another_scene_is() -> None:
    memory, scene = TemporalBlend(), _large_scene(1)
    window = slice(0, 720), slice(0, 1280)
    memory.share(_frame(0.0, scene[window]), 1.0)
    noise = np.random.default_rng(0).normal(0, 25, scene.shape)
    moved = np.roll(np.clip(scene + noise, 0, 255).astype(np.uint8), (3, 10), axis=(0, 1))
    assert memory.share(_frame(0.04, moved[window]), 1.0) < 0.1
    assert memory.share(_frame(0.08, _large_scene(2)[window]), 1.0) == 1


@pytest.mark.parametrize("shape", [(1, 2000, 3), (3000, 2, 3), (1, 1, 3)])
def test_a_sliver_is_the_same_scene_as_itself(shape: tuple[int, int, int]) -> None:
    memory = TemporalBlend()
    memory.share(_frame(0.0, np.full(shape, 70, np.uint8)), 1.0)
    assert memory.share(_frame(0.04, np.full(shape, 80, np.uint8)), 1.0) < 0.1


@pytest.mark.parametrize("time_s", [3.0, -0.5])
def test_a_gap_and_a_step_back_forget_the_past(time_s: float) -> None:
    memory = TemporalBlend()
    memory.share(_frame(0.0), 1.0)
    assert memory.share(_frame(time_s), 1.0) == 1


def test_the_same_frame_again_is_painted_with_what_is_known() -> None:
    memory = TemporalBlend()
    memory.share(_frame(0.0), 1.0)
    assert memory.share(_frame(0.0), 1.0) == 0


def test_the_light_is_that_of_the_latest_two_frames() -> None:
    memory, scene = TemporalBlend(), np.clip(_scene(3), 30, 200)
    memory.share(_frame(0.0, scene), 1.0)
    np.testing.assert_array_equal(memory.light(), np.ones(3))
    memory.share(_frame(0.04, (scene * 1.1).astype(np.uint8)), 1.0)
    np.testing.assert_allclose(memory.light(), 1.1, rtol=0.02)
    memory.share(_frame(0.08, (scene * 1.1).astype(np.uint8)), 1.0)
    np.testing.assert_array_equal(memory.light(), np.ones(3))


def test_a_cut_is_no_change_of_light() -> None:
    memory = TemporalBlend()
    memory.share(_frame(0.0, np.full((60, 80, 3), 60, np.uint8)), 1.0)
    memory.share(_frame(0.04, np.full((60, 80, 3), 120, np.uint8)), 1.0)
    np.testing.assert_array_equal(memory.light(), np.ones(3))


def test_a_scene_goes_on_from_one_moment_to_a_later_one() -> None:
    memory, found = TemporalBlend(), []
    moments = [(0.0, 1), (0.04, 1), (0.04, 1), (0.08, 2), (0.12, 2), (0.1, 2), (0.14, 2), (3.0, 2)]
    for time_s, seed in moments:
        memory.share(_frame(time_s, _scene(seed)), 0.0)
        found.append(memory.goes_on)
    # The first, the same moment again, a cut, a step back and a gap begin something.
    assert found == [False, True, False, False, True, False, True, False]
