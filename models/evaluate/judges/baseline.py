"""Pictures optimised pixel by pixel (Gatys, Ecker and Bethge 2016): how near to a style one can come at some content
distance with all the time in the world. Slow: minutes a pair on a processor.

The weight of the style decides at which content distance: several of them give a curve to lay a network's point beside.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from models.evaluate.grid import Batch, Grid
from models.evaluate.judges.distances import Columns, Reference, joined, measure
from models.evaluate.judges.quality import per_pair
from models.evaluate.judges.statistics import summary
from models.evaluate.painter import Paints, eight_bits
from models.perception.losses import StyleStatistics, style_statistics
from models.perception.perceptual import Perceptual

log = logging.getLogger(__name__)

GRAM_WEIGHTS = (30.0,)
STEPS = 150
_LEARNING_RATE = 0.03

# Variance of relu4_1 and mean square of each layer's Gram matrix, over photographs and paintings at 256 pixels: they
# bring content and all style layers of the normalised VGG-19 to about 1.
_CONTENT_VARIANCE = 3.73
_GRAM_SQUARES = (13.5, 6.52, 11.7, 5.02)


def baseline(
    grid: Grid,
    painter: Paints,
    perceptual: Perceptual,
    count: int,
    batch_size: int,
    gram_weights: Sequence[float] = GRAM_WEIGHTS,
    steps: int = STEPS,
) -> dict[str, Any]:
    """Distances of optimised pictures at every Gram weight and, of the same pairs, of painted ones."""
    count = min(count, len(grid.pairs))
    painted: list[Columns] = []
    optimised: dict[float, list[Columns]] = {weight: [] for weight in gram_weights}
    for batch in grid.batches(count, batch_size):
        with torch.no_grad():
            reference = Reference.of(batch, perceptual)
            results = painter.paint(batch.contents, painter.codes(batch.read))
            painted.append(measure(perceptual(results), reference))
        for weight, parts in optimised.items():
            pictures = optimise(batch, perceptual, weight, steps)
            with torch.no_grad():
                parts.append(measure(perceptual(pictures), reference))
        log.info("baseline: %d of %d pairs", min(count, len(painted) * batch_size), count)
    columns = {weight: joined(parts) for weight, parts in optimised.items()}
    rows = [
        {"gram_weight": weight, "optimised": summary(part), "per_pair": per_pair(grid.pairs[:count], part)}
        for weight, part in columns.items()
    ]
    return {"pairs": count, "steps": steps, "stylized": summary(joined(painted)), "weights": rows}


def optimise(batch: Batch, perceptual: Perceptual, gram_weight: float, steps: int) -> Tensor:
    """Start from the contents and descend content loss + `gram_weight` x Gram loss: [B, 3, side, side] in 8-bit steps.

    Adam scales every value by its own gradient, so that the pictures of a batch do not touch each other.
    """
    with torch.no_grad():
        content, targets = perceptual(batch.contents)[3], [style_statistics(tap) for tap in perceptual(batch.styles)]
    pictures = batch.contents.clone().requires_grad_()
    optimizer = torch.optim.Adam([pictures], _LEARNING_RATE)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = _LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * step / steps))
        loss = _loss(perceptual(pictures), content, targets, gram_weight)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        with torch.no_grad():
            pictures.clamp_(0, 1)
        if (step + 1) % 25 == 0:
            log.info(
                "baseline: weight %g, step %d of %d, loss %.4f",
                gram_weight,
                step + 1,
                steps,
                loss.item() / len(pictures),
            )
    return eight_bits(pictures.detach())


def _loss(taps: Sequence[Tensor], content: Tensor, targets: Sequence[StyleStatistics], gram_weight: float) -> Tensor:
    """Sum over the batch."""
    loss = (taps[3].float() - content.float()).square().mean((1, 2, 3)) / _CONTENT_VARIANCE
    for tap, target, size in zip(taps, targets, _GRAM_SQUARES, strict=True):
        loss = loss + gram_weight * (style_statistics(tap).gram - target.gram).square().mean((1, 2)) / size
    return loss.sum()
