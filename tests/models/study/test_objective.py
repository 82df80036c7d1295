"""What holds a painting to its photograph while a style is studied."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.study.objective import colour_distance, tone_distance


@pytest.fixture
def frames() -> Tensor:
    return torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1)) * 0.5 + 0.25


def test_light_and_dark_count_as_tone_and_not_as_colour(frames: Tensor) -> None:
    lighter = frames + 0.1
    assert tone_distance(lighter, frames).item() == pytest.approx(0.01, rel=1e-3)
    assert colour_distance(lighter, frames).item() == pytest.approx(0, abs=1e-9)


def test_a_halo_counts_as_colour_and_not_as_tone(frames: Tensor) -> None:
    halo = frames + torch.tensor([0.1, -0.1, 0.0]).view(3, 1, 1)
    assert tone_distance(halo, frames).item() == pytest.approx(0, abs=1e-9)
    assert colour_distance(halo, frames).item() == pytest.approx(0.02 / 3, rel=1e-3)


def test_strokes_of_other_colours_are_free_where_they_are_narrow(frames: Tensor) -> None:
    stripes = (torch.arange(64) // 4 % 2 * 0.4 - 0.2).view(1, 1, 1, 64)
    strokes = frames + stripes * torch.tensor([1.0, -1.0, 0.0]).view(3, 1, 1)
    assert colour_distance(strokes, frames).item() == pytest.approx(0, abs=1e-9)
