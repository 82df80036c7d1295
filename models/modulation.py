"""What a style tells the decoder beyond the features: a scale and a shift of its hidden channels.

After the arbitrary-style networks that predict the parameters of conditional instance normalisation (Ghiasi et al.
2017, Babaeizadeh and Ghiasi 2018), here one set a style layer, summed with the live layer weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.layers import deviations, full_precision, moments
from models.transforms import LAYERS

_EPSILON = 1e-3


class StyleModulation(nn.Module):
    """From the statistics of a style's features at all levels to [B, LAYERS, outputs]; starts at zero."""

    def __init__(self, widths: Sequence[int], outputs: int, hidden: int = 128) -> None:
        super().__init__()
        self.outputs = outputs
        self.layers = nn.Sequential(nn.Linear(2 * sum(widths), hidden), nn.ReLU(), nn.Linear(hidden, LAYERS * outputs))
        nn.init.zeros_(self.layers[2].weight)  # type: ignore[arg-type]
        nn.init.zeros_(self.layers[2].bias)  # type: ignore[arg-type]

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Style features, one map [B, C, h, w] a level -> [B, LAYERS, outputs], float32."""
        found = [moments(level) for level in features]
        with full_precision(features[0]):
            parts = [part for mean, variance in found for part in (mean, deviations(variance, _EPSILON))]
            result: Tensor = self.layers(torch.cat(parts, 1))
            return result.view(-1, LAYERS, self.outputs)
