"""Adaptive instance normalisation (Huang and Belongie, ICCV 2017): the style's mean and deviation on the frame's
features.

    y = (1 - g) F + sum_l w_l (s_l z + m_l),        z = (F - mean_c) / deviation_c

with s_l and m_l a quarter of the style's deviation and mean each: closed form, nothing is learned. Its layers are all
alike, so that the layer sliders act on it through the modulation of the decoder alone.
"""

from __future__ import annotations

from torch import Tensor, nn

from models.layers import deviations, full_precision, moments
from models.transforms import LAYERS, Parts

_EPSILON = 1e-5


class AdaptiveNormalisation(nn.Module):
    """See `models.transforms.Transform`. Code: scales s_l and means m_l, [B, 4, C] each."""

    def __init__(self, channels: int, rank: int) -> None:
        """`rank` is not used: nothing is compressed."""
        super().__init__()
        self.code_shapes = self.statistics_shapes = ((channels,), (channels,))

    def code(self, features: Tensor) -> Parts:
        """See `models.transforms.Transform`."""
        mean, variance = moments(features)
        parts = deviations(variance, _EPSILON), mean
        return tuple((part / LAYERS).unsqueeze(1).repeat(1, LAYERS, 1) for part in parts)

    def statistics(self, features: Tensor) -> Parts:
        """Mean and variance, [B, C] each."""
        return moments(features)

    def forward(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """See `models.transforms.Transform`."""
        mean, variance = statistics
        scale, shift = style
        with full_precision(mean):
            moving = scale / deviations(variance, _EPSILON)
            factor, offset = moving + (1 - gain).unsqueeze(1), shift - moving * mean
        factor, offset = (part.to(features.dtype)[:, :, None, None] for part in (factor, offset))
        return features * factor + offset

    def whole_precision(self) -> list[nn.Module]:
        """See `models.transforms.Transform`."""
        return []
