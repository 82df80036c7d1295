"""Frames in the palette of a style: as `models.palette` says, remembered over a scene."""

from __future__ import annotations

import numpy as np

from engine.recolouring import Recolouring, recoloured
from models.palette import Colours, colours_of, towards

STYLE = Colours(np.array([0.7, 0.5, 0.2]), np.diag([0.03, 0.02, 0.01]))


def _frame(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(60, 180, (36, 64, 3), np.uint8)


def test_a_frame_is_mapped_value_by_value() -> None:
    frame = _frame(1)
    matrix = towards(colours_of(frame), STYLE, 0.8)
    expected = np.clip((frame / 255 @ matrix[:, :3].T + matrix[:, 3]) * 255, 0, 255)
    assert np.abs(recoloured(frame, colours_of(frame), STYLE, 0.8) - expected).max() <= 1


def test_without_gain_the_frame_stays_as_it_is() -> None:
    np.testing.assert_array_equal(Recolouring().apply(_frame(2), STYLE, 0.0, 1.0), _frame(2))


def test_a_scene_is_remembered_and_a_cut_forgets_it() -> None:
    dark, light = _frame(3) // 2, _frame(3) // 2 + 100
    alone = Recolouring().apply(light, STYLE, 1.0, 1.0)
    steady = Recolouring()
    steady.apply(dark, STYLE, 1.0, 1.0)
    slowly = steady.apply(light, STYLE, 1.0, 0.1)
    assert slowly.mean() > alone.mean() + 20
    np.testing.assert_array_equal(steady.apply(light, STYLE, 1.0, 1.0), alone)


def test_a_published_frame_is_left_alone() -> None:
    frame = _frame(4)
    frame.setflags(write=False)
    assert recoloured(frame, colours_of(frame), STYLE, 1.0) is not frame
