"""Crops to learn on, of photographs or of scenes made up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch

from models.study.contents import contents_of, on_grid
from models.study.lesson import Lesson
from models.study.perceptual import DistilledPerceptual
from models.study.scenes import scene

CPU = torch.device("cpu")
LESSON = Lesson(side_px=64, style_side_px=96, contents=5)


@pytest.mark.parametrize("frames", [[], [np.full((300, 90, 3), 200, np.uint8), np.zeros((40, 70, 3), np.uint8)]])
def test_there_are_as_many_as_the_lesson_wants(frames: list[np.ndarray]) -> None:
    found = contents_of(frames, DistilledPerceptual(), LESSON, seed=3)
    assert found.crops.shape == (5, 3, 64, 64)
    assert len(found.colours) == 5
    assert [tap.shape for tap in found.seen([4, 0, 4], CPU)] == [(3, 256, 16, 16), (3, 512, 8, 8)]
    again = contents_of(frames, DistilledPerceptual(), LESSON, seed=3)
    assert torch.equal(found.crops, again.crops)


def test_a_crop_is_looked_at_once_and_only_when_it_is_asked_for() -> None:
    looked: list[int] = []
    network = DistilledPerceptual()

    def perceptual(pictures: torch.Tensor) -> list[torch.Tensor]:
        looked.append(len(pictures))
        return network(pictures)

    found = contents_of([], perceptual, LESSON, seed=3)
    assert looked == []
    first = found.seen([1, 2], CPU)
    again = found.seen([2, 3, 1], CPU)
    assert looked == [2, 1]
    for one, other in zip(first, again, strict=True):
        assert torch.equal(one[0], other[2])
        assert torch.equal(one[1], other[0])


def test_scenes_differ_and_have_edges_and_plain_places() -> None:
    scenes = [scene(64, np.random.default_rng(seed)).astype(float) for seed in range(8)]
    steps = np.concatenate([np.abs(np.diff(each.mean(2), axis=1)).ravel() for each in scenes])
    assert np.median(steps) < 6
    assert np.percentile(steps, 99) > 25
    assert all(np.abs(one - other).mean() > 10 for one, other in pairwise(scenes))


@pytest.mark.parametrize("size", [(100, 60), (60, 100), (300, 200)])
def test_a_style_picture_has_the_side_asked_for(size: tuple[int, int]) -> None:
    shape = on_grid(np.zeros((size[1], size[0], 3), np.uint8), 64).shape
    assert min(shape[2:]) == 64
    assert all(side % 16 == 0 for side in shape[2:])
