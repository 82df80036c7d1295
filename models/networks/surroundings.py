"""How a network paints a frame where the picture goes on: with its mirror image around it.

At the borders of a frame convolutions see zeros. What would be painted there otherwise is what distillation teaches,
and what evaluation holds the painting against.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F

from models.layers import crop_from_grid, pad_to_grid
from models.networks.network import Folded, StyleNetwork


def paint_surrounded(
    network: StyleNetwork, frame: Tensor, folded: Folded, around_px: int = 0
) -> tuple[Tensor, list[Tensor]]:
    """The picture, float32, and the features of a frame [B, 3, H, W], RGB 0..1; with `around_px` of its mirror image on
    every side (a multiple of 16, less than the frame), which neither show nor count in its statistics.
    """
    height, width = frame.shape[-2:]
    features = network.read(pad_to_grid(F.pad(frame, [around_px] * 4, mode="reflect")))
    sides = [network.decoder.patch << level for level in range(len(features.levels))]
    levels = [_within(level, around_px // side) for level, side in zip(features.levels, sides, strict=True)]
    painted = network.paint(features, network.statistics(levels), folded)
    return _within(crop_from_grid(painted, height + 2 * around_px, width + 2 * around_px), around_px).float(), levels


def _within(image: Tensor, edge: int) -> Tensor:
    height, width = image.shape[-2:]
    return image[..., edge : height - edge, edge : width - edge]
