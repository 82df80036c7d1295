"""The optimised bound: it does come nearer to the style."""

from __future__ import annotations

import torch

from models.evaluate.grid import Grid
from models.evaluate.judges.baseline import baseline, optimise
from models.evaluate.judges.distances import Reference, measure
from models.evaluate.painter import Painter
from models.perception.perceptual import Perceptual


def test_optimising_a_picture_lowers_its_style_distance(
    grid: Grid, perceptual_tensors: dict[str, torch.Tensor]
) -> None:
    # Gram matrices grow faster with the features than the content does: here the style decides.
    perceptual = Perceptual(perceptual_tensors | {"conv1_1.weight": 40 * perceptual_tensors["conv1_1.weight"]})
    batch = next(grid.batches(2, 2))
    result = optimise(batch, perceptual, gram_weight=30, steps=25)
    assert 0 <= result.min() <= result.max() <= 1
    with torch.no_grad():
        reference = Reference.of(batch, perceptual)
        before, after = (measure(perceptual(pictures), reference) for pictures in (batch.contents, result))
    assert (after["style.mean"] < 0.7 * before["style.mean"]).all()


def test_the_report_compares_the_same_pairs(grid: Grid, painter: Painter, perceptual: Perceptual) -> None:
    report = baseline(grid, painter, perceptual, count=3, batch_size=2, gram_weights=(3, 30), steps=2)
    assert [row["gram_weight"] for row in report["weights"]] == [3, 30]
    for row in report["weights"]:
        assert report["pairs"] == len(row["per_pair"]) == 3
        assert row["optimised"].keys() == report["stylized"].keys()
