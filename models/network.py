"""The network: encoder, one transform a level, decoder.

style image --encoder--> code() --> parts, cached --fold(weights)--+
frame -------encoder--> features --transform(statistics, parts)--> decoder(modulation) --> frame
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from torch import Tensor, nn
from torch.nn import functional as F

from models.decoder import Decoder, DecoderSize, soften
from models.encoder import Encoder
from models.grid import thinned_levels
from models.modulation import StyleModulation
from models.transforms import Parts, make_transform


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Shape of a network. One entry a level, finest first; the coarsest is 1/16 of the picture, so that of four levels
    the finest is 1/2, of three 1/4.

    Attributes:
        widths: feature channels.
        encoder_blocks, decoder_blocks: residual blocks.
        decoder_hidden, encoder_hidden: channels inside the residual blocks; of the encoder () = as many as `widths`.
        ranks: compressed channels k of the transform; 0: the level takes no part in the style, but fades out.
        transform: a name of `models.transforms.TRANSFORMS`.
    """

    widths: tuple[int, ...] = (24, 48, 96, 128)
    encoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    decoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    decoder_hidden: tuple[int, ...] = (24, 48, 96, 128)
    ranks: tuple[int, ...] = (16, 16, 24, 32)
    transform: str = "linear"
    encoder_hidden: tuple[int, ...] = ()


def network_config(table: Mapping[str, Any]) -> NetworkConfig:
    """A config as JSON and TOML have it, with lists. Raises TypeError on unknown keys."""
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return NetworkConfig(**fields)


Shapes = tuple[tuple[int, ...], ...]


class Folded(NamedTuple):
    """A style code with layer weights folded in: its parts without their layer axis, and the gain [B], float32."""

    parts: Parts
    gain: Tensor


class Features(NamedTuple):
    """What is read of a frame: one map [B, C, h, w] a level, finest first, and the frame softened for the head."""

    levels: list[Tensor]
    soft: Tensor


class StyleNetwork(nn.Module):
    """Encoder, transforms and decoder of any size of the family.

    A style code is a flat tuple of parts, each [B, 4, ..] with one entry a style layer: those of the finest level's
    transform, those of the next, .., and last the modulation of the decoder. The statistics of a frame are a flat tuple
    likewise, without the modulation.

    Attributes:
        style_shapes: of the parts of a code, without the axes of batch and layers.
        statistics_shapes: of the statistics, without the batch axis.
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config.widths, config.encoder_blocks, config.encoder_hidden or config.widths)
        self.transforms = nn.ModuleList(
            make_transform(config.transform, width, rank)
            for width, rank in zip(config.widths, config.ranks, strict=True)
        )
        self.decoder = Decoder(config.widths, DecoderSize(config.decoder_hidden, config.decoder_blocks))
        self.modulation = StyleModulation(2 * self.decoder.modulated)
        self._shapes: tuple[list[Shapes], list[Shapes]] = (
            [level.statistics_shapes for level in self.transforms],  # type: ignore[misc]
            [level.code_shapes for level in self.transforms],  # type: ignore[misc]
        )
        self.statistics_shapes, codes = ([shape for level in kind for shape in level] for kind in self._shapes)
        self.style_shapes = [*codes, (self.modulation.outputs,)]

    def code(self, style: Tensor) -> Parts:
        """Style image [B, 3, H, W], RGB 0..1, sides multiples of 16 -> its code."""
        features = self.encoder(style)
        pairs = zip(self.transforms, features, strict=True)
        parts = [part for transform, level in pairs for part in transform.code(level)]  # type: ignore[operator]
        return (*parts, self.modulation(style))

    def statistics(self, features: Sequence[Tensor]) -> Parts:
        """Of the levels of a frame's features; of those finer than 1/8 every second row and column will do."""
        fine = thinned_levels(len(features))
        seen = [*(level[:, :, ::2, ::2] for level in features[:fine]), *features[fine:]]
        pairs = zip(self.transforms, seen, strict=True)
        return tuple(part for transform, level in pairs for part in transform.statistics(level))  # type: ignore[operator]

    def forward(self, image: Tensor, style: Folded, strength_map: Tensor | None = None) -> Tensor:
        """Stylize.

        Args:
            image: [B, 3, H, W], RGB 0..1, sides multiples of 16 (see `layers.pad_to_grid`).
            style: a folded code.
            strength_map: [B, 1, H, W] in 0..1, or None for 1 everywhere.

        Returns:
            RGB [B, 3, H, W], about 0..1, not clamped.
        """
        features = self.read(image)
        return self.paint(features, self.statistics(features.levels), style, strength_map)

    def read(self, image: Tensor) -> Features:
        """Of a frame as `forward` takes it."""
        return Features(self.encoder(image), soften(image, self.decoder.patch))

    def paint(
        self,
        features: Features,
        statistics: Parts,
        style: Folded,
        strength_map: Tensor | None = None,
        size: DecoderSize | None = None,
    ) -> Tensor:
        """`forward` behind the encoder, with statistics that need not be those of `features`, and by a smaller decoder
        if need be (`Decoder.forward`).
        """
        *codes, modulation = style.parts
        levels = len(self.transforms)
        sides = [self.decoder.patch << level for level in range(levels)]
        maps = [None if strength_map is None else F.avg_pool2d(strength_map, side) for side in sides]
        seen_sizes, code_sizes = ([len(shapes) for shapes in kind] for kind in self._shapes)
        parts = zip(
            self.transforms,
            features.levels,
            _split(statistics, seen_sizes),
            _split(codes, code_sizes),
            maps,
            strict=True,
        )
        styled = [transform(x, seen, code, style.gain, local) for transform, x, seen, code, local in parts]
        image: Tensor = self.decoder(styled, features.soft, modulation, maps, size)
        return image


def _split(parts: Sequence[Tensor], sizes: Sequence[int]) -> list[Parts]:
    ends = accumulate(sizes, initial=0)
    return [tuple(parts[begin:end]) for begin, end in pairwise(ends)]


def fold_codes(code: Parts, weights: Tensor) -> Folded:
    """Fold layer weights times strength [B, 4] into a code."""
    parts = tuple((weights.view(*weights.shape, *[1] * (part.dim() - 2)) * part).sum(1) for part in code)
    return Folded(parts, weights.mean(1))
