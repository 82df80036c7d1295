"""The network as a whole: shapes, the identity path, linearity in the sliders, cached codes."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from models.layers import crop_from_grid, pad_to_grid
from models.networks.decoder import soften
from models.networks.network import NetworkConfig, StyleNetwork, fold_codes

ONES = torch.ones(1, 4)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (97, 131), (65, 240)])
def test_any_size_comes_back_in_its_own_size_and_finite(small_network: StyleNetwork, height: int, width: int) -> None:
    image = torch.rand(1, 3, height, width)
    folded = fold_codes(small_network.code(torch.rand(1, 3, 64, 80)), ONES)
    result = crop_from_grid(small_network(pad_to_grid(image), folded), height, width)
    assert result.shape == image.shape
    assert result.isfinite().all()


def test_with_all_layers_at_zero_the_style_has_no_say(small_network: StyleNetwork) -> None:
    image = torch.rand(1, 3, 64, 64)
    results = [
        small_network(image, fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), 0 * ONES)) for _ in range(2)
    ]
    torch.testing.assert_close(results[0], results[1])


def test_each_layer_weight_changes_the_picture_in_its_own_way(small_network: StyleNetwork) -> None:
    image, code = torch.rand(1, 3, 64, 64), small_network.code(torch.rand(1, 3, 64, 64))
    results = [small_network(image, fold_codes(code, torch.eye(4)[layer : layer + 1])) for layer in range(4)]
    for first in range(4):
        for second in range(first):
            assert (results[first] - results[second]).abs().max() > 1e-4


def test_a_batch_of_styles_gives_what_each_gives_alone(small_network: StyleNetwork) -> None:
    images, styles = torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64)
    together = small_network(images, fold_codes(small_network.code(styles), ONES.expand(2, 4)))
    for index in range(2):
        one = slice(index, index + 1)
        alone = small_network(images[one], fold_codes(small_network.code(styles[one]), ONES))
        torch.testing.assert_close(together[one], alone, atol=1e-4, rtol=1e-4)


def test_every_parameter_gets_a_gradient(small_network: StyleNetwork) -> None:
    folded = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), ONES * 0.5)
    small_network(torch.rand(1, 3, 64, 64), folded).square().mean().backward()
    without = {name for name, parameter in small_network.named_parameters() if parameter.grad is None}
    frozen = {name for name, parameter in small_network.named_parameters() if not parameter.requires_grad}
    assert without == frozen
    assert {name.rsplit(".", 1)[0] for name in frozen if "reader" not in name} == {"modulation.summary"}


@pytest.mark.parametrize("levels", [4, 3])
def test_an_untrained_network_shows_the_softened_frame(levels: int) -> None:
    blocks = {"encoder_blocks": (0, 1, 1, 1)[-levels:], "decoder_blocks": (0, 1, 1, 1)[-levels:]}
    network = StyleNetwork(
        NetworkConfig(widths=(8,) * levels, decoder_hidden=(8,) * levels, ranks=(4,) * levels, **blocks)
    )
    image = torch.rand(1, 3, 96, 128, generator=torch.Generator().manual_seed(4))
    with torch.no_grad():
        result = network(image, fold_codes(network.code(image), torch.ones(1, 4)))
    patch = {4: 2, 3: 4}[levels]
    expected = F.interpolate(soften(image, patch) + 0.5, scale_factor=float(patch), mode="bilinear")
    inside = (..., slice(8, -8), slice(8, -8))
    torch.testing.assert_close(result[inside], expected[inside])
    assert (result - image)[inside].abs().max() > 0.3


@pytest.mark.parametrize("patch", [2, 4])
def test_the_softened_frame_has_the_places_of_the_finest_level(patch: int) -> None:
    image = torch.rand(2, 3, 64, 96, generator=torch.Generator().manual_seed(5))
    soft = soften(image, patch)
    assert soft.shape == (2, 3, 64 // patch, 96 // patch)
    torch.testing.assert_close(soften(torch.full_like(image, 0.8), patch), torch.full_like(soft, 0.3))
    whole, smooth = image - 0.5, F.interpolate(soft, size=(16, 24), mode="area")
    torch.testing.assert_close(smooth[..., 2:-2, 2:-2].mean(), whole[..., 8:-8, 8:-8].mean(), atol=5e-3, rtol=0)
