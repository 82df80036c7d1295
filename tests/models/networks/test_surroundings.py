"""A frame with its mirror image around it: painted at its borders like everywhere else."""

from __future__ import annotations

import torch

from models.layers import crop_from_grid, pad_to_grid
from models.networks.network import StyleNetwork, fold_codes
from models.networks.surroundings import paint_surrounded
from models.perception.losses import border

WEIGHTS = torch.tensor([[1.0, 0.5, 0.2, 0.8]])


def test_without_surroundings_it_is_the_networks_own_painting(small_network: StyleNetwork) -> None:
    torch.manual_seed(5)
    style, frame = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), WEIGHTS), torch.rand(1, 3, 70, 90)
    with torch.no_grad():
        painted, levels = paint_surrounded(small_network, frame, style)
        plain = small_network(pad_to_grid(frame), style)
    torch.testing.assert_close(painted, crop_from_grid(plain, 70, 90))
    assert levels[-1].shape[-2:] == (80 // 16, 96 // 16)


def test_borders_are_painted_like_the_rest(small_network: StyleNetwork) -> None:
    torch.manual_seed(5)
    style = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), WEIGHTS)
    wall = torch.full((1, 3, 96, 96), 0.6)
    with torch.no_grad():
        own, own_levels = paint_surrounded(small_network, wall, style)
        shown, levels = paint_surrounded(small_network, wall, style, 32)
    assert [level.shape for level in levels] == [level.shape for level in own_levels]
    assert shown.shape == own.shape == wall.shape
    assert border(shown).item() < 0.2 * border(own).item()
