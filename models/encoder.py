"""The encoder: a picture into features at 1/2, 1/4, 1/8 and 1/16 of its size. Used for frames and for style images
alike.
"""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import Residual, convolution


class Encoder(nn.Module):
    """Space-to-depth stem, then one stride-2 convolution and some residual blocks a level.

    The stem folds 2x2 pixels into channels, because a convolution at full resolution costs as much as a whole level.
    """

    def __init__(self, widths: tuple[int, ...], blocks: tuple[int, ...]) -> None:
        super().__init__()
        self.stem = convolution(12, widths[0])
        self.downs = nn.ModuleList(convolution(before, after, stride=2) for before, after in pairwise(widths))
        self.blocks = nn.ModuleList(
            nn.Sequential(*(Residual(width, width) for _ in range(count)))
            for width, count in zip(widths, blocks, strict=True)
        )

    def forward(self, image: Tensor) -> list[Tensor]:
        """RGB [B, 3, H, W] in 0..1, sides multiples of 16 -> one feature map a level, finest first."""
        x = F.relu(self.stem(F.pixel_unshuffle(image - 0.5, 2)))
        features = [self.blocks[0](x)]
        for down, block in zip(self.downs, list(self.blocks)[1:], strict=True):
            features.append(block(down(features[-1])))
        return features
