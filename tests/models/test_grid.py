"""The plain numbers of the grid, held against the network they are of."""

from __future__ import annotations

import pytest
import torch

from models.grid import GRID_PX, finest_px, reach_px, thinned_levels
from models.networks.network import Folded, NetworkConfig, StyleNetwork

BLOCKS = [
    ((0, 1, 1, 1), (0, 1, 1, 1)),
    ((0, 0, 0, 0), (0, 0, 0, 0)),
    ((1, 0, 2, 1), (2, 1, 0, 3)),
    ((0, 1, 1, 1), (1, 3, 3, 2)),
    ((1, 1, 1), (1, 1, 1)),
    ((0, 0, 0), (0, 0, 0)),
    ((0, 2, 1), (1, 0, 3)),
]


def _looks_at(network: StyleNetwork, side: int, middle: slice) -> torch.Tensor:
    """Which pixels of a picture decide on its `middle`: bool [side, side]. Nothing in the network is negative, so that
    no two influences cancel each other and none is cut off.
    """
    image = torch.full((1, 3, side, side), 0.75, dtype=torch.float64, requires_grad=True)
    parts = tuple(torch.full((1, *shape), 0.1, dtype=torch.float64) for shape in network.style_shapes)
    seen = tuple(torch.full((1, *shape), 0.01, dtype=torch.float64) for shape in network.statistics_shapes)
    gain = torch.full((1,), 0.5, dtype=torch.float64)
    # What the whole picture has a part in.
    network.statistics = lambda _features: seen  # type: ignore[method-assign]
    painted = network(image, Folded(parts, gain))
    (slope,) = torch.autograd.grad(painted[:, :, middle, middle].sum(), image)
    return slope[0].abs().sum(0) > 0


@pytest.mark.parametrize(("encoder_blocks", "decoder_blocks"), BLOCKS)
def test_the_network_looks_as_far_as_its_reach_and_no_further(
    encoder_blocks: tuple[int, ...], decoder_blocks: tuple[int, ...]
) -> None:
    torch.manual_seed(0)
    two, one = (2,) * len(encoder_blocks), (1,) * len(encoder_blocks)
    config = NetworkConfig(two, encoder_blocks, decoder_blocks, two, one, "adain")
    network = StyleNetwork(config).double()
    for parameter in network.parameters():
        torch.nn.init.uniform_(parameter, 0.1, 0.3)
    reach = reach_px(encoder_blocks, decoder_blocks)
    middle = slice(reach + GRID_PX, reach + 2 * GRID_PX)
    rows, columns = _looks_at(network, 2 * reach + 3 * GRID_PX, middle).nonzero(as_tuple=True)
    away = [middle.start - int(places.min()) for places in (rows, columns)]
    away += [int(places.max()) - middle.stop + 1 for places in (rows, columns)]
    assert reach - GRID_PX < max(away) <= reach


@pytest.mark.parametrize(("levels", "finest", "thinned"), [(4, 2, 2), (3, 4, 1)])
def test_the_coarsest_level_is_the_grid_and_what_is_finer_than_an_eighth_is_thinned(
    levels: int, finest: int, thinned: int
) -> None:
    assert (finest_px(levels), finest << (levels - 1)) == (finest, GRID_PX)
    assert (
        [(finest << level) < GRID_PX // 2 for level in range(levels)].count(True) == thinned_levels(levels) == thinned
    )
