"""Style and content distance over the grid, for the results and for the untouched photographs."""

from __future__ import annotations

import logging
from typing import Any

import torch

from models.evaluate.distances import Columns, Reference, joined, measure
from models.evaluate.grid import Grid, Pair
from models.evaluate.painter import Painter
from models.evaluate.statistics import rounded, summary
from models.perceptual import Perceptual

log = logging.getLogger(__name__)

_PER_PAIR = ("style.mean", "moments.mean", "content.relu4_1")


@torch.inference_mode()
def quality(grid: Grid, painter: Painter, perceptual: Perceptual, batch_size: int) -> dict[str, Any]:
    """Means and medians of all distances, and the main ones of every pair."""
    stylized, untouched = [], []
    done = 0
    for batch in grid.batches(len(grid.pairs), batch_size):
        reference = Reference.of(batch, perceptual)
        results = painter.paint(batch.contents, painter.codes(batch.styles))
        stylized.append(measure(perceptual(results), reference))
        untouched.append(measure(reference.content_taps, reference))
        done += len(batch.pairs)
        log.info("distances: %d of %d pairs", done, len(grid.pairs))
    columns = joined(stylized)
    after, before = summary(columns), summary(joined(untouched))
    for name in _PER_PAIR:
        log.info("%s: %s, unstylized %s", name, after[name], before[name])
    rows = per_pair(grid.pairs, columns)
    return {"pairs": len(grid.pairs), "stylized": after, "unstylized": before, "per_pair": rows}


def per_pair(pairs: tuple[Pair, ...], columns: Columns) -> list[dict[str, Any]]:
    """One row a pair: its pictures and its main distances."""
    return [
        {"content": pair.content["name"], "style": pair.style["name"]}
        | {name: rounded(columns[name][index].item()) for name in _PER_PAIR}
        for index, pair in enumerate(pairs)
    ]
