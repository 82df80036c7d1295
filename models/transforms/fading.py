"""No transform at all: the frame's features fade out as the style fades in, and leave the style's mean.

    y = (1 - g) F + sum_l w_l m_l

For the finest levels. Where they take part in the style, a network finds it enough to sharpen the edges that they
hand through; where they do not, strokes have to be drawn from the coarser ones, as in the networks without skips
(Johnson et al. 2016). At low strength the fine detail is still there.
"""

from __future__ import annotations

from torch import Tensor, nn

from models.layers import full_precision, moments
from models.transforms import LAYERS, Parts


class Fading(nn.Module):
    """See `models.transforms.Transform`. Code: means m_l [B, 4, C]. Of a frame it needs nothing."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels
        self.code_shapes: tuple[tuple[int, ...], ...] = ((channels,),)
        self.statistics_shapes: tuple[tuple[int, ...], ...] = ()
        self.style_mean = nn.Linear(channels, LAYERS * channels)
        nn.init.zeros_(self.style_mean.weight)
        nn.init.zeros_(self.style_mean.bias)

    def code(self, features: Tensor) -> Parts:
        """See `models.transforms.Transform`."""
        mean, _ = moments(features)
        with full_precision(features):
            shift: Tensor = self.style_mean(mean)
            return (shift.view(-1, LAYERS, self.channels) + mean.unsqueeze(1) / LAYERS,)

    def statistics(self, features: Tensor) -> Parts:
        """None."""
        return ()

    def forward(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """See `models.transforms.Transform`."""
        (shift,) = style
        stays, comes = ((1 - gain)[:, None, None, None], shift[:, :, None, None])
        return features * stays.to(features.dtype) + comes.to(features.dtype)

    def whole_precision(self) -> list[nn.Module]:
        """See `models.transforms.Transform`."""
        return []
