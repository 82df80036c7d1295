"""The loss of one training step: which layer weights a sample gets, and what its result is measured by."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.colour.palette import Colours
from models.colour.recolouring import recolour
from models.grid import GRID_PX
from models.layers import crop_from_grid, pad_to_grid
from models.networks.network import Features, Folded, StyleNetwork, fold_codes
from models.perception.coherence import CoherenceLoss
from models.perception.losses import (
    border,
    content_distance,
    contrast_distance,
    lattice,
    moments_distance,
    out_of_range,
    style_distances,
    style_statistics,
    tiled_statistics,
    total_variation,
)
from models.perception.perceptual import Perceptual, halved
from models.training.config import TrainingConfig
from models.training.data.memory import Seen

_DISTANCE_KNEE = 4.0
_TILES = (3, 3, 3, 2)
_WALL_PX, _BEFORE_WALL_PX = 96, 32


def sample_weights(count: int, generator: torch.Generator) -> Tensor:
    """Layer weights [count, 4] in 0..1 (Babaeizadeh and Ghiasi 2018).

    Of the samples 50 % get all ones (a fifth of these faded by a strength), 10 % one layer alone, 20 % all but one,
    10 % U(0,1) each and 10 % none: the ends of the sliders stay honest, and the last kind learns the identity path.
    """
    kind = torch.rand(count, 1, generator=generator)
    uniform = torch.rand(count, 4, generator=generator)
    strength = torch.rand(count, 1, generator=generator)
    single = F.one_hot(torch.randint(0, 4, (count,), generator=generator), 4).float()
    weights = torch.where(kind < 0.10, strength.expand(-1, 4), torch.ones(count, 4))
    weights = torch.where((kind >= 0.50) & (kind < 0.60), single, weights)
    weights = torch.where((kind >= 0.60) & (kind < 0.80), 1 - single, weights)
    weights = torch.where((kind >= 0.80) & (kind < 0.90), uniform, weights)
    return torch.where(kind >= 0.90, torch.zeros(count, 4), weights)


class TrainingPair(NamedTuple):
    """Contents and styles, [B, 3, side, side], RGB 0..1, their colours, and what is seen in them."""

    content: Tensor
    style: Tensor
    content_colours: list[Colours]
    style_colours: list[Colours]
    content_seen: Seen
    style_seen: Seen


class Objective(nn.Module):
    """What a result is measured by. Its own parameters are the projections of the coherence loss.

    A layer's weight w_l is the share of the style in that layer: its statistics are drawn to those of the style by w_l
    and held at those of the content by 1 - w_l. Without the second half a slider at 0 would be a layer that nobody
    looks at, which the other layers bring along on their own.
    """

    def __init__(self, perceptual: Perceptual, config: TrainingConfig) -> None:
        super().__init__()
        self.perceptual, self.config = perceptual, config
        self.coherence = CoherenceLoss(perceptual.tap_channels[1:])

    def forward(
        self,
        network: StyleNetwork,
        pair: TrainingPair,
        weights: Tensor,
        generator: torch.Generator,
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """Loss (scalar) and its parts of one batch.

        Args:
            pair: what is painted, and in which style.
            weights: [B, 4], see `sample_weights`.
            generator: of the CPU; places the anchors of the coherence loss, and makes the noise of the camera.
        """
        config, (content, style) = self.config, pair[:2]
        folded = fold_codes(network.code(style), weights)
        filmed = film(content, config.noise, generator)
        colours = pair.content_colours, pair.style_colours, folded.gain.tolist()
        output = self._paint(network, recolour(filmed, *colours), folded, generator)
        clean = recolour(content, *colours)
        unrest = self._unrest(network, output, clean, folded, generator)
        framed = self._framed(network, clean, folded, generator)
        taps = self.perceptual(output)
        kept, targets, content_taps = pair.content_seen.statistics, pair.style_seen.statistics, pair.content_seen.taps
        found, tiles = zip(*map(tiled_statistics, taps, _TILES), strict=True)
        coarser = [tap for size in range(1, config.style_sizes) for tap in self.perceptual(halved(output, size))]
        sizes = style_distances([*found, *map(style_statistics, coarser)], targets).view(len(content), -1, len(taps))
        distances, drift = sizes[:, 0], style_distances(found, kept)
        local = torch.stack(
            [
                _bounded(moments_distance(*layer)).view(len(content), -1).mean(1)
                for layer in zip(tiles, targets[: len(taps)], strict=True)
            ],
            1,
        )
        style_part = config.local_share * local + (1 - config.local_share) * _bounded(sizes).mean(1)
        content_part = content_distance(taps[-1], content_taps[-1])
        spread = contrast_distance(output, clean, style) if config.contrast_weight else torch.zeros_like(content_part)
        identity = (weights.sum(1) == 0).float() * (output - content).abs().mean((1, 2, 3))
        per_sample = (
            config.content_weight * content_part
            + (config.detail_weight * content_distance(taps[-2], content_taps[-2]) if config.detail_weight else 0.0)
            + config.style_weight * (weights * style_part).mean(1)
            + config.keep_weight * ((1 - weights) * _bounded(drift)).mean(1)
            + config.contrast_weight * weights[:, :2].prod(1) * spread
            + config.identity_weight * identity
            + config.smoothness_weight * total_variation(output)
            + config.range_weight * out_of_range(output)
            + config.lattice_weight * lattice(output)
            + config.steadiness_weight * unrest
            + config.border_weight * framed
        )
        coherence = torch.zeros((), device=output.device)
        if config.coherence_weight:
            coherence = self.coherence(taps[1:], content_taps, generator)
        loss = per_sample.mean() + config.coherence_weight * coherence
        return loss, _report(weights, distances, content_part, identity) | {
            "coherence": coherence.detach(),
            "unrest": unrest.detach().mean(),
            "spread": spread.detach().mean(),
            "border": framed.detach().mean(),
        }

    def _unrest(
        self, network: StyleNetwork, output: Tensor, clean: Tensor, style: Folded, generator: torch.Generator
    ) -> Tensor:
        """Mean squared difference [B] of the results from those of the same pictures without grain and seen from some
        pixels further: what would flicker in a film.

        Without it a network finds its strokes in the grain, and prints the grid of its levels (both as random as a
        painter's hand to the style loss). Only `output` is pulled, so that the second look costs no gradient.
        """
        if not self.config.steadiness_weight:
            return torch.zeros(len(output), device=output.device)
        down, across = (int(shift) for shift in torch.randint(0, GRID_PX, (2,), generator=generator))
        with torch.no_grad():
            again = self._paint(network, clean[..., down:, across:], style, generator)
        return (output[..., down:, across:] - again).square().mean((1, 2, 3))

    def _framed(self, network: StyleNetwork, clean: Tensor, style: Folded, generator: torch.Generator) -> Tensor:
        """How far a frame [B] is painted around `walls`.

        Photographs have too much at their borders for the other losses to see it.
        """
        if not self.config.border_weight:
            return torch.zeros(len(clean), device=clean.device)
        return border(self._paint(network, walls(clean, generator), style, generator))

    def _paint(self, network: StyleNetwork, content: Tensor, style: Folded, generator: torch.Generator) -> Tensor:
        """Each size of the family paints its share of the batch: encoder, transforms and style code are the same.
        float32. Every picture has a canvas of its own: a network that saw one alone would learn it by heart.
        """
        height, width = content.shape[-2:]
        padded = pad_to_grid(content)
        features = network.read(padded)
        canvas = tuple(
            torch.randn(
                len(content),
                network.config.canvas,
                *(extent // side for extent in padded.shape[2:]),
                generator=generator,
            ).to(padded)
            for side in network.canvas_px
        )
        statistics = network.statistics(features.levels)
        sizes = [None, *self.config.smaller.values()]
        shares = torch.arange(len(content), device=content.device).tensor_split(len(sizes))
        painted = torch.cat(
            [
                network.paint(
                    Features([level[rows] for level in features.levels], features.soft[rows]),
                    tuple(part[rows] for part in statistics),
                    Folded(tuple(part[rows] for part in style.parts), style.gain[rows]),
                    size=size,
                    canvas=tuple(ground[rows] for ground in canvas),
                )
                for rows, size in zip(shares, sizes, strict=True)
                if len(rows)
            ]
        )
        return crop_from_grid(painted, height, width).float()


def film(pictures: Tensor, noise: float, generator: torch.Generator) -> Tensor:
    """Pictures [B, 3, h, w] as a camera in a dim room gives them: with grain of a deviation up to `noise`, each its
    own.

    What is asked of the result knows nothing of the grain, so that the network learns to pass over it; amplified, it
    would be the better part of the flicker.
    """
    if not noise:
        return pictures
    size = torch.rand(len(pictures), 1, 1, 1, generator=generator) * noise
    grain = torch.randn(pictures.shape, generator=generator) * size
    return (pictures + grain.to(pictures.device)).clamp(0, 1)


def walls(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """[B, 3, 96, 96]: for each picture [B, 3, h, w] a wall of one of its colours; before every second of them stands
    the picture, small.
    """
    down, across = (int(torch.randint(0, side, (1,), generator=generator)) for side in pictures.shape[-2:])
    made = pictures[..., down, across, None, None].repeat(1, 1, _WALL_PX, _WALL_PX)
    begin = (_WALL_PX - _BEFORE_WALL_PX) // 2
    middle = slice(begin, begin + _BEFORE_WALL_PX)
    made[::2, :, middle, middle] = F.adaptive_avg_pool2d(pictures[::2], _BEFORE_WALL_PX)
    return made.contiguous(memory_format=torch.channels_last)


def _bounded(distances: Tensor) -> Tensor:
    """Limit the pull of samples whose style is nearly flat (a tiny denominator) without losing its direction.

    Above the knee the gradient is that of the logarithm: a few such samples would else use up the clipped gradient
        norm.
    """
    return distances * (_DISTANCE_KNEE / distances.detach().clamp_min(_DISTANCE_KNEE))


def _report(weights: Tensor, distances: Tensor, content: Tensor, identity: Tensor) -> dict[str, Tensor]:
    """Figures of the samples at full weights (and of the identity samples), sums and counts, detached."""
    full = (weights.min(1).values == 1).float()
    report = {f"style{layer + 1}": (full * distances[:, layer]).sum() for layer in range(4)}
    report |= {"content": (full * content).sum(), "full": full.sum()}
    report |= {"identity": identity.sum(), "none": (weights.sum(1) == 0).float().sum()}
    return {name: value.detach() for name, value in report.items()}
