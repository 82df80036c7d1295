"""Training losses. Features are lists of taps relu1_1 .. relu4_1, [B, C, h, w] in the precision of the perceptual
network (`perceptual`); every distance is float32.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

_STABLE = 1e-5
_WITHIN_PX = 14
_WINDOW_PX = 8
_FAINT = 3 / 255
"""Contrast below which it does not matter how faint something is."""
_SCALES = 3
_HALF = math.log(2)


class StyleStatistics(NamedTuple):
    """Statistics of one tap: mean [B, C], standard deviation [B, C], Gram matrix F F^T / N [B, C, C]."""

    mean: Tensor
    deviation: Tensor
    gram: Tensor


def style_statistics(tap: Tensor) -> StyleStatistics:
    """Statistics of one tap, float32 whatever comes in."""
    return tiled_statistics(tap, 1)[0]


def tiled_statistics(tap: Tensor, tiles: int) -> tuple[StyleStatistics, tuple[Tensor, Tensor]]:
    """Statistics of one tap, and mean and standard deviation of its `tiles` x `tiles` parts, each [B * tiles^2, C];
    all float32.

    A rest of rows and columns that the tiles leave over counts for the whole alone. The tiles have no Gram matrices,
    which at this number would cost as much as the perceptual network.
    """
    mean, power, gram, *parts = _moments(tap.permute(0, 2, 3, 1), tiles)
    tile_mean, tile_power = (part.flatten(0, 2) for part in parts)
    return StyleStatistics(mean, _deviation(mean, power), gram), (tile_mean, _deviation(tile_mean, tile_power))


def _deviation(mean: Tensor, power: Tensor) -> Tensor:
    return ((power - mean.square()).clamp_min(0) + _STABLE).sqrt()


def _moments(places: Tensor, tiles: int) -> tuple[Tensor, ...]:
    moments: tuple[Tensor, ...] = _Moments.apply(places, tiles)  # type: ignore[no-untyped-call]
    return moments


def _tiled(places: Tensor, tiles: int) -> Tensor:
    """View of [B, h, w, C] as [B, tiles, rows, tiles, columns, C], without a rest."""
    batch, height, width, channels = places.shape
    rows, columns = height // tiles, width // tiles
    whole = places[:, : tiles * rows, : tiles * columns]
    return whole.view(batch, tiles, rows, tiles, columns, channels)


def _sums(places: Tensor, tiles: int) -> tuple[Tensor, Tensor]:
    """Over all places [B, C], and over those of each tile [B, tiles, tiles, C]; float32 as what comes in."""
    # Rows first: summed at once, rows and columns take four times as long.
    parts = _tiled(places, tiles).sum(2).sum(3)
    rows, columns = (extent // tiles * tiles for extent in places.shape[1:3])
    rests = (places[:, rows:], places[:, :rows, columns:])
    return sum((rest.sum((1, 2)) for rest in rests), start=parts.sum((1, 2))), parts


def _sums_of_powers(places: Tensor, tiles: int) -> list[Tensor]:
    """Of the values (all, tiles) and of their squares (all, tiles), see `_sums`; sample by sample, which stays in the
    processor's cache.
    """
    found = []
    for sample in places.unsqueeze(1):
        whole = sample.float()
        found.append((*_sums(whole, tiles), *_sums(whole.square(), tiles)))
    return [torch.cat(parts) for parts in zip(*found, strict=True)]


def _counts(places: Tensor, tiles: int) -> tuple[int, int]:
    """Places in all, and in each tile."""
    height, width = places.shape[1:3]
    return height * width, (height // tiles) * (width // tiles)


class _Moments(torch.autograd.Function):
    """Mean [B, C], mean square [B, C] and Gram matrix F^T F / N [B, C, C] of F [B, h, w, C], then mean and mean square
    [B, tiles, tiles, C] of its tiles, float32.

    All are at most quadratic in F, so that the whole gradient is one affine map of F: one matrix product a tap and a
    scale and a shift a tile, where automatic differentiation passes over the largest maps of the step a dozen times.
    The product runs in the precision of F; the mean square stays apart from the Gram matrix, off whose half precision
    diagonal no variance can be read.
    """

    @staticmethod
    def forward(ctx: Any, places: Tensor, tiles: int) -> tuple[Tensor, ...]:
        ctx.save_for_backward(places)
        ctx.tiles = tiles
        flat, (whole, parts) = places.flatten(1, 2), _counts(places, tiles)
        mean, tile_mean, power, tile_power = _sums_of_powers(places, tiles)
        gram = (flat.mT @ flat).float() / whole
        return mean / whole, power / whole, gram, tile_mean / parts, tile_power / parts

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        (places,) = ctx.saved_tensors
        flat, (whole, parts) = places.flatten(1, 2), _counts(places, ctx.tiles)
        mean, power, gram = (gradient.float() / whole for gradient in gradients[:3])
        shift, scale = ((part / parts)[:, :, None, :, None].to(places.dtype) for part in gradients[3:])
        slope = gram + gram.mT + torch.diag_embed(2 * power)
        pull = torch.baddbmm(mean.unsqueeze(1).to(places.dtype), flat, slope.to(places.dtype)).view(places.shape)
        _tiled(pull, ctx.tiles).add_(shift).addcmul_(_tiled(places, ctx.tiles), scale, value=2)
        return pull, None


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


def contrasts(image: Tensor) -> list[Tensor]:
    """How much contrast a picture [B, 3, h, w] has where: [B, places] at its size, at half and at a quarter of it.

    The logarithm of the root mean square difference of neighbours, in windows of 8 pixels.
    """
    picture, found = image.float(), []
    for _ in range(_SCALES):
        down = (picture[:, :, 1:, :-1] - picture[:, :, :-1, :-1]).square()
        across = (picture[:, :, :-1, 1:] - picture[:, :, :-1, :-1]).square()
        places = F.avg_pool2d((down + across).sum(1), _WINDOW_PX).flatten(1)
        found.append((places + _FAINT**2).log() / 2)
        picture = F.avg_pool2d(picture, 2)
    return found


def contrast_distance(image: Tensor, content: Tensor, style: Tensor) -> Tensor:
    """Mean squared difference [B] of the `contrasts` of a picture from what they shall be: spread as in the style, and
    in the order of the content, the least where the content is calmest; nowhere less than half of the content's own.

    Gram matrices know how much contrast there is, not that a poster has all of it along its lines: what matches them
    alone spreads it over everything as hatching (Risser et al. 2017 say so of histograms), skies and foreheads too.
    And a style may have its contrast at one size alone, where a picture needs some at each. The style may differ from
    the others in size, not in how large a pixel is.
    """
    distances = []
    for mine, theirs, wanted in zip(contrasts(image), contrasts(content), contrasts(style), strict=True):
        ranks = torch.linspace(0, 1, mine.shape[1], device=mine.device)
        spread = torch.empty_like(mine).scatter_(1, theirs.argsort(1), torch.quantile(wanted, ranks, dim=1).T)
        distances.append((mine - spread.maximum(theirs - _HALF)).square().mean(1))
    return torch.stack(distances).mean(0)


def border(image: Tensor) -> Tensor:
    """How far the borders of a picture [B, 3, h, w] stand out from what lies 14 pixels within them, per sample [B].

    Of a picture that is flat there: the mean square, over its four sides and the channels, of the difference between
    the mean colours of the outermost 4 pixels and of a strip of 8 pixels further in. What convolutions see of the zeros
    beyond the picture comes out as a frame.
    """
    strips = [side[..., _WITHIN_PX : _WITHIN_PX + 8, _WITHIN_PX:-_WITHIN_PX] for side in _turned(image)]
    inner = torch.stack([strip.mean((2, 3)) for strip in strips])
    return (outermost(image) - inner).square().mean((0, 2))


def outermost(image: Tensor) -> Tensor:
    """Mean colours [4, B, 3] of the outermost 4 pixels of each side of a picture [B, 3, h, w]."""
    return torch.stack([side[..., :4, :].mean((2, 3)) for side in _turned(image)])


def _turned(image: Tensor) -> list[Tensor]:
    """Each side upwards in turn."""
    return [image.rot90(turns, (2, 3)) for turns in range(4)]


def _relative(mine: Tensor, target: Tensor) -> Tensor:
    axes = tuple(range(1, target.dim()))
    return (mine - target).square().sum(axes) / target.square().sum(axes).clamp_min(_STABLE)
