"""The losses a style is studied by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from models.perception.losses import (
    StyleStatistics,
    content_distance,
    lattice,
    out_of_range,
    style_distances,
    style_statistics,
    total_variation,
)
from models.perception.perceptual import halved

if TYPE_CHECKING:
    from models.study.lesson import Lesson

Perceives = Callable[[Tensor], list[Tensor]]
"""A perceptual network: RGB [B, 3, H, W], 0..1 -> relu1_1, 2_1, 3_1, 4_1 or what stands for them."""

SIZES = 3
"""Style is compared at the full size, at half and at a quarter: strokes are wider than what one tap sees."""

_TONE_PX = 8
_COLOUR_PX = 32
_KNEE = 8.0


class Losses(NamedTuple):
    """What is minimised, and two of its terms for people: mean style distance and content distance at relu4_1."""

    total: Tensor
    style: float
    content: float


def style_targets(style: Tensor, perceptual: Perceives) -> list[StyleStatistics]:
    """Of a style picture [1, 3, H, W], RGB 0..1: the statistics of the four taps, of each size in turn."""
    with torch.no_grad():
        return [style_statistics(tap) for size in range(SIZES) for tap in perceptual(halved(style, size))]


def losses(
    painted: Tensor,
    frames: Tensor,
    seen: Sequence[Tensor],
    targets: Sequence[StyleStatistics],
    perceptual: Perceives,
    lesson: Lesson,
) -> Losses:
    """Of pictures [B, 3, h, w] painted from `frames`, in which relu3_1 and relu4_1 are `seen`."""
    taps = [perceptual(halved(painted, size)) for size in range(SIZES)]
    found = [style_statistics(tap) for each in taps for tap in each]
    repeated = [StyleStatistics(*(part.expand(len(painted), *part.shape[1:]) for part in each)) for each in targets]
    style = style_distances(found, repeated).clamp_max(_KNEE).mean()
    detail, coarse = (content_distance(mine, theirs).mean() for mine, theirs in zip(taps[0][2:], seen, strict=True))
    total = (
        lesson.style_weight * style
        + lesson.content_weight * coarse
        + lesson.detail_weight * detail
        + lesson.tone_weight * tone_distance(painted, frames)
        + lesson.colour_weight * colour_distance(painted, frames)
        + lesson.lattice_weight * lattice(painted).mean()
        + lesson.smoothness_weight * total_variation(painted).mean()
        + lesson.range_weight * out_of_range(painted).mean()
    )
    return Losses(total, style.item(), coarse.item())


def tone_distance(painted: Tensor, frames: Tensor) -> Tensor:
    """Mean squared difference of light and dark in squares of 8 pixels, [B, 3, h, w] each.

    Content features are normalised by channel, and style has no places: neither minds when an eye grows as light as the
    cheek around it.
    """
    return (F.avg_pool2d(painted.mean(1), _TONE_PX) - F.avg_pool2d(frames.mean(1), _TONE_PX)).square().mean()


def colour_distance(painted: Tensor, frames: Tensor) -> Tensor:
    """Mean squared difference of hue and saturation (light and dark left out) in squares of 32 pixels, [B, 3, h, w]
    each.

    Frames have the palette of the style already. A network that cannot paint what is as large as a pane or a leaf puts
    its colours around every outline instead, as halos.
    """
    difference = F.avg_pool2d(painted - frames, _COLOUR_PX)
    return (difference - difference.mean(1, keepdim=True)).square().mean()
