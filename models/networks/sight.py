"""The network that sees what is where in a frame: which of it is people, and how near everything is.

A U-shaped network of its own (Ronneberger et al. 2015, with additions in place of concatenations), small enough to be
read beside every frame. It is no part of the painting: its maps say where the paint goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import Residual, convolution


@dataclass(frozen=True, slots=True)
class SightConfig:
    """Shape of the network. One entry a level, finest (1/2 of the picture) first.

    Attributes:
        widths: channels. encoder_blocks, decoder_blocks: residual blocks; the coarsest level has no decoder of its own.
    """

    widths: tuple[int, ...] = (16, 32, 64, 96, 128)
    encoder_blocks: tuple[int, ...] = (0, 1, 1, 2, 2)
    decoder_blocks: tuple[int, ...] = (0, 1, 1, 1)


class SightNetwork(nn.Module):
    """Space-to-depth stem, five levels down and four up again."""

    def __init__(self, config: SightConfig) -> None:
        super().__init__()
        self.config = config
        widths = config.widths
        self.stem = convolution(12, widths[0])
        self.downs = nn.ModuleList(convolution(fine, coarse, stride=2) for fine, coarse in pairwise(widths))
        self.encoder = _blocks(widths, config.encoder_blocks)
        self.narrows = nn.ModuleList(convolution(coarse, fine, kernel=1) for fine, coarse in pairwise(widths))
        self.decoder = _blocks(widths[:-1], config.decoder_blocks)
        self.last = convolution(widths[0], widths[0])
        self.head = nn.Conv2d(widths[0], 2, 3, padding=1)

    def forward(self, image: Tensor) -> Tensor:
        """RGB [B, 3, H, W] in 0..1, sides multiples of `SIGHT_GRID_PX` -> [B, 2, H/2, W/2], each 0..1: how much of a
        place is people, and how near it is (0 = the farthest in the picture, 1 = the nearest).
        """
        return torch.sigmoid(self.logits(image))

    def logits(self, image: Tensor) -> Tensor:
        """`forward` before the sigmoid, which losses are computed from."""
        features = [self.encoder[0](F.relu(self.stem(F.pixel_unshuffle(image - 0.5, 2))))]
        for down, blocks in zip(self.downs, list(self.encoder)[1:], strict=True):
            features.append(blocks(F.relu(down(features[-1]))))
        x = features.pop()
        for narrow, blocks in zip(reversed(self.narrows), reversed(self.decoder), strict=True):
            x = blocks(F.interpolate(narrow(x), scale_factor=2.0, mode="bilinear") + features.pop())
        found: Tensor = self.head(F.relu(self.last(x)))
        return found


def _blocks(widths: tuple[int, ...], counts: tuple[int, ...]) -> nn.ModuleList:
    return nn.ModuleList(
        nn.Sequential(*(Residual(width, width) for _ in range(count)))
        for width, count in zip(widths, counts, strict=True)
    )
