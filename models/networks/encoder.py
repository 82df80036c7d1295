"""The encoder: a picture into features at up to four sizes, the coarsest 1/16 of its own. Used for frames and for
style images alike.
"""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn
from torch.nn import functional as F

from models.grid import finest_px
from models.layers import Residual, convolution


class Encoder(nn.Module):
    """Space-to-depth stem, then one stride-2 convolution and some residual blocks a level.

    The stem folds 2x2 pixels into channels, or 4x4 where the finest level is that coarse, because a convolution at full
    resolution costs as much as a whole level.

    Attributes:
        patch: side in pixels of what is folded.
    """

    def __init__(self, widths: tuple[int, ...], blocks: tuple[int, ...], hidden: tuple[int, ...]) -> None:
        """One entry a level, finest first; `hidden`: channels inside the blocks."""
        super().__init__()
        self.patch = finest_px(len(widths))
        self.stem = convolution(3 * self.patch**2, widths[0])
        self.downs = nn.ModuleList(convolution(before, after, stride=2) for before, after in pairwise(widths))
        self.blocks = nn.ModuleList(
            nn.Sequential(*(Residual(width, inner) for _ in range(count)))
            for width, inner, count in zip(widths, hidden, blocks, strict=True)
        )

    def forward(self, image: Tensor) -> list[Tensor]:
        """RGB [B, 3, H, W] in 0..1, sides multiples of 16 -> one feature map a level, finest first."""
        x = self.stem(F.pixel_unshuffle(image - 0.5, self.patch))
        # A finest level without blocks gets its only ReLU here. With them it would lose half of what the stem has
        # found, and the way back to the picture with it.
        features = [self.blocks[0](x) if len(self.blocks[0]) else F.relu(x)]  # type: ignore[arg-type]
        for down, block in zip(self.downs, list(self.blocks)[1:], strict=True):
            features.append(block(down(features[-1])))
        return features
