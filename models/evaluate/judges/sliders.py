"""Response curves: what each layer slider and the strength slider do to the distances, on average over pairs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import torch

from models.evaluate.grid import Batch, Grid
from models.evaluate.judges.distances import LAYERS, Columns, Reference, joined, measure
from models.evaluate.judges.statistics import rounded, spearman, summary
from models.evaluate.painter import Paints
from models.perception.perceptual import Perceptual

log = logging.getLogger(__name__)

STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
OTHERS = (1.0, 0.5)
STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)

Weights = tuple[float, ...]
Responses = dict[Weights, Columns]


@torch.inference_mode()
def sliders(grid: Grid, painter: Paints, perceptual: Perceptual, count: int, batch_size: int) -> dict[str, Any]:
    """The curves over the first `count` pairs of the grid.

    Every layer slider is moved with the other three held at each of `OTHERS`; strength with all layers alike.
    """
    count = min(count, len(grid.pairs))
    parts: list[Responses] = []
    for batch in grid.batches(count, batch_size):
        parts.append(_responses(batch, painter, perceptual))
        log.info("sliders: %d of %d pairs", min(count, len(parts) * batch_size), count)
    responses = {weights: joined([part[weights] for part in parts]) for weights in settings()}
    return {
        "pairs": count,
        "layers": [layer_curve(responses, layer, others) for others in OTHERS for layer in range(len(LAYERS))],
        "strength": strength_curve(responses),
    }


def settings() -> list[Weights]:
    """All positions of the sliders that some curve needs, each once."""
    layers = [moved(layer, step, others) for others in OTHERS for layer in range(len(LAYERS)) for step in STEPS]
    return list(dict.fromkeys([*layers, *((strength,) * len(LAYERS) for strength in STRENGTHS)]))


def moved(layer: int, step: float, others: float) -> Weights:
    """The layer weights with one slider at `step` and the others at `others`."""
    return tuple(step if index == layer else others for index in range(len(LAYERS)))


def layer_curve(responses: Responses, layer: int, others: float) -> dict[str, Any]:
    """How one slider moves the distance of its own layer.

    spearman: of slider and -distance: 1 when every step up brings the layer nearer to the style. relative_change: by
    how much of its value at 0 the distance falls on the way to 1.
    """
    curve = [responses[moved(layer, step, others)] for step in STEPS]
    report: dict[str, Any] = {"layer": LAYERS[layer], "others": others, "steps": STEPS}
    for kind, average in _AVERAGES.items():
        own = [average(columns[f"style.{LAYERS[layer]}"]) for columns in curve]
        report[kind] = {
            "own_layer": [rounded(value) for value in own],
            "spearman": spearman(STEPS, [-value for value in own]),
            "relative_change": rounded((own[0] - own[-1]) / own[0]),
            "all_layers": [[rounded(average(columns[f"style.{name}"])) for name in LAYERS] for columns in curve],
            "content": [rounded(average(columns["content.relu4_1"])) for columns in curve],
        }
    return report


def strength_curve(responses: Responses) -> dict[str, Any]:
    """All distances at every strength, and whether half strength lies between none and full in both main ones."""
    curve = [summary(responses[(strength,) * len(LAYERS)]) for strength in STRENGTHS]
    at = dict(zip(STRENGTHS, curve, strict=True))
    names = ("style.mean", "moments.mean", "content.relu3_1", "content.relu4_1")
    between = {
        name: all(_between(at[0.0][name][kind], at[0.5][name][kind], at[1.0][name][kind]) for kind in _AVERAGES)
        for name in ("style.mean", "content.relu4_1")
    }
    figures = {name: {kind: [row[name][kind] for row in curve] for kind in _AVERAGES} for name in names}
    return {"strengths": STRENGTHS, **figures, "half_lies_between": between}


def _responses(batch: Batch, painter: Paints, perceptual: Perceptual) -> Responses:
    reference, codes = Reference.of(batch, perceptual), painter.codes(batch.read)
    return {
        weights: measure(perceptual(painter.paint(batch.contents, codes, weights)), reference) for weights in settings()
    }


def _between(start: float, middle: float, end: float) -> bool:
    return min(start, end) <= middle <= max(start, end)


_AVERAGES: dict[str, Callable[[torch.Tensor], float]] = {
    "mean": lambda column: column.mean().item(),
    "median": lambda column: column.double().quantile(0.5).item(),
}
