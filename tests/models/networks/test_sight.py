"""The network that sees people and nearness."""

from __future__ import annotations

import torch

from models.grid import SIGHT_GRID_PX
from models.networks.sight import SightConfig, SightNetwork


def test_it_answers_for_every_second_row_and_column_and_between_0_and_1() -> None:
    network = SightNetwork(SightConfig())
    found = network(torch.rand(2, 3, 2 * SIGHT_GRID_PX, 3 * SIGHT_GRID_PX))
    assert found.shape == (2, 2, SIGHT_GRID_PX, SIGHT_GRID_PX * 3 // 2)
    assert bool(((found >= 0) & (found <= 1)).all())


def test_every_level_has_a_say() -> None:
    """A level that nothing reaches would never learn."""
    torch.manual_seed(0)
    network = SightNetwork(SightConfig())
    image = torch.rand(1, 3, 64, 64)
    network.logits(image).square().mean().backward()
    silent = [
        name
        for name, parameter in network.named_parameters()
        # The second convolution of a block starts at zero, and what lies before it waits for its first step.
        if ".first." not in name and not bool((parameter.grad != 0).any())  # type: ignore[union-attr]
    ]
    assert silent == []


def test_other_shapes_can_be_had() -> None:
    config = SightConfig(widths=(8, 8, 16), encoder_blocks=(1, 0, 1), decoder_blocks=(0, 2))
    assert SightNetwork(config)(torch.rand(1, 3, 32, 64)).shape == (1, 2, 16, 32)
