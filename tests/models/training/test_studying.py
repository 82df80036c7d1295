"""Studying brings a painting nearer to its style, and leaves the network as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.colour.recolouring import colours_of_batch
from models.networks.network import StyleNetwork, fold_codes
from models.perception.losses import style_statistics
from models.perception.perceptual import Perceptual
from models.training.data.memory import shrunk
from models.training.data.pictures import PictureSet
from models.training.studying import Contents, Lesson, Studying, contents_of, style_picture

LESSON = Lesson(steps=12, batch=2, side=128, frame=128, read_side=64, style_side=128, contents=4)


@pytest.fixture
def contents(shards: Path, perceptual: Perceptual) -> Contents:
    return contents_of(PictureSet(shards, "content", shards / "cache"), perceptual, LESSON, seed=1)


def _losses(studying: Studying, style: torch.Tensor, learned: tuple[torch.Tensor, ...] | None) -> float:
    start = fold_codes(studying.network.code(style), torch.ones(1, 4)).parts
    code = start if learned is None else [part + more for part, more in zip(start, learned, strict=True)]
    targets = [style_statistics(tap) for size in range(3) for tap in studying.perceptual(shrunk(style, size))]
    with torch.no_grad():
        loss, _ = studying._loss(code, colours_of_batch(style), targets, torch.Generator().manual_seed(9))
    return float(loss)


def test_a_style_is_nearer_once_it_has_been_studied(
    small_network: StyleNetwork, perceptual: Perceptual, contents: Contents
) -> None:
    before = {name: part.clone() for name, part in small_network.state_dict().items()}
    studying = Studying(small_network, perceptual, contents, LESSON)
    style = torch.rand(1, 3, 128, 128, generator=torch.Generator().manual_seed(2))
    learned = studying.study(style, style)
    assert [tuple(part.shape) for part in learned] == list(map(tuple, small_network.style_shapes))
    assert _losses(studying, style, learned) < _losses(studying, style, None)
    for name, part in small_network.state_dict().items():
        assert torch.equal(part, before[name])


def test_the_same_seed_learns_the_same(small_network: StyleNetwork, perceptual: Perceptual, contents: Contents) -> None:
    style = torch.rand(1, 3, 128, 128, generator=torch.Generator().manual_seed(2))
    studying = Studying(small_network, perceptual, contents, LESSON)
    first, again = studying.study(style, style), studying.study(style, style)
    for one, other in zip(first, again, strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("size", [(100, 60), (60, 100), (300, 200)])
def test_a_style_picture_has_the_side_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.fromarray(np.zeros((size[1], size[0], 3), np.uint8)).save(tmp_path / "style.png")
    shape = style_picture(tmp_path / "style.png", 64).shape
    assert min(shape[2:]) == 64
    assert all(side % 16 == 0 for side in shape[2:])
