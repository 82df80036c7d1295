"""The network: encoder, one transform a level, decoder.

style image --encoder--> code() --> parts, cached --fold(weights)--+
frame -------encoder--> features --transform(statistics, parts)--> decoder(modulation) --> frame
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from models.canvas import canvases
from models.grid import GRID_PX, thinned_levels
from models.networks.decoder import Decoder, DecoderSize, soften
from models.networks.encoder import Encoder
from models.networks.modulation import StyleModulation
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
        canvas: channels of noise at each level (`models.canvas`); 0: none.
        mixing: the style mixes the hidden channels of the decoder (`layers.mixed`).
        told: units between what is read of a style and the matrices of `canvas` and `mixing`; 0: reading makes them
            zero, only studying a style gives it some (`models.training.studying`).
    """

    widths: tuple[int, ...] = (24, 48, 96, 128)
    encoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    decoder_blocks: tuple[int, ...] = (0, 1, 1, 1)
    decoder_hidden: tuple[int, ...] = (24, 48, 96, 128)
    ranks: tuple[int, ...] = (16, 16, 24, 32)
    transform: str = "linear"
    encoder_hidden: tuple[int, ...] = ()
    canvas: int = 0
    mixing: bool = False
    told: int = 0


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
    transform, those of the next, .., the modulation of the decoder, the matrices that mix its hidden channels, and
    those that lay the canvas on each level, as far as there are any. The statistics of a frame are a flat tuple
    likewise, of the transforms alone.

    Attributes:
        style_shapes: of the parts of a code, without the axes of batch and layers.
        statistics_shapes: of the statistics, without the batch axis.
        canvas_px: side in pixels of what a place of the canvas of each level stands for; () = there is none.
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
        self._mixing = [(part.width, part.width) for part in self.decoder.parts] if config.mixing else []
        laid = [(width, config.canvas) for width in config.widths] if config.canvas else []
        self.canvas_px = tuple(self.decoder.patch << level for level in range(len(laid)))
        self.modulation = StyleModulation(2 * self.decoder.modulated, self._mixing, laid, config.told)
        self._shapes: tuple[list[Shapes], list[Shapes]] = (
            [level.statistics_shapes for level in self.transforms],  # type: ignore[misc]
            [level.code_shapes for level in self.transforms],  # type: ignore[misc]
        )
        self.statistics_shapes, codes = ([shape for level in kind for shape in level] for kind in self._shapes)
        self.style_shapes = [*codes, (self.modulation.outputs,), *self.modulation.shapes]

    def code(self, style: Tensor) -> Parts:
        """Style image [B, 3, H, W], RGB 0..1, sides multiples of 16 -> its code."""
        features = self.encoder(style)
        pairs = zip(self.transforms, features, strict=True)
        parts = [part for transform, level in pairs for part in transform.code(level)]  # type: ignore[operator]
        return (*parts, *self.modulation(style))

    def statistics(self, features: Sequence[Tensor]) -> Parts:
        """Of the levels of a frame's features; of those finer than 1/8 every second row and column will do."""
        fine = thinned_levels(len(features))
        seen = [*(level[:, :, ::2, ::2] for level in features[:fine]), *features[fine:]]
        pairs = zip(self.transforms, seen, strict=True)
        return tuple(part for transform, level in pairs for part in transform.statistics(level))  # type: ignore[operator]

    def canvas(self, height: int, width: int) -> Parts:
        """The canvas of a picture whose sides in pixels are multiples of 16: [1, channels, h, w] a level, or ()."""
        found = canvases(len(self.config.widths), self.config.canvas, (width, height))
        return tuple(torch.from_numpy(level).to(self.decoder.head.weight.device) for level in found)

    def forward(self, image: Tensor, style: Folded) -> Tensor:
        """Stylize, on the canvas that everyone sees.

        Args:
            image: [B, 3, H, W], RGB 0..1, sides multiples of 16 (see `layers.pad_to_grid`).
            style: a folded code.

        Returns:
            RGB [B, 3, H, W], about 0..1, not clamped.
        """
        features = self.read(image)
        return self.paint(features, self.statistics(features.levels), style)

    def read(self, image: Tensor) -> Features:
        """Of a frame as `forward` takes it."""
        return Features(self.encoder(image), soften(image, self.decoder.patch))

    def paint(
        self,
        features: Features,
        statistics: Parts,
        style: Folded,
        size: DecoderSize | None = None,
        canvas: Parts | None = None,
    ) -> Tensor:
        """`forward` behind the encoder, with statistics that need not be those of `features`, by a smaller decoder if
        need be (`Decoder.forward`), and on a canvas that need not be that of a whole picture (the same for all
        samples, or each its own).
        """
        coded = len(style.parts) - 1 - len(self.modulation.shapes)
        codes, modulation, matrices = style.parts[:coded], style.parts[coded], style.parts[coded + 1 :]
        mixing, laying = matrices[: len(self._mixing)], matrices[len(self._mixing) :]
        seen_sizes, code_sizes = ([len(shapes) for shapes in kind] for kind in self._shapes)
        parts = zip(
            self.transforms,
            features.levels,
            _split(statistics, seen_sizes),
            _split(codes, code_sizes),
            strict=True,
        )
        styled = [transform(x, seen, code, style.gain) for transform, x, seen, code in parts]
        if canvas is None:
            height, width = features.levels[-1].shape[2:]
            canvas = self.canvas(GRID_PX * height, GRID_PX * width)
        # Without a canvas there is nothing that lays one on.
        for level, each in enumerate(zip(laying, canvas, strict=True)):
            styled[level] = styled[level] + laid_on(*each)
        image: Tensor = self.decoder(styled, features.soft, modulation, size, mixing)
        return image


def laid_on(matrix: Tensor, canvas: Tensor) -> Tensor:
    """What a style [B, C, n] makes of the canvas [1 or B, n, h, w] of a level: [B, C, h, w]."""
    laid = matrix.to(canvas.dtype) @ canvas.flatten(2)
    return laid.view(*laid.shape[:2], *canvas.shape[2:])


def _split(parts: Sequence[Tensor], sizes: Sequence[int]) -> list[Parts]:
    ends = accumulate(sizes, initial=0)
    return [tuple(parts[begin:end]) for begin, end in pairwise(ends)]


def fold_codes(code: Parts, weights: Tensor) -> Folded:
    """Fold layer weights times strength [B, 4] into a code."""
    parts = tuple((weights.view(*weights.shape, *[1] * (part.dim() - 2)) * part).sum(1) for part in code)
    return Folded(parts, weights.mean(1))
