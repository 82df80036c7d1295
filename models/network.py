"""The network: encoder, one linear transform a level, decoder.

style image --encoder--> code() --> StyleCodes, cached --fold(weights)--+
frame -------encoder--> features --transform(matrix, mean, gain)--> decoder --> frame
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor, nn
from torch.nn import functional as F

from models.decoder import Decoder
from models.encoder import Encoder
from models.transforms.linear import LinearTransform, fold


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Shape of a network. One entry a level, finest (1/2 of the picture) first.

    Attributes:
        widths: feature channels.
        encoder_blocks, decoder_blocks: residual blocks.
        ranks: compressed channels k of the transform.
    """

    widths: tuple[int, ...] = (24, 48, 96, 128)
    encoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    decoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    ranks: tuple[int, ...] = (16, 16, 24, 32)


class Codes(NamedTuple):
    """A style code as tensors: per level matrices [B, 4, k, k] and means [B, 4, C], float32."""

    matrices: tuple[Tensor, ...]
    means: tuple[Tensor, ...]


class Folded(NamedTuple):
    """A style code with layer weights folded in: per level [B, k, k] and [B, C], and the gain [B], float32."""

    matrices: tuple[Tensor, ...]
    means: tuple[Tensor, ...]
    gain: Tensor


class StyleNetwork(nn.Module):
    """Encoder, linear transforms and decoder of any size of the family."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config.widths, config.encoder_blocks)
        self.transforms = nn.ModuleList(
            LinearTransform(width, rank) for width, rank in zip(config.widths, config.ranks, strict=True)
        )
        self.decoder = Decoder(config.widths, config.decoder_blocks)

    def code(self, style: Tensor) -> Codes:
        """Style image [B, 3, H, W], RGB 0..1, sides multiples of 16 -> its code."""
        return self.code_from_features(self.encoder(style))

    def code_from_features(self, features: Sequence[Tensor]) -> Codes:
        """The code of a style whose encoder features (one map a level) are at hand."""
        parts = [transform.code(level) for transform, level in zip(self.transforms, features, strict=True)]  # type: ignore[operator]
        return Codes(tuple(matrices for matrices, _ in parts), tuple(means for _, means in parts))

    def forward(self, image: Tensor, style: Folded, strength_map: Tensor | None = None) -> Tensor:
        """Stylize.

        Args:
            image: [B, 3, H, W], RGB 0..1, sides multiples of 16 (see `layers.pad_to_grid`).
            style: a folded code.
            strength_map: [B, 1, H, W] in 0..1, or None for 1 everywhere.

        Returns:
            RGB [B, 3, H, W], about 0..1, not clamped.
        """
        return self.stylize_features(self.encoder(image), style, strength_map)

    def stylize_features(self, features: Sequence[Tensor], style: Folded, strength_map: Tensor | None = None) -> Tensor:
        """`forward` behind the encoder."""
        styled = []
        for level, (transform, x) in enumerate(zip(self.transforms, features, strict=True)):
            local = None if strength_map is None else F.avg_pool2d(strength_map, 2 ** (level + 1))
            styled.append(transform(x, style.matrices[level], style.means[level], style.gain, local))
        image: Tensor = self.decoder(styled)
        return image


def fold_codes(codes: Codes, weights: Tensor) -> Folded:
    """Fold layer weights times strength [B, 4] into a code."""
    folded = [fold(matrices, means, weights) for matrices, means in zip(codes.matrices, codes.means, strict=True)]
    return Folded(tuple(f[0] for f in folded), tuple(f[1] for f in folded), weights.mean(1))
