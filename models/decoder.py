"""The decoder: transformed features back into a picture."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import residuals


class Decoder(nn.Module):
    """Mirror of the encoder: nearest enlargement, transformed skips added in, pixel-shuffle head."""

    def __init__(self, widths: tuple[int, ...], blocks: tuple[int, ...]) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(residuals(width, count) for width, count in zip(widths, blocks, strict=True))
        self.narrows = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairwise(widths))
        self.last = nn.Conv2d(widths[0], widths[0], 3, padding=1)
        self.head = nn.Conv2d(widths[0], 12, 3, padding=1)
        _start_without_checkerboard(self.head)

    def forward(self, features: list[Tensor]) -> Tensor:
        """One transformed map a level, finest first -> RGB [B, 3, H, W], about 0..1, not clamped."""
        x = self.blocks[-1](features[-1])
        for level in range(len(features) - 2, -1, -1):
            # Narrowing before enlarging costs a quarter of narrowing after.
            x = F.interpolate(self.narrows[level](x), scale_factor=2.0, mode="nearest")
            x = self.blocks[level](x + features[level])
        x = F.relu(self.last(x)) + x
        return F.pixel_shuffle(self.head(x), 2) + 0.5


def _start_without_checkerboard(head: nn.Conv2d) -> None:
    """Start the four sub-pixels of a colour equal (Aitken et al. 2017), so that no grid has to be unlearned."""
    with torch.no_grad():
        head.weight.copy_(head.weight[::4].repeat_interleave(4, 0))
        nn.init.zeros_(head.bias)  # type: ignore[arg-type]
