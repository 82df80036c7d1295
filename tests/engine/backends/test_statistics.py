"""Statistics of parts, pooled, are those of the whole, whatever the transform."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.backends.statistics import Pool
from models.networks.network import NetworkConfig, StyleNetwork
from models.registry import WeightsRecord
from models.transforms import TRANSFORMS

SIDE = 64


@pytest.mark.parametrize("ranks", [(3, 4, 5, 6), (0, 4, 5, 6), (0, 0, 0, 0)])
@pytest.mark.parametrize("transform", sorted(TRANSFORMS))
def test_parts_of_unequal_size_and_colour_give_the_whole(transform: str, ranks: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    config = NetworkConfig((5, 6, 7, 8), (0, 0, 0, 0), (0, 0, 0, 0), (2, 2, 2, 2), ranks, transform)
    network = StyleNetwork(config).eval()
    record = WeightsRecord(
        "test", Path("nowhere"), "", asdict(network.config), (), tuple(network.statistics_shapes), training={}
    )
    features = [torch.randn(1, width, SIDE >> level, SIDE >> level) + 3 for level, width in enumerate(config.widths)]
    for level in features:
        level[..., : level.shape[-1] // 4] *= 2.5
    pool = Pool(record, {name: part.detach().numpy() for name, part in network.state_dict().items()})
    with torch.no_grad():
        cuts = [
            [level[..., : level.shape[-1] // 4] for level in features],
            [level[..., level.shape[-1] // 4 :] for level in features],
        ]
        parts = [tuple(part[0].numpy() for part in network.statistics(cut)) for cut in cuts]
        whole = network.statistics(features)
    pooled = pool.pooled(parts, [1, 3])
    assert len(pooled) == len(whole)
    for mine, theirs in zip(pooled, whole, strict=True):
        assert mine.dtype == np.float32
        np.testing.assert_allclose(mine, theirs[0].numpy(), rtol=1e-4, atol=1e-5)
