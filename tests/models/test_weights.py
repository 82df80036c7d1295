"""What the shipped weights have learned: nothing of the network may lie idle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from models.loading import load_network
from models.networks.network import StyleNetwork, fold_codes
from models.registry import weights_names

STYLES = Path(__file__).parents[2] / "assets" / "styles"


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


def _style(number: int) -> Tensor:
    """Some bundled style, as it is read."""
    path = sorted(STYLES.glob("*.jpg"))[number]
    picture = Image.open(path).convert("RGB").resize((256, 256), Image.Resampling.LANCZOS)
    return torch.from_numpy(np.asarray(picture).copy()).permute(2, 0, 1)[None] / 255


def test_every_level_of_the_features_has_a_say(network: StyleNetwork) -> None:
    features = network.read(_picture(1))
    style, seen = fold_codes(network.code(_picture(2)), torch.full((1, 4), 0.5)), network.statistics(features.levels)
    before = network.paint(features, seen, style)
    for level, flat in enumerate(part.mean((2, 3), keepdim=True).expand_as(part) for part in features.levels):
        flattened = [*features.levels[:level], flat, *features.levels[level + 1 :]]
        after = network.paint(features._replace(levels=flattened), seen, style)
        assert (after - before).std() > 0.02 * before.std(), level


def test_every_layer_of_the_style_has_a_say(network: StyleNetwork) -> None:
    image, code = _picture(1), network.code(_picture(2))
    whole = network(image, fold_codes(code, torch.ones(1, 4)))
    for layer in range(4):
        without = network(image, fold_codes(code, 1 - torch.eye(4)[layer : layer + 1]))
        assert (without - whole).std() > 0.02 * whole.std()


def test_styles_are_told_apart(network: StyleNetwork) -> None:
    """What the decoder is told, and how features are transformed, comes from the style and not from a constant.

    By how much each part differs from style to style, of its own size; nothing did where a perceptron had died.
    """
    codes = [network.code(_style(number)) for number in range(6)]
    if not network.config.told:
        # Matrices come from studying a style alone (`tests/models/test_studied.py`).
        codes = [code[: len(code) - len(network.modulation.shapes)] for code in codes]
    for parts in zip(*codes, strict=True):
        together = torch.cat([part.sum(1).flatten(1) for part in parts])
        differing = (together - together.mean(0)).square().sum() / together.square().sum()
        assert differing > 0.005


@pytest.mark.parametrize("width_px", [1, 2, 4, 8, 16])
def test_a_style_far_from_any_painting_still_shows_the_picture(network: StyleNetwork, width_px: int) -> None:
    """In light and colour, beneath whatever texture there is, and without running out of the picture's values."""
    rows, columns = torch.arange(256)[:, None] // width_px, torch.arange(256) // width_px
    checks = ((rows + columns) % 2).float().expand(1, 3, 256, 256)
    image = _picture(1)
    result = network(image, fold_codes(network.code(checks), torch.ones(1, 4)))
    shown = result.clamp(0, 1)
    light = torch.stack([part.mean(1).flatten() for part in (image, shown)])
    # Checks finer than the picture's own detail lie over it; as a whole it has to be there all the same.
    assert light.corrcoef()[0, 1] > (0.5 if width_px == 16 else 0.3)
    before, after = (torch.nn.functional.avg_pool2d(part, 8).flatten(2) for part in (image, shown))
    before, after = (part - part.mean(2, keepdim=True) for part in (before, after))
    assert (before * after).sum() > 0.5 * before.norm() * after.norm()
    assert (result - shown).abs().mean() < 0.05


def test_no_style_gives_the_picture_back(network: StyleNetwork) -> None:
    image = _picture(1)
    result = network(image, fold_codes(network.code(_picture(2)), torch.zeros(1, 4)))
    assert (result - image).abs().mean() < 0.06
