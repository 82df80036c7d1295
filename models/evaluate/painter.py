"""The network under test, as every part of the evaluation uses it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from models.layers import crop_from_grid, pad_to_grid
from models.loading import load_network
from models.network import StyleNetwork, fold_codes
from models.training.checkpoint import load_checkpoint
from models.training.config import read_config
from models.transforms import Parts

FULL = (1.0, 1.0, 1.0, 1.0)
"""The default sliders."""


class Painter:
    """Paints pictures in float32 and hands out what a screen would show: clamped and rounded to 8 bits.

    Strength is a factor on the layer weights here. The application fades into the untouched frame at its low end, which
    is no part of the network and not measured.
    """

    def __init__(self, network: StyleNetwork, device: torch.device) -> None:
        self._network = network.to(device).eval().requires_grad_(False)
        self._device = device

    def codes(self, styles: Tensor) -> Parts:
        """Codes of style pictures [B, 3, H, W], RGB 0..1, sides multiples of 16."""
        return self._network.code(styles)

    def paint(self, contents: Tensor, codes: Parts, weights: Sequence[float] = FULL) -> Tensor:
        """Pictures [B, 3, H, W] in their styles (or all in one style), the four layers weighted: the same shape."""
        layers = torch.tensor(weights, device=self._device).expand(len(contents), -1)
        results = self._network(pad_to_grid(contents), fold_codes(codes, layers))
        return eight_bits(crop_from_grid(results, contents.shape[-2], contents.shape[-1]))


def eight_bits(pictures: Tensor) -> Tensor:
    """Clamp to 0..1 and round to 256 values."""
    return pictures.clamp(0, 1).mul(255).round().div(255)


def network_of_checkpoint(path: Path, config: str) -> tuple[StyleNetwork, int]:
    """The averaged weights of a training run and the step they are of. Raises FileNotFoundError."""
    state = load_checkpoint(path)
    if state is None:
        raise FileNotFoundError(f"There is no checkpoint {path}.")
    network = StyleNetwork(read_config(config).network)
    network.load_state_dict(state["average"])
    return network, int(state["step"])


def network_of_weights(name: str) -> StyleNetwork:
    """The network of shipped weights. Raises WeightsError."""
    return load_network(name)
