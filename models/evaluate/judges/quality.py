"""Style and content distance over the grid."""

from __future__ import annotations

import logging
from typing import Any

import torch

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Pair
from models.evaluate.judges.distances import Columns, Reference, joined, measure
from models.evaluate.judges.scales import COARSER, FULL_SIZE, StyleMemory, coarser
from models.evaluate.judges.statistics import rounded, summary
from models.perception.perceptual import Perceptual

log = logging.getLogger(__name__)

_PER_PAIR = ("style.mean", "moments.mean", "content.relu4_1")


@torch.inference_mode()
def quality(gallery: Gallery, perceptual: Perceptual, batch_size: int) -> dict[str, Any]:
    """Means and medians of all distances (`distances`, `scales`), and the main ones of every pair."""
    grid, memory = gallery.grid, StyleMemory(perceptual)
    parts, done = [], 0
    for batch in grid.batches(len(grid.pairs), batch_size):
        targets = memory.targets(batch)
        reference = Reference([tap.float() for tap in perceptual(batch.contents)], targets[FULL_SIZE])
        results = gallery.results(batch)
        parts.append(measure(perceptual(results), reference) | coarser(results, targets, perceptual))
        done += len(batch.pairs)
        log.info("distances: %d of %d pairs", done, len(grid.pairs))
    columns = joined(parts)
    figures = summary(columns)
    for name in (*_PER_PAIR, *(f"{scale}.mean" for scale in COARSER)):
        log.info("%s: %s", name, figures[name])
    return {"pairs": len(grid.pairs), "figures": figures, "per_pair": per_pair(grid.pairs, columns)}


def per_pair(pairs: tuple[Pair, ...], columns: Columns) -> list[dict[str, Any]]:
    """One row a pair: its pictures and its main distances."""
    return [
        {"content": pair.content["name"], "style": pair.style["name"]}
        | {name: rounded(columns[name][index].item()) for name in _PER_PAIR}
        for index, pair in enumerate(pairs)
    ]
