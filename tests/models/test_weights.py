"""What the shipped weights have learned: nothing of the network may lie idle."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.loading import load_network
from models.network import StyleNetwork, fold_codes
from models.registry import weights_names


@pytest.fixture(params=weights_names())
def network(request: pytest.FixtureRequest) -> StyleNetwork:
    return load_network(request.param)


def _picture(seed: int) -> Tensor:
    """Blotches of three sizes."""
    torch.manual_seed(seed)
    layers = [
        torch.nn.functional.interpolate(torch.rand(1, 3, side, side), 128, mode="bicubic") for side in (4, 16, 64)
    ]
    return (0.5 * layers[0] + 0.3 * layers[1] + 0.2 * layers[2]).clamp(0, 1)


@pytest.mark.parametrize("level", range(4))
def test_every_level_of_the_features_has_a_say(network: StyleNetwork, level: int) -> None:
    features = network.read(_picture(1))
    style, seen = fold_codes(network.code(_picture(2)), torch.full((1, 4), 0.5)), network.statistics(features.levels)
    flattened = list(features.levels)
    flattened[level] = flattened[level].mean((2, 3), keepdim=True).expand_as(flattened[level])
    before, after = (
        network.paint(features._replace(levels=levels), seen, style) for levels in (features.levels, flattened)
    )
    assert (after - before).std() > 0.02 * before.std()


def test_every_layer_of_the_style_has_a_say(network: StyleNetwork) -> None:
    image, code = _picture(1), network.code(_picture(2))
    whole = network(image, fold_codes(code, torch.ones(1, 4)))
    for layer in range(4):
        without = network(image, fold_codes(code, 1 - torch.eye(4)[layer : layer + 1]))
        assert (without - whole).std() > 0.02 * whole.std()


def test_no_style_gives_the_picture_back(network: StyleNetwork) -> None:
    image = _picture(1)
    result = network(image, fold_codes(network.code(_picture(2)), torch.zeros(1, 4)))
    assert (result - image).abs().mean() < 0.06
