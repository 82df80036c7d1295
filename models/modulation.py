"""What a style tells the decoder beyond the features: a scale and a shift of its hidden channels.

After the arbitrary-style networks that predict the parameters of conditional instance normalisation (Ghiasi et al.
2017, Babaeizadeh and Ghiasi 2018), here one set a style layer, summed with the live layer weights. A style is read
once and
cached: the convolutions that read it here cost nothing while frames are painted, and are wider than the encoder can
be.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import deviations, full_precision, moments
from models.transforms import LAYERS

_READER_WIDTHS = (12, 32, 64, 128, 192)
_EPSILON = 1e-3


class StyleModulation(nn.Module):
    """From a style image and the encoder's features of it to [B, LAYERS, outputs]; starts at zero."""

    def __init__(self, widths: Sequence[int], outputs: int, hidden: int = 128) -> None:
        super().__init__()
        self.outputs = outputs
        self.reader = nn.ModuleList(
            nn.Conv2d(before, after, 3, stride=1 if before == 12 else 2, padding=1)
            for before, after in pairwise(_READER_WIDTHS)
        )
        seen = 2 * (sum(widths) + sum(_READER_WIDTHS[1:]))
        self.layers = nn.Sequential(nn.Linear(seen, hidden), nn.ReLU(), nn.Linear(hidden, LAYERS * outputs))
        nn.init.zeros_(self.layers[2].weight)  # type: ignore[arg-type]
        nn.init.zeros_(self.layers[2].bias)  # type: ignore[arg-type]

    def forward(self, style: Tensor, features: Sequence[Tensor]) -> Tensor:
        """Of [B, 3, H, W], RGB 0..1, and its features, one map [B, C, h, w] a level; float32."""
        found = [moments(level) for level in (*features, *self._read(style))]
        with full_precision(style):
            parts = [part for mean, variance in found for part in (mean, deviations(variance, _EPSILON))]
            result: Tensor = self.layers(torch.cat(parts, 1))
            return result.view(-1, LAYERS, self.outputs)

    def _read(self, style: Tensor) -> list[Tensor]:
        x, levels = F.pixel_unshuffle(style - 0.5, 2), []
        for conv in self.reader:
            x = F.relu(conv(x))
            levels.append(x)
        return levels
