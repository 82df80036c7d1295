"""Training losses. Features are lists of taps relu1_1 .. relu4_1, [B, C, h, w] in the precision of the perceptual
network (`perceptual`); every distance is float32.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

_STABLE = 1e-5


class StyleStatistics(NamedTuple):
    """Statistics of one tap: mean [B, C], standard deviation [B, C], Gram matrix F F^T / N [B, C, C]."""

    mean: Tensor
    deviation: Tensor
    gram: Tensor


def style_statistics(tap: Tensor) -> StyleStatistics:
    """Statistics of one tap, float32 whatever comes in."""
    return _statistics(*_moments(tap.permute(0, 2, 3, 1).flatten(1, 2)))


def local_moments(tap: Tensor, tiles: int) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of the `tiles` x `tiles` parts of one tap, each [B * tiles^2, C], float32.

    A rest of rows and columns that the tiles leave over does not count. Without Gram matrices, which at this number
    would cost as much as the perceptual network.
    """
    window = (tap.shape[2] // tiles, tap.shape[3] // tiles)
    mean, power = (
        F.avg_pool2d(part, window, ceil_mode=False)[:, :, :tiles, :tiles].permute(0, 2, 3, 1).flatten(0, 2)
        for part in (tap.float(), tap.float().square())
    )
    return mean, ((power - mean.square()).clamp_min(0) + _STABLE).sqrt()


def _statistics(mean: Tensor, power: Tensor, gram: Tensor) -> StyleStatistics:
    return StyleStatistics(mean, ((power - mean.square()).clamp_min(0) + _STABLE).sqrt(), gram)


def _moments(places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    moments: tuple[Tensor, Tensor, Tensor] = _Moments.apply(places)  # type: ignore[no-untyped-call]
    return moments


class _Moments(torch.autograd.Function):
    """Mean [B, C], mean square [B, C] and Gram matrix F^T F / N [B, C, C] of F [B, N, C], float32.

    All three are at most quadratic in F, so that the whole gradient is one affine map of F: one matrix product a tap,
    where automatic differentiation passes over the largest maps of the step seven times. The product runs in the
    precision of F; the mean square stays apart from the Gram matrix, off whose half precision diagonal no variance can
    be read.
    """

    @staticmethod
    def forward(ctx: Any, places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        ctx.save_for_backward(places)
        mean, power = (part.mean(1, dtype=torch.float32) for part in (places, places * places))
        return mean, power, (places.mT @ places).float() / places.shape[1]

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:
        (places,) = ctx.saved_tensors
        mean, power, gram = (gradient.float() / places.shape[1] for gradient in gradients)
        slope = gram + gram.mT + torch.diag_embed(2 * power)
        return torch.baddbmm(mean.unsqueeze(1).to(places.dtype), places, slope.to(places.dtype))


def moments_distance(found: tuple[Tensor, Tensor], target: StyleStatistics) -> Tensor:
    """`style_distances` of one layer without its Gram matrices, [B * n], of the n parts that follow each other of each
    of B targets.
    """
    count = len(found[0]) // len(target.mean)
    return sum(
        (_relative(a, b.repeat_interleave(count, 0)) for a, b in zip(found, target[:2], strict=True)),
        start=torch.zeros((), device=found[0].device),
    )


def style_distances(found: Sequence[StyleStatistics], targets: Sequence[StyleStatistics]) -> Tensor:
    """Relative style distance per sample and layer, [B, 4].

    |G - G_s|^2 / |G_s|^2 (Gatys et al. 2016) plus the same relative form for means and deviations (Huang and Belongie
    2017): relative, so that layers and styles of unequal contrast weigh the same without constants.
    """
    layers = []
    for mine, target in zip(found, targets, strict=True):
        layers.append(sum(_relative(a, b) for a, b in zip(mine, target, strict=True)))
    return torch.stack([torch.as_tensor(layer) for layer in layers], 1)


def content_distance(tap: Tensor, content: Tensor) -> Tensor:
    """Mean squared error of per-channel normalised features, per sample [B]: shape counts, palette does not."""
    return (normalised(tap) - normalised(content)).square().mean((1, 2, 3))


def normalised(tap: Tensor) -> Tensor:
    """Each channel of each sample to mean 0 and deviation 1, float32."""
    tap = tap.float()
    mean = tap.mean((2, 3), keepdim=True)
    return (tap - mean) / (tap.var((2, 3), keepdim=True, unbiased=False) + _STABLE).sqrt()


def total_variation(image: Tensor) -> Tensor:
    """Mean squared difference of neighbours, per sample [B]: opposes fine grain."""
    down = (image[:, :, 1:] - image[:, :, :-1]).square().mean((1, 2, 3))
    across = (image[:, :, :, 1:] - image[:, :, :, :-1]).square().mean((1, 2, 3))
    return down + across


def out_of_range(image: Tensor) -> Tensor:
    """Mean squared excess over 0..1, per sample [B]: the clamp at the end must have nothing to do."""
    return (image - image.clamp(0, 1)).square().mean((1, 2, 3))


def lattice(image: Tensor) -> Tensor:
    """Energy of a grid of period 2 or 4 pixels that stands over large areas, per sample [B].

    Enlarging by nearest neighbour and pixel shuffle print such a grid on walls and skies. In a picture without one,
    each of the 4x4 phases of a window has the same mean; the loss is the variance of those means, in windows of 48
    pixels.
    """
    folded = F.pixel_unshuffle(image, 4)
    phases = folded.view(image.shape[0], image.shape[1], 16, *folded.shape[2:])
    means = F.avg_pool3d(phases, (1, 12, 12))
    return means.var(2, unbiased=False).mean((1, 2, 3))


def _relative(mine: Tensor, target: Tensor) -> Tensor:
    axes = tuple(range(1, target.dim()))
    return (mine - target).square().sum(axes) / target.square().sum(axes).clamp_min(_STABLE)
