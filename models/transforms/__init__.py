"""How a level's features take on a style: one file a method, all behind one interface (`Transform`).

| name | method | style code a layer | of a frame |
|---|---|---|---|
| linear | Li et al. 2019, learned matrix | matrix, deviations, mean | means, variances, covariance |
| sct | Wu et al. 2022, covariance transformation | matrix, mean | means, variances |
| adain | Huang and Belongie 2017, closed form | deviations, mean | means, variances |
| wct | Li et al. 2017, closed form | matrix, mean | mean, covariance |

Whatever the method, a style code is a tuple of tensors with one entry a style layer, and what is applied is their sum
weighted by the live layer weights (Babaeizadeh and Ghiasi 2018): every slider, mix and fade is a linear recombination
of cached parts. At weights 0 every transform leaves the frame's features as they are (the linear ones: but for their
compression).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, TypeAlias

# Who only asks for the names needs no PyTorch.
if TYPE_CHECKING:
    from torch import Tensor, nn

LAYERS = 4
"""Layers of the style loss, relu1_1 .. relu4_1: each has its own part in a style code."""

TRANSFORMS = {
    "linear": "models.transforms.linear:LinearTransform",
    "sct": "models.transforms.sct:CovarianceTransform",
    "adain": "models.transforms.adain:AdaptiveNormalisation",
    "wct": "models.transforms.wct:WhiteningColouring",
}

Parts: TypeAlias = "tuple[Tensor, ...]"


class Transform(Protocol):
    """One level's transform of C channels. Implementations are `nn.Module`s made with (channels, rank).

    Attributes:
        code_shapes: of the parts of a code, without the axes of batch and layers.
        statistics_shapes: of the statistics, without the batch axis.
    """

    code_shapes: tuple[tuple[int, ...], ...]
    statistics_shapes: tuple[tuple[int, ...], ...]

    def code(self, features: Tensor) -> Parts:
        """Style features [B, C, h, w] -> parts of the style code, each [B, LAYERS, ..], float32. Once per style."""

    def statistics(self, features: Tensor) -> Parts:
        """What of a frame decides on its transform: averages over its places, [B, ..], float32.

        Averages, so that they may be blended over time and over the parts of a large picture.
        """

    def __call__(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """Transform a frame's features.

        Args:
            features: [B, C, h, w].
            statistics: of these features, or blended with those of others.
            style: the parts of a code, each folded to [B, ..] with the layer weights, float32.
            gain: [B], mean of the layer weights times the strength: how much of the identity path is replaced.
        """

    def whole_precision(self) -> list[nn.Module]:
        """Submodules that read statistics and stay in float32 when the network is halved."""


def make_transform(name: str, channels: int, rank: int) -> nn.Module:
    """The transform `name` for features of `channels`, compressed to `rank` where it compresses; with a rank of 0 the
    level fades out (`fading`). Raises KeyError.
    """
    if rank == 0:
        from models.transforms.fading import Fading

        return Fading(channels)
    module, _, kind = TRANSFORMS[name].partition(":")
    transform: nn.Module = getattr(importlib.import_module(module), kind)(channels, rank)
    return transform
