"""The reader of style pictures: what it makes of one is all that the decoder is told about strokes and texture.

A small network of its own, since it sees a style once where the encoder sees every frame. It learns beforehand, for a
few minutes, to tell from a picture what the perceptual network would find in it on average (`training.reading`), and
is frozen from then on: a description that shifted while others learn from it would be worth little.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import LEAK, convolution, deviations, full_precision, moments

_WIDTHS = (32, 64, 96, 128, 192, 160)
_STRIDES = (1, 2, 1, 2, 2, 2)
_EPSILON = 1e-3


class StyleReader(nn.Module):
    """Convolutions, and the mean and deviation of every channel of each: what is where in a style does not count.

    Attributes:
        outputs: numbers that describe a style.
    """

    def __init__(self) -> None:
        super().__init__()
        before = (12, *_WIDTHS[:-1])
        self.convs = nn.ModuleList(map(convolution, before, _WIDTHS, _STRIDES))
        self.outputs = 2 * sum(_WIDTHS)

    def forward(self, style: Tensor) -> Tensor:
        """Of [B, 3, H, W], RGB 0..1, sides even: [B, outputs], float32."""
        x, found = F.pixel_unshuffle(style - 0.5, 2), []
        for conv in self.convs:
            x = F.leaky_relu(conv(x), LEAK)
            mean, variance = moments(x)
            with full_precision(x):
                found += [mean, deviations(variance, _EPSILON)]
        return torch.cat(found, 1)
