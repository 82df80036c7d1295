"""The distances everything is judged by, in VGG-19's relu1_1, relu2_1, relu3_1 and relu4_1 (`perception.perceptual`).

With f a tap of the result, s that of the style, c that of the content; mu, sigma, G the mean, the deviation and the
Gram matrix F F^T / N of a tap over its N places:

    style.L          |G - G_s|^2 / |G_s|^2 + |mu - mu_s|^2 / |mu_s|^2 + |sigma - sigma_s|^2 / |sigma_s|^2 at layer L:
                     `models.perception.losses.style_distances`, what the networks here are trained by
    style.mean       its mean over the four layers (`scales` has the same at 1/2 and 1/4 of the size)
    moments.L        mean over channels of (mu - mu_s)^2 + (sigma - sigma_s)^2 at layer L: the style loss of AdaIN
                     (Huang and Belongie 2017), which most papers report; they mostly sum the layers
    moments.mean     its mean over the four layers: a quarter of that sum
    content.L        mean squared difference of f and c, each channel of each brought to mean 0 and deviation 1, at
                     relu3_1 and relu4_1: `models.perception.losses.content_distance`; palette does not count
    content_plain.L  mean squared difference of f and c at relu4_1, as in AdaIN; palette counts

All are per picture and without unit. Features may be computed in bfloat16, statistics are float32: on eight pairs the
means then differ from those of float32 features by 0.5 % at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from models.evaluate.grid import Batch
from models.perception.losses import StyleStatistics, content_distance, style_distances, style_statistics
from models.perception.perceptual import TAPS, Perceptual

LAYERS = tuple(f"relu{tap}" for tap in TAPS)
_CONTENT_TAPS = (2, 3)
_PLAIN_TAP = 3

Columns = dict[str, Tensor]
"""Name of a distance -> its value per picture, float32 [B] on the CPU."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a batch of results is compared with: taps of the contents, statistics of the styles."""

    content_taps: Sequence[Tensor]
    targets: Sequence[StyleStatistics]

    @classmethod
    def of(cls, batch: Batch, perceptual: Perceptual) -> Reference:
        """The reference of a batch of pairs."""
        return cls(
            [tap.float() for tap in perceptual(batch.contents)],
            [style_statistics(tap.float()) for tap in perceptual(batch.styles)],
        )


def measure(taps: Sequence[Tensor], reference: Reference) -> Columns:
    """All distances of results whose taps relu1_1 .. relu4_1 are given."""
    taps = [tap.float() for tap in taps]
    found = [style_statistics(tap) for tap in taps]
    columns = per_layer("style", style_distances(found, reference.targets))
    columns |= per_layer("moments", _moments(found, reference.targets))
    for tap in _CONTENT_TAPS:
        columns[f"content.{LAYERS[tap]}"] = content_distance(taps[tap], reference.content_taps[tap])
    plain = (taps[_PLAIN_TAP] - reference.content_taps[_PLAIN_TAP]).square().mean((1, 2, 3))
    columns[f"content_plain.{LAYERS[_PLAIN_TAP]}"] = plain
    return {name: column.cpu() for name, column in columns.items()}


def joined(parts: Sequence[Columns]) -> Columns:
    """The columns of several batches, one below the other."""
    return {name: torch.cat([part[name] for part in parts]) for name in parts[0]}


def per_layer(name: str, values: Tensor) -> Columns:
    """Values [B, 4] as one column a layer, `name`.relu1_1 .. relu4_1, and their mean, `name`.mean."""
    columns = {f"{name}.{layer}": values[:, index] for index, layer in enumerate(LAYERS)}
    return columns | {f"{name}.mean": values.mean(1)}


def _moments(found: Sequence[StyleStatistics], targets: Sequence[StyleStatistics]) -> Tensor:
    layers = []
    for mine, target in zip(found, targets, strict=True):
        distance = (mine.mean - target.mean).square() + (mine.deviation - target.deviation).square()
        layers.append(distance.mean(1))
    return torch.stack(layers, 1)
