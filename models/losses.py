"""Training losses. Features are lists of taps relu1_1 .. relu4_1, float32 [B, C, h, w] (see `perceptual`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

_STABLE = 1e-5


class StyleTarget(NamedTuple):
    """Statistics of one tap of a style: mean [B, C], standard deviation [B, C], Gram matrix F F^T / N [B, C, C]."""

    mean: Tensor
    deviation: Tensor
    gram: Tensor


def style_target(tap: Tensor) -> StyleTarget:
    """Statistics of one tap."""
    flat = tap.flatten(2)
    mean = flat.mean(2)
    # Under autocast the Gram product runs in half precision, too coarse to read the variances off its diagonal.
    variance = (flat.square().mean(2) - mean.square()).clamp_min(0)
    gram = flat @ flat.transpose(1, 2) / flat.shape[2]
    return StyleTarget(mean, (variance + _STABLE).sqrt(), gram)


def style_distances(taps: Sequence[Tensor], targets: Sequence[StyleTarget]) -> Tensor:
    """Relative style distance per sample and layer, [B, 4].

    |G - G_s|^2 / |G_s|^2 (Gatys et al. 2016) plus the same relative form for means and deviations (Huang and Belongie
    2017): relative, so that layers and styles of unequal contrast weigh the same without constants.
    """
    layers = []
    for tap, target in zip(taps, targets, strict=True):
        mine = style_target(tap)
        layers.append(sum(_relative(a, b) for a, b in zip(mine, target, strict=True)))
    return torch.stack([torch.as_tensor(layer) for layer in layers], 1)


def content_distance(tap: Tensor, content: Tensor) -> Tensor:
    """Mean squared error of per-channel normalised features, per sample [B]: shape counts, palette does not."""
    return (normalised(tap) - normalised(content)).square().mean((1, 2, 3))


def normalised(tap: Tensor) -> Tensor:
    """Each channel of each sample to mean 0 and deviation 1."""
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
