"""The decoder: transformed features back into a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.grid import SOFT_PX, finest_px
from models.layers import Modulation, Residual, convolution, mixed, modulate


class DecoderSize(NamedTuple):
    """How large a decoder is. One entry a level, finest first.

    Attributes:
        hidden: channels inside the residual blocks.
        blocks: residual blocks.
    """

    hidden: tuple[int, ...]
    blocks: tuple[int, ...]


class Part(NamedTuple):
    """Channels that a style scales and shifts: those inside block `block` of `level`; the last convolution is (-1,
    0).
    """

    level: int
    block: int
    width: int


class Decoder(nn.Module):
    """Mirror of the encoder: bilinear enlargement (no blocks stay), transformed skips added in, pixel-shuffle head.

    What the head draws lies on the frame itself, softened (`soften`), with which a network starts: colour and light are
    there from the first step, lines and strokes have to be drawn.

    The style reaches it twice: by the transformed features, and by a scale and a shift of every hidden channel
    (`modulation`), which decide what the strokes are drawn with.

    A smaller decoder lies in the corner of a larger one: the first blocks, the first channels of each. Both can be
        trained at once (`forward` with a size), and cut apart afterwards.

    Attributes:
        parts: what is scaled and shifted, in the order of a modulation: the scales of all, then the shifts of all.
        modulated: channels of all parts.
        patch: side in pixels of what the head unfolds.
    """

    def __init__(self, widths: tuple[int, ...], size: DecoderSize) -> None:
        super().__init__()
        self.size = size
        self.blocks = nn.ModuleList(
            nn.ModuleList(Residual(width, inner) for _ in range(count))
            for width, inner, count in zip(widths, *size, strict=True)
        )
        self.narrows = nn.ModuleList(convolution(coarse, fine, kernel=1) for fine, coarse in pairwise(widths))
        self.last = nn.Conv2d(widths[0], widths[0], 3, padding=1)
        self.patch = finest_px(len(widths))
        pixels = 3 * self.patch**2
        # 16 pixels of a place need 16 times the head; that they go on in those of the next is left to `last`.
        kernel = 3 if self.patch < SOFT_PX else 1
        self.head = nn.Conv2d(widths[0], pixels, kernel, padding=kernel // 2)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)  # type: ignore[arg-type]
        self.ground = nn.Conv2d(3, pixels, 3, padding=1, bias=False)
        _start_as_enlargement(self.ground, self.patch)
        levels = enumerate(zip(*size, strict=True))
        inner = [Part(level, block, width) for level, (width, count) in levels for block in range(count)]
        self.parts = [*inner, Part(-1, 0, widths[0])]
        self.modulated = sum(part.width for part in self.parts)

    def forward(
        self,
        features: list[Tensor],
        soft: Tensor,
        modulation: Tensor,
        size: DecoderSize | None = None,
        mixing: Sequence[Tensor] = (),
    ) -> Tensor:
        """A picture of features.

        Args:
            features: one transformed map a level, finest first.
            soft: what `soften` makes of the frame.
            modulation: [B, 2 * modulated].
            size: that of the smaller decoder in the corner to use; None = all of this one.
            mixing: [B, C, C] of each of `parts` (see `layers.mixed`); () = nothing is mixed.

        Returns:
            RGB [B, 3, H, W], about 0..1, not clamped.
        """
        styles, matrices = self._split(modulation), self._matrices(mixing)
        coarsest = len(features) - 1
        x = self._level(coarsest, features[-1], styles, matrices, size)
        for level in range(coarsest - 1, -1, -1):
            # Narrowing before enlarging costs a quarter of narrowing after.
            x = F.interpolate(self.narrows[level](x), scale_factor=2.0, mode="bilinear")
            x = self._level(level, x + features[level], styles, matrices, size)
        x = F.relu(mixed(modulate(self.last(x), Modulation(*styles[-1, 0])), matrices.get((-1, 0)))) + x
        return F.pixel_shuffle(self.head(x) + self.ground(soft), self.patch) + 0.5

    def _level(
        self,
        level: int,
        x: Tensor,
        styles: dict[tuple[int, int], tuple[Tensor, Tensor]],
        matrices: dict[tuple[int, int], Tensor],
        size: DecoderSize | None,
    ) -> Tensor:
        blocks: nn.ModuleList = self.blocks[level]  # type: ignore[assignment]
        for index, block in enumerate(list(blocks)[: None if size is None else size.blocks[level]]):
            modulation = Modulation(*styles[level, index])
            mixing = matrices.get((level, index))
            if size is None:
                x = block(x, modulation, mixing)
            else:
                x = block.narrow(x, modulation, size.hidden[level], mixing)  # type: ignore[operator]
        return x

    def _matrices(self, mixing: Sequence[Tensor]) -> dict[tuple[int, int], Tensor]:
        """The matrix of each part, by its level and block; none where nothing is mixed."""
        return {part[:2]: matrix for part, matrix in zip(self.parts, mixing, strict=True)} if mixing else {}

    def _split(self, modulation: Tensor) -> dict[tuple[int, int], tuple[Tensor, Tensor]]:
        """Scale and shift of each part, by its level and block."""
        ends = accumulate((part.width for part in self.parts), initial=0)
        return {
            part[:2]: (modulation[:, begin:end], modulation[:, self.modulated + begin : self.modulated + end])
            for part, (begin, end) in zip(self.parts, pairwise(ends), strict=True)
        }


def soften(image: Tensor, patch: int) -> Tensor:
    """The picture [B, 3, H, W], RGB 0..1, at a quarter of its size, enlarged to that of the finest level, whose places
    are `patch` pixels wide: [B, 3, H/patch, W/patch], about 0.
    """
    soft = F.avg_pool2d(image - 0.5, SOFT_PX)
    return soft if patch == SOFT_PX else F.interpolate(soft, scale_factor=SOFT_PX / patch, mode="bilinear")


def _start_as_enlargement(ground: nn.Conv2d, patch: int) -> None:
    """Start with the soft picture enlarged bilinearly: a pixel of a place is so much its own, and so much that of the
    neighbours on its side, as it lies from the middle.
    """
    shares = []
    for pixel in range(patch):
        off = (pixel + 0.5) / patch - 0.5
        shares.append(torch.tensor([max(-off, 0.0), 1 - abs(off), max(off, 0.0)]))
    with torch.no_grad():
        nn.init.zeros_(ground.weight)
        for colour in range(3):
            for row, down in enumerate(shares):
                for column, across in enumerate(shares):
                    ground.weight[(colour * patch + row) * patch + column, colour] = torch.outer(down, across)
