"""The coherence loss tells a picture that keeps its local structure from one that does not."""

from __future__ import annotations

import math

import torch

from models.perception.coherence import CoherenceLoss


def _loss(mine: list[torch.Tensor], theirs: list[torch.Tensor]) -> torch.Tensor:
    torch.manual_seed(1)
    return CoherenceLoss((8, 12))(mine, theirs, torch.Generator().manual_seed(3))


def _taps(seed: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(2, 8, 20, 24, generator=generator), torch.randn(2, 12, 10, 12, generator=generator)]


def test_the_same_features_are_recognised_and_strange_ones_are_not() -> None:
    taps = _taps(1)
    assert _loss(taps, taps) < 0.6 * math.log(64)
    assert _loss(_taps(2), taps) > math.log(64)


def test_a_change_of_brightness_everywhere_costs_nothing() -> None:
    taps = _taps(1)
    torch.testing.assert_close(_loss([tap + 5 for tap in taps], taps), _loss(taps, taps), atol=1e-3, rtol=1e-3)


def test_the_loss_pulls_the_output_towards_the_content_and_not_the_other_way() -> None:
    mine = [tap.requires_grad_() for tap in _taps(2)]
    theirs = [tap.requires_grad_() for tap in _taps(1)]
    _loss(mine, theirs).backward()
    assert all(tap.grad is not None and tap.grad.any() for tap in mine)
    assert all(tap.grad is None for tap in theirs)


def test_the_same_generator_gives_the_same_places() -> None:
    torch.testing.assert_close(_loss(_taps(2), _taps(1)), _loss(_taps(2), _taps(1)))
