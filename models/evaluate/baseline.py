"""Pictures optimised pixel by pixel (Gatys, Ecker and Bethge 2016): how near to a style one can come at some content
distance with all the time in the world. Slow: minutes a pair on a processor.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from models.evaluate.distances import Reference, joined, measure
from models.evaluate.grid import Batch, Grid
from models.evaluate.painter import Painter, eight_bits
from models.evaluate.quality import per_pair
from models.evaluate.statistics import summary
from models.losses import StyleTarget, style_target
from models.perceptual import Perceptual

log = logging.getLogger(__name__)

GRAM_WEIGHT = 30.0
STEPS = 150
_LEARNING_RATE = 0.03

# Variance of relu4_1 and mean square of each layer's Gram matrix, over photographs and paintings at 256 pixels: they
# bring content and all style layers of the normalised VGG-19 to about 1.
_CONTENT_VARIANCE = 3.73
_GRAM_SQUARES = (13.5, 6.52, 11.7, 5.02)


def baseline(
    grid: Grid, painter: Painter, perceptual: Perceptual, count: int, batch_size: int, steps: int = STEPS
) -> dict[str, Any]:
    """Distances of optimised pictures and, of the same pairs, of painted ones."""
    count = min(count, len(grid.pairs))
    optimised, painted = [], []
    for batch in grid.batches(count, batch_size):
        pictures = optimise(batch, perceptual, steps)
        with torch.inference_mode():
            reference = Reference.of(batch, perceptual)
            optimised.append(measure(perceptual(pictures), reference))
            results = painter.paint(batch.contents, painter.codes(batch.styles))
            painted.append(measure(perceptual(results), reference))
        log.info("baseline: %d of %d pairs", min(count, len(optimised) * batch_size), count)
    columns = joined(optimised)
    return {
        "pairs": count,
        "steps": steps,
        "gram_weight": GRAM_WEIGHT,
        "optimised": summary(columns),
        "stylized": summary(joined(painted)),
        "per_pair": per_pair(grid.pairs[:count], columns),
    }


def optimise(batch: Batch, perceptual: Perceptual, steps: int) -> Tensor:
    """Start from the contents and descend content loss + `GRAM_WEIGHT` x Gram loss: [B, 3, side, side] in 8-bit steps.

    Adam scales every value by its own gradient, so that the pictures of a batch do not touch each other.
    """
    with torch.no_grad():
        content, targets = perceptual(batch.contents)[3], [style_target(tap) for tap in perceptual(batch.styles)]
    pictures = batch.contents.clone().requires_grad_()
    optimizer = torch.optim.Adam([pictures], _LEARNING_RATE)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = _LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * step / steps))
        loss = _loss(perceptual(pictures), content, targets)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        with torch.no_grad():
            pictures.clamp_(0, 1)
        if (step + 1) % 25 == 0:
            log.info("baseline: step %d of %d, loss %.4f", step + 1, steps, loss.item() / len(pictures))
    return eight_bits(pictures.detach())


def _loss(taps: Sequence[Tensor], content: Tensor, targets: Sequence[StyleTarget]) -> Tensor:
    """Sum over the batch."""
    loss = (taps[3] - content).square().mean((1, 2, 3)) / _CONTENT_VARIANCE
    for tap, target, size in zip(taps, targets, _GRAM_SQUARES, strict=True):
        loss = loss + GRAM_WEIGHT * (style_target(tap).gram - target.gram).square().mean((1, 2)) / size
    return loss.sum()
