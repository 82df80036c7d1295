"""Style and content distance of every style of a folder: of the bundled ones, which have been studied, or of others
that were (`--styles`, `--studied`).

The distances are those of `distances` and `scales`, over the grid's first photographs.
"""

from __future__ import annotations

from typing import Any

import torch

from models.evaluate.judges.distances import LAYERS, Columns, Reference, joined, measure
from models.evaluate.judges.scales import COARSER, FULL_SIZE, coarser, statistics_of
from models.evaluate.judges.statistics import rounded
from models.evaluate.style_folder import StyleFolder
from models.perception.perceptual import Perceptual

_REPORTED = (f"{FULL_SIZE}.mean", *(f"{scale}.mean" for scale in COARSER), f"content.{LAYERS[-1]}")


@torch.inference_mode()
def bundled(folder: StyleFolder, perceptual: Perceptual) -> dict[str, Any]:
    """Means of the main distances over all, and of every style."""
    contents = [[tap.float() for tap in perceptual(content)] for content in folder.contents]
    styles = [_of_style(folder, index, contents, perceptual) for index in range(len(folder.names))]
    rows = [{"style": name} | _means(columns) for name, columns in zip(folder.names, styles, strict=True)]
    return {"photographs": len(contents), "mean": _means(joined(styles)), "styles": rows}


def _of_style(folder: StyleFolder, index: int, contents: list[list[torch.Tensor]], perceptual: Perceptual) -> Columns:
    """A value for each photograph."""
    style = folder.styles[index]
    targets = {name: statistics_of(style, perceptual, by) for name, by in {FULL_SIZE: 1, **COARSER}.items()}
    parts = [
        measure(perceptual(result), Reference(taps, targets[FULL_SIZE])) | coarser(result, targets, perceptual)
        for result, taps in zip(torch.split(folder.results(index), 1), contents, strict=True)
    ]
    return joined(parts)


def _means(columns: Columns) -> dict[str, float]:
    return {name: rounded(columns[name].mean().item()) for name in _REPORTED}
