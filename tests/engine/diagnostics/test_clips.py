"""Films whose motion is known move as they say."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.diagnostics.clips import COURSES, ROOM, Course, MotionClip, clip_error, make_motion_clip
from engine.values import Pixels

SIZE_PX = WIDTH, HEIGHT = 96, 64
COUNT = 12


def _photograph(seed: int = 1) -> Pixels:
    coarse = np.random.default_rng(seed).integers(30, 226, (8, 12, 3)).astype(np.uint8)
    size_px = int(ROOM * WIDTH) + 1, int(ROOM * HEIGHT) + 1
    return np.asarray(cv2.resize(coarse, size_px, interpolation=cv2.INTER_CUBIC), np.uint8)


def _front() -> Pixels:
    return np.ascontiguousarray(255 - _photograph(2)[: HEIGHT * 3 // 4, : WIDTH // 2])


def _clip(course: Course) -> MotionClip:
    return make_motion_clip(_photograph(), course, SIZE_PX, COUNT, seed=3, front=_front())


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.name)
def test_frames_that_are_carried_along_are_the_frames_they_are_carried_to(course: Course) -> None:
    clip = _clip(replace(course, grain=0.0))
    for interval in (1, 5):
        assert clip_error(clip.frames, clip, interval) < 0.01
        # Without being carried they are not.
        still = np.mean([np.abs(clip.frames[at].astype(int) - clip.frames[at - interval]).mean() for at in (5, 10)])
        assert still / 255 > 2 * clip_error(clip.frames, clip, interval)


def test_what_is_hidden_or_outside_is_not_seen() -> None:
    clip = _clip(Course("by", pan=(0.05, 0.0), grain=0.0, passing=(0.06, 0.0)))
    _, seen = clip.carried(clip.frames[5], 6, 5)
    assert not seen[:, -4:].any()
    now, before = clip.covers[6] > 0, clip.covers[5] > 0
    uncovered = before & ~now
    assert uncovered.any()
    assert not seen[uncovered & (np.arange(WIDTH) < WIDTH - 8)].all()
    assert seen.mean() > 0.4


def test_grain_is_the_floor_of_the_error() -> None:
    clip = _clip(Course("still", grain=4.0))
    assert clip_error(clip.frames, clip, 1) == pytest.approx(4 * np.sqrt(2) / 255, rel=0.25)
    assert clip_error(clip.frames, clip, 1, skip=5) == pytest.approx(clip_error(clip.frames, clip, 1), rel=0.1)


def test_the_same_seed_makes_the_same_film() -> None:
    for mine, other in zip(_clip(COURSES[3]).frames, _clip(COURSES[3]).frames, strict=True):
        np.testing.assert_array_equal(mine, other)
