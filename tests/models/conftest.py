"""A network small enough to train in a test."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from models.networks.network import NetworkConfig, StyleNetwork

SMALL = NetworkConfig(
    widths=(8, 8, 12, 16),
    encoder_blocks=(0, 0, 1, 1),
    decoder_blocks=(1, 1, 0, 2),
    decoder_hidden=(12, 8, 12, 20),
    ranks=(4, 4, 6, 8),
    canvas=2,
    mixing=True,
    told=4,
)


@pytest.fixture
def bare_network() -> StyleNetwork:
    """The same without a canvas, and without matrices of the style."""
    return _filled(replace(SMALL, canvas=0, mixing=False))


@pytest.fixture
def small_network() -> StyleNetwork:
    """Random, but the same every time; its zero-started parts are filled so that nothing hides behind a zero."""
    return _filled(SMALL)


def _filled(config: NetworkConfig) -> StyleNetwork:
    torch.manual_seed(7)
    network = StyleNetwork(config)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter += 0.02 * torch.randn_like(parameter) * (parameter == 0)
    return network.eval()
