"""Patterns are of every kind, of the size asked for, and depend on the generator alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.data.patterns import pattern
from models.training.data.pictures import Crops, PictureSet, batch


@pytest.fixture
def pictures(shards: Path) -> PictureSet:
    return PictureSet(shards, "style", shards / "cache")


@pytest.mark.parametrize("side", [16, 96, 100])
def test_patterns_are_pictures_of_the_size_asked_for(side: int) -> None:
    for seed in range(20):
        made = pattern(side, np.random.default_rng(seed))
        assert (tuple(made.shape), made.dtype) == ((3, side, side), torch.uint8)
        assert made.float().std() > 1


def test_the_same_generator_makes_the_same_pattern() -> None:
    first, again, other = (pattern(64, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_some_are_black_and_white_and_most_are_not() -> None:
    grey = [bool((made[0] == made[1]).all()) for made in (pattern(32, np.random.default_rng(n)) for n in range(200))]
    assert 50 < sum(grey) < 110


def test_the_share_asked_for_of_a_batch_is_made_up(pictures: PictureSet) -> None:
    made_up, none = (batch(pictures, 200, Crops(16, 0.9, made_up=share), (3,)).pictures for share in (0.3, 0.0))
    differing = int((made_up != none).flatten(1).any(1).sum())
    assert 40 < differing < 80


def test_where_crops_are_fixed_whole_batches_are_made_up_and_bear_no_keys(pictures: PictureSet) -> None:
    batches = [batch(pictures, 4, Crops(16, 0.9, 2, made_up=0.3), (seed,)) for seed in range(60)]
    without = [batch(pictures, 4, Crops(16, 0.9, 2), (seed,)) for seed in range(60)]
    made_up = [made for made in batches if made.keys is None]
    assert 8 < len(made_up) < 30
    for made, real in zip(batches, without, strict=True):
        assert torch.equal(made.pictures, real.pictures) == (made.keys is not None)
