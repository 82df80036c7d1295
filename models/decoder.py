"""The decoder: transformed features back into a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.layers import Modulation, Residual, modulate


class Decoder(nn.Module):
    """Mirror of the encoder: nearest enlargement, transformed skips added in, pixel-shuffle head.

    The style reaches it twice: by the transformed features, and by a scale and a shift of every hidden channel
    (`modulation`), which decide what the strokes are drawn with.

    Attributes:
        modulated: channels that are scaled and shifted; a modulation has twice as many values.
    """

    def __init__(self, widths: tuple[int, ...], hidden: tuple[int, ...], blocks: tuple[int, ...]) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(
            nn.ModuleList(Residual(width, inner) for _ in range(count))
            for width, inner, count in zip(widths, hidden, blocks, strict=True)
        )
        self.narrows = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairwise(widths))
        self.last = nn.Conv2d(widths[0], widths[0], 3, padding=1)
        self.head = nn.Conv2d(widths[0], 12, 3, padding=1)
        _start_without_checkerboard(self.head)
        inner = [width for width, count in zip(hidden, blocks, strict=True) for _ in range(count)]
        self._parts = [*inner, widths[0]]
        self._first = [0, *accumulate(blocks)]
        self.modulated = sum(self._parts)

    def forward(self, features: list[Tensor], modulation: Tensor, maps: Sequence[Tensor | None]) -> Tensor:
        """A picture of features.

        Args:
            features: one transformed map a level, finest first.
            modulation: [B, 2 * modulated].
            maps: a level, [B, 1, h, w] in 0..1: how much of the modulation acts where; None = all of it everywhere.

        Returns:
            RGB [B, 3, H, W], about 0..1, not clamped.
        """
        styles = self._split(modulation)
        x = self._level(len(features) - 1, features[-1], styles, maps)
        for level in range(len(features) - 2, -1, -1):
            # Narrowing before enlarging costs a quarter of narrowing after.
            x = F.interpolate(self.narrows[level](x), scale_factor=2.0, mode="nearest")
            x = self._level(level, x + features[level], styles, maps)
        x = F.relu(modulate(self.last(x), Modulation(*styles[-1], maps[0]))) + x
        return F.pixel_shuffle(self.head(x), 2) + 0.5

    def _level(
        self, level: int, x: Tensor, styles: list[tuple[Tensor, Tensor]], maps: Sequence[Tensor | None]
    ) -> Tensor:
        blocks: nn.ModuleList = self.blocks[level]  # type: ignore[assignment]
        for index, block in enumerate(blocks, start=self._first[level]):
            x = block(x, Modulation(*styles[index], maps[level]))
        return x

    def _split(self, modulation: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Scale and shift of each block, finest level first, then those of the last convolution."""
        ends = list(accumulate(self._parts, initial=0))
        return [
            (modulation[:, begin:end], modulation[:, self.modulated + begin : self.modulated + end])
            for begin, end in pairwise(ends)
        ]


def _start_without_checkerboard(head: nn.Conv2d) -> None:
    """Start the four sub-pixels of a colour equal (Aitken et al. 2017), so that no grid has to be unlearned."""
    with torch.no_grad():
        head.weight.copy_(head.weight[::4].repeat_interleave(4, 0))
        nn.init.zeros_(head.bias)  # type: ignore[arg-type]
